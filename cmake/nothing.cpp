// For compiler_cache.cmake: whether it can be compiled.
int nothing;

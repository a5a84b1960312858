// Read before every source of a mutated build: which mutant is chosen, and which were come by.
#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>

namespace titrate::mutate {

inline constexpr int most = 65536;
inline int chosen = 0;  // none: mutants are counted from 1
inline bool unnoted[most];
inline bool* come_by =
    unnoted;  // kept in a file, where a test asks for it: so forked processes note as well

// Before anything else is initialized, which may come by mutants.
[[gnu::constructor(101)]] inline static void choose() {
  if (const char* number = std::getenv("MUTANT")) chosen = std::atoi(number);
  const char* path = std::getenv("MUTANTS_COME_BY");
  if (path == nullptr || come_by != unnoted) return;
  const int file = ::open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0 || ::ftruncate(file, most) != 0) std::abort();
  void* shared = ::mmap(nullptr, most, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  ::close(file);
  if (shared == MAP_FAILED) std::abort();
  come_by = static_cast<bool*>(shared);
}

// What is worked out while compiling is never mutated.
constexpr bool mutant(int number) {
  if (__builtin_is_constant_evaluated()) return false;
  come_by[number] = true;
  return number == chosen;
}

}  // namespace titrate::mutate

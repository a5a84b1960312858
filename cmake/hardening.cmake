# What a fault of the program, or a file that is made to provoke one, runs into in what people run: the
# compiler's and the libraries' own checks, and tables that nothing may be written into. What each costs:
# docs/performance.md; that they are there: tests/package. For this project's own build alone.
if(NOT PROJECT_IS_TOP_LEVEL OR TITRATE_SANITIZE OR NOT CMAKE_BUILD_TYPE STREQUAL "Release")
  return()
endif()

include(CheckCXXCompilerFlag)
add_compile_definitions(_GLIBCXX_ASSERTIONS)
add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
foreach(flag IN ITEMS -fstack-protector-strong -fstack-clash-protection -fcf-protection=full)
  string(MAKE_C_IDENTIFIER "TITRATE_HAS${flag}" has)
  check_cxx_compiler_flag(${flag} ${has})
  if(${has})
    add_compile_options(${flag})
  endif()
endforeach()
add_link_options(-Wl,-z,relro,-z,now,-z,noexecstack)

# For another processor than this machine's, with Debian's own compiler and libraries: arm64.cmake and
# i386.cmake say which, `scripts/setup release` unpacks the libraries.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_C_COMPILER ${triplet}-gcc)
set(CMAKE_CXX_COMPILER ${triplet}-g++)
set(CMAKE_STRIP ${triplet}-strip)

cmake_path(ABSOLUTE_PATH root BASE_DIRECTORY ${CMAKE_CURRENT_LIST_DIR} NORMALIZE)
set(CMAKE_FIND_ROOT_PATH ${root})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
foreach(kind IN ITEMS LIBRARY INCLUDE PACKAGE)
  set(CMAKE_FIND_ROOT_PATH_MODE_${kind} ONLY)
endforeach()
set(CMAKE_LIBRARY_ARCHITECTURE ${libraries})
set(ENV{PKG_CONFIG_LIBDIR} ${root}/usr/lib/${libraries}/pkgconfig:${root}/usr/share/pkgconfig)
set(ENV{PKG_CONFIG_SYSROOT_DIR} ${root})

# The C library as Debian has it today, with its security updates; the compiler brings an older one.
string(CONCAT CMAKE_EXE_LINKER_FLAGS_INIT
  "--sysroot=${root} -B${root}/usr/lib/${libraries} -L${root}/usr/lib/${libraries}")

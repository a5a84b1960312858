# What others wrote and the program stands on; docs/built-on.md names each with its reason.
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(libdeflate REQUIRED IMPORTED_TARGET libdeflate)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(uuid REQUIRED IMPORTED_TARGET uuid)

# libcsv brings neither a CMake nor a pkg-config file.
find_path(libcsv_include csv.h REQUIRED)
find_library(libcsv_library csv REQUIRED)
add_library(titrate_libcsv INTERFACE)
target_include_directories(titrate_libcsv SYSTEM INTERFACE ${libcsv_include})
target_link_libraries(titrate_libcsv INTERFACE ${libcsv_library})

# fmt, as titrate_fmt: to be linked statically it is compiled here (fmt_library.cpp), or taken as
# headers where that file does not know its version.
if(TITRATE_STATIC AND fmt_VERSION VERSION_GREATER_EQUAL 9 AND fmt_VERSION VERSION_LESS 10)
  add_library(titrate_fmt STATIC cmake/fmt_library.cpp)
  target_compile_features(titrate_fmt PUBLIC cxx_std_20)
  target_include_directories(titrate_fmt SYSTEM PUBLIC
    $<TARGET_PROPERTY:fmt::fmt,INTERFACE_INCLUDE_DIRECTORIES>)
  target_compile_options(titrate_fmt PRIVATE -ffunction-sections -fdata-sections)
else()
  add_library(titrate_fmt INTERFACE)
  target_link_libraries(titrate_fmt INTERFACE
    $<IF:$<BOOL:${TITRATE_STATIC}>,fmt::fmt-header-only,fmt::fmt>)
endif()

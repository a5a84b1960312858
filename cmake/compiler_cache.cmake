# A compiler cache, where ccache is installed: what was compiled once, also in another folder, is not
# compiled again. Nothing needs it; -DTITRATE_CCACHE= does without.
find_program(TITRATE_CCACHE ccache)
mark_as_advanced(TITRATE_CCACHE)
if(NOT TITRATE_CCACHE OR CMAKE_CXX_COMPILER_LAUNCHER OR NOT PROJECT_IS_TOP_LEVEL)
  return()
endif()

# One that has nowhere to write would end the build.
execute_process(COMMAND ${TITRATE_CCACHE} ${CMAKE_CXX_COMPILER} -c ${CMAKE_CURRENT_LIST_DIR}/nothing.cpp
    -o ${CMAKE_BINARY_DIR}/nothing.o
  RESULT_VARIABLE cannot_cache OUTPUT_QUIET ERROR_QUIET)
if(cannot_cache)
  message(STATUS "ccache does not work here, and is not used")
  return()
endif()

# Folders count from the project's own, and headers that are read once may be kept: ccache's manual,
# "Precompiled headers".
set(CMAKE_CXX_COMPILER_LAUNCHER
  env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros
  ${TITRATE_CCACHE})
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(-fpch-preprocess)
endif()

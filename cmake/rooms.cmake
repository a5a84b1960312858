# How every room is compiled. Nobody who links the library gets any of it.
add_library(titrate_options INTERFACE)
target_compile_features(titrate_options INTERFACE cxx_std_20)
target_compile_options(titrate_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  # GCC 12 sees ghosts in std::optional and std::string (its bugs 105562 and 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized;-Wno-restrict>)
if(TITRATE_STRICT)
  target_compile_options(titrate_options INTERFACE -Werror)
endif()
if(TITRATE_SANITIZE)
  target_compile_options(titrate_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(titrate_options INTERFACE -fsanitize=address,undefined)
endif()
if(TITRATE_STATIC)
  # Each function by itself, so that what is never called can be left out.
  target_compile_options(titrate_options INTERFACE -fPIE -ffunction-sections -fdata-sections)
endif()
if(TITRATE_SANITIZE)
  # The standard library's own checks.
  target_compile_definitions(titrate_options INTERFACE _GLIBCXX_ASSERTIONS)
endif()
if(TITRATE_FUZZ)
  # What libFuzzer steers by.
  target_compile_options(titrate_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# What most sources include, read once and not by each of them: made for the first target of a group,
# and the others of the group, which are compiled alike, take it from there. Every source still
# includes what it uses; the `strict` preset, which does without, sees to that.
#   titrate_read_once(TARGET GROUP <headers>)
function(titrate_read_once target group)
  get_property(owner GLOBAL PROPERTY titrate_read_once_${group})
  if(owner)
    target_precompile_headers(${target} REUSE_FROM ${owner})
  else()
    target_precompile_headers(${target} PRIVATE ${ARGN})
    set_property(GLOBAL PROPERTY titrate_read_once_${group} ${target})
  endif()
endfunction()
set(usual_headers
  <algorithm> <functional> <map> <memory> <optional> <string> <string_view> <variant> <vector>)

# Several sources at a time go to the compiler as one, since what it does most is reading headers and
# making the same templates again. `strict` compiles each by itself, so no source can come to need
# what another one before it includes.
#   titrate_in_pieces(TARGET SOURCES_EACH)
function(titrate_in_pieces target sources)
  set_target_properties(${target} PROPERTIES
    UNITY_BUILD ${TITRATE_IN_PIECES} UNITY_BUILD_BATCH_SIZE ${sources})
endfunction()

# One room above the core, as the library titrate_NAME:
#   titrate_room(NAME [HOT] SOURCES <sources> [PUBLIC <libraries>] [PRIVATE <libraries>])
# HOT is what goes through every night of the log. The other rooms say things once, and to optimize
# them less in what people run makes it a quarter quicker to compile (docs/performance.md).
function(titrate_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "HOT" "" "SOURCES;PUBLIC;PRIVATE")
  add_library(titrate_${name} STATIC ${room_SOURCES})
  target_include_directories(titrate_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(titrate_${name}
    PUBLIC ${room_PUBLIC}
    PRIVATE titrate_options titrate_fmt ${room_PRIVATE})
  set(alike rooms)
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    if(room_HOT)
      set(alike hot_rooms)
    else()
      target_compile_options(titrate_${name} PRIVATE -O1)
    endif()
  endif()
  titrate_read_once(titrate_${name} ${alike}
    ${usual_headers} <fmt/format.h> <titrate/history.hpp>)
  titrate_in_pieces(titrate_${name} 12)
endfunction()

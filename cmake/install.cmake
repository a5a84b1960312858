# Installing, whatever the umask: files get their modes from CMake, folders from make_folder.cmake.
include(GNUInstallDirs)
install(SCRIPT ${CMAKE_CURRENT_LIST_DIR}/make_folder.cmake ALL_COMPONENTS)

# titrate_install_folder(FOLDER COMPONENT <name> [EXCLUDE_FROM_ALL]): has to come before what goes there.
function(titrate_install_folder folder)
  cmake_path(ABSOLUTE_PATH folder BASE_DIRECTORY "\${CMAKE_INSTALL_PREFIX}")
  install(CODE "titrate_make_folder(\"\$ENV{DESTDIR}${folder}\")" ${ARGN})
endfunction()

# titrate_install(<what install() takes, with DESTINATION and COMPONENT>)
function(titrate_install)
  cmake_parse_arguments(PARSE_ARGV 0 given "EXCLUDE_FROM_ALL" "DESTINATION;COMPONENT" "")
  set(unless_asked_for)
  if(given_EXCLUDE_FROM_ALL)
    set(unless_asked_for EXCLUDE_FROM_ALL)
  endif()
  titrate_install_folder(${given_DESTINATION} COMPONENT ${given_COMPONENT} ${unless_asked_for})
  install(${ARGV})
endfunction()

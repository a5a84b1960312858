# The Debian package: `cpack -G DEB` in a build folder where everything, or `titrate` and
# `install_files`, is built.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME titrate)
set(CPACK_PACKAGE_VENDOR "the titrate authors")
# The project has no mail address of its own; whoever publishes packages names theirs here.
set(CPACK_PACKAGE_CONTACT "the titrate authors <titrate@localhost>" CACHE STRING
  "Whom the package names as its maintainer")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "tracker for titrating magnesium to bowel tolerance")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"titrate tells tonight's number of magnesium capsules and why, keeps a log of
nights and mornings, and shows how a titration to bowel tolerance went. Its
rules are proved over every sequence of nights to a stated depth, and a night
that it said it saved is not lost, whatever happens to the machine.
.
It informs; it is not medical advice.")

# Only what is for people who use the program, in Debian's places.
set(CPACK_INSTALL_CMAKE_PROJECTS
  "${CMAKE_BINARY_DIR};titrate;program;/"
  "${CMAKE_BINARY_DIR};titrate;debian;/")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/open_package.cmake)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
# What it needs is read from the program itself.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# notify-send, for the reminder of docs/reminder.md.
set(CPACK_DEBIAN_PACKAGE_SUGGESTS libnotify-bin)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
include(CPack)

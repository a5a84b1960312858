# The core for other programs, as the component "library": find_package(titrate) gives titrate::core,
# and pkg-config knows it as titrate. docs/library.md tells how each is used.
include(CMakePackageConfigHelpers)

set(made ${CMAKE_CURRENT_BINARY_DIR}/install)
set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/titrate)
titrate_install_folder(${CMAKE_INSTALL_LIBDIR} COMPONENT library)
titrate_install_folder(${CMAKE_INSTALL_INCLUDEDIR}/titrate COMPONENT library)
install(TARGETS titrate_core EXPORT titrate
  ARCHIVE COMPONENT library
  LIBRARY COMPONENT library
  FILE_SET HEADERS COMPONENT library)
titrate_install(EXPORT titrate NAMESPACE titrate:: FILE titrate-targets.cmake
  DESTINATION ${config_dir} COMPONENT library)
configure_package_config_file(cmake/titrate-config.cmake.in ${made}/titrate-config.cmake
  INSTALL_DESTINATION ${config_dir}
  NO_SET_AND_CHECK_MACRO)
# What is written for a version goes on with any later one of the same first number.
write_basic_package_version_file(${made}/titrate-config-version.cmake
  COMPATIBILITY SameMajorVersion)
titrate_install(FILES ${made}/titrate-config.cmake ${made}/titrate-config-version.cmake
  DESTINATION ${config_dir} COMPONENT library)

# Found from where it lies, so that an install can be moved.
file(RELATIVE_PATH prefix_from_pc
  ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(cmake/titrate.pc.in ${made}/titrate.pc @ONLY)
titrate_install(FILES ${made}/titrate.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT library)

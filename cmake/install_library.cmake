# The core for other programs, as the component "library": find_package(titrate) gives titrate::core.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(made ${CMAKE_CURRENT_BINARY_DIR}/install)
set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/titrate)
install(TARGETS titrate_core EXPORT titrate
  ARCHIVE COMPONENT library
  FILE_SET HEADERS COMPONENT library)
install(EXPORT titrate NAMESPACE titrate:: FILE titrate-targets.cmake
  DESTINATION ${config_dir} COMPONENT library)
configure_package_config_file(cmake/titrate-config.cmake.in ${made}/titrate-config.cmake
  INSTALL_DESTINATION ${config_dir}
  NO_SET_AND_CHECK_MACRO)
# While the version is 0.x, a minor one may change what the headers promise.
write_basic_package_version_file(${made}/titrate-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${made}/titrate-config.cmake ${made}/titrate-config-version.cmake
  DESTINATION ${config_dir} COMPONENT library)

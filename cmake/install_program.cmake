# What `cmake --install` puts where, beside the library. The components:
#   program    the program, its manual, completions, examples: everywhere
#   elsewhere  what a Debian package has in another place or form
#   debian     that form, for the package alone (package.cmake); a plain install leaves it out
# and from install_library.cmake
#   library    the core for other programs
include(GNUInstallDirs)

# ---- The program ----

install(TARGETS titrate RUNTIME COMPONENT program)

# gzipped(FILE): compresses a file as Debian wants it, the same bytes each time.
set(made ${CMAKE_CURRENT_BINARY_DIR}/install)
function(gzipped from to)
  add_custom_command(OUTPUT ${to}
    COMMAND sh -c "gzip -9nc \"$1\" >\"$2\"" gzip ${from} ${to}
    DEPENDS ${from} VERBATIM)
endfunction()
file(MAKE_DIRECTORY ${made}/debian)

gzipped(${PROJECT_SOURCE_DIR}/docs/man/titrate.1 ${made}/titrate.1.gz)
gzipped(${PROJECT_SOURCE_DIR}/docs/man/titrate-log.5 ${made}/titrate-log.5.gz)
install(FILES ${made}/titrate.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${made}/titrate-log.5.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man5 COMPONENT program)

# The program itself prints its completions.
foreach(shell IN ITEMS bash zsh fish)
  add_custom_command(OUTPUT ${made}/titrate.${shell}
    COMMAND sh -c "\"$1\" completion ${shell} >\"$2\"" titrate
            $<TARGET_FILE:titrate> ${made}/titrate.${shell}
    DEPENDS titrate VERBATIM)
endforeach()
install(FILES ${made}/titrate.bash RENAME titrate
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)
install(FILES ${made}/titrate.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
install(FILES ${made}/titrate.zsh RENAME _titrate
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT elsewhere)

install(FILES
    ${PROJECT_SOURCE_DIR}/data/example.json
    ${PROJECT_SOURCE_DIR}/docs/systemd/titrate-reminder.service
    ${PROJECT_SOURCE_DIR}/docs/systemd/titrate-reminder.timer
  DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples COMPONENT program)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR}
  COMPONENT elsewhere)

# ---- For the Debian package ----

gzipped(${PROJECT_SOURCE_DIR}/packaging/debian/changelog ${made}/debian/changelog.gz)
install(FILES ${PROJECT_SOURCE_DIR}/packaging/debian/copyright ${made}/debian/changelog.gz
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES ${made}/titrate.zsh RENAME _titrate
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES ${PROJECT_SOURCE_DIR}/packaging/debian/lintian-overrides RENAME titrate
  DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides COMPONENT debian EXCLUDE_FROM_ALL)

# What an install needs beside the program and the library.
add_custom_target(install_files ALL
  DEPENDS titrate_core
          ${made}/titrate.1.gz ${made}/titrate-log.5.gz
          ${made}/titrate.bash ${made}/titrate.zsh ${made}/titrate.fish
          ${made}/debian/changelog.gz)

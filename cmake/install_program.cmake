# What `cmake --install` puts where, beside the library. The components:
#   program    manual, completions, examples: everywhere
#   elsewhere  what a Debian package has in another place or form, the program itself among it
#   debian     that form, for the package alone (package.cmake); a plain install leaves it out
# and from install_library.cmake
#   library    the core for other programs

# ---- The program ----

titrate_install(TARGETS titrate RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT elsewhere)

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
titrate_install(FILES ${made}/titrate.1.gz
  DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
titrate_install(FILES ${made}/titrate-log.5.gz
  DESTINATION ${CMAKE_INSTALL_MANDIR}/man5 COMPONENT program)

# The program itself prints its completions.
foreach(shell IN ITEMS bash zsh fish)
  add_custom_command(OUTPUT ${made}/titrate.${shell}
    COMMAND sh -c "\"$1\" completion ${shell} >\"$2\"" titrate
            $<TARGET_FILE:titrate> ${made}/titrate.${shell}
    DEPENDS titrate VERBATIM)
endforeach()
titrate_install(FILES ${made}/titrate.bash RENAME titrate
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)
titrate_install(FILES ${made}/titrate.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
titrate_install(FILES ${made}/titrate.zsh RENAME _titrate
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT elsewhere)

titrate_install(FILES
    ${PROJECT_SOURCE_DIR}/data/example.json
    ${PROJECT_SOURCE_DIR}/docs/systemd/titrate-reminder.service
    ${PROJECT_SOURCE_DIR}/docs/systemd/titrate-reminder.timer
  DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples COMPONENT program)
titrate_install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR}
  COMPONENT elsewhere)
# Whose parts are in the program, and on what terms.
set(licences ${PROJECT_SOURCE_DIR}/packaging/licences)
titrate_install(DIRECTORY ${licences}/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/licences COMPONENT elsewhere
  FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)

# ---- For the Debian package ----

# The same objects, but with the libraries of the system, which Debian mends for all who use them.
set(packaged titrate)
if(TITRATE_STATIC AND NOT CMAKE_CROSSCOMPILING)
  set(packaged titrate_shared)
  add_executable(titrate_shared $<TARGET_OBJECTS:titrate>)
  set_target_properties(titrate_shared PROPERTIES
    LINKER_LANGUAGE CXX OUTPUT_NAME titrate RUNTIME_OUTPUT_DIRECTORY ${made}/debian)
  foreach(room IN ITEMS cli store formats report text knowledge core)
    add_dependencies(titrate_shared titrate_${room})
    target_link_libraries(titrate_shared PRIVATE $<TARGET_FILE:titrate_${room}>)
  endforeach()
  target_link_libraries(titrate_shared PRIVATE titrate_fmt csv deflate utf8proc uuid)
  target_link_options(titrate_shared PRIVATE -pie -Wl,--gc-sections)
endif()
titrate_install(TARGETS ${packaged} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
  COMPONENT debian EXCLUDE_FROM_ALL)

gzipped(${PROJECT_SOURCE_DIR}/packaging/debian/changelog ${made}/debian/changelog.gz)
titrate_install(FILES ${licences}/NOTICES RENAME copyright
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT debian EXCLUDE_FROM_ALL)
titrate_install(FILES ${licences}/RELINKING.md ${licences}/glibc.txt ${made}/debian/changelog.gz
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT debian EXCLUDE_FROM_ALL)
titrate_install(FILES ${made}/titrate.zsh RENAME _titrate
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT debian EXCLUDE_FROM_ALL)
titrate_install(FILES ${PROJECT_SOURCE_DIR}/packaging/debian/lintian-overrides RENAME titrate
  DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides COMPONENT debian EXCLUDE_FROM_ALL)

# What an install needs beside the program and the library.
add_custom_target(install_files ALL
  DEPENDS titrate_core ${packaged}
          ${made}/titrate.1.gz ${made}/titrate-log.5.gz
          ${made}/titrate.bash ${made}/titrate.zsh ${made}/titrate.fish
          ${made}/debian/changelog.gz)

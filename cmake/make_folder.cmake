# Run by `cmake --install` and by cpack. CMake makes the folders of an install as the umask has it: with
# 077, nobody else could read what root installed.

# titrate_make_folder(FOLDER): makes it, and what is missing above it, for everybody to read. What is
# there stays as it is.
function(titrate_make_folder folder)
  get_filename_component(folder ${folder} ABSOLUTE)
  if(IS_DIRECTORY ${folder})
    return()
  endif()
  get_filename_component(above ${folder} DIRECTORY)
  titrate_make_folder(${above})
  file(MAKE_DIRECTORY ${folder})
  file(CHMOD ${folder} PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
endfunction()

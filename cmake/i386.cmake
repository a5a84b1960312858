# A machine word of 32 bits, on which a time or a size of a file can be cut off; this machine runs it.
set(CMAKE_SYSTEM_PROCESSOR i686)
set(triplet i686-linux-gnu)
set(libraries i386-linux-gnu)
set(root ../build/i386/root)
include(${CMAKE_CURRENT_LIST_DIR}/crossed.cmake)

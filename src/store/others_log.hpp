// A log that is somebody else's, read and left as it is: no lock is taken, nothing beside it is
// opened, and whose file it is does not matter, as none of it is ever written.
#pragma once

#include <string>

#include "store/disk.hpp"
#include "titrate/course.hpp"

namespace titrate::store {

// Links are followed. Throws a Trouble where there is no whole, sealed log: Fault::missing where
// its backup is there.
Log read_others_log(Disk& disk, const std::string& path);

}  // namespace titrate::store

// A file that is no log, read whole: what `import` takes.
#pragma once

#include <cstdint>
#include <string>

#include "store/disk.hpp"

namespace titrate::store {

// Its bytes. Throws a Trouble where it cannot be read, is no plain file or holds more than
// `largest_file` bytes. Links are followed.
std::string read_input_file(Disk& disk, const std::string& path);

// Throws where there are more bytes than `largest_file`. `name` is what the input is called.
void require_readable_size(std::uint64_t size, const std::string& name);

}  // namespace titrate::store

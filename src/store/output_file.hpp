// A file that a command makes beside the log, for somebody else to read: a report, an export.
//
//   write_output_file(disk, "report.html", bytes, Overwrite::never, log_file.own_paths());
//
// Whole or not at all, private (0600), never over a file that is there unless that was asked for,
// and never over a file of the log. Throws a Trouble where something stands in the way or the disk
// fails; then what was there is there still, and no new file is.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "store/disk.hpp"

namespace titrate::store {

enum class Overwrite { never, allowed };

// A path from the root on, as it is or from the current folder, with every link of that followed.
// Throws a Trouble where its folder is not there.
std::string whole_path(Disk& disk, const std::string& path);

// `precious` are paths with every link followed. False where the file is written but its folder
// could not be flushed: a power cut could take it away again.
bool write_output_file(Disk& disk, const std::string& path, std::string_view bytes,
                       Overwrite overwrite, std::span<const std::string> precious);

}  // namespace titrate::store

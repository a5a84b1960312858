// Paths in commands that a person may copy from the screen into a shell.
#pragma once

#include <string>
#include <string_view>

namespace titrate::cli {

// "chmod 600 '/home/me/my log.json'" in backticks; where no shell could be given the path as it is
// shown, the command alone.
std::string command_on(std::string_view command, const std::string& path);

}  // namespace titrate::cli

// Paths in commands that a person may copy from the screen into a shell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace titrate::cli {

// "chmod 600 '/home/me/my log.json'" in backticks; where no shell could be given the path as it is
// shown, the command alone.
std::string command_on(std::string_view command, const std::string& path);

// "titrate check --log '/home/me/my log.json'": a call of this program, in backticks where that is
// asked. An argument that no shell could be given as it is shown is left to the person.
std::string shown_command(const std::vector<std::string>& arguments, bool in_backticks);

}  // namespace titrate::cli

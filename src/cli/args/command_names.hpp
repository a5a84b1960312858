// Other names that people know for commands: "titrate list" is "titrate history".
//
//   own_name_of("rm") == "remove"
//
// A table, from which the help, the completions and the suggestions take them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace titrate::cli {

struct OtherName {
  std::string_view name;
  std::string_view own;
};
std::span<const OtherName> other_names();

// The command's own name; any other word as it is.
std::string own_name_of(const std::string& word);
// Those of a command, in the order of the table; often none.
std::vector<std::string_view> other_names_of(std::string_view own);

// The arguments with the command by its own name: the first word that is no option and no value of
// one of the program's own options, behind "help" too.
std::vector<std::string> with_own_name(std::vector<std::string> arguments);

}  // namespace titrate::cli

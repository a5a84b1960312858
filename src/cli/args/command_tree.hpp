// The command tree as values: what `titrate --help` shows, to be gone through by whoever must know
// all of it. Completions are made from it, and tests hold help, manual page and completions
// against it, so that no command or option is ever forgotten there.
//
//   for (const CommandInfo& command : command_tree().commands) { command.name; command.options; }
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace titrate::cli {

struct OptionInfo {
  std::string name;  // "--stool"
  std::string type;  // what its value is: "S"; empty where it takes none
  std::string description;
  bool repeated = false;  // may be given more than once
  bool optional = false;  // may stand without its value

  bool takes_value() const { return !type.empty(); }
};

struct CommandInfo {
  std::string name;
  std::string description;
  std::string values;  // what stands without an option's name: "DATE [DOSE] [STOOL]"
  std::vector<OptionInfo> options;
};

struct CommandTree {
  std::vector<OptionInfo> options;  // those of the program, which go with every command
  std::vector<CommandInfo> commands;

  // Nothing where there is no such command.
  const CommandInfo* find(std::string_view command) const;
};

CommandTree command_tree();

// Whether there are such a command and such options: nothing is run, and no value is read.
bool can_be_read(const std::vector<std::string>& arguments);

// The types of the values one by one, without brackets and dots: "DATE", "DOSE", "STOOL".
std::vector<std::string> types_in(std::string_view values);
// Whether the last of them may be given more than once: "FILE...".
bool goes_on(std::string_view values);

}  // namespace titrate::cli

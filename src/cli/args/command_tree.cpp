#include "cli/args/command_tree.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>

#include "cli/args/command_line.hpp"
#include "cli/args/command_names.hpp"
#include "cli/commands/commands.hpp"
#include "text/layout.hpp"

namespace titrate::cli {
namespace {

OptionInfo info_of(const CLI::Option& option) {
  const bool takes_value = option.get_expected_max() > 0;
  return {.name = "--" + option.get_lnames().front(),
          .type = takes_value ? option.get_type_name() : "",
          .description = option.get_description(),
          .repeated = option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll,
          .optional = takes_value && option.get_expected_min() == 0};
}

std::vector<OptionInfo> option_infos_of(const CLI::App& app) {
  std::vector<OptionInfo> options;
  for (const CLI::Option* option : app.get_options()) {
    const bool is_value = option->get_positional() || option->get_lnames().empty();
    if (!is_value) options.push_back(info_of(*option));
  }
  return options;
}

std::string values_of(const CLI::App& app) {
  std::string values;
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    if (!values.empty()) values += ' ';
    values += option->get_type_name();
  }
  return values;
}

}  // namespace

const CommandInfo* CommandTree::find(std::string_view command) const {
  const auto found = std::find_if(commands.begin(), commands.end(),
                                  [&](const CommandInfo& info) { return info.name == command; });
  return found == commands.end() ? nullptr : &*found;
}

CommandTree command_tree() {
  CLI::App app;
  TypedOptions options;
  Command chosen;
  add_everything(app, options, chosen);
  CommandTree tree{.options = option_infos_of(app), .commands = {}};
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    tree.commands.push_back({.name = command->get_name(),
                             .description = command->get_description(),
                             .values = values_of(*command),
                             .options = option_infos_of(*command)});
  }
  return tree;
}

bool can_be_read(const std::vector<std::string>& arguments) try {
  CLI::App app;
  TypedOptions options;
  Command chosen;
  add_everything(app, options, chosen);
  read_command_line(app, with_own_name(arguments), text::readable_text);
  return true;
} catch (const Error&) {
  return false;
}

std::vector<std::string> types_in(std::string_view values) {
  std::string plain(values);
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return c == '[' || c == ']' || c == '.'; }, ' ');
  std::istringstream words(plain);
  std::vector<std::string> types;
  for (std::string type; words >> type;) types.push_back(type);
  return types;
}

bool goes_on(std::string_view values) { return values.ends_with("..."); }

}  // namespace titrate::cli

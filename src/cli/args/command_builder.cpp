#include "cli/args/command_builder.hpp"

#include <CLI/CLI.hpp>
#include <utility>

#include "cli/args/command_line.hpp"

namespace titrate::cli {

CommandBuilder::CommandBuilder(CLI::App& app, const std::string& name,
                               const std::string& description)
    : command_(*app.add_subcommand(name, description)) {}

void CommandBuilder::option(const std::string& name, std::string& value, const std::string& type,
                            const std::string& description) {
  command_.add_option(name, value, description)->type_name(type);
}

void CommandBuilder::optional(const std::string& name, std::optional<std::string>& value,
                              const std::string& type, const std::string& description) {
  const auto read = [&value](const std::string& told) {
    value = told == no_value ? std::string() : told;
  };
  command_.add_option_function<std::string>(name, read, description)
      ->type_name(type)
      ->expected(0, 1);
}

void CommandBuilder::repeated(const std::string& name, std::vector<std::string>& values,
                              const std::string& type, const std::string& description) {
  command_.add_option(name, values, description)->type_name(type)->expected(1)->take_all();
}

void CommandBuilder::flag(const std::string& name, bool& value, const std::string& description) {
  command_.add_flag(name, value, description);
}

// The library wants a name for what has none.
void CommandBuilder::word(std::string& value, const std::string& type,
                          const std::string& description) {
  command_.add_option("word", value, description)->type_name(type);
}

void CommandBuilder::positionals(std::vector<std::string>& values, const std::string& type,
                                 const std::string& description) {
  command_.add_option("words", values, description)->type_name(type);
}

void CommandBuilder::help(const std::string& text) { command_.footer(text); }

void CommandBuilder::help(std::function<std::string()> text) {
  help("");  // the program's own, which every command begins with and shows behind such a text
  command_.footer(std::move(text));
}

void CommandBuilder::runs(Command& chosen, std::function<ExitCode(Context&)> run) {
  command_.callback([&chosen, run = std::move(run)] { chosen = {run}; });
}

void CommandBuilder::changes(Command& chosen, std::function<ExitCode(Context&)> run,
                             std::function<bool()> as_asked) {
  command_.callback([&chosen, run = std::move(run), as_asked = std::move(as_asked)] {
    chosen = {run, as_asked()};
  });
}

}  // namespace titrate::cli

// One command as it joins the command tree: its options, what each means, and what to run.
//
//   CommandBuilder command(app, "history", "The nights of a course as a table");
//   command.option("--since", options->since, "D", "From this night on");
//   command.help("Examples:\n  titrate history\n");
//   command.runs(chosen, [options](Context& context) { return history(context, *options); });
//
// The values read into must live as long as the tree. The type tells a person what a value is;
// help, completions and the manual page are made from it (D: a night, S: a stool result, N: a
// number).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands/commands.hpp"

namespace titrate::cli {

class CommandBuilder {
 public:
  CommandBuilder(CLI::App& app, const std::string& name, const std::string& description);

  // An option with one value, given at most once.
  void option(const std::string& name, std::string& value, const std::string& type,
              const std::string& description);
  // An option with one value or none; an empty value is none. Its value stands right behind it, and
  // begins with no dash, but that - alone is one.
  void optional(const std::string& name, std::optional<std::string>& value, const std::string& type,
                const std::string& description);
  // An option with one value each time that it is given.
  void repeated(const std::string& name, std::vector<std::string>& values, const std::string& type,
                const std::string& description);
  // An option without a value.
  void flag(const std::string& name, bool& value, const std::string& description);
  // What stands without an option's name: one value, or all of them.
  void word(std::string& value, const std::string& type, const std::string& description);
  void positionals(std::vector<std::string>& values, const std::string& type,
                   const std::string& description);

  // What its help says beside the options: paragraphs, which are broken to the terminal's width,
  // and examples, which show first. The lines of examples follow one that begins with "Example" and
  // are indented by two; behind two spaces or more each may say what it does.
  void help(const std::string& text);
  // The same for a text that takes some making, which most commands never show.
  void help(std::function<std::string()> text);
  // What is left in `chosen` when the command line asks for this command. `chosen` must outlive the
  // tree.
  void runs(Command& chosen, std::function<ExitCode(Context&)> run);
  // The same for a command that can change the log: always, or as its options say.
  void changes(
      Command& chosen, std::function<ExitCode(Context&)> run,
      std::function<bool()> as_asked = [] { return true; });

 private:
  CLI::App& command_;
};

}  // namespace titrate::cli

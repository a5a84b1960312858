// titrate completion: prints the script that lets a shell complete what is typed.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/args/values.hpp"
#include "cli/completion/scripts.hpp"
#include "core/utf8.hpp"

namespace titrate::cli {
namespace {

const CompletionScript& read_shell(const std::string& shell) {
  std::vector<std::string> shells;
  for (const CompletionScript& script : completion_scripts()) {
    if (script.shell == shell) return script;
    shells.emplace_back(script.shell);
  }
  const std::string known = fmt::format("Known are {}.", fmt::join(shells, ", "));
  if (shell.empty()) throw usage_error("completion", "needs the name of your shell.", known);
  const auto like = nearest(shell, shells);
  throw usage_error(
      "completion",
      fmt::format("there are no completions for \"{}\".", printable(shell, shown_characters)),
      (like ? fmt::format("Did you mean {}? ", *like) : "") + known);
}

ExitCode completion(Context& context, const std::string& shell) {
  context.say(read_shell(shell).text);
  return ExitCode::done;
}

}  // namespace

void add_completion(CLI::App& app, Command& chosen) {
  auto shell = std::make_shared<std::string>();
  CommandBuilder command(app, "completion", "Let your shell complete what you type");
  command.word(*shell, "SHELL", "bash, zsh or fish");
  command.help(
      "Examples, each a line for your shell's own start file:\n"
      "  eval \"$(titrate completion bash)\"    in ~/.bashrc\n"
      "  eval \"$(titrate completion zsh)\"     in ~/.zshrc\n"
      "  titrate completion fish | source     in ~/.config/fish/config.fish\n"
      "\n"
      "Then the Tab key offers commands, options, words for the stool, warning signs, and the "
      "nights "
      "and symptoms of your log. Nothing is written by it.\n");
  command.runs(chosen, [shell](Context& context) { return completion(context, *shell); });
}

}  // namespace titrate::cli

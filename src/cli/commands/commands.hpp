// The commands: one file each. `add_` binds a command's options to the command tree and leaves what
// to run in `chosen`; nothing runs before the whole command line has been read.
#pragma once

#include <functional>
#include <string>

#include "cli/context.hpp"
#include "cli/environment.hpp"

namespace CLI {
class App;
}

namespace titrate::cli {

struct Command {
  std::function<ExitCode(Context&)> run;
  bool changes_log = false;  // as it was asked for, it can
};

void add_start(CLI::App& app, Command& chosen);
void add_log(CLI::App& app, Command& chosen);
void add_tonight(CLI::App& app, Command& chosen);
void add_history(CLI::App& app, Command& chosen);
void add_chart(CLI::App& app, Command& chosen);
void add_trend(CLI::App& app, Command& chosen);
void add_report(CLI::App& app, Command& chosen);
void add_review(CLI::App& app, Command& chosen);
void add_guide(CLI::App& app, Command& chosen);
void add_import(CLI::App& app, Command& chosen);
void add_export(CLI::App& app, Command& chosen);
void add_merge(CLI::App& app, Command& chosen);
void add_edit(CLI::App& app, Command& chosen);
void add_remove(CLI::App& app, Command& chosen);
void add_ceiling(CLI::App& app, Command& chosen);
void add_climb(CLI::App& app, Command& chosen);
void add_taper(CLI::App& app, Command& chosen);
void add_pause(CLI::App& app, Command& chosen);
void add_resume(CLI::App& app, Command& chosen);
void add_stock(CLI::App& app, Command& chosen);
void add_taking(CLI::App& app, Command& chosen);
void add_undo(CLI::App& app, Command& chosen);
void add_redo(CLI::App& app, Command& chosen);
void add_check(CLI::App& app, Command& chosen);
void add_recover(CLI::App& app, Command& chosen);
void add_completion(CLI::App& app, Command& chosen);

// The options that go with every command, as typed.
struct TypedOptions {
  std::string log, color = "auto";
  bool no_input = false;
};

// All of these commands and options.
void add_everything(CLI::App& app, TypedOptions& options, Command& chosen);

// What `titrate` alone says: tonight's advice, or how to begin.
ExitCode say_tonight_or_how_to_begin(Context& context);

}  // namespace titrate::cli

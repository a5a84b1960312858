// Changes of many nights at once, as `import` and `merge` make them: shown first, agreed to, and
// written once, if the log is still the one that they were planned for.
#pragma once

#include <string>

#include "cli/args/command_builder.hpp"
#include "cli/context.hpp"

namespace titrate::cli {

enum class Length { brief, whole };  // of lists: the first of them, or all

// --dry-run and --yes.
struct ConfirmOptions {
  bool dry_run = false, yes = false;

  Length length() const { return dry_run ? Length::whole : Length::brief; }
};
void add_confirm_options(CommandBuilder& command, ConfirmOptions& options);

// What would change, a line or more each; brief: the first of them, and how many more.
void say_planned(Context& context, const Log& before, const Log& after, Length length);

struct Confirmation {
  const char* doing;     // "importing"
  const char* question;  // "Put these nights into the log?"
  const char* refused;   // "not imported."
  const char* check;     // what should be right before somebody adds --yes
};

struct PlannedChange {
  const Log& before;  // the log that the change was planned for
  const Log& after;
};

// Puts a change that was shown into the log, as the options say: not at all, or after asking, where
// that is possible. Refused where it is not, where the answer is no, and where the log is another
// one by now.
ExitCode carry_out(Context& context, const PlannedChange& planned, const ConfirmOptions& options,
                   const Confirmation& confirmation, bool can_ask);

}  // namespace titrate::cli

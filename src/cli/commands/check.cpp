// titrate check: what state the log is in, and sealing it again after a change by hand.

#include <fmt/format.h>

#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/findings.hpp"
#include "cli/inspection_view.hpp"
#include "titrate/version.hpp"

namespace titrate::cli {
namespace {

using store::Inspection;

struct CheckOptions {
  bool accept = false;
  bool json = false;
};

// For whoever is asked about it.
void say_which_program(Context& context, const Inspection& found) {
  using Kind = store::FileState::Kind;
  if (found.log.kind != Kind::damaged && found.log.kind != Kind::newer) return;
  context.say(text::labelled(
      "Program",
      fmt::format("titrate {}, which writes logs of version {}.", version, store::format_version),
      context.style()));
}

ExitCode tell(Context& context, const Inspection& found, const CheckOptions& options) {
  if (options.json) {
    context.say(inspection_json(context, found));
  } else {
    say_which_program(context, found);
    const Remedy next = next_step(found, context.tonight()).about(context.style().log);
    context.say(
        {text::labelled("Next", text::shown(next.to_text(), context.style()), context.style()),
         next});
  }
  return status_of(found);
}

ExitCode check(Context& context, const CheckOptions& options) {
  const Inspection found = context.file().inspect();
  if (!options.json) {
    say_inspection(context, found);
    say_differences(context, found);
  }
  if (!options.accept || !found.log.can_be_accepted()) {
    return tell(context, found, options);
  }
  const auto outcome = context.accept();
  if (options.json) {
    context.say(inspection_json(context, context.file().inspect()));
  } else {
    const bool had_mark = found.log.kind == store::FileState::Kind::damaged;
    context.say_text(!outcome.flushed ? "Saved, but not confirmed to be on the disk."
                     : had_mark ? "Saved: the byte order mark is gone. The backup stays as it was."
                                : "Saved: the log is sealed as it is. The backup stays as it was.");
  }
  if (outcome.flushed) return ExitCode::done;
  context.warn("the log was saved, but its folder could not be flushed to the disk.");
  return ExitCode::unconfirmed;
}

}  // namespace

void add_check(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<CheckOptions>();
  CommandBuilder command(app, "check", "Look at the log and the files beside it");
  command.flag(
      "--accept", options->accept,
      "Seal a valid log again that you changed by hand, or take a byte order mark from before it");
  command.flag("--json", options->json, "Answer as one line of JSON");
  command.help("Examples:\n  titrate check\n  titrate check --accept\n");
  command.changes(
      chosen, [options](Context& context) { return check(context, *options); },
      [options] { return options->accept; });
}

}  // namespace titrate::cli

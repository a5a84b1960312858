// titrate recover: the way back from a damaged log.

#include <fmt/format.h>

#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/ask/ask.hpp"
#include "cli/inspection_view.hpp"
#include "titrate/text.hpp"

namespace titrate::cli {
namespace {

void require_confirmation(Context& context, bool yes) {
  if (yes) return;
  if (!context.can_ask()) {
    throw Error(ErrorKind::refused,
                "recovering needs your consent, and it cannot be asked for here.",
                {"If the backup above is what you want: ",
                 only_if(Condition::approved, titrate("recover", "--yes"))});
  }
  if (confirms(context, "Bring back the backup?")) return;
  throw Error(ErrorKind::refused, "not recovered.");
}

ExitCode recover(Context& context, bool yes) {
  const store::Inspection found = context.file().inspect();
  say_inspection(context, found);
  say_differences(context, found);
  if (found.log.kind == store::FileState::Kind::good) {
    const bool can_go_back = found.backup.log && *found.backup.log != *found.log.log;
    throw Error(ErrorKind::refused, "the log is whole; there is nothing to recover.",
                can_go_back
                    ? Remedy{"To go back one change: ", only_if(Condition::wanted, titrate("undo"))}
                    : Remedy());
  }
  if (found.log.kind == store::FileState::Kind::newer) {
    throw Error(ErrorKind::damaged, "the log is not damaged, but of a newer version of titrate.",
                "Install a newer titrate to read it.");
  }
  if (found.log.kind == store::FileState::Kind::missing &&
      found.backup.kind == store::FileState::Kind::missing) {
    throw Context::no_course();
  }
  if (found.backup.kind != store::FileState::Kind::good) {
    throw Error(ErrorKind::damaged, "there is no whole backup to bring back.");
  }
  require_confirmation(context, yes);
  const auto recovery = context.recover(context.environment().now.stamp('-'));
  if (!recovery.kept_as.empty()) {
    context.say_text(fmt::format("The damaged log stays beside it as {}.",
                                 text::shown(recovery.kept_as, context.style())));
  }
  context.say_saved(recovery.outcome);
  context.note(
      "The backup is older by the last change. If you have taken tonight's dose already, log "
      "it again, and do not take it twice.");
  return context.finish(recovery.outcome);
}

}  // namespace

void add_recover(CLI::App& app, Command& chosen) {
  auto yes = std::make_shared<bool>(false);
  CommandBuilder command(app, "recover", "Bring back the backup of a damaged log");
  command.flag("--yes", *yes, "Do not ask");
  command.help("Examples:\n  titrate recover\n  titrate recover --yes\n");
  command.changes(chosen, [yes](Context& context) { return recover(context, *yes); });
}

}  // namespace titrate::cli

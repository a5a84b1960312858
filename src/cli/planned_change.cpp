#include "cli/planned_change.hpp"

#include <fmt/format.h>

#include "cli/ask/ask.hpp"
#include "cli/refusals.hpp"
#include "text/words.hpp"
#include "titrate/changes.hpp"

namespace titrate::cli {
namespace {

constexpr std::size_t brief_changes = 12;

// Asks where that is possible; refused where it is not, or the answer is no.
void require_confirmation(Context& context, const Confirmation& confirmation, bool can_ask) {
  if (!can_ask) {
    throw Error(
        ErrorKind::refused,
        fmt::format("{} needs your consent, and it cannot be asked for here.", confirmation.doing),
        {fmt::format("If {} above are right, add ", confirmation.check),
         only_if(Condition::approved, added("--yes"))});
  }
  if (confirms(context, confirmation.question)) return;
  throw Error(ErrorKind::refused, confirmation.refused);
}

// In one write, and only to the log that the change was planned for.
ExitCode write(Context& context, const PlannedChange& planned) {
  const auto outcome = context.change([&](const Log& log) {
    if (log == planned.before) return planned.after;
    throw changed_meanwhile();
  });
  if (outcome.changed) {
    context.say_line(outcome.flushed ? Hint{"Saved. To take it back: ",
                                            only_if(Condition::wrong, titrate("undo"))}
                                     : "Saved, but not confirmed to be on the disk.");
  } else {
    context.say_text("Nothing to change: the log says so already.");
  }
  return context.finish(outcome);
}

}  // namespace

void add_confirm_options(CommandBuilder& command, ConfirmOptions& options) {
  command.flag("--dry-run", options.dry_run, "Only show what would be done, all of it");
  command.flag("--yes", options.yes, "Do not ask");
}

void say_planned(Context& context, const Log& before, const Log& after, Length length) {
  const std::vector<Change> changes = changes_between(before, after);
  bool only_nights = true;
  std::size_t said = 0;
  for (const Change& change : changes) {
    if (length == Length::brief && said == brief_changes) {
      only_nights = only_nights && std::holds_alternative<NightChange>(change);
      continue;
    }
    context.say_change(change);
    ++said;
  }
  if (const std::size_t left = changes.size() - said; left > 0) {
    const std::string_view unit = only_nights ? "night" : "change";
    context.say_line({fmt::format("  and {} {}{} more; ", left, unit, left == 1 ? "" : "s"),
                      added("--dry-run"), " shows them all."});
  }
}

ExitCode carry_out(Context& context, const PlannedChange& planned, const ConfirmOptions& options,
                   const Confirmation& confirmation, bool can_ask) {
  if (options.dry_run) {
    context.environment().may_save = false;  // who stops reading what is only shown loses nothing
    return ExitCode::done;
  }
  if (planned.after != planned.before && !options.yes)
    require_confirmation(context, confirmation, can_ask);
  return write(context, planned);
}

}  // namespace titrate::cli

// titrate check and titrate recover: what state the log is in, and the way back.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.hpp"
#include "render/words.hpp"
#include "titrate/text.hpp"

namespace titrate::cli {
namespace {

using Kind = store::FileState::Kind;
using store::FileState;
using store::Inspection;

// "2 courses, 61 nights from Tue 1 Sep 2026 to Fri 30 Oct 2026"
std::string contents(const Log& log) {
  std::size_t nights = 0;
  std::optional<NightDate> first;
  std::optional<NightDate> last;
  for (const Course& course : log.courses()) {
    nights += course.nights().size();
    if (course.nights().empty()) continue;
    if (!first) first = course.nights().front().date();
    last = course.nights().back().date();
  }
  std::string text =
      fmt::format("{} course{}, {}", log.courses().size(), log.courses().size() == 1 ? "" : "s",
                  render::nights_in_words(static_cast<int>(nights)));
  if (first) text += fmt::format(" from {} to {}", render::words(*first), render::words(*last));
  return text;
}

std::string verdict(const FileState& state) {
  switch (state.kind) {
    case Kind::missing:
      return "not there";
    case Kind::good:
      return "whole; it holds " + contents(*state.log);
    case Kind::unsealed:
      return fmt::format("not sealed: {}; it holds {}", state.problem, contents(*state.log));
    case Kind::newer:
      return fmt::format("of a newer version of titrate{}: {}", state.place, state.problem);
    case Kind::damaged:
      return fmt::format("damaged{}: {}", state.place, state.problem);
    case Kind::unreadable:
      return fmt::format("cannot be read: {}", state.problem);
  }
  return "";
}

void say_findings(Context& context, const Inspection& found) {
  const auto& style = context.style();
  const auto say = [&](std::string_view label, const std::string& text) {
    context.say(render::labelled(label, text, style));
  };
  say("Log", fmt::format("{}: {}.", printable(found.path), verdict(found.log)));
  say("Backup", fmt::format("{}: {}.", printable(found.backup_path), verdict(found.backup)));
  if (found.log.others_can_read) {
    say("Note", fmt::format("Other users of this machine can read the log. To keep it to yourself: "
                            "chmod 600 {}",
                            printable(found.path)));
  }
  for (const std::string& name : found.conflict_copies) {
    say("Note", fmt::format("{} lies beside the log: a sync program could not join two versions. "
                            "Nights may be missing here that are there.",
                            printable(name)));
  }
  if (!found.leftovers.empty()) {
    say("Note", fmt::format("{} left by a command that was stopped; the next change removes {}.",
                            found.leftovers.size() == 1
                                ? "A temporary file was"
                                : fmt::format("{} temporary files were", found.leftovers.size()),
                            found.leftovers.size() == 1 ? "it" : "them"));
  }
}

ExitCode status_of(const Inspection& found) {
  switch (found.log.kind) {
    case Kind::good:
      return ExitCode::done;
    case Kind::missing:
      return found.backup.kind == Kind::missing ? ExitCode::refused : ExitCode::storage;
    case Kind::unreadable:
      return ExitCode::storage;
    case Kind::unsealed:
    case Kind::damaged:
    case Kind::newer:
      break;
  }
  return ExitCode::damaged;
}

void say_next_step(Context& context, const Inspection& found) {
  const auto say = [&](const std::string& text) {
    context.say(render::labelled("Next", text, context.style()));
  };
  const bool has_backup = found.backup.kind == Kind::good;
  switch (found.log.kind) {
    case Kind::good:
      return say("Nothing needs doing.");
    case Kind::unsealed:
      return say("If you changed it yourself: `titrate check --accept`. If not: `titrate recover`");
    case Kind::damaged:
      return say(
          has_backup
              ? "`titrate recover` brings back the backup and keeps the damaged log."
              : "There is no whole backup to bring back. A mistake made by hand can be mended "
                "in an editor at the place named above, then: `titrate check --accept`");
    case Kind::unreadable:
      return say(found.log.remedy);
    case Kind::newer:
      return say("Install a newer titrate.");
    case Kind::missing:
      break;
  }
  if (has_backup) return say("`titrate recover` brings back the backup.");
  if (found.backup.kind == Kind::missing) {
    return say("To begin: `titrate start --recommended 2 --mg 120`");
  }
  say("The log is gone and its backup cannot be used. Look for another copy; to begin anew, move "
      "the "
      "backup away first.");
}

// What a hand did to the log, as far as the backup can tell.
void say_differences(Context& context, const Inspection& found) {
  if (found.log.kind != Kind::unsealed || found.backup.kind != Kind::good) return;
  context.say_line("\nBetween the backup and the log as it is:");
  if (*found.backup.log == *found.log.log) context.say_line("  no difference in what they say");
  context.say_changes(*found.backup.log, *found.log.log);
  context.say("\n");
}

ExitCode check(Context& context, bool accept) {
  const Inspection found = context.file().inspect();
  say_findings(context, found);
  say_differences(context, found);
  if (!accept || found.log.kind != Kind::unsealed) {
    say_next_step(context, found);
    return status_of(found);
  }
  const auto outcome = context.file().accept();
  context.say_line(outcome.flushed
                       ? "Saved: the log is sealed as it is. The backup stays as it was."
                       : "Saved, but not confirmed to be on the disk.");
  if (outcome.flushed) return ExitCode::done;
  context.warn("the log was saved, but its folder could not be flushed to the disk.");
  return ExitCode::unconfirmed;
}

// The time for a damaged log's name: "20261123-213000".
std::string stamp(LocalTime now) {
  const NightDate::Civil date = NightDate::at(now.seconds, 0).civil();
  const auto time = now.seconds % 86400;
  return fmt::format("{:04}{:02}{:02}-{:02}{:02}{:02}", date.year, date.month, date.day,
                     time / 3600, time / 60 % 60, time % 60);
}

void require_consent(Context& context, bool yes) {
  if (yes) return;
  if (!context.can_ask()) {
    throw Error(ErrorKind::refused,
                "recovering needs your consent, and it cannot be asked for here.",
                "Nothing was changed. If the backup above is what you want: titrate recover --yes");
  }
  const auto answer = context.ask("Bring back the backup? [y/N] ");
  if (answer && (*answer == "y" || *answer == "Y" || *answer == "yes")) return;
  throw Error(ErrorKind::refused, "not recovered.", "Nothing was changed.");
}

ExitCode recover(Context& context, bool yes) {
  const Inspection found = context.file().inspect();
  say_findings(context, found);
  if (found.log.kind == Kind::good) {
    throw Error(ErrorKind::refused, "the log is whole; there is nothing to recover.",
                "To go back one change: titrate undo");
  }
  if (found.log.kind == Kind::newer) {
    throw Error(ErrorKind::damaged, "the log is not damaged, but of a newer version of titrate.",
                "Install a newer titrate to read it. Nothing was changed.");
  }
  if (found.log.kind == Kind::missing && found.backup.kind == Kind::missing) {
    throw Context::no_course();
  }
  if (found.backup.kind != Kind::good) {
    throw Error(ErrorKind::damaged, "there is no whole backup to bring back.",
                "Nothing was changed.");
  }
  require_consent(context, yes);
  const auto recovery = context.file().recover(stamp(context.environment().now));
  if (!recovery.kept_as.empty()) {
    context.say_line(
        fmt::format("The damaged log stays beside it as {}.", printable(recovery.kept_as)));
  }
  context.say_saved(recovery.outcome);
  context.note(
      "The backup is older by the last change. If you have taken tonight's dose already, log "
      "it again, and do not take it twice.");
  return context.finish(recovery.outcome);
}

}  // namespace

void add_check(CLI::App& app, Command& chosen) {
  auto accept = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand("check", "Look at the log and the files beside it");
  command->add_flag("--accept", *accept, "Seal a valid log again that you changed by hand");
  command->footer("Examples:\n  titrate check\n  titrate check --accept\n");
  command->callback([accept, &chosen] {
    chosen = [accept](Context& context) { return check(context, *accept); };
  });
}

void add_recover(CLI::App& app, Command& chosen) {
  auto yes = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand("recover", "Bring back the backup of a damaged log");
  command->add_flag("--yes", *yes, "Do not ask");
  command->footer("Example:\n  titrate recover\n");
  command->callback(
      [yes, &chosen] { chosen = [yes](Context& context) { return recover(context, *yes); }; });
}

}  // namespace titrate::cli

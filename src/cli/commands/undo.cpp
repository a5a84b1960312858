// titrate undo: the log and its backup change places.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <variant>
#include <vector>

#include "cli/args/command_builder.hpp"
#include "cli/ask/ask.hpp"
#include "cli/refusals.hpp"
#include "text/words.hpp"
#include "titrate/changes.hpp"

namespace titrate::cli {
namespace {

// A log as the first `start` leaves it, or a medicine told before that. There was nothing before,
// so it has no backup.
bool is_first_change(const Log& log) {
  if (log.courses().empty()) return log.taking().size() == 1;
  if (log.courses().size() != 1) return false;
  const Course& course = log.courses().front();
  return course.nights().empty() && course.ceilings().size() == 1 && course.acts().empty() &&
         course.pauses().empty() && course.stock().empty();
}

// Whether a change only took something out, or only put something in.
bool goes_one_way(const auto& change, bool is_gone) {
  if constexpr (requires { change.after.has_value(); }) {
    return is_gone ? !change.after.has_value() : !change.before.has_value();
  } else {
    return false;
  }
}

int dose_on(const Log& log, NightDate date) {
  const Night* const night = log.night_on(date);
  return night == nullptr ? 0 : night->capsules().value();
}

// What an undo of the log comes to. Refused where there is nothing to go back to.
Log gone_back(Context& context, const Log& log) {
  const auto backup = context.file().backup();
  if (backup && *backup != log) return *backup;
  if (!backup && is_first_change(log)) return Log();
  if (log.courses().empty() && !backup) throw Context::no_course();
  throw Error(ErrorKind::refused, "there is no change to take back.",
              backup ? "The backup is the same as the log." : "There is no backup beside the log.");
}

// A dose that may have been swallowed, and that nobody would know of any more.
struct LostDose {
  NightDate night;
  int lost;        // how many of them
  Capsules taken;  // in all
  std::optional<Unit> unit;
};

// Of tonight and of last night, the ones from which a second dose may come.
std::vector<LostDose> lost_doses(const Log& before, const Log& after, NightDate tonight) {
  std::vector<LostDose> lost;
  for (const NightDate night : {tonight, tonight - 1}) {
    const int gone = dose_on(before, night) - dose_on(after, night);
    if (gone <= 0) continue;
    const Course& course = before.courses()[*before.course_of(night)];
    lost.push_back({night, gone, before.night_on(night)->capsules(), course.unit()});
  }
  return lost;
}

std::string name_of_lost(const Context& context, NightDate night) {
  const std::string_view word = night == context.tonight()    ? "tonight"
                                : context.is_after_midnight() ? "the night before"
                                                              : "last night";
  return fmt::format("{}, {}", word, text::to_text(night));
}

// "the dose of tonight, Sun 1 Nov 2026: 2 capsules", or "1 of the dose of ...: 2 capsules"
std::string lost_in_words(const Context& context, const std::vector<LostDose>& lost) {
  std::vector<std::string> words;
  for (const LostDose& dose : lost) {
    const bool is_part = dose.lost < dose.taken.value();
    words.push_back(fmt::format(
        "{}the dose of {}, {},", is_part ? fmt::format("{} of ", dose.lost) : "",
        name_of_lost(context, dose.night), text::count_in_words(dose.taken, dose.unit)));
  }
  return fmt::format("{}", fmt::join(words, " and "));
}

// Where such a dose would go, shows all that would, and asks. Gives the log that this was settled
// on; nothing where nothing is to be asked.
std::optional<Log> ask_about_doses(Context& context) {
  Log before = context.read();
  const Log after = gone_back(context, before);
  const auto lost = lost_doses(before, after, context.tonight());
  if (lost.empty()) return std::nullopt;
  context.say_changes(before, after);
  context.say_text(fmt::format("This takes {} out of the log. What was taken belongs in it.",
                               lost_in_words(context, lost)));
  if (!ask_yes_or_no(context, "Take it out? [yes or no]")) {
    throw Error(ErrorKind::refused, "the log stays as it is.");
  }
  context.say("\n");
  return before;
}

void warn_about_doses(Context& context, const std::vector<LostDose>& lost) {
  if (lost.empty()) return;
  context.note(
      fmt::format("With this, {} {} no longer in the log. If you have taken it, log it "
                  "again, and do not take it twice.",
                  lost_in_words(context, lost), lost.size() == 1 ? "is" : "are"));
}

// What an undo did, or one that takes back an undo.
Hint words_on_undo(const store::Outcome& outcome) {
  const auto changes = changes_between(outcome.before, outcome.after);
  const auto all = [&](bool is_gone) {
    return std::all_of(changes.begin(), changes.end(), [&](const Change& change) {
      return std::visit([&](const auto& each) { return goes_one_way(each, is_gone); }, change);
    });
  };
  const Suggestion again = only_if(Condition::wrong, ticked("undo"));
  const bool redone = outcome.redone;
  const std::string word = redone ? "Redone: " : "Undone: ";
  if (all(true)) {
    return {fmt::format("{}what was {} is out of the log again. To bring it back: ", word,
                        redone ? "taken out" : "added"),
            again};
  }
  if (all(false)) {
    return {fmt::format("{}what was {} is back in the log. To take it out again: ", word,
                        redone ? "added" : "taken out"),
            again};
  }
  if (redone) return {word + "the change is back. To take it back: ", again};
  return {word + "all of it is as it was before. To change it back: ", again};
}

// Who wants a step back further says undo.
void require_changed_back(Context& context) {
  if (context.file().is_changed_back()) return;
  throw Error(ErrorKind::refused, "the last thing done was no undo, so there is nothing to redo.",
              {"To take back the last change: ", only_if(Condition::wanted, titrate("undo"))});
}

enum class Way { back_or_forth, forth };

ExitCode go(Context& context, Way way) {
  const auto settled = context.can_ask() ? ask_about_doses(context) : std::nullopt;
  const auto outcome = context.change_back([&](const Log& log) {
    if (settled && log != *settled) throw changed_meanwhile();
    if (way == Way::forth) require_changed_back(context);  // as the log is now, which is locked
    return gone_back(context, log);
  });
  if (!settled) {
    warn_about_doses(context, lost_doses(outcome.before, outcome.after, context.tonight()));
  }
  context.say_saved(outcome);
  context.say_text(words_on_undo(outcome));
  return context.finish(outcome);
}

ExitCode undo(Context& context) { return go(context, Way::back_or_forth); }

ExitCode redo(Context& context) {
  const Log log = context.read();
  if (log.courses().empty() && !context.file().backup()) throw Context::no_course();
  require_changed_back(context);  // before anything is asked
  return go(context, Way::forth);
}

}  // namespace

void add_undo(CLI::App& app, Command& chosen) {
  CommandBuilder command(app, "undo", "Take back the last change; again: bring it back");
  command.help(
      "It says what is out of the log again, or back in it. On a terminal it asks before it takes "
      "out\n"
      "a dose of tonight or of last night: what was taken belongs in the log.\n"
      "\n"
      "Example:\n  titrate undo\n");
  command.changes(chosen, undo);
}

void add_redo(CLI::App& app, Command& chosen) {
  CommandBuilder command(app, "redo", "Bring back what the last undo took back");
  command.help(
      "Where the last thing done was an undo; else it is refused, and nothing is changed.\n"
      "\n"
      "Example:\n  titrate redo\n");
  command.changes(chosen, redo);
}

}  // namespace titrate::cli

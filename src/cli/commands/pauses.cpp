// titrate pause and titrate resume: nights on which none is to be taken.

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/args/values.hpp"
#include "cli/ask/ask.hpp"
#include "cli/commands/act_list.hpp"
#include "cli/night/observations.hpp"
#include "cli/night/one_night.hpp"
#include "cli/refusals.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

struct PauseOptions {
  std::string from, until, why, remove;
  bool list = false;

  // Nothing was said but that there is a pause.
  bool is_bare() const {
    return from.empty() && until.empty() && why.empty() && remove.empty() && !list;
  }
};

// A pause as it was said; where its first night was not, that is tonight or the night after.
struct Told {
  std::optional<NightDate> from{};
  std::optional<NightDate> until{};
  std::optional<Note> why{};
};

bool is_dose_logged(const Course& course, NightDate night) {
  const Night* const logged = course.night_on(night);
  return logged != nullptr && !logged->is_missed();
}

// A pause that is said once tonight's dose was taken begins tomorrow.
NightDate first_night_of(const Told& told, const Course& course, NightDate tonight) {
  if (told.from) return *told.from;
  return is_dose_logged(course, tonight) ? tonight + 1 : tonight;
}

// ---- What a pause does not go together with ----

Error ends_before_it_begins(NightDate from, NightDate until) {
  return {ErrorKind::refused,
          fmt::format("a pause that begins on {} cannot end on {}, before that.",
                      text::to_text(from), text::to_text(until)),
          {"Its last night stands behind --until, as YYYY-MM-DD: ",
           titrate("pause", "--from", from.iso(), "--until", Placeholder::date)}};
}

Error overlaps(const Pause& there, const Pause& pause) {
  return {ErrorKind::refused,
          fmt::format("a {} would overlap one that is there: {}.", text::to_text(pause),
                      text::to_text(there)),
          {"If that one is wrong: ",
           only_if(Condition::wrong, titrate("pause", "--remove", there.from.iso()))}};
}

Error other_why(const Pause& there) {
  return {ErrorKind::refused,
          fmt::format("the {} has a reason already, and another one.", text::to_text(there)),
          {"If that one is wrong: ",
           only_if(Condition::wrong, titrate("pause", "--remove", there.from.iso()))}};
}

// The first pause that has a night in common with this one, or null.
const Pause* overlapping(const Course& course, const Pause& pause) {
  const auto pauses = course.pauses();
  const auto found = std::find_if(pauses.begin(), pauses.end(), [&](const Pause& there) {
    const bool ends_before = there.until && *there.until < pause.from;
    return !ends_before && (!pause.until || there.from <= *pause.until);
  });
  return found == pauses.end() ? nullptr : &*found;
}

// ---- Saying one ----

// The pause that was told of, where it is there already: begun on the night that was told or, where
// none was, going on; null where it is a new one. One whose end was told is the same afterwards
// too.
const Pause* told_before(const Course& course, const Told& told, NightDate from) {
  const bool is_over = !told.from && told.until && *told.until < from;
  const Pause* const there = course.pause_on(from);
  if (there != nullptr && (!told.from || there->from == from)) return there;
  const Pause* const ended = is_over ? course.pause_on(*told.until) : nullptr;
  return ended != nullptr && ended->until == told.until ? ended : nullptr;
}

// A pause that is there, with what was missing of it: its end, its reason.
Pause completed(Pause there, const Pause& pause) {
  if (there.until && there.until != pause.until) throw overlaps(there, pause);
  if (pause.until && *pause.until < there.from) {
    throw ends_before_it_begins(there.from, *pause.until);
  }
  if (pause.why && there.why && there.why != pause.why) throw other_why(there);
  there.until = pause.until;
  if (pause.why) there.why = pause.why;
  return there;
}

Log with_pause(const Context& context, const Log& log, const Told& told) {
  const NightDate from = first_night_of(told, context.current(log), context.tonight());
  const std::size_t index = context.course_at(log, from);
  const Course& course = log.courses()[index];
  require_in_course(course, from);
  const Pause pause{from, told.until, told.why};
  if (const Pause* there = told_before(course, told, from)) {
    return with_course(log, index, course.with(completed(*there, pause)));
  }
  if (pause.until && *pause.until < from) throw ends_before_it_begins(from, *pause.until);
  if (const Pause* there = overlapping(course, pause)) throw overlaps(*there, pause);
  return with_course(log, index, course.with(pause));
}

Told read_entry(Context& context, const PauseOptions& options) {
  const NightDate tonight = context.tonight();
  Told told;
  if (!options.from.empty()) {
    told.from = read_one_coming_night(context, "--from", options.from);
  }
  if (!options.until.empty()) {
    told.until =
        read_one_coming_night(context, "--until", options.until, told.from.value_or(tonight));
  }
  if (!options.why.empty()) told.why = read_note("--why", options.why, context.environment());
  return told;
}

// Asks for what a pause may have beside its first night. What would be refused whatever is answered
// is refused before anything is asked, and nothing is asked where one goes on already.
Told told_by_asking(Context& context) {
  Told told;
  const NightDate tonight = context.tonight();
  const Log log = context.read();
  if (with_pause(context, log, told) == log) return told;
  told.why = ask_until(context, "Why? [Enter: leave it out]", [](const std::string& answer) {
    return answer.empty() ? std::nullopt : std::optional(read_text<Note>("", answer));
  });
  told.until =
      ask_until(context, "Its last night, as YYYY-MM-DD or a weekday? [Enter: not known yet]",
                [&](const std::string& answer) -> std::optional<NightDate> {
                  if (answer.empty()) return std::nullopt;
                  const NightDate until = read_one_coming_night(context, "", answer, tonight);
                  with_pause(context, log, {.until = until});
                  return until;
                });
  context.say("\n");
  return told;
}

// What the advice for tonight does not say of it.
void say_when(Context& context, const Told& told, const store::Outcome& outcome) {
  const NightDate tonight = context.tonight();
  const NightDate from = first_night_of(told, context.current(outcome.before), tonight);
  if (from <= tonight) return;
  if (!told.from) {
    context.note(
        fmt::format("Tonight's dose is in the log already, so the pause begins tomorrow, {}.",
                    text::to_text(from)));
  }
  context.note({"To call it off before it begins: ",
                only_if(Condition::wanted, ticked("pause", "--remove", from.iso()))});
}

ExitCode say(Context& context, const PauseOptions& options) {
  const bool asks = options.is_bare() && context.can_ask();
  const Told told = asks ? told_by_asking(context) : read_entry(context, options);
  const auto outcome =
      context.change([&](const Log& log) { return with_pause(context, log, told); });
  context.say_saved(outcome);
  if (outcome.changed) say_when(context, told, outcome);
  return context.finish(outcome);
}

// ---- Taking one out, or ending it ----

Error none_begins_on(const Course& course, NightDate date) {
  const Pause* const over = course.pause_on(date);
  if (over == nullptr) {
    return {ErrorKind::refused,
            fmt::format("no pause begins on {}.", text::to_text(date)),
            {"Those that there are: ", titrate("pause", "--list")}};
  }
  return {ErrorKind::refused,
          fmt::format("no pause begins on {}; it lies in a {}.", text::to_text(date),
                      text::to_text(*over)),
          {"To take that one out: ",
           only_if(Condition::wanted, titrate("pause", "--remove", over->from.iso()))}};
}

ExitCode remove_pause(Context& context, const std::string& text) {
  const NightDate date = read_one_coming_night(context, "--remove", text);
  const auto outcome = take_out(context, date, [date](const Course& course) {
    const Pause* const pause = course.pause_on(date);
    if (pause == nullptr || pause->from != date) throw none_begins_on(course, date);
    return course.without_pause(date);
  });
  return context.finish(outcome);
}

ExitCode pause(Context& context, const PauseOptions& options) {
  require_one_purpose(options.list, options.remove,
                      !options.from.empty() || !options.until.empty() || !options.why.empty());
  if (options.list) return list_acts_and_pauses(context);
  if (!options.remove.empty()) return remove_pause(context, options.remove);
  return say(context, options);
}

Error nothing_to_resume(const Course& course, NightDate from, NightDate tonight) {
  const auto pauses = course.pauses();
  const auto next = std::find_if(pauses.begin(), pauses.end(),
                                 [&](const Pause& pause) { return from < pause.from; });
  if (next != pauses.end()) {
    return {ErrorKind::refused,
            fmt::format("nothing is paused on {}: a {} has not begun by then.", text::to_text(from),
                        text::to_text(*next)),
            {"To call that one off: ",
             only_if(Condition::wanted, titrate("pause", "--remove", next->from.iso()))}};
  }
  if (from != tonight) {
    return {ErrorKind::refused,
            fmt::format("nothing is paused on {}.", text::to_text(from)),
            {"The pauses that there are: ", titrate("pause", "--list")}};
  }
  return {ErrorKind::refused,
          pauses.empty() ? "nothing is paused."
                         : fmt::format("nothing is paused: the last pause ended on {}.",
                                       text::to_text(*pauses.back().until)),
          {"What to take tonight, and why: ", titrate()}};
}

Log resumed(const Context& context, const Log& log, NightDate from) {
  const std::size_t index = context.course_at(log, from);
  const Course& course = log.courses()[index];
  const Pause* const current = course.pause_on(from);
  if (current == nullptr) throw nothing_to_resume(course, from, context.tonight());
  if (current->from == from) return with_course(log, index, course.without_pause(from));
  return with_course(log, index, course.with(Pause{current->from, from - 1, current->why}));
}

ExitCode resume(Context& context, const std::string& text) {
  const NightDate tonight = context.tonight();
  const NightDate from = text.empty() ? tonight : read_one_coming_night(context, "--from", text);
  const auto outcome = context.change([&](const Log& log) { return resumed(context, log, from); });
  context.say_saved(outcome);
  return context.finish(outcome);
}

}  // namespace

void add_pause(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<PauseOptions>();
  CommandBuilder command(app, "pause", "Take none for a while, or end a course");
  command.option("--from", options->from, "D",
                 "Its first night; tonight if left out, or tomorrow once tonight's dose is logged");
  command.option("--until", options->until, "D", "Its last night; open if left out");
  command.option("--why", options->why, "TEXT", "Why; - reads standard input");
  command.flag("--list", options->list, "Show climbs, tapers and pauses");
  command.option("--remove", options->remove, "D", "Take out the one that begins on that night");
  command.help(
      "No capsules are advised in a pause. One without an end goes on until titrate resume, and "
      "is\n"
      "also how a course is ended. --until on one that is open sets its end. It may lie in the "
      "days\n"
      "to come: tomorrow, or YYYY-MM-DD.\n"
      "\n"
      "Alone, on a terminal, it asks for the reason and the last night; both may be left out.\n"
      "\n"
      "Examples:\n"
      "  titrate pause\n"
      "  titrate pause --until sunday --why \"stomach bug\"\n"
      "  titrate pause --from 2026-11-20 --until 2026-11-22 --why colonoscopy\n"
      "  titrate pause --why \"stopping for good\"\n"
      "  titrate pause --remove 2026-11-20\n");
  command.changes(
      chosen, [options](Context& context) { return pause(context, *options); },
      [options] { return !options->list; });
}

void add_resume(CLI::App& app, Command& chosen) {
  auto from = std::make_shared<std::string>();
  CommandBuilder command(app, "resume", "End a pause");
  command.option("--from", *from, "D", "The first night after it; tonight if left out");
  command.help(
      "The pause ends on the night before; where it only begins on that night, it is taken out.\n"
      "\n"
      "Examples:\n"
      "  titrate resume\n"
      "  titrate resume --from yesterday\n");
  command.changes(chosen, [from](Context& context) { return resume(context, *from); });
}

}  // namespace titrate::cli

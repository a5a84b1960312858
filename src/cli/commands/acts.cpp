// titrate climb and titrate taper: what a person does to the plan on purpose.

#include <fmt/format.h>

#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/args/values.hpp"
#include "cli/ask/ask.hpp"
#include "cli/commands/act_list.hpp"
#include "cli/night/observations.hpp"
#include "cli/night/one_night.hpp"
#include "cli/refusals.hpp"
#include "text/words.hpp"
#include "titrate/engine.hpp"

namespace titrate::cli {
namespace {

struct ActOptions {
  std::string from, note, remove;
  bool list = false;

  // Nothing was said but the act itself.
  bool is_bare() const { return from.empty() && note.empty() && remove.empty() && !list; }
};

// Which nights before tonight would have been answered otherwise.
int nights_advised_otherwise(const Course& before, const Course& after, NightDate first,
                             NightDate tonight) {
  int nights = 0;
  Titration old(before);
  Titration fresh(after);
  for (const Night& night : before.nights_before(first)) {
    old.replay(night);
    fresh.replay(night);
  }
  for (NightDate date = first; date < tonight; date = date + 1) {
    const Night* const night = before.night_on(date);
    if (old.decision(date, night).capsules != fresh.decision(date, night).capsules) ++nights;
    if (night == nullptr) continue;
    old.replay(*night);
    fresh.replay(*night);
  }
  return nights;
}

// ---- What speaks against an act ----

// When it was said for: nothing for tonight, else the night.
std::string on_night(const Act& act, NightDate tonight) {
  return act.from == tonight ? "" : fmt::format(" on {}", text::to_text(act.from));
}

Remedy what_was_advised(const Act& act, NightDate tonight) {
  if (act.from == tonight) return {"What to take tonight, and why: ", titrate()};
  return {"What was advised for that night, and why: ",
          titrate("tonight", "--date", act.from.iso())};
}

Error taken_once_more(const Act& act, const Unmoved& now, std::optional<Unit> unit,
                      NightDate tonight) {
  const bool is_past = act.from != tonight;
  const bool is_one = now.planned == Capsules::one();
  const std::string_view be = is_past ? (is_one ? "was" : "were") : (is_one ? "is" : "are");
  return {ErrorKind::refused,
          fmt::format("{} {} to be taken once more{}; a climb can begin only after that.",
                      text::count_in_words(now.planned, unit), be, on_night(act, tonight)),
          what_was_advised(act, tonight)};
}

Error climbs_already(const Act& act, const Unmoved& now, std::optional<Unit> unit,
                     NightDate tonight) {
  if (act.from != tonight) {
    return {ErrorKind::refused,
            fmt::format("this course was climbing already{}, and had no limit to lift.",
                        on_night(act, tonight)),
            what_was_advised(act, tonight)};
  }
  if (now.phase.dose > now.planned) {
    return {ErrorKind::refused,
            fmt::format("this course climbs already; what holds it is the ceiling of {}.",
                        text::count_in_words(now.planned, unit)),
            {"To see the ceiling: ", titrate("ceiling")}};
  }
  return {ErrorKind::refused, "this course climbs already, and has no limit to lift.",
          what_was_advised(act, tonight)};
}

Error nothing_to_taper(const Act& act, const Unmoved& now, std::optional<Unit> unit,
                       NightDate tonight) {
  const bool past = act.from != tonight;
  if (now.phase.kind == Phase::Kind::stopped) {
    return {ErrorKind::refused,
            fmt::format("this course {} stopped{}, with {}: there is none to take less of.",
                        past ? "had" : "has", on_night(act, tonight), text::none_in_words(unit)),
            what_was_advised(act, tonight)};
  }
  return {ErrorKind::refused,
          fmt::format("{} {} planned{}, and one less is none.",
                      text::count_in_words(Capsules::one(), unit), past ? "was" : "is",
                      on_night(act, tonight)),
          past ? what_was_advised(act, tonight)
               : Remedy{"To take none for a while: ", titrate("pause")}};
}

Error without_effect(const Act& act, const Unmoved& now, std::optional<Unit> unit,
                     NightDate tonight) {
  if (act.act == Act::Kind::taper) return nothing_to_taper(act, now, unit, tonight);
  if (now.phase.kind == Phase::Kind::confirming) return taken_once_more(act, now, unit, tonight);
  return climbs_already(act, now, unit, tonight);
}

void require_no_sign(const Course& course, NightDate tonight) {
  const Advice now = advise(course, tonight);
  if (now.why != Why::sign) return;
  throw Error(ErrorKind::refused,
              fmt::format("a warning sign, noted for {}, has stopped this course for good.",
                          text::to_text(now.evidence.signs->night)),
              {"Ask a doctor or pharmacist before you take magnesium again. Only a new course goes "
               "on after that: ",
               only_if(Condition::asked, titrate("start"))});
}

Error other_act(const Act& there) {
  const std::string_view name = name_of(there.act);
  return {ErrorKind::refused,
          fmt::format("a {} is there already from {}, and a night has one act at most.", name,
                      text::to_text(there.from)),
          {"If that one is wrong: ",
           only_if(Condition::wrong, titrate(name, "--remove", there.from.iso()))}};
}

Error other_note(const Act& there) {
  const std::string_view name = name_of(there.act);
  return {
      ErrorKind::refused,
      fmt::format("the {} from {} has a note already, and another text.", name,
                  text::to_text(there.from)),
      {"To word it anew: ", only_if(Condition::wanted, titrate(name, "--remove", there.from.iso())),
       ", then ", then(titrate(name, "--from", there.from.iso(), "--note", Placeholder::text))}};
}

// ---- Saying one ----

// What was said again changes nothing, but for a note that was missing.
Course said_again(const Course& course, const Act& there, const Act& act) {
  if (there.act != act.act) throw other_act(there);
  if (!act.note || there.note == act.note) return course;
  if (there.note) throw other_note(there);
  return *course.with(act);
}

Log with_act(const Context& context, const Log& log, const Act& act) {
  const NightDate tonight = context.tonight();
  const std::size_t index = context.course_at(log, tonight);
  const Course& course = log.courses()[index];
  require_in_course(course, act.from);
  if (const Act* there = course.act_on(act.from)) {
    return with_course(log, index, said_again(course, *there, act));
  }
  require_no_sign(course, tonight);
  if (const auto now = unmoved_by(course, act)) {
    throw without_effect(act, *now, course.unit(), tonight);
  }
  return with_course(log, index, course.with(act));
}

Act read_act(Context& context, Act::Kind kind, const ActOptions& options) {
  Act act{context.tonight(), kind};
  if (!options.from.empty()) act.from = read_one_night(context, "--from", options.from);
  if (!options.note.empty()) act.note = read_note("--note", options.note, context.environment());
  if (act.from <= context.tonight()) return act;
  throw Error(ErrorKind::refused, night_still_to_come(act.from, context.tonight()),
              {"It counts from tonight at the latest; what tonight brings: ", titrate()});
}

// Shows what the act begins, and asks, unless nothing would change.
void ask_to_begin(Context& context, const Act& act) {
  const Log before = context.read();
  const Log after = with_act(context, before, act);
  if (after == before) return;
  const Advice advice = advise(context.current(after), context.tonight());
  context.say_text(text::words_on_beginning(act.act, advice));
  const std::string_view question =
      act.act == Act::Kind::climb ? "Climb again? [yes or no]" : "Take one less? [yes or no]";
  if (!ask_yes_or_no(context, question)) {
    throw Error(ErrorKind::refused, "the plan stays as it is.");
  }
  context.say("\n");
}

ExitCode say(Context& context, Act::Kind kind, const ActOptions& options) {
  const Act act = read_act(context, kind, options);
  if (options.is_bare() && context.can_ask()) ask_to_begin(context, act);
  const auto outcome = context.change([&](const Log& log) { return with_act(context, log, act); });
  context.say_saved(outcome);
  const int otherwise = nights_advised_otherwise(
      context.current(outcome.before), context.current(outcome.after), act.from, context.tonight());
  if (otherwise > 0) {
    context.note(fmt::format(
        "With it, titrate would have advised otherwise for {} before tonight. What was taken stays "
        "as you logged it.",
        text::nights_in_words(otherwise)));
  }
  return context.finish(outcome);
}

ExitCode remove(Context& context, const std::string& text) {
  const NightDate date = read_one_night(context, "--remove", text);
  const auto outcome = take_out(context, date, [date](const Course& course) {
    if (course.act_on(date) != nullptr) return course.without_act(date);
    throw Error(ErrorKind::refused,
                fmt::format("no climb and no taper is dated {}.", text::to_text(date)),
                {"Those that there are: ", titrate("climb", "--list")});
  });
  return context.finish(outcome);
}

ExitCode run(Context& context, Act::Kind kind, const ActOptions& options) {
  require_one_purpose(options.list, options.remove, !options.from.empty() || !options.note.empty());
  if (options.list) return list_acts_and_pauses(context);
  if (!options.remove.empty()) return remove(context, options.remove);
  return say(context, kind, options);
}

void add_act(CLI::App& app, Command& chosen, Act::Kind kind, const std::string& description,
             const std::string& help) {
  auto options = std::make_shared<ActOptions>();
  CommandBuilder command(app, std::string(name_of(kind)), description);
  command.option("--from", options->from, "D",
                 "From which night on, tonight at the latest; tonight if left out");
  command.option("--note", options->note, "TEXT", "For example why; - reads standard input");
  command.flag("--list", options->list, "Show climbs, tapers and pauses");
  command.option("--remove", options->remove, "D", "Take out the one of that night");
  command.help(help);
  command.changes(
      chosen, [options, kind](Context& context) { return run(context, kind, *options); },
      [options] { return !options->list; });
}

}  // namespace

void add_climb(CLI::App& app, Command& chosen) {
  add_act(
      app, chosen, Act::Kind::climb, "Climb again from the dose that is held",
      "A course comes back by itself to what it held, and no higher. This lets it climb again,\n"
      "one more after each tolerated night, up to the ceiling; also from one capsule, where a\n"
      "course came down to none. Not while a dose is being taken once more, and not after a\n"
      "warning sign.\n"
      "\n"
      "Examples:\n"
      "  titrate climb\n"
      "  titrate climb --note \"cramps are back\"\n"
      "  titrate climb --from yesterday\n"
      "  titrate climb --list\n");
}

void add_taper(CLI::App& app, Command& chosen) {
  add_act(app, chosen, Act::Kind::taper, "Take one less, and stay there",
          "One capsule less than planned from that night on. The course stays there until a climb\n"
          "is said: titrate climb.\n"
          "\n"
          "Examples:\n"
          "  titrate taper\n"
          "  titrate taper --note \"too soft for too long\"\n"
          "  titrate taper --remove 2026-11-10\n");
}

}  // namespace titrate::cli

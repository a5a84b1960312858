#include "cli/course_start.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/refusals.hpp"
#include "text/words.hpp"
#include "titrate/engine.hpp"

namespace titrate::cli {
namespace {

// Something of a course that stands on a date.
struct Dated {
  NightDate date;
  std::string what;
  Remedy help{};  // what takes it out of the way, where that takes away no night
};

Dated dated(const Night& night, const Course& course) {
  return {night.date(), fmt::format("the night of {}, {}", text::to_text(night.date()),
                                    text::count_in_words(night.capsules(), course.unit()))};
}
Dated dated(const Act& act, const Course&) {
  const std::string_view name = name_of(act.act);
  return {
      act.from,
      fmt::format("a {} from {} on", name, text::to_text(act.from)),
      {"To take it out: ", only_if(Condition::wrong, titrate(name, "--remove", act.from.iso()))}};
}
Dated dated(const Pause& pause, const Course&) {
  return {pause.from,
          "a " + text::to_text(pause),
          {"To take it out: ",
           only_if(Condition::wrong, titrate("pause", "--remove", pause.from.iso()))}};
}
Dated dated(const StockEntry& entry, const Course& course) {
  return {entry.date,
          "the " + text::to_text(entry, course.unit()),
          {"To take it out: ",
           only_if(Condition::wrong, titrate("stock", "--remove", entry.date.iso()))}};
}

// Gives `take` each list of a course that stands by date.
void for_each_list(const Course& course, auto take) {
  take(course.nights());
  take(course.acts());
  take(course.pauses());
  take(course.stock());
}

// What of a course stands on or after a night: the last of it.
std::optional<Dated> last_from(const Course& course, NightDate night) {
  std::optional<Dated> found;
  for_each_list(course, [&](const auto& list) {
    if (list.empty() || found) return;
    if (Dated last = dated(list.back(), course); last.date >= night) found = std::move(last);
  });
  return found;
}

// What of a course stands before a night: the first of it.
std::optional<Dated> first_before(const Course& course, NightDate night) {
  std::optional<Dated> found;
  for_each_list(course, [&](const auto& list) {
    if (list.empty() || found) return;
    if (Dated first = dated(list.front(), course); first.date < night) found = std::move(first);
  });
  return found;
}

Error cannot_move(NightDate night, const std::string& why, Remedy help = {}) {
  return {ErrorKind::refused,
          fmt::format("the course cannot begin on {}: {}.", text::to_text(night), why),
          std::move(help)};
}

// Only the first course can begin on a night that is before all of them.
bool is_before_all(const Log& log, NightDate night) {
  return log.courses().size() > 1 && night < log.courses().front().started();
}

Checked<Log> with_first_begun(const Log& log, NightDate night) {
  auto first = log.courses().front().starting(night);
  if (!first) return first.refusal();
  return log.replacing(0, *std::move(first));
}

std::optional<Suggestion> way_to_begin_first(const Log& log, NightDate night) {
  if (!with_first_begun(log, night)) return std::nullopt;
  return only_if(Condition::wrong, titrate("start", "--move-to", night.iso(), "--yes"));
}

Remedy help_before_all(const Log& log, NightDate night) {
  const auto way = is_before_all(log, night) ? way_to_begin_first(log, night) : std::nullopt;
  if (!way) return {};
  return {"The first course can, so that older nights can come in: ", *way};
}

// A course that begins on a night, whatever its label: to see whether one can.
Course any_course(NightDate started) {
  return *Course::from({.started = started,
                        .recommended = Capsules::one(),
                        .strength = *Strength::from_tenths(1),
                        .ceilings = {{started, Capsules::one()}}});
}

bool can_begin(const Log& log, NightDate night) {
  return night.in_range() && log.with(any_course(night));
}

// Begins it tonight or tomorrow, whichever is first and can be, with what else was told.
Remedy help_by_date(const Context& context, const Log& log, const StartOptions& told,
                    NightDate night) {
  const NightDate tonight = context.tonight();
  for (const NightDate other : {tonight, tonight + 1}) {
    if (other <= night || !can_begin(log, other)) continue;
    Suggestion start = start_with(told);
    if (other > tonight) start.words.insert(start.words.end(), {"--date", "tomorrow"});
    const auto ended = course_ended_by(log, other);
    if (told.yes || (ended && !context.can_ask())) start.words.emplace_back("--yes");
    const std::string_view when = other > tonight ? "tomorrow" : "tonight";
    return {ended ? fmt::format("A new one can begin {}, and ends {}. To begin it: ", when, *ended)
                  : fmt::format("A new one can begin {}: ", when),
            only_if(Condition::approved, std::move(start))};
  }
  return {};
}

// Whether an undo would take back the start of the newest course, and nothing else.
bool is_last_change(Context& context, const Log& log) {
  const auto backup = context.file().backup();
  if (!backup) return log.courses().size() == 1;
  const auto with = backup->with(log.courses().back());
  return with && *with == log;
}

void add_help(Remedy& help, const Remedy& more) {
  if (more.empty()) return;
  if (!help.empty()) help += ". ";
  help += more;
}

Error begins_already(Context& context, const Log& log, const StartOptions& told, NightDate night) {
  const Course& there = *log.newest();
  Remedy help;
  if (there.nights().empty() && is_last_change(context, log)) {
    help = {"If that one is wrong: ", only_if(Condition::wanted, ticked("undo"))};
  }
  add_help(help, help_by_date(context, log, told, night));
  return {ErrorKind::refused,
          fmt::format("a course begins on {} already, with {} of {} a day on its label.",
                      text::to_text(night), text::count_in_words(there.recommended(), there.unit()),
                      text::to_text(there.strength().per_capsule())),
          std::move(help)};
}

Error begins_later(Context& context, const Log& log, const StartOptions& told, NightDate night) {
  const Course& there = *log.newest();
  Remedy help;
  if (const auto earlier = way_to_begin_earlier(log, night, context.tonight())) {
    help = {fmt::format("If that one is to begin on {}: ", text::to_text(night)), *earlier};
  }
  add_help(help, help_by_date(context, log, told, night));
  return {ErrorKind::refused,
          fmt::format("there is a course already that begins later, on {}.",
                      text::to_text(there.started())),
          std::move(help)};
}

// A new course is the one way to go on in halves, or in wholes again.
Error counts_apart(const Course& there, std::optional<Unit> unit) {
  Suggestion start =
      titrate("start", "--recommended", Placeholder::capsules, "--mg", Placeholder::milligrams);
  if (unit) start.words.insert(start.words.end(), {"--unit", name_of(*unit)});
  return {
      ErrorKind::refused,
      fmt::format("the course from {} counts {}: every number in it would be another amount if "
                  "they were {}.",
                  text::to_text(there.started()), words_of(there.unit()).many, words_of(unit).many),
      {fmt::format("To count {} from here on is a new course: ", words_of(unit).many),
       only_if(Condition::wanted, std::move(start))}};
}

}  // namespace

Log with_start_moved(const Log& log, NightDate night, NightDate tonight, bool first_too) {
  if (log.courses().empty()) throw Context::no_course();
  if (night > tonight + 1) {
    throw Error(ErrorKind::refused, night_still_to_come(night, tonight));
  }
  if (first_too && is_before_all(log, night)) return or_refuse(with_first_begun(log, night));
  const Course& newest = *log.newest();
  if (const auto first = first_before(newest, night)) {
    throw cannot_move(night, "it has " + first->what, first->help);
  }
  if (log.courses().size() > 1) {
    const Course& before = log.courses()[log.courses().size() - 2];
    if (before.started() >= night) {
      throw cannot_move(night, "the one before it begins on " + text::to_text(before.started()),
                        help_before_all(log, night));
    }
    if (const auto last = last_from(before, night)) {
      throw cannot_move(night, "the one before it has " + last->what, last->help);
    }
  }
  return or_refuse(log.starting(night));
}

Log with_unit_corrected(const Log& log, std::optional<Unit> unit) {
  if (log.courses().empty()) throw Context::no_course();
  const Course& newest = *log.newest();
  if (!count_alike(newest.unit(), unit)) throw counts_apart(newest, unit);
  CourseFields fields = newest.fields();
  fields.unit = unit;
  return with_course(log, log.courses().size() - 1, Course::from(std::move(fields)));
}

std::optional<Suggestion> way_to_begin_earlier(const Log& log, NightDate night, NightDate tonight) {
  if (log.courses().empty()) return std::nullopt;
  const NightDate started = log.newest()->started();
  const bool is_said_anyway = night == tonight && started > tonight + 1;
  if (started <= night || is_said_anyway) return std::nullopt;
  if (is_before_all(log, night)) return way_to_begin_first(log, night);
  if (!log.starting(night)) return std::nullopt;
  return only_if(Condition::wrong, titrate("start", "--move-to", night.iso()));
}

void require_room(Context& context, const Log& log, const StartOptions& told, NightDate night) {
  if (log.courses().empty() || can_begin(log, night)) return;
  const Course& there = *log.newest();
  if (there.started() == night) throw begins_already(context, log, told, night);
  if (there.started() > night) throw begins_later(context, log, told, night);
  const auto last = last_from(there, night);
  Remedy help = last->help;
  add_help(help, help_by_date(context, log, told, night));
  throw Error(ErrorKind::refused, fmt::format("the course that is there has {}.", last->what),
              std::move(help));
}

std::optional<std::string> course_ended_by(const Log& log, NightDate night) {
  if (log.courses().empty()) return std::nullopt;
  const Course& course = *log.newest();
  const Decision now = advise(course, night);
  const bool is_stopped = now.phase.kind == Phase::Kind::stopped;
  const bool is_ended = now.evidence.pause && !now.evidence.pause->until;
  const bool is_lapsed = now.evidence.missed >= lapse_nights;
  if (is_stopped || is_ended || is_lapsed || !now.evidence.last_dose) return std::nullopt;
  const Capsules dose = std::min(now.phase.dose, now.ceiling);
  return fmt::format("the course that runs since {}: {}, {} a night",
                     text::to_text(course.started()), name_of(now.phase.kind),
                     text::dose_in_words(dose, course.counted()));
}

}  // namespace titrate::cli

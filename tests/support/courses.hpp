// Courses for tests, said briefly: days are counted from the first night, and what a test does not
// name is the standard course of tests/scenarios (recommended 2 capsules of 120 mg,
// ceiling 20, started on 2026-11-01).
//
//   Course course = course_of({tolerated(0, 2), loose(1, 3)});
//   CHECK(answer(advice_on(course, 2)) == "3, confirming(3), repeat");
//
// A number out of its range throws std::bad_optional_access or std::logic_error: the test is wrong.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "titrate/engine.hpp"

namespace titrate::test {

inline NightDate date(std::string_view iso) { return NightDate::parse(iso).value(); }
inline Capsules capsules(int count) { return Capsules::from(count).value(); }
inline Strength tenths(int of_a_milligram) { return Strength::from_tenths(of_a_milligram).value(); }

template <class T>
T made(Checked<T> checked) {
  if (!checked) throw std::logic_error(checked.refusal().place + ": " + checked.refusal().problem);
  return *std::move(checked);
}

inline const NightDate first_night = date("2026-11-01");

// ---- Nights ----

inline Symptom symptom(const std::string& name, int severity) {
  return {made(SymptomName::from(name)), Severity::from(severity).value()};
}

inline NightFields taken(int day, int count) {
  return {.date = first_night + day, .capsules = capsules(count)};
}
inline Night unnoted(int day, int count) { return made(Night::from(taken(day, count))); }
inline Night with_stool(int day, int count, int stool) {
  NightFields fields = taken(day, count);
  fields.stool = StoolType::from(stool).value();
  return made(Night::from(fields));
}
inline Night tolerated(int day, int count) { return with_stool(day, count, 4); }
inline Night loose(int day, int count) { return with_stool(day, count, 7); }
inline Night with_movements(int day, int count, int movements) {
  NightFields fields = taken(day, count);
  fields.movements = Movements::from(movements).value();
  return made(Night::from(fields));
}
inline Night no_movement(int day, int count) { return with_movements(day, count, 0); }
inline Night put_down_to_illness(Night night) {
  NightFields fields = night.fields();
  fields.other_cause = made(OtherCause::from("stomach bug"));
  return made(Night::from(fields));
}
inline Night with_sign(Night night, WarningSign sign = WarningSign::flushing) {
  NightFields fields = night.fields();
  fields.signs.insert(sign);
  return made(Night::from(fields));
}

// ---- Courses ----

struct Plan {
  int recommended = 2;
  int strength_tenths = 1200;
  std::vector<std::pair<int, int>> ceilings = {{0, 20}};  // from which day, how many capsules
  std::vector<std::pair<int, Act::Kind>> acts = {};       // on which day
  std::vector<std::pair<int, int>> pauses = {};           // from which day, to which
};

inline Course course_of(std::vector<Night> nights, const Plan& plan = {}) {
  CourseFields fields{.started = first_night,
                      .recommended = capsules(plan.recommended),
                      .strength = tenths(plan.strength_tenths),
                      .ceilings = {},
                      .nights = std::move(nights)};
  for (const auto& [day, most] : plan.ceilings) {
    fields.ceilings.push_back({first_night + day, capsules(most)});
  }
  for (const auto& [day, act] : plan.acts) fields.acts.push_back({first_night + day, act});
  for (const auto& [from, until] : plan.pauses) {
    fields.pauses.push_back({first_night + from, first_night + until});
  }
  return made(Course::from(std::move(fields)));
}

inline Log log_of(std::vector<Course> courses) { return made(Log::from(std::move(courses))); }

inline Advice advice_on(const Course& course, int day) { return advise(course, first_night + day); }

// The advice for the night after the last of these.
inline Advice after(std::vector<Night> nights, const Plan& plan = {}) {
  const NightDate tonight = nights.back().date() + 1;
  return advise(course_of(std::move(nights), plan), tonight);
}

// The same course, all dates moved by a number of days.
inline Course shifted(const Course& course, int days) {
  CourseFields fields = course.plan();
  fields.started = fields.started + days;
  for (Ceiling& ceiling : fields.ceilings) ceiling.from = ceiling.from + days;
  for (Act& act : fields.acts) act.from = act.from + days;
  for (Pause& pause : fields.pauses) {
    pause.from = pause.from + days;
    if (pause.until) pause.until = *pause.until + days;
  }
  for (StockEntry& entry : fields.stock) entry.date = entry.date + days;
  for (const Night& night : course.nights()) {
    NightFields moved = night.fields();
    moved.date = moved.date + days;
    fields.nights.push_back(made(Night::from(std::move(moved))));
  }
  return made(Course::from(std::move(fields)));
}

// ---- Answers ----

// "3, climbing(4), step-up, at ceiling", or "3, climbing(3 of 5), lapse" where the limit is 5. The
// limit of a hold is what is held, and not said.
inline std::string answer(const Decision& advice) {
  std::string phase =
      std::string(name_of(advice.phase.kind)) + '(' + std::to_string(advice.phase.dose.value());
  const bool holds = advice.phase.kind == Phase::Kind::holding;
  if (advice.limit && !holds) phase += " of " + std::to_string(advice.limit->value());
  if (holds && advice.limit != advice.phase.dose) phase += " without its limit";
  return std::to_string(advice.capsules.value()) + ", " + phase + "), " +
         std::string(name_of(advice.rule())) + (advice.at_ceiling ? ", at ceiling" : "");
}

// The notice of a kind, or null.
template <class Kind>
const Kind* notice(const Advice& advice) {
  for (const Notice& each : advice.notices) {
    if (const Kind* found = std::get_if<Kind>(&each)) return found;
  }
  return nullptr;
}

// Everything that an advice says, in one line, dates as days from `origin`: two advices say the
// same exactly when these lines are equal.
std::string everything(const Advice& advice, NightDate origin);

}  // namespace titrate::test

// The dose that a course holds, and since when: against what is said of each night by itself, for
// every course of four nights.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "report/report.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

// What is held on a night, also underneath a pause; nothing where the course does not hold.
std::optional<Capsules> held_on(const Course& course, NightDate night) {
  const Advice advice = advise(course, night);
  if (advice.phase.kind != Phase::Kind::holding) return std::nullopt;
  return std::min(advice.phase.dose, advice.ceiling);
}

// The latest hold and its first and last night, told back from the end; "-" where there is none.
// It begins with the first night on which that was taken, where there is one.
std::string due(const Course& course, NightDate end) {
  NightDate last = end;
  while (course.started() <= last && !held_on(course, last)) last = last - 1;
  if (last < course.started()) return "-";
  const auto held = held_on(course, last);
  NightDate first = last;
  while (course.started() < first && held_on(course, first - 1) == held) first = first - 1;
  NightDate since = first;
  const auto is_taken = [&](NightDate night) {
    return course.night_on(night) != nullptr && course.night_on(night)->capsules() == *held;
  };
  while (since <= last && !is_taken(since)) since = since + 1;
  return std::to_string(held->value()) + " from " + (since <= last ? since : first).iso() +
         (last == end ? "" : " to " + last.iso());
}

std::string told(const Course& course, NightDate end) {
  const auto hold = report::report_of(course, 1, report::IsNewest::yes, end - 1).hold;
  if (!hold) return "-";
  CHECK(hold->amount == hold->capsules * course.strength());
  const NightRange nights{hold->since, hold->until.value_or(end)};
  const auto is_tolerated = [&](const Night& night) {
    return nights.contains(night.date()) && night.capsules() == hold->capsules &&
           !is_loose(*night.stool());
  };
  CHECK(hold->tolerated ==
        std::count_if(course.nights().begin(), course.nights().end(), is_tolerated));
  return std::to_string(hold->capsules.value()) + " from " + hold->since.iso() +
         (hold->until ? " to " + hold->until->iso() : "");
}

// What may happen on a night, by number: none is taken, or one to three capsules, tolerated or
// loose.
constexpr int ways = 7;
std::optional<Night> night_of(int day, int way) {
  if (way == 0) return std::nullopt;
  const int dose = (way + 1) / 2;
  return way % 2 == 0 ? tolerated(day, dose) : loose(day, dose);
}

TEST_CASE("a hold is told with its first night, whatever the course of four nights") {
  const Plan plan = GENERATE(values<Plan>({
      {.recommended = 1},
      {.recommended = 2, .ceilings = {{0, 20}, {3, 2}}},
      {.recommended = 2, .acts = {{3, Act::Kind::taper}, {6, Act::Kind::climb}}},
      {.recommended = 1, .pauses = {{2, 3}}},
  }));
  int holds = 0;
  for (int course_number = 0; course_number < ways * ways * ways * ways; ++course_number) {
    std::vector<Night> nights;
    for (int day = 0, rest = course_number; day < 4; ++day, rest /= ways) {
      if (const auto night = night_of(day, rest % ways)) nights.push_back(*night);
    }
    const Course course = course_of(nights, plan);
    // The night after them, and one by which a hold lapsed that was not taken up again.
    for (const int day : {4, 12}) {
      CAPTURE(course_number, day);
      const std::string due_then = due(course, first_night + day);
      REQUIRE(told(course, first_night + day) == due_then);
      holds += due_then != "-" ? 1 : 0;
    }
  }
  CHECK(holds > 500);
}

}  // namespace
}  // namespace titrate::test

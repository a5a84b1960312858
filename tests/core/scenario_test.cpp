// The worked cases below tests/scenarios, on their own dates and on others.
#include <algorithm>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/scenarios.hpp"

namespace titrate::test {
namespace {

std::string limit_said(std::optional<int> limit) {
  return limit ? " limit " + std::to_string(*limit) : "";
}

std::string expected_answer(const Scenario& scenario) {
  return std::to_string(scenario.capsules) + ' ' + scenario.phase + ' ' + scenario.rule +
         (scenario.at_ceiling ? " at ceiling" : "") + limit_said(scenario.limit);
}

std::string given_answer(const Advice& advice) {
  return std::to_string(advice.capsules.value()) + ' ' + std::string(name_of(advice.phase.kind)) +
         ' ' + std::string(name_of(advice.rule())) + (advice.at_ceiling ? " at ceiling" : "") +
         limit_said(advice.limit ? std::optional(advice.limit->value()) : std::nullopt);
}

NightDate first_date(const Course& course) {
  return std::min(course.started(), course.ceilings().front().from);
}

}  // namespace

TEST_CASE("there are scenarios enough") {
  // None of them may get lost.
  CHECK(read_scenarios().size() >= 104);
}

TEST_CASE("every scenario gives the advice that was worked out for it") {
  for (const Scenario& scenario : read_scenarios()) {
    INFO(scenario.file << ": " << scenario.name);
    CHECK(given_answer(advise(scenario.course, scenario.tonight)) == expected_answer(scenario));
  }
}

TEST_CASE("every scenario gives the same advice wherever its dates are") {
  for (const Scenario& scenario : read_scenarios()) {
    const NightDate first = first_date(scenario.course);
    const std::string said = everything(advise(scenario.course, scenario.tonight), first);
    // The first day there is; leap days, and years that look like one; year ends; the last years.
    for (const char* iso : {"1970-01-01", "1999-12-28", "2000-02-26", "2028-02-26", "2100-02-26",
                            "2027-12-29", "2026-03-27", "2026-10-23", "9998-02-26", "9998-12-20"}) {
      INFO(scenario.file << ": " << scenario.name << ", moved to " << iso);
      const int days = date(iso) - first;
      const Advice moved = advise(shifted(scenario.course, days), scenario.tonight + days);
      CHECK(given_answer(moved) == expected_answer(scenario));
      CHECK(everything(moved, date(iso)) == said);
    }
  }
}

TEST_CASE("every scenario gives the same advice on every day of a year") {
  for (const Scenario& scenario : read_scenarios()) {
    INFO(scenario.file << ": " << scenario.name);
    for (int days = 1; days <= 366; ++days) {
      const Advice moved = advise(shifted(scenario.course, days), scenario.tonight + days);
      if (given_answer(moved) != expected_answer(scenario)) FAIL("moved by " << days << " days");
    }
    SUCCEED("each of them");
  }
}

}  // namespace titrate::test

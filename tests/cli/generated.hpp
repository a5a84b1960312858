// Generated logs for the tests of what programs read.
#pragma once

#include <algorithm>
#include <random>

#include "support/courses.hpp"
#include "support/logs.hpp"
#include "support/world.hpp"

namespace titrate::test {

// A log with at least one course; the same one for the same seed.
inline Log generated_log(unsigned seed) {
  std::mt19937 random(seed);
  for (;;) {
    Log log = random_log(random);
    if (log.newest() != nullptr) return log;
  }
}

// The same log, counted in something else.
inline Log counted_in(const Log& log, std::optional<Unit> unit) {
  std::vector<Course> courses;
  for (const Course& course : log.courses()) {
    CourseFields fields = course.fields();
    fields.unit = unit;
    courses.push_back(made(Course::from(std::move(fields))));
  }
  return made(Log::from(std::move(courses), {log.taking().begin(), log.taking().end()}));
}

// An evening on which nothing of the log is still to come.
inline NightDate evening_after(const Log& log) {
  const Course& course = *log.newest();
  NightDate last = course.started();
  if (!course.nights().empty()) last = std::max(last, course.nights().back().date());
  if (!course.acts().empty()) last = std::max(last, course.acts().back().from);
  if (!course.pauses().empty()) last = std::max(last, course.pauses().back().from);
  if (!course.stock().empty()) last = std::max(last, course.stock().back().date);
  return last + 1;
}

inline World world_with(const Log& log) {
  World world;
  world.keep(log);
  world.set_clock(evening_after(log).iso() + "T22:00");
  return world;
}

}  // namespace titrate::test

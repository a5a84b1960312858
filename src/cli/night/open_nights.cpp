#include "cli/night/open_nights.hpp"

#include <optional>

#include "titrate/engine.hpp"

namespace titrate::cli {
namespace {

std::optional<OpenNight> open_night(const Log& log, NightDate date) {
  const auto index = log.course_of(date);
  if (!index) return std::nullopt;
  const Course& course = log.courses()[*index];
  if (course.pause_on(date) != nullptr) return std::nullopt;
  if (const Night* const there = course.night_on(date)) {
    if (there->is_missed() || there->has_result()) return std::nullopt;
    return OpenNight{date, false};
  }
  if (advise(course, date).phase.kind == Phase::Kind::stopped) return std::nullopt;
  return OpenNight{date, true};
}

}  // namespace

std::vector<OpenNight> open_nights(const Log& log, NightDate tonight) {
  std::vector<OpenNight> nights;
  for (int back = 1; back <= nights_looked_back; ++back) {
    if (const auto open = open_night(log, tonight - back)) nights.push_back(*open);
  }
  return nights;
}

}  // namespace titrate::cli

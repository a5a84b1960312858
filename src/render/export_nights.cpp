#include "render/export_nights.hpp"

#include <algorithm>

#include "titrate/trend.hpp"

namespace titrate::render {
namespace {

// The nights that a course is regular or irregular on, as `trend` counts them.
std::optional<Window> counted_nights(const ExportedCourse& each) {
  const auto trend = trend_of(*each.course, each.last_night);
  if (!trend || !trend->regularity) return std::nullopt;
  return trend->regularity->nights;
}

}  // namespace

std::vector<ExportedNight> exported_nights(const ExportedCourse& each) {
  const Course& course = *each.course;
  std::vector<ExportedNight> nights;
  if (course.nights().empty()) return nights;
  const auto counted = counted_nights(each);
  const NightDate last = course.nights().back().date();
  const NightDate until = counted ? std::max(last, counted->last) : last;
  for (NightDate date = course.nights().front().date(); date <= until; date = date + 1) {
    const Night* night = course.night_on(date);
    const bool missed =
        counted && counted->contains(date) && (night == nullptr || night->is_missed());
    if (night != nullptr || missed) nights.push_back({date, night, missed});
  }
  return nights;
}

}  // namespace titrate::render

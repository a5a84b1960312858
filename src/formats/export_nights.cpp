#include "formats/export_nights.hpp"

#include <algorithm>

#include "titrate/history.hpp"
#include "titrate/trend.hpp"

namespace titrate::formats {
namespace {

// The nights that a course is regular or irregular on, as `trend` counts them.
std::optional<NightRange> counted_nights(const ExportedCourse& each) {
  const auto trend = trend_of(*each.course, each.last_night);
  if (!trend || !trend->regularity) return std::nullopt;
  return trend->regularity->nights;
}

}  // namespace

void each_exported_night(const ExportedCourse& each,
                         const std::function<void(const ExportedNight&)>& tell) {
  const Course& course = *each.course;
  if (course.nights().empty()) return;
  const auto counted = counted_nights(each);
  const NightDate last = course.nights().back().date();
  const NightDate until = counted ? std::max(last, counted->last) : last;
  live_through(course, {course.nights().front().date(), until}, [&](const LivedNight& lived) {
    const auto& [date, night, advised, taught] = lived;
    const bool is_counted = counted && counted->contains(date);
    if (night == nullptr && !is_counted) return;
    const bool taken = night != nullptr && !night->is_missed();
    const bool missed = is_counted && !taken && advised.capsules > Capsules::none();
    tell({date, night, missed, course.pause_on(date) != nullptr, advised, taught});
  });
}

}  // namespace titrate::formats

#include "formats/export_nights.hpp"

#include <algorithm>

#include "titrate/trend.hpp"

namespace titrate::formats {

void each_exported_night(const ReplayedCourse& replayed,
                         const std::function<void(const ExportedNight&)>& tell) {
  const auto trend = trend_of(replayed);
  if (!trend) return;
  // The nights that a course is regular or irregular on, as `trend` counts them.
  const auto counted = trend->regularity ? std::optional(trend->regularity->nights) : std::nullopt;
  int room = longest_gap_told;
  for (const auto& [night, nights, taught, advised] : replayed.history.rows) {
    if (night != nullptr) {
      room = longest_gap_told;
      const bool is_missed = night->is_missed() && counted && counted->contains(nights.first) &&
                             advised.capsules > Capsules::none();
      tell({nights.first, night, is_missed, advised, taught});
      continue;
    }
    const auto missed = counted ? nights.shared_with(*counted) : std::nullopt;
    if (!missed) continue;
    const int told = std::min(room, missed->count());
    room -= told;
    for (int i = 0; i < told; ++i) {
      tell({missed->first + i, nullptr, advised.capsules > Capsules::none(), advised, taught});
    }
  }
}

}  // namespace titrate::formats

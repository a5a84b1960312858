// The nights that exports tell of: those in the log, and between them those that were missed, or on
// which none was to be taken.
#pragma once

#include <functional>

#include "titrate/history.hpp"

namespace titrate::formats {

struct ExportedNight {
  NightDate date;
  const Night* night;  // null where the log does not have it
  bool missed;         // counted by `trend` as not taken
  const HistoryRow::Answer& advised;
  Taught taught;
};

// Of so many nights in a row that the log does not have, no more are told one by one: a log that is
// looked at after years, or by a clock that is wrong, would give gigabytes.
inline constexpr int longest_gap_told = 366;

// Tells `tell` of each, in the order of their dates.
void each_exported_night(const ReplayedCourse& replayed,
                         const std::function<void(const ExportedNight&)>& tell);

}  // namespace titrate::formats

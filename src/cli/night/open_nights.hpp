// The nights that something is still to be told of: `titrate log --missing`.
#pragma once

#include <vector>

#include "titrate/course.hpp"
#include "titrate/night_date.hpp"

namespace titrate::cli {

// Who looks back further rarely remembers, and what is guessed is worse than a gap.
inline constexpr int nights_looked_back = 14;

struct OpenNight {
  NightDate night;
  bool lacks_dose;  // it is not in the log; else its result is not

  friend bool operator==(const OpenNight&, const OpenNight&) = default;
};

// Of the last nights before tonight those that the log does not have, and those with a dose and
// without a result; the newest first. Not one before the first course, in a pause, or on which a
// course that had stopped advised none.
std::vector<OpenNight> open_nights(const Log& log, NightDate tonight);

}  // namespace titrate::cli

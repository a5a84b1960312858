// What `titrate log` asks when nothing was told: only what is missing, and in each question the
// night in words.
#pragma once

#include <optional>
#include <vector>

#include "cli/context.hpp"
#include "cli/night/log_entry.hpp"
#include "titrate/course.hpp"

namespace titrate::cli {

// Asks, and gives what is to be added to the log; empty where nothing is. Of `night`: its dose and,
// unless it is tonight, its result. Without one:
//
//   from 04:00 to noon   last night's dose, if it is not in the log; the result of the latest dose
//   otherwise            the result of the latest dose, since tonight's advice rests on it; then
//                        tonight's dose, with that advice as the default, unless it is in the log
//                        or titrate advises no more
//
// Refused as `course_for` refuses, and where no answer is given (ask.hpp).
std::vector<NightEntry> ask_about_nights(Context& context, const Log& log,
                                         std::optional<NightDate> night);

}  // namespace titrate::cli

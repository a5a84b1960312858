// What `titrate log` asks when nothing was told: only what is missing, and in each question the
// night in words.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "cli/context.hpp"
#include "cli/night/log_entry.hpp"
#include "cli/night/open_nights.hpp"
#include "titrate/course.hpp"

namespace titrate::cli {

// Asks, and gives what is to be added to the log; empty where nothing is. Of `night`: its dose and,
// unless it is tonight, its result. Without one:
//
//   in the morning       last night's dose, if it is not in the log; the result of the latest dose
//   otherwise            the result of the latest dose, since tonight's advice rests on it; then
//                        tonight's dose, with that advice as the default, unless it is in the log
//                        or titrate advises no more
//
// Last, where something was asked and a symptom was noted lately: how bad those are that are noted
// most, of the night whose morning is told.
//
// Refused as `course_for` refuses, and where no answer is given (ask.hpp). Other answers than those
// cost nothing that was answered before: then no more is asked, and it is said why.
std::vector<NightEntry> ask_about_nights(Context& context, const Log& log,
                                         std::optional<NightDate> night);

// The same of nights that are open, one after the other: the dose where there is none, then the
// result. Advises nothing for them, and offers no dose. A warning sign ends it. Where no answer is
// given it ends as well, and what was answered before counts; refused where nothing was.
std::vector<NightEntry> ask_about_open_nights(Context& context, const Log& log,
                                              std::span<const OpenNight> nights);

}  // namespace titrate::cli

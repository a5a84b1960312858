// What was typed of a night, as the values that it means: a day among the words is its date, a
// number with what it counts its dose, what stands behind "type" its stool.
//
//   as_values(context, {.values = {"three", "caps", "loose", "yesterday"}});
//       // values 3 loose, date 2026-11-20
//
// Words that mean nothing here stay where they are: a warning sign may be among them.
#pragma once

#include "cli/context.hpp"
#include "cli/night/said_signs.hpp"

namespace titrate::cli {

// Whether a day may stand among the words, or was told before them.
enum class DayWords { allowed, told_before };

// The command as it would be typed anew.
using RetypeNight = Suggestion (*)(const TypedNight& typed);

// Throws usage errors for what can be read in two ways, with both.
TypedNight as_values(Context& context, TypedNight typed, DayWords days, RetypeNight retype);

}  // namespace titrate::cli

// What is told about one night, and the log with it.
#pragma once

#include <cstddef>

#include "cli/night/observations.hpp"
#include "titrate/course.hpp"
#include "titrate/night_date.hpp"

namespace titrate::cli {

// Whether the person said which night it is.
enum class Dating { told, guessed };

struct NightEntry {
  NightDate night;
  Observations told;
  Dating dating = Dating::told;
};

// The course that a night belongs to. Refused: no course yet, a night still to come, one before the
// first course.
std::size_t course_for(const Log& log, NightDate night, NightDate tonight,
                       Dating dating = Dating::told);

// The log with what was told added to its night. Refused, as `course_for` and `completed` refuse,
// and where the night is not in the log and no dose was told.
Log with_entry(const Log& log, const NightEntry& entry, NightDate tonight);

}  // namespace titrate::cli

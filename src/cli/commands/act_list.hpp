// Acts and pauses as `climb`, `taper` and `pause` show them, and what the three refuse alike.
#pragma once

#include <string>

#include "cli/context.hpp"
#include "cli/error.hpp"
#include "titrate/course.hpp"

namespace titrate::cli {

// --list: the acts and the pauses of the newest course together, by their dates.
ExitCode list_acts_and_pauses(Context& context);

// A usage error where --list or --remove stands beside an option that says an act or a pause, or
// beside the other of the two. `says`: whether one of those was given.
void require_one_purpose(bool list, const std::string& remove, bool says);

// Refuses a night before the course.
void require_in_course(const Course& course, NightDate night);

}  // namespace titrate::cli

// Acts and pauses as `climb`, `taper` and `pause` show them, and what the three refuse alike.
#pragma once

#include <functional>
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

// --remove: takes something of a date out of the course that the date is in, and says how to bring
// it back. `without` gives the course without it, and refuses where there is none.
store::Outcome take_out(Context& context, NightDate date,
                        const std::function<Course(const Course&)>& without);

// Refuses a night before the course.
void require_in_course(const Course& course, NightDate night);

}  // namespace titrate::cli

// Where a course can begin: what of the log is in the way of a new one, or of moving the start of
// the newest, and what a new one ends.
#pragma once

#include <optional>
#include <string>

#include "cli/args/start_options.hpp"
#include "cli/context.hpp"
#include "cli/error.hpp"
#include "titrate/course.hpp"

namespace titrate::cli {

// The log with the newest course begun on another night, tomorrow at the latest; with `first_too`
// the first one, where the night is before all of them. Refused where there is none, and where its
// own nights or the course before it are in the way.
Log with_start_moved(const Log& log, NightDate night, NightDate tonight, bool first_too);

// The log with something else for what the newest course counts, which was told wrongly. Refused
// where there is none, and where one counts halves and the other does not: every number in the log
// would be another amount.
Log with_unit_corrected(const Log& log, std::optional<Unit> unit);

// What moves a course's start to an earlier night, so that this one can be logged: the newest
// one's, or the first one's to a night before all of them. Nothing where that cannot be, and where
// every answer says it already (Environment::of_log).
std::optional<Suggestion> way_to_begin_earlier(const Log& log, NightDate night, NightDate tonight);

// Refused where no course can be added that begins on this night, with what is there instead, and
// with what would begin it where that is known.
void require_room(Context& context, const Log& log, const StartOptions& told, NightDate night);

// The course that one which begins on a night would end: "the course that runs since Sun 1 Nov
// 2026: holding, 3 capsules (360 mg) a night"; nothing where none runs. A course runs when a dose
// of it is in the log, less than a lapse ago, and it is neither stopped nor in a pause without an
// end.
std::optional<std::string> course_ended_by(const Log& log, NightDate night);

}  // namespace titrate::cli

// Which night a `titrate log` without --date means, and what to say where that was a guess.
#pragma once

#include <string>

#include "cli/context.hpp"
#include "cli/observations.hpp"
#include "titrate/course.hpp"

namespace titrate::cli {

// A dose with a morning's result: last night. A dose alone: last night in the morning, else
// tonight. No dose: the latest night before tonight that has a dose and no result; refused where
// there is none.
NightDate guess_night(const Context& context, const Observations& told, const Log& log);

// What to say of a guess that could be wrong; empty where it is plain.
std::string remark_on_guess(const Context& context, const Observations& told, NightDate guessed);

}  // namespace titrate::cli

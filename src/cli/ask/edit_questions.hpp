// What `titrate edit DATE` asks when no correction was told: field by field, what belongs in place
// of what is there.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/night/observations.hpp"
#include "titrate/course.hpp"

namespace titrate::cli {

// As typed behind `edit DATE`: what to put in, and what to take out.
struct Corrections {
  ObservationFlags flags{};
  std::vector<std::string> clear{};
};

// Shows the night and asks; Enter keeps what is there, "-" takes it out. Each answer is held
// against the night and those before it, so that what comes of it can be written. Warning signs are
// not asked for: nobody should take one out half asleep. Throws as ask_until does.
Corrections ask_for_corrections(Context& context, const Course& course, const Night& night);

}  // namespace titrate::cli

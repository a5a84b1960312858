// What `titrate start` asks where the label was not told. Each question puts its answer in the
// place of an option that was not given; what was given is never asked for.
#pragma once

#include <optional>

#include "cli/args/start_options.hpp"
#include "cli/context.hpp"
#include "cli/last_course.hpp"

namespace titrate::cli {

// The safety notice, and one question: may it go on? Refused where the answer is no.
void ask_to_go_on(Context& context);

// The dose a day, the magnesium and in how many capsules; then shows what that comes to, and asks
// whether the label says so. Labels give the amount for one capsule or for several, and who
// mistakes one for the other takes a multiple.
void ask_for_label(Context& context, StartOptions& options);

// What was held before, then the product and the form. Enter takes those of the course before; the
// product is asked for only where that has one. The label must be known.
void ask_for_product(Context& context, StartOptions& options,
                     const std::optional<LastCourse>& last);

// Shows what the ceiling is and which one is offered, and why: the one chosen for the course
// before, with its note, where there was one. The label must be known.
void ask_for_ceiling(Context& context, StartOptions& options,
                     const std::optional<LastCourse>& last);

}  // namespace titrate::cli

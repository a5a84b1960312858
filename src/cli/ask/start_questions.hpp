// What `titrate start` asks where the label was not told. Each question puts its answer in the
// place of an option that was not given; what was given is never asked for.
#pragma once

#include "cli/args/start_options.hpp"
#include "cli/context.hpp"

namespace titrate::cli {

// The safety notice, and one question: may it go on? Refused where the answer is no.
void ask_to_go_on(Context& context);

// The dose a day, the magnesium and in how many capsules; then shows what that comes to, and asks
// whether the label says so. Labels give the amount for one capsule or for several, and who
// mistakes one for the other takes a multiple.
void ask_for_label(Context& context, StartOptions& options);

void ask_for_form(Context& context, StartOptions& options);

// Shows what the ceiling is and which one is offered, and why. The label must be known.
void ask_for_ceiling(Context& context, StartOptions& options);

}  // namespace titrate::cli

// What an import would do, in words: before it is done, and where it cannot be.
#pragma once

#include <string>

#include "cli/context.hpp"
#include "cli/import/plan.hpp"
#include "cli/import/selection.hpp"
#include "cli/planned_change.hpp"

namespace titrate::cli {

// The columns and rows, how nights were told from dates, what would be new and completed, and what
// does not fit.
void say_plan(Context& context, const Selection& file, const ImportPlan& plan, const ImportHow& how,
              const Log& log, Length length);

// The refusal of a plan that has problems: the first of them, and how many more there are.
Error does_not_fit(const std::string& file, const ImportPlan& plan);

}  // namespace titrate::cli

// A dose with a morning's result, told outside the morning and without a night: the result is last
// night's, and so is the dose; but it may be tonight's that was meant.
#pragma once

#include <optional>

#include "cli/context.hpp"
#include "cli/night/log_entry.hpp"
#include "cli/night/said_night.hpp"
#include "cli/remedy.hpp"

namespace titrate::cli {

// Where last night has another dose: how to tell the result of last night and the dose of tonight,
// of both what the log does not have yet. Nothing where that cannot be what was meant. `typed` has
// its words as values.
std::optional<Remedy> result_then_dose(const Context& context, const NightEntry& entry,
                                       const TypedNight& typed, const Log& log, RetypeNight retype);

// What to say once both were saved for last night. `before`: the log as it was.
Hint remark_on_evening_dose(const NightEntry& entry, const Log& before, NightDate tonight);

}  // namespace titrate::cli

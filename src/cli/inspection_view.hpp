// An inspection of the log as it is shown: to a person, and as JSON.
#pragma once

#include "cli/context.hpp"
#include "store/log_file.hpp"

namespace titrate::cli {

// The state of the log and its backup, then each finding beside it.
void say_inspection(Context& context, const store::Inspection& found);

// What separates the backup from a log that was changed by hand, as far as both can be read.
void say_differences(Context& context, const store::Inspection& found);

// One line, with its end: docs/machine-readable.md, `titrate check --json`.
text::Passage inspection_json(const Context& context, const store::Inspection& found);

// The status of a process that only looked.
ExitCode status_of(const store::Inspection& found);

}  // namespace titrate::cli

// The process around the program: its descriptors, signals, terminal and output.
#pragma once

#include <ctime>

#include "cli/environment.hpp"

namespace titrate::cli {

// Before anything is opened: closed standard descriptors become /dev/null, so that no message can
// end up inside the log; a full disk or a closed pipe becomes an error instead of a signal; what is
// made is for its owner only.
void prepare_process();

// The world as this process sees it, at a moment.
Environment process_environment(std::time_t now);

// Writes what was said. The status of the process: the command's, or `unheard` where a done command
// could not be told. Needs no memory.
int deliver(const Environment& environment, ExitCode code) noexcept;

// Of which command break_off() tells what became.
void watch(const Environment& environment) noexcept;

// Ends the process where nothing can be thrown or caught any more, for want of memory or by a fault
// of the program, in its own words and with the status of what became of the command.
[[noreturn]] void break_off() noexcept;

}  // namespace titrate::cli

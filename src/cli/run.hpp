// The command line program, without the process around it.
//
//   Environment environment = ...;
//   ExitCode code = run({"log", "3", "normal"}, environment);
//   environment.out;   // what a person reads
#pragma once

#include <string>
#include <vector>

#include "cli/environment.hpp"

namespace titrate::cli {

// Runs one command. Throws nothing; what went wrong is told on `err`.
ExitCode run(const std::vector<std::string>& arguments, Environment& environment);

}  // namespace titrate::cli

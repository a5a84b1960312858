// The command line program, without the process around it.
//
//   Environment environment = ...;
//   ExitCode code = run({"log", "3", "normal"}, environment);
//   environment.out;   // what a person reads
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/environment.hpp"

namespace titrate::cli {

// Runs one command. What went wrong is told on `err`, or as last words.
ExitCode run(const std::vector<std::string>& arguments, Environment& environment) noexcept;

inline constexpr std::string_view no_memory = "there is not enough memory";
inline constexpr std::string_view own_fault = "titrate met a fault of its own; please report it";

// What is said in place of an answer that is lost, and the status: why, and what became of what was
// asked. Needs no memory.
struct LastWords {
  ShortText text;
  ExitCode code;
};
LastWords last_words(std::string_view why, const Environment& environment) noexcept;

}  // namespace titrate::cli

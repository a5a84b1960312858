// Several people's logs at a glance for programs, one line of JSON with its end:
// docs/machine-readable.md, `titrate review --json`.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "text/review.hpp"

namespace titrate::formats {

// One that could not be read. Every text is safe to print.
struct UnreadLog {
  std::string file;
  std::string_view state;  // as `check` names it: "damaged"
  std::string problem;
  std::string remedy;  // empty where nothing helps
};

std::string reviews_json(std::span<const text::ReviewedLog> logs,
                         std::span<const UnreadLog> not_read, NightDate tonight,
                         const text::Style& style);

}  // namespace titrate::formats

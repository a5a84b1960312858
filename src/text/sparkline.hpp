// The doses of the latest nights on one line:
//
//   Doses, last 30 nights |▂▃▄▄▅▅▆ ▆█▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▆▆▆▆▆| lowest 2, highest 10
//
// A night's height is its part of the highest dose; a missed night is a gap. Where they are of
// different strengths, heights and numbers are mg: a count of one is not a count of the other.
#pragma once

#include <span>
#include <string>

#include "text/layout.hpp"
#include "titrate/history.hpp"

namespace titrate::text {

// Of the last nights of one course or several, the oldest first: 30 at most and as many as fit.
// Empty where there is too little to compare or too little room; else a whole line.
std::string sparkline(std::span<const History> courses, const Style& style);
inline std::string sparkline(const History& history, const Style& style) {
  return sparkline(std::span(&history, 1), style);
}

}  // namespace titrate::text

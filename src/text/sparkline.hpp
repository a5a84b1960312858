// The doses of the latest nights on one line:
//
//   Doses, last 30 nights |▂▃▄▄▅▅▆ ▆█▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▆▆▆▆▆| lowest 2, highest 10
//
// A night's height is its part of the highest dose; a missed night is a gap.
#pragma once

#include <string>

#include "text/layout.hpp"
#include "titrate/history.hpp"

namespace titrate::text {

// Of the last nights of a history, 30 at most and as many as fit. Empty where there is too little
// to compare or too little room; else a whole line.
std::string sparkline(const History& history, const Style& style);

}  // namespace titrate::text

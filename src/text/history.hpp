// A course's nights as a table for a person.
//
//   Passage table = history_table(history, style);
#pragma once

#include <string>

#include "text/layout.hpp"
#include "text/passage.hpp"
#include "titrate/history.hpp"

namespace titrate::text {

// "missed 3 nights, to Fri 2026-11-06", "paused 3 nights, to Fri 2026-11-06"; without the reason
std::string to_text(const MissedRun& run);
std::string line_words(const Act& act);  // "climb again from here"
// What the night of a row taught: "tolerated", "missed", "paused".
std::string taught_words(const HistoryRow& row);

// A course, when it began, and its plan, in one line.
std::string course_title(const Course& course, std::size_t number);

Passage history_table(const History& history, const Style& style);

}  // namespace titrate::text

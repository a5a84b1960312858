// A history for a person: the nights as a table, and what its lines are called.
//
//   Passage table = history_table(histories, std::nullopt, style);
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "text/hint.hpp"
#include "text/layout.hpp"
#include "text/passage.hpp"
#include "titrate/history.hpp"

namespace titrate::text {

// "missed 3 nights, to Fri 2026-11-06", "paused 3 nights, to Fri 2026-11-06"; without the reason
std::string to_text(const MissedRun& run);
std::string line_words(const Act& act);  // "climb again from here"
// What the night of a row taught: "tolerated", "missed", "paused".
std::string taught_words(const HistoryRow& row);

// A course, when it began, and its plan, in one line; and without its plan.
std::string course_title(const Course& course, std::size_t number);
std::string course_name(const Course& course, std::size_t number);
// Its plan alone: "Magnesium glycinate, 120 mg a capsule, label dose 2, ceiling 8".
std::string plan_in_words(const Course& course);
// "label dose 2, ceiling 8", with one of its ceilings.
std::string doses_in_words(const Course& course, const Ceiling& ceiling);
// That it takes the place of another, with the plan that it begins with.
std::string bottle_words(const Course& course, std::size_t number);

// What there is, where the nights shown are the latest of it.
struct WholeHistory {
  std::size_t nights;  // in the log
  Suggestion command;  // which shows them all
};

// The nights of one course or several, the oldest first, a line where another course begins; under
// them the doses drawn. There is at least one history, and beside one that has nothing to tell
// another that has.
//
// Where the style has lines, each fits its width, and where there is a whole, as many of the latest
// nights are shown as fit on the terminal with the title: at least one. Elsewhere a night takes one
// line, however long. Nothing that a night notes is left out.
Passage history_table(std::span<const History> courses, const std::optional<WholeHistory>& whole,
                      const Style& style);
inline Passage history_table(const History& history, const Style& style) {
  return history_table({&history, 1}, std::nullopt, style);
}

}  // namespace titrate::text

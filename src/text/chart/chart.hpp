// The doses of a course by night, drawn with characters: a line that shows where they change, with
// the ceiling; under each night the stool of its morning, missed nights and other marks, the phase,
// and what was done to the plan. Something else that was noted may lie under it on the same axis.
//
//   context.say(chart(history, Measure{Measure::Kind::symptom, "cramps"}, style));
//
// Every line fits the style's width, and all of it about twenty lines. Where there are more nights
// than columns, a column stands for several, and the chart says so. Colour adds nothing that is not
// there without it.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "text/history.hpp"
#include "text/layout.hpp"
#include "titrate/trend.hpp"

namespace titrate::text {

// Of one course or several that follow each other, the oldest first: a mark where another begins,
// and mg where doses of different strengths lie side by side.
std::string chart(std::span<const History> courses, const std::optional<Measure>& beneath,
                  const Style& style);
inline std::string chart(const History& history, const std::optional<Measure>& beneath,
                         const Style& style) {
  return chart(std::span(&history, 1), beneath, style);
}

}  // namespace titrate::text

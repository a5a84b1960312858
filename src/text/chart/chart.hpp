// The doses of a course by night, drawn with characters: a bar a night, loose mornings, missed
// nights, the ceiling and the phase marked, dates below; something else that was noted may lie
// under it on the same axis.
//
//   context.say(chart(history, Measure{Measure::Kind::symptom, "cramps"}, style));
//
// Every line fits the style's width, and all of it about twenty lines. Where there are more nights
// than columns, a column stands for several, and the chart says so. Colour adds nothing that is not
// there without it.
#pragma once

#include <optional>
#include <string>

#include "text/history.hpp"
#include "text/layout.hpp"
#include "titrate/trend.hpp"

namespace titrate::text {

std::string chart(const History& history, const std::optional<Measure>& beneath,
                  const Style& style);

}  // namespace titrate::text

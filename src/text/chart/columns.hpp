// The nights of a chart, laid out in columns.
#pragma once

#include <optional>
#include <vector>

#include "titrate/history.hpp"
#include "titrate/trend.hpp"

namespace titrate::text {

// What is worth a sign under a bar; what comes later covers what comes before.
enum class Mark { none, missed, paused, loose_otherwise, loose, warning_sign };

// One night, or several side by side: then the highest dose, loose if any night was, missed or
// paused only if all were, the worst value, the latest act, the phase and the ceiling of the last
// night.
struct ChartColumn {
  NightRange nights;
  Capsules dose;  // 0 when missed
  Mark mark;
  Phase::Kind phase;  // that of the engine's advice for the night
  Capsules ceiling;
  std::optional<Act::Kind> act{};  // from this night on
  std::optional<int> value{};      // of what lies beneath, where it was noted
};

struct ChartColumns {
  std::vector<ChartColumn> columns;
  int nights_each;  // the last column may stand for fewer
  int width_each;   // on the terminal, with the space between two bars
};

// Every night of the history's span, in at most `room` columns of the terminal.
ChartColumns columns_of(const History& history, NightRange span,
                        const std::optional<Measure>& beneath, int room);

Capsules highest_dose(const ChartColumns& columns);
// How high a drawing reaches: to the highest dose, and to every ceiling that does not make the bars
// tiny. `rows` is what a drawing has room for anyway.
int top_of(const ChartColumns& columns, int rows);

}  // namespace titrate::text

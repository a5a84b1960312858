// The lines that a chart is drawn with: bars, the axis and its dates, signs under the bars.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "text/chart/columns.hpp"
#include "text/layout.hpp"

namespace titrate::text {

// What a chart is drawn with; plain ASCII where nothing else is read.
struct Symbols {
  std::string_view full, ceiling, axis, tick;
  std::vector<std::string_view> parts;  // of a row, by rising height
};
Symbols symbols(const Style& style);

std::string_view symbol(Mark mark);
std::string_view symbol(Phase::Kind phase);
std::string_view symbol(Act::Kind act);
inline constexpr std::string_view symbol_of_course = "*";  // that begins

// Columns at the left of every line, for numbers and labels.
inline constexpr int gutter = 6;

// How tall bars are drawn: a row stands for `unit`.
struct Scale {
  int rows;
  int unit;
};
// For values up to `highest`, in at most so many rows.
Scale scale_for(int highest, int most_rows);
// The same where a row stands for a round number: 1, 2 or 5 and zeros.
Scale round_scale_for(int highest, int most_rows);

// The rows of a bar for each column, from the top, with the numbers at the left. A bar fills a row
// for each whole unit, and a part of one for what is left. `ceiling_of` is a value at whose row a
// line runs behind the bars, or 0.
struct Bars {
  Scale scale;
  std::function<int(const ChartColumn&)> value_of;
  std::function<int(const ChartColumn&)> ceiling_of;
};
std::string bars(const ChartColumns& columns, const Bars& bars, const Style& style);

// The axis, and under it the dates: the first, the last, and between them every seventh night or,
// where a column stands for three nights or more, the first of a month; as many as fit.
std::string axis(const ChartColumns& columns, const Style& style);

// One sign a column, and what colour it has.
struct Sign {
  std::string_view text;
  Ink ink = Ink::plain;
};
std::string signs(std::string_view label, const ChartColumns& columns,
                  const std::function<Sign(const ChartColumn&)>& sign_of, const Style& style);

}  // namespace titrate::text

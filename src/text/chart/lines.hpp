// The lines that a chart is drawn with: bars, the axis and its dates, signs under the bars.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/chart/columns.hpp"
#include "text/layout.hpp"

namespace titrate::text {

// What a chart is drawn with; plain ASCII where nothing else is read.
struct Symbols {
  std::string_view full, top, ceiling, axis, tick;
  std::vector<std::string_view> parts;  // of a row, by rising height
};
Symbols symbols(const Style& style);

std::string_view symbol(Mark mark);
std::string_view symbol(Phase::Kind phase);
std::string_view symbol(Act::Kind act);
std::string_view digit_of(int value);                      // 0 to 10, which is an X
inline constexpr std::string_view symbol_of_course = "*";  // that begins

// A date as the axis and the legend have it: with its year where the same day would come twice.
std::string date_words(NightDate night, NightRange span);  // "3 Oct"

// Text broken at spaces; a word too long for a line is cut.
std::string fitted(std::string_view text, const Style& style);
// Short texts side by side, as many as fit on a line.
std::string flowed(const std::vector<std::string>& items, const Style& style);

// Columns at the left of every line, for numbers and labels.
inline constexpr int gutter = 6;

// How tall bars are drawn: a row stands for `unit`.
struct Scale {
  int rows;
  int unit;
  std::optional<int> highest{};  // where rows are labelled with all the numbers that end in them

  // "5", "4-6": every whole number lies in the row that has it. Without a highest one the number at
  // the row's upper end.
  std::string label(int row) const;
  int last_in(int row) const;  // the number at the row's upper end
};
// For whole numbers up to `highest`, in at most so many rows.
Scale scale_for(int highest, int most_rows);
// The same where a row stands for a round number: 1, 2 or 5 and zeros.
Scale round_scale_for(int highest, int most_rows);

// The rows of a bar for each column, from the top, with the numbers at the left. A bar fills a row
// for each whole unit, and a part of one for what is left. `ceiling_of` is a value at whose row a
// line runs behind the bars, or 0.
struct Bars {
  // Of what stays the same for weeks the tops alone are drawn: a line that shows where it changes,
  // in place of a wall.
  enum class Shape { whole, tops };
  Scale scale;
  std::function<int(const ChartColumn&)> value_of;
  std::function<int(const ChartColumn&)> ceiling_of;
  Shape shape = Shape::whole;
};
std::string bars(const ChartColumns& columns, const Bars& bars, const Style& style);

// The rows of a scale from the lowest to the highest of what was noted: a column is filled from its
// own lowest to its own highest, each in the row nearest to it. Something must have been noted.
std::string spans(const ChartColumns& columns, int most_rows, const Style& style);

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

// The value of each column in which it is not what it was, those of 0 apart, as far as there is
// room for numbers that do not touch: first of those that stay longest.
std::string changes(std::string_view label, const ChartColumns& columns,
                    const std::function<int(const ChartColumn&)>& value_of, const Style& style);

}  // namespace titrate::text

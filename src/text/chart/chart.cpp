#include "text/chart/chart.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/chart/beneath.hpp"
#include "text/chart/legend.hpp"
#include "text/chart/lines.hpp"
#include "text/words.hpp"

namespace titrate::text {
namespace {

// All of a chart, with its title and legend, is to stand on the terminal.
constexpr int most_rows = 10;
constexpr int most_rows_of_two = 5;  // of each, where something lies beneath
constexpr int fewest_rows = 3;
constexpr int fewest_rows_in_need = 2;
constexpr int usual_lines = 24;
constexpr int narrowest_chart = 20;

// ---- The doses ----

std::string dose_heading(NightRange span, const ChartColumns& columns, Scale scale, Drawn counted,
                         std::optional<Unit> unit) {
  const bool in_mg = counted == Drawn::amounts;
  std::string text = fmt::format("{} a night, {}", in_mg ? "mg" : title_of(unit), to_text(span));
  if (columns.nights_each > 1) text += fmt::format("; a column is {} nights", columns.nights_each);
  if (scale.unit > 1) {
    text += fmt::format("; a row is {} {}", scale.unit, in_mg ? "mg" : words_of(unit).many);
  }
  return text;
}

Sign mark_sign(const ChartColumn& column) {
  const Ink ink = column.mark == Mark::warning_sign                            ? Ink::alarm
                  : column.mark == Mark::missed || column.mark == Mark::paused ? Ink::faint
                                                                               : Ink::caution;
  return {symbol(column.mark), ink};
}

// A digit, readable without colour.
Sign stool_sign(const ChartColumn& column) {
  if (!is_stool_told(column)) return {" "};
  if (!column.stool) return {digit_of(0)};
  const Ink ink = is_loose(*column.stool) ? Ink::caution : Ink::plain;
  return {digit_of(column.stool->value()), ink};
}

// What a person did to the plan from this night on.
Sign act_sign(const ChartColumn& column) {
  if (column.act) return {symbol(*column.act), Ink::strong};
  return column.begins_pause ? Sign{symbol(Mark::paused), Ink::strong} : Sign{" "};
}

Sign phase_sign(const ChartColumn& column) { return {symbol(column.phase)}; }

Sign course_sign(const ChartColumn& column) {
  return column.begins_course ? Sign{symbol_of_course, Ink::strong} : Sign{" "};
}

// The line, where it has anything to show.
std::string signs_if_any(std::string_view label, const ChartColumns& columns,
                         Sign (*sign_of)(const ChartColumn&), const Style& style) {
  const auto is_blank = [&](const ChartColumn& column) { return sign_of(column).text == " "; };
  const bool is_empty = std::all_of(columns.columns.begin(), columns.columns.end(), is_blank);
  return is_empty ? "" : signs(label, columns, sign_of, style);
}

// How much room a drawing takes.
struct Extent {
  int rows;
  bool has_changes;  // the line with the doses where they change
};

std::string dose_panel(const Drawing& drawing, const ChartColumns& columns, Extent extent,
                       const Style& style) {
  const auto& [courses, span, counted] = drawing;
  const int top = top_of(columns, extent.rows, counted);
  const Scale scale =
      counted == Drawn::counts ? scale_for(top, extent.rows) : round_scale_for(top, extent.rows);
  const auto dose = [&](const ChartColumn& column) { return dose_in(column, drawing.counted); };
  const auto ceiling = [&](const ChartColumn& column) {
    return ceiling_in(column, drawing.counted);
  };
  const auto unit = courses.front().course->unit();
  return fitted(dose_heading(span, columns, scale, counted, unit), style) +
         bars(columns, {scale, dose, ceiling, Bars::Shape::tops}, style) + axis(columns, style) +
         (extent.has_changes ? changes("dose", columns, dose, style) : "") +
         signs_if_any("stool", columns, stool_sign, style) +
         signs("night", columns, mark_sign, style) + signs("phase", columns, phase_sign, style) +
         signs_if_any("act", columns, act_sign, style) +
         signs_if_any("new", columns, course_sign, style);
}

std::ptrdiff_t lines_of(std::string_view text) {
  return std::count(text.begin(), text.end(), '\n');
}

std::string drawn(const Drawing& drawing, const ChartColumns& columns,
                  const std::optional<Measure>& beneath, Extent extent, const Style& style) {
  std::string text = dose_panel(drawing, columns, extent, style);
  if (beneath) text += panel_beneath(*beneath, columns, extent.rows, style);
  return text + legend(drawing, columns, top_of(columns, extent.rows, drawing.counted), style);
}

// Fewer rows are drawn where the words around them take more lines, so that all is seen at once;
// then the doses are read at the left alone.
std::string fitting(const Drawing& drawing, const std::optional<Measure>& beneath,
                    std::ptrdiff_t lines, const Style& style) {
  const ChartColumns columns =
      columns_of(drawing.courses, drawing.span, beneath, style.width - gutter);
  if (highest_dose(columns) == Capsules::none()) {
    return fitted(fmt::format("No dose is in the log for {}.", to_text(drawing.span)), style);
  }
  std::string text;
  for (const bool has_changes : {true, false}) {
    const int least = has_changes ? fewest_rows : fewest_rows_in_need;
    for (int rows = beneath ? most_rows_of_two : most_rows; rows >= least; --rows) {
      text = drawn(drawing, columns, beneath, {rows, has_changes}, style);
      if (lines_of(text) <= lines) return text;
    }
  }
  return text;
}

// Whether all that begin in a span, or go on in it, count the same: bars and ceilings of others can
// only be held against each other in mg.
bool are_counted_alike(std::span<const History> courses, NightRange span) {
  return std::all_of(courses.begin(), courses.end(), [&](const History& history) {
    return span.last < history.course->started() ||
           history.course->counted() == courses.front().course->counted();
  });
}

}  // namespace

std::string chart(std::span<const History> courses, const std::optional<Measure>& beneath,
                  const Style& style) {
  Style wide = style;
  wide.width = std::max(style.width, narrowest_chart);
  const auto is_silent = [](const History& history) { return !span_of(history); };
  // What comes before the first night is not drawn.
  const auto first = std::find_if_not(courses.begin(), courses.end(), is_silent);
  const History& titled = first == courses.end() ? courses.back() : *first;
  const std::string title =
      fitted(shown(course_title(*titled.course, titled.number), wide), wide) + '\n';
  const auto span = span_of(courses);
  if (!span) return title + "No nights to show yet.\n";
  const auto drawn_courses = courses.last(static_cast<std::size_t>(courses.end() - first));
  const Drawing drawing{drawn_courses, *span,
                        are_counted_alike(drawn_courses, *span) ? Drawn::counts : Drawn::amounts};
  const int lines = style.lines.value_or(usual_lines) - 1;  // one is the next prompt's
  return title + fitting(drawing, beneath, lines - lines_of(title), wide);
}

}  // namespace titrate::text

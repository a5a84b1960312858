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
constexpr int most_dose_rows = 10;
constexpr int most_rows_beneath = 5;
constexpr int fewest_rows_beneath = 2;
constexpr int fewest_rows = 3;
constexpr int fewest_rows_in_need = 2;
constexpr int usual_lines = 24;
constexpr int narrowest_chart = 20;

// ---- The doses ----

std::string dose_heading(const Drawing& drawing, const ChartColumns& columns, Scale scale,
                         Wording wording) {
  std::string text = fmt::format("{} a night, {}", drawing.of ? title_of(drawing.of->unit) : "mg",
                                 to_text(drawing.span));
  if (columns.nights_each > 1) text += fmt::format("; a column is {} nights", columns.nights_each);
  const bool has_scale = !drawing.of && wording == Wording::full;
  if (has_scale) text += fmt::format("; a row is {} mg, up to its number", scale.unit);
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
struct ChartExtent {
  int rows;          // of the doses, at most
  int rows_beneath;  // at most; what is told in digits needs none
  bool has_plan;     // in the title
  bool has_changes;  // the line with the doses where they change
  Wording wording = Wording::full;
};

// From the best to the last resort. What lies beneath gives up its rows first, then the title its
// plan, then the ceiling its row, as it is told in words too. While they can, doses have a row for
// each number; then rows stand for several, then there is no line of numbers, and last of all the
// words are in short.
std::vector<ChartExtent> extents_of(const Drawing& drawing, const ChartColumns& columns,
                                    bool is_two) {
  const int highest = highest_dose(columns).value();
  const int fewest = drawing.of && highest <= most_dose_rows ? highest : fewest_rows;
  std::vector<ChartExtent> all;
  for (int rows = most_dose_rows; rows >= fewest; --rows) {
    for (const bool has_plan : {true, false}) {
      const int most_beneath = is_two ? most_rows_beneath : fewest_rows_beneath;
      for (int beneath = most_beneath; beneath >= fewest_rows_beneath; --beneath) {
        all.push_back({rows, beneath, has_plan, true});
      }
    }
  }
  for (const int beneath : {1, 0}) all.push_back({fewest, beneath, false, true});
  for (int rows = fewest - 1; rows >= fewest_rows; --rows) all.push_back({rows, 0, false, true});
  for (const int rows : {fewest_rows, fewest_rows_in_need}) all.push_back({rows, 0, false, false});
  for (const bool has_changes : {true, false}) {
    all.push_back({fewest_rows_in_need, 0, false, has_changes, Wording::in_short});
  }
  return all;
}

// How high the doses are drawn: no ceiling takes from them that each number has its row.
int top_for(const Drawing& drawing, const ChartColumns& columns, int rows) {
  const int highest = highest_dose(columns).value();
  if (!drawing.of || highest > most_dose_rows) return top_of(columns, rows, drawing.counted());
  int top = highest;
  for (const ChartColumn& column : columns.columns) {
    if (column.ceiling.value() <= rows) top = std::max(top, column.ceiling.value());
  }
  return top;
}

std::string dose_panel(const Drawing& drawing, const ChartColumns& columns,
                       const ChartExtent& extent, const Style& style) {
  const int top = top_for(drawing, columns, extent.rows);
  const Scale scale = drawing.of ? scale_for(top, extent.rows) : round_scale_for(top, extent.rows);
  const auto dose = [&](const ChartColumn& column) { return dose_in(column, drawing.counted()); };
  const auto ceiling = [&](const ChartColumn& column) {
    return ceiling_in(column, drawing.counted());
  };
  return fitted(dose_heading(drawing, columns, scale, extent.wording), style) +
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

// The first course drawn. Where others follow, each has its ceiling in the legend.
std::string title(const Drawing& drawing, bool has_plan, const Style& style) {
  const Course& first = *drawing.courses.front().course;
  const std::size_t number = drawing.courses.front().number;
  std::string words = course_name(first, number);
  if (has_plan && drawing.courses.size() == 1) {
    words = course_title(first, number);
  } else if (has_plan) {
    words += fmt::format(": {}, label dose {}", to_text(first),
                         number_in_words(first.recommended(), first.unit()));
  }
  return fitted(shown(words, style), style) + '\n';
}

std::string drawn(const Drawing& drawing, const ChartColumns& columns,
                  const std::optional<Measure>& beneath, const ChartExtent& extent,
                  const Style& style) {
  std::string text =
      title(drawing, extent.has_plan, style) + dose_panel(drawing, columns, extent, style);
  if (beneath) text += panel_beneath(*beneath, columns, extent.rows_beneath, style);
  const int top = top_for(drawing, columns, extent.rows);
  return text + legend(drawing, columns, top, extent.wording, style);
}

// Fewer rows are drawn where the words around them take more lines, so that all is seen at once.
// Where they alone take too many, nothing is given up for it in vain.
std::string fitting(const Drawing& drawing, const std::optional<Measure>& beneath,
                    std::ptrdiff_t lines, const Style& style) {
  const ChartColumns columns =
      columns_of(drawing.courses, drawing.span, beneath, style.width - gutter);
  if (highest_dose(columns) == Capsules::none()) {
    return title(drawing, true, style) +
           fitted(fmt::format("No dose is in the log for {}.", to_text(drawing.span)), style);
  }
  for (const ChartExtent& extent : extents_of(drawing, columns, beneath.has_value())) {
    std::string text = drawn(drawing, columns, beneath, extent, style);
    if (lines_of(text) <= lines) return text;
  }
  return drawn(drawing, columns, beneath, {most_rows_beneath, fewest_rows_beneath, false, true},
               style);
}

}  // namespace

std::string chart(std::span<const History> courses, const std::optional<Measure>& beneath,
                  const Style& style) {
  Style wide = style;
  wide.width = std::max(style.width, narrowest_chart);
  const auto is_silent = [](const History& history) { return !span_of(history); };
  // What comes before the first night is not drawn.
  const auto first = std::find_if_not(courses.begin(), courses.end(), is_silent);
  if (first == courses.end()) {
    const History& latest = courses.back();
    return fitted(shown(course_title(*latest.course, latest.number), wide), wide) +
           "\nNo nights to show yet.\n";
  }
  const auto drawn_courses = courses.last(static_cast<std::size_t>(courses.end() - first));
  const NightRange span = *span_of(courses);
  const Drawing drawing{drawn_courses, span, counted_alike(drawn_courses, span)};
  const int lines = style.lines.value_or(usual_lines) - 1;  // one is the next prompt's
  return fitting(drawing, beneath, lines, wide);
}

}  // namespace titrate::text

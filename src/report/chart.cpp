#include "report/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/html.hpp"
#include "report/panels.hpp"
#include "text/chart/columns.hpp"
#include "text/chart/lines.hpp"

namespace titrate::report {
namespace {

constexpr double top = 36;       // of the doses, below their heading
constexpr double floor_y = 190;  // where their axis lies
constexpr double marks_y = floor_y + 10;
constexpr double phases_y = floor_y + 28;
constexpr double dose_panel_bottom = floor_y + 36;
constexpr int rows = 8;  // of numbers at the axis, at most

// ---- What is drawn at a night ----

std::string mark_shape(text::Mark mark, double x, double y) {
  const auto path = [&](std::string_view kind, std::string_view shape) {
    return fmt::format("<path class=\"mark-{}\" transform=\"translate({:.1f} {:.1f})\" d=\"{}\"/>",
                       kind, x, y, shape);
  };
  switch (mark) {
    case text::Mark::loose:
      return path("loose", "M-4 -3.5L4 -3.5L0 4Z");
    case text::Mark::loose_otherwise:
      return path("other", "M-4 -3.5L4 -3.5L0 4Z");
    case text::Mark::missed:
      return path("missed", "M-2.5 -2.5L2.5 2.5M2.5 -2.5L-2.5 2.5");
    case text::Mark::paused:
      return path("missed", "M-1.5 -2.5V2.5M1.5 -2.5V2.5");
    case text::Mark::warning_sign:
      return path("sign", "M0 -5L5 0L0 5L-5 0Z");
    case text::Mark::none:
      break;
  }
  return "";
}

std::string_view words_of(text::Mark mark) {
  constexpr std::array<std::string_view, 6> words = {"",
                                                     "missed night",
                                                     "paused night",
                                                     "loose, put down to another cause",
                                                     "loose morning",
                                                     "warning sign"};
  return words[static_cast<std::size_t>(mark)];
}

// ---- The doses ----

struct DoseScale {
  int highest;
  double y(double capsules) const { return floor_y - capsules / highest * (floor_y - top); }
};

std::string numbers(const DoseScale& scale, const TimeAxis& axis) {
  const int unit = text::scale_for(scale.highest, rows).unit;
  std::string svg;
  for (int value = 0; value <= scale.highest; value += unit) {
    const double y = scale.y(value);
    svg += line(left, y, axis.end(), y, value == 0 ? "axis" : "grid");
    svg += text_at(left - 6, y + 4, std::to_string(value), "", "end");
  }
  return svg;
}

std::string bars(const text::ChartColumns& columns, const DoseScale& scale, const TimeAxis& axis) {
  std::string svg;
  for (const text::ChartColumn& column : columns.columns) {
    const double x = axis.x(column.nights.first);
    const double room = axis.x(column.nights.last + 1) - x;
    const double gap = std::min(2.0, room / 5);
    const double y = scale.y(column.dose.value());
    if (column.dose > Capsules::none()) {
      svg += fmt::format(
          R"(<rect class="dose" x="{:.1f}" y="{:.1f}" width="{:.2f}" height="{:.1f}"/>)",
          x + gap / 2, y, room - gap, floor_y - y);
    }
    svg += mark_shape(column.mark, x + room / 2, marks_y);
  }
  return svg + '\n';
}

// A step for each stretch of nights with one ceiling, where it lies within the drawing.
std::string ceilings(const text::ChartColumns& columns, const DoseScale& scale,
                     const TimeAxis& axis) {
  std::string svg;
  const auto& all = columns.columns;
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    const int ceiling = all[begin].ceiling.value();
    while (end < all.size() && all[end].ceiling == all[begin].ceiling) ++end;
    if (ceiling > scale.highest) continue;
    const double x = axis.x(all[begin].nights.first);
    const double y = scale.y(ceiling);
    svg += line(x, y, end == all.size() ? axis.end() : axis.x(all[end - 1].nights.last + 1), y,
                "ceiling");
    svg += text_at(x + 3, y - 4, fmt::format("ceiling {}", ceiling), "ceiling");
  }
  return svg;
}

std::string level(const Course& course, const DoseScale& scale, const TimeAxis& axis) {
  const double capsules = static_cast<double>(upper_level.tenths()) /
                          static_cast<double>(course.strength().per_capsule().tenths());
  if (capsules > scale.highest) return "";
  const double y = scale.y(capsules);
  return line(left, y, axis.end(), y, "halo") + line(left, y, axis.end(), y, "level") +
         text_at(axis.end() + 4, y + 4, text::to_text(upper_level), "level");
}

// A line down at each night from which an act counts, with its name at the top.
std::string acts(const text::ChartColumns& columns, const TimeAxis& axis) {
  std::string svg;
  for (const text::ChartColumn& column : columns.columns) {
    if (!column.act) continue;
    const double x = axis.x(column.nights.first);
    svg += line(x, top, x, floor_y, "act") + text_at(x + 3, top + 9, name_of(*column.act), "head");
  }
  return svg;
}

// A bracket under each stretch of nights of one phase, with its name where that fits.
std::string phases(const text::ChartColumns& columns, const TimeAxis& axis) {
  std::string svg;
  const auto& all = columns.columns;
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    while (end < all.size() && all[end].phase == all[begin].phase) ++end;
    const double from = axis.x(all[begin].nights.first);
    const double to = axis.x(all[end - 1].nights.last + 1);
    const std::string_view name = name_of(all[begin].phase);
    svg += fmt::format(R"(<path class="axis" d="M{:.1f} {:.1f}v4H{:.1f}v-4"/>)", from + 0.5,
                       phases_y - 10, to - 0.5);
    if (to - from > 6.2 * static_cast<double>(name.size())) {
      svg += text_at((from + to) / 2, phases_y + 5, name, "", "middle");
    }
  }
  return svg;
}

// ---- What stands around it ----

std::string heading_of(const Report& report) {
  return fmt::format("{} a night ({} each)", text::title_of(report.course->unit()),
                     text::to_text(report.course->strength().per_capsule()));
}

std::string description(const Report& report, const text::ChartColumns& columns,
                        const Drawn& drawn) {
  int loose = 0;
  int missed = 0;
  int paused = 0;
  for (const text::ChartColumn& column : columns.columns) {
    loose += column.mark == text::Mark::loose || column.mark == text::Mark::loose_otherwise ? 1 : 0;
    missed += column.mark == text::Mark::missed ? 1 : 0;
    paused += column.mark == text::Mark::paused ? 1 : 0;
  }
  const std::string unit = columns.nights_each > 1 ? "columns of several nights" : "nights";
  std::string text =
      fmt::format("A bar for each of {} {}, up to {}; {} with a loose morning, {} missed{}. {}",
                  columns.columns.size(), unit,
                  text::to_text(text::highest_dose(columns), report.course->unit()), loose, missed,
                  paused > 0 ? fmt::format(", {} paused", paused) : "", hold_in_words(report));
  if (!drawn.series.empty()) {
    text += " Below, on the same axis of time:";
    for (const Series* series : drawn.series) {
      text += (series == drawn.series.front() ? " " : ", ") +
              (series->measure.name.empty() ? "sleep" : series->measure.name);
    }
    text += '.';
  }
  return text + " The table of every night has all of it in numbers.";
}

std::string keys(const text::ChartColumns& columns) {
  std::string items;
  for (const text::Mark mark : {text::Mark::loose, text::Mark::loose_otherwise, text::Mark::missed,
                                text::Mark::paused, text::Mark::warning_sign}) {
    const auto has = [&](const text::ChartColumn& column) { return column.mark == mark; };
    if (!std::any_of(columns.columns.begin(), columns.columns.end(), has)) continue;
    items += fmt::format("<li><svg viewBox=\"-6 -6 12 12\" aria-hidden=\"true\">{}</svg>{}</li>\n",
                         mark_shape(mark, 0, 0), words_of(mark));
  }
  return items.empty() ? "" : "<ul class=\"keys\">\n" + items + "</ul>\n";
}

std::string caption(const text::ChartColumns& columns, const Drawn& drawn, const DoseScale& scale) {
  std::string text;
  if (columns.nights_each > 1) {
    text += fmt::format(
        " A column is {} nights: the highest dose; loose if any was loose, missed only if all "
        "were; the phase and the ceiling of its last night; of what was noted the worst.",
        columns.nights_each);
  }
  const auto& all = columns.columns;
  const auto is_above = [&](const text::ChartColumn& column) {
    return column.ceiling.value() > scale.highest;
  };
  if (std::any_of(all.begin(), all.end(), is_above)) {
    text += " The ceiling lies above this drawing where no line shows it.";
  }
  if (!drawn.series.empty()) {
    text +=
        " Dots are what was noted; thick lines are the means of the first week and of the last two "
        "weeks.";
  }
  if (drawn.left_out > 0) {
    text += fmt::format(" {} more, noted on fewer nights, are in the tables.", drawn.left_out);
  }
  return text.empty() ? "" : "<p>" + own_words(text.substr(1)) + "</p>\n";
}

}  // namespace

std::string report_chart(const Report& report, const std::string& id) {
  const auto span = span_of(report.history);
  if (!span || report.highest == nullptr) return "";
  const text::ChartColumns columns =
      text::columns_of(report.history, *span, std::nullopt, most_columns);
  const TimeAxis axis = time_axis(*span);
  const DoseScale scale{text::top_of(columns, rows)};
  const Drawn drawn = series_to_draw(report);
  const double bottom = dose_panel_bottom + panel_height * static_cast<double>(drawn.series.size());

  std::string svg = dates(axis, top, bottom) + text_at(left, 11, heading_of(report), "head") +
                    text_at(axis.end(), 11, text::to_text(*span), "", "end") +
                    numbers(scale, axis) + bars(columns, scale, axis) +
                    level(*report.course, scale, axis) + ceilings(columns, scale, axis) +
                    acts(columns, axis) + phases(columns, axis);
  double panel_top = dose_panel_bottom;
  for (const Series* series : drawn.series) {
    svg += panel(report, *series, axis, panel_top);
    panel_top += panel_height;
  }
  return fmt::format(
      "<figure>\n<div class=\"wide\" role=\"region\" aria-labelledby=\"{0}-chart-title\" "
      "tabindex=\"0\">\n<svg class=\"chart\" viewBox=\"0 0 {1:.0f} {2:.0f}\" role=\"img\" "
      "aria-labelledby=\"{0}-chart-title {0}-chart-desc\">\n"
      "<title id=\"{0}-chart-title\">{3}</title>\n<desc id=\"{0}-chart-desc\">{4}</desc>\n{5}"
      "</svg>\n</div>\n<figcaption>\n{6}{7}</figcaption>\n</figure>\n",
      id, width, bottom + 20, escaped("Doses night by night, " + text::to_text(*span)),
      escaped(description(report, columns, drawn)), svg, keys(columns),
      caption(columns, drawn, scale));
}

}  // namespace titrate::report

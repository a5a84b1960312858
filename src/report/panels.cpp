#include "report/panels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "report/html.hpp"
#include "text/chart/columns.hpp"
#include "text/trend_words.hpp"

namespace titrate::report {
namespace {

constexpr double widest_night = 22;
constexpr double least_between_dates = 66;  // so that "28 Nov 2026" stays clear of the next
constexpr std::size_t most_panels = 8;
constexpr int most_for_weeks = 300;  // nights; beyond, months are told

struct DateMark {
  NightDate date;
  std::string text;
};

// Without the weekday, and in a long time without the day: "8 Nov", "Nov 2026".
std::string week_mark(NightDate date) { return text::short_words(date).substr(4); }
std::string month_mark(NightDate date) {
  const std::string text = text::to_text(date);
  return text.substr(text.size() - 8);
}

std::vector<DateMark> weeks(const TimeAxis& axis) {
  int step = 7;
  while (step * axis.each < least_between_dates) step += 7;
  std::vector<DateMark> marks;
  for (NightDate date = axis.span.first; date <= axis.span.last; date = date + step) {
    marks.push_back({date, week_mark(date)});
  }
  return marks;
}

std::vector<DateMark> months(const TimeAxis& axis) {
  std::vector<DateMark> marks;
  double free_from = left;
  for (NightDate date = axis.span.first; date <= axis.span.last; date = date + 1) {
    if (date.civil().day != 1 || axis.x(date) < free_from) continue;
    marks.push_back({date, month_mark(date)});
    free_from = axis.x(date) + least_between_dates;
  }
  return marks;
}

int nights_of(const Series& series) {
  int nights = 0;
  for (const MeanAtDose& each : series.by_dose) nights += each.mean.count;
  return nights;
}

// The lowest and the highest value that can be noted, and what they mean.
struct Range {
  int low, high;
  std::string words;
};
Range range_of(const Measure& measure) {
  if (measure.kind == Measure::Kind::sleep) {
    return {SleepQuality::lowest, SleepQuality::highest, "1 (very bad) to 5 (very good)"};
  }
  return {Severity::lowest, Severity::highest, "0 (none) to 10 (worst)"};
}

// A mean as a level line over its own nights.
std::string mean_line(const Mean& mean, const NightRange& window, const TimeAxis& axis,
                      const std::function<double(double)>& y) {
  const auto tenths = mean.tenths();
  if (!tenths) return "";
  const NightDate last = std::min(window.last, axis.span.last);
  const double height = y(static_cast<double>(*tenths) / 10);
  return line(axis.x(window.first), height, axis.x(last + 1), height, "mean");
}

}  // namespace

TimeAxis time_axis(NightRange span) {
  return {span, std::min(widest_night, (width - left - right) / span.count())};
}

std::string line(double x1, double y1, double x2, double y2, std::string_view kind) {
  return fmt::format("<path class=\"{}\" d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\"/>\n", kind, x1, y1, x2,
                     y2);
}

std::string text_at(double x, double y, std::string_view text, std::string_view kind,
                    std::string_view anchor) {
  const std::string attribute = kind.empty() ? "" : fmt::format(" class=\"{}\"", kind);
  return fmt::format("<text{} x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", attribute,
                     x, y, anchor, escaped(text));
}

std::string dates(const TimeAxis& axis, double top, double bottom) {
  std::string svg;
  for (const DateMark& mark : axis.span.count() > most_for_weeks ? months(axis) : weeks(axis)) {
    const double x = axis.x(mark.date);
    svg += line(x, top, x, bottom + 3, "grid");
    const bool near_end = x + least_between_dates > axis.end() && x > width / 2;
    svg += text_at(near_end ? std::max(x, axis.end()) : x, bottom + 14, mark.text, "",
                   near_end ? "end" : "start");
  }
  return svg;
}

Drawn series_to_draw(const Report& report) {
  Drawn drawn{{}, 0};
  if (!report.trend) return drawn;
  for (const Series& series : report.trend->series) {
    // What has no scale of its own is told in numbers alone.
    const auto kind = series.measure.kind;
    const bool has_scale = kind == Measure::Kind::symptom || kind == Measure::Kind::sleep;
    if (has_scale) drawn.series.push_back(&series);
  }
  if (drawn.series.size() <= most_panels) return drawn;
  drawn.left_out = static_cast<int>(drawn.series.size() - most_panels);
  std::stable_sort(drawn.series.begin(), drawn.series.end(),
                   [](const Series* a, const Series* b) { return nights_of(*a) > nights_of(*b); });
  drawn.series.resize(most_panels);
  std::sort(drawn.series.begin(), drawn.series.end());
  return drawn;
}

std::string panel(const Report& report, const Series& series, const TimeAxis& axis, double top) {
  const Range range = range_of(series.measure);
  const double floor = top + panel_height - 8;
  const double ceiling = top + 20;
  const auto y = [&](double value) {
    return floor - (value - range.low) / (range.high - range.low) * (floor - ceiling);
  };
  std::string svg = text_at(left, top + 11, text::name_in_words(series.measure), "head");
  svg += text_at(axis.end(), top + 11, range.words, "", "end");
  for (const int value : {range.low, range.high}) {
    svg += line(left, y(value), axis.end(), y(value), value == range.low ? "axis" : "grid");
    svg += text_at(left - 6, y(value) + 4, std::to_string(value), "", "end");
  }
  const text::ChartColumns columns =
      text::columns_of(report.history, axis.span, series.measure, most_columns);
  std::string path;
  std::string dots;
  bool joined = false;
  for (const text::ChartColumn& column : columns.columns) {
    if (column.value) {
      const double x = (axis.x(column.nights.first) + axis.x(column.nights.last + 1)) / 2;
      path += fmt::format("{}{:.1f} {:.1f}", joined ? 'L' : 'M', x, y(*column.value));
      dots += fmt::format(R"(<circle class="dot" cx="{:.1f}" cy="{:.1f}" r="1.9"/>)", x,
                          y(*column.value));
    }
    joined = column.value.has_value();
  }
  svg += mean_line(series.first, report.trend->windows.first, axis, y);
  svg += mean_line(series.second, report.trend->windows.second, axis, y);
  return svg + fmt::format("<path class=\"noted\" d=\"{}\"/>\n{}\n", path, dots);
}

}  // namespace titrate::report

#include "report/panels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "core/tenths.hpp"
#include "report/html.hpp"
#include "text/trend_words.hpp"

namespace titrate::report {
namespace {

constexpr double widest_night = 22;
constexpr double least_between_dates = 66;  // so that "28 Nov 2026" stays clear of the next
constexpr int most_for_weeks = 300;         // nights; beyond, months are told

struct DateMark {
  NightDate date;
  std::string text;
};

// In a long time without the day: "Nov 2026".
std::string month_mark(NightDate date) {
  const std::string text = text::to_text(date);
  return text.substr(text.size() - 8);
}

std::vector<DateMark> weeks(const TimeAxis& axis) {
  int step = 7;
  while (step * axis.each < least_between_dates) step += 7;
  std::vector<DateMark> marks;
  for (NightDate date = axis.span.first; date <= axis.span.last; date = date + step) {
    marks.push_back({date, text::day_words(date)});
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

// Between what values a panel is drawn, in tenths, and what they mean: those that can be noted, of
// a measure those that were.
struct Scale {
  std::int64_t low, high;
  std::string words;
};
Scale scale_of(const DrawnSeries& series, const Frame& frame) {
  switch (series.measure.kind) {
    case Measure::Kind::sleep:
      return {10 * SleepQuality::lowest, 10 * SleepQuality::highest,
              frame.is_narrow ? "1 to 5" : "1 (very bad) to 5 (very good)"};
    case Measure::Kind::measured: {
      const std::string low = tenths_in_digits(series.lowest);
      const std::string high = tenths_in_digits(series.highest);
      return {series.lowest, series.highest,
              frame.is_narrow ? fmt::format("{} to {}", low, high)
                              : fmt::format("lowest {}, highest {}", low, high)};
    }
    default:
      return {10 * Severity::lowest, 10 * Severity::highest,
              frame.is_narrow ? "0 to 10" : "0 (none) to 10 (worst)"};
  }
}

// What a column shows of its nights: of a symptom and of sleep the worst, of a measure, of which
// nothing is better or worse, the mean.
class ColumnValue {
 public:
  explicit ColumnValue(Measure::Kind kind) : kind_(kind) {}

  void add(std::int64_t tenths) {
    lowest_ = nights_ == 0 ? tenths : std::min(lowest_, tenths);
    highest_ = nights_ == 0 ? tenths : std::max(highest_, tenths);
    sum_ += tenths;
    ++nights_;
  }
  bool is_noted() const { return nights_ > 0; }
  double tenths() const {
    if (kind_ == Measure::Kind::measured) return static_cast<double>(sum_) / nights_;
    return static_cast<double>(kind_ == Measure::Kind::sleep ? lowest_ : highest_);
  }

 private:
  Measure::Kind kind_;
  std::int64_t lowest_ = 0, highest_ = 0, sum_ = 0;
  int nights_ = 0;
};

std::vector<ColumnValue> columns_of(const Report& report, const Measure& measure,
                                    const NightRange& span, int nights_each) {
  const auto columns = static_cast<std::size_t>((span.count() + nights_each - 1) / nights_each);
  std::vector<ColumnValue> values(columns, ColumnValue(measure.kind));
  for (const History& history : report.histories) {
    for (const HistoryRow& row : history.rows) {
      if (row.night == nullptr || !span.contains(row.nights.first)) continue;
      const auto value = noted(*row.night, measure);
      const int column = (row.nights.first - span.first) / nights_each;
      if (value) values[static_cast<std::size_t>(column)].add(*value);
    }
  }
  return values;
}

// A mean as a level line over its own nights, as far as they are drawn.
std::string mean_line(const Mean& mean, const NightRange& window, const TimeAxis& axis,
                      const std::function<double(double)>& y) {
  const auto tenths = mean.tenths();
  const auto drawn = window.shared_with(axis.span);
  if (!tenths || !drawn) return "";
  const double height = y(static_cast<double>(*tenths));
  return line(axis.x(drawn->first), height, axis.x(drawn->last + 1), height, "mean");
}

const Series* series_in(const Report& report, const Measure& measure) {
  if (!report.trend) return nullptr;
  const auto& all = report.trend->series;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Series& series) { return series.measure == measure; });
  return found == all.end() ? nullptr : &*found;
}

std::string mean_lines(const Report& report, const Measure& measure, const TimeAxis& axis,
                       const std::function<double(double)>& y) {
  const Series* const series = series_in(report, measure);
  if (series == nullptr) return "";
  const Windows& windows = report.trend->windows;
  return mean_line(series->first, windows.first, axis, y) +
         mean_line(series->second, windows.second, axis, y);
}

std::string means_in_words(const Report& report, const Measure& measure) {
  const Series* const series = series_in(report, measure);
  if (series == nullptr) return "";
  return fmt::format("first week {}, last two {}", text::mean_in_words(series->first),
                     text::mean_in_words(series->second));
}

// A dot for each column with a value; a line between those side by side.
std::string dots(const std::vector<ColumnValue>& columns, const TimeAxis& axis, int nights_each,
                 const std::function<double(double)>& y) {
  std::string path;
  std::string circles;
  bool joined = false;
  NightDate first = axis.span.first;
  for (const ColumnValue& column : columns) {
    const NightDate next = std::min(first + nights_each, axis.span.last + 1);
    if (column.is_noted()) {
      const double x = (axis.x(first) + axis.x(next)) / 2;
      const double height = y(column.tenths());
      path += fmt::format("{}{:.1f} {:.1f}", joined ? 'L' : 'M', x, height);
      circles += fmt::format(R"(<circle class="dot" cx="{:.1f}" cy="{:.1f}" r="1.9"/>)", x, height);
    }
    joined = column.is_noted();
    first = next;
  }
  return fmt::format("<path class=\"noted\" d=\"{}\"/>\n{}\n", path, circles);
}

}  // namespace

TimeAxis time_axis(NightRange span, const Frame& frame) {
  const double room = frame.width - left - right;
  return {span, std::min(widest_night, room / span.count()), frame.width};
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
    const bool near_end = x + least_between_dates > axis.edge() && x > axis.width / 2;
    svg += text_at(near_end ? std::max(x, axis.edge()) : x, bottom + 14, mark.text, "",
                   near_end ? "end" : "start");
  }
  return svg;
}

Drawn series_to_draw(const Report& report, NightRange span, std::size_t most) {
  std::map<Measure, DrawnSeries> all;
  for (const History& history : report.histories) {
    for (const HistoryRow& row : history.rows) {
      if (row.night == nullptr || !span.contains(row.nights.first)) continue;
      for (const NotedValue& value : noted_values(*row.night)) {
        // A count has no worst: it is told in numbers alone.
        if (value.measure.kind == Measure::Kind::movements) continue;
        auto& series = all.try_emplace(value.measure,
                                       DrawnSeries{value.measure, 0, value.tenths, value.tenths})
                           .first->second;
        ++series.nights;
        series.lowest = std::min(series.lowest, value.tenths);
        series.highest = std::max(series.highest, value.tenths);
      }
    }
  }
  Drawn drawn;
  for (auto& [measure, series] : all) drawn.series.push_back(std::move(series));
  if (drawn.series.size() <= most) return drawn;
  drawn.left_out = static_cast<int>(drawn.series.size() - most);
  std::stable_sort(drawn.series.begin(), drawn.series.end(),
                   [](const DrawnSeries& a, const DrawnSeries& b) { return a.nights > b.nights; });
  drawn.series.resize(most);
  std::sort(drawn.series.begin(), drawn.series.end(),
            [](const DrawnSeries& a, const DrawnSeries& b) { return a.measure < b.measure; });
  return drawn;
}

std::string panel(const Report& report, const DrawnSeries& series, const TimeAxis& axis,
                  int nights_each, const Frame& frame, double top) {
  const Scale scale = scale_of(series, frame);
  const double floor = top + frame.panel_height - frame.panel_foot;
  const double ceiling = top + frame.panel_head;
  const double words_y = top + std::min(11.0, frame.panel_head - 3);
  const auto y = [&](double tenths) {
    if (scale.low == scale.high) return (floor + ceiling) / 2;
    const auto range = static_cast<double>(scale.high - scale.low);
    return floor - (tenths - static_cast<double>(scale.low)) / range * (floor - ceiling);
  };
  std::string svg = text_at(left, words_y, text::name_in_words(series.measure), "head") +
                    text_at(axis.edge(), words_y, scale.words, "", "end");
  if (frame.tells_means) {
    svg += text_at((left + axis.edge()) / 2, words_y, means_in_words(report, series.measure), "",
                   "middle");
  }
  for (const std::int64_t value : {scale.low, scale.high}) {
    const double height = y(static_cast<double>(value));
    svg += line(left, height, axis.end(), height, value == scale.low ? "axis" : "grid");
    svg += text_at(left - 5, height + 4, tenths_in_digits(value), "", "end");
    if (scale.low == scale.high) break;
  }
  return svg + mean_lines(report, series.measure, axis, y) +
         dots(columns_of(report, series.measure, axis.span, nights_each), axis, nights_each, y);
}

}  // namespace titrate::report

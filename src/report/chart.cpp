#include "report/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/html.hpp"
#include "text/chart/columns.hpp"
#include "text/chart/lines.hpp"
#include "text/trend_words.hpp"

namespace titrate::report {
namespace {

constexpr double row_room = 18;      // of a number at the axis, at least
constexpr double marks_below = 10;   // under the axis of the doses
constexpr double stools_below = 26;  // the same, where there is room for them
constexpr double phases_below = 28;  // and of the phases, without stools and with them
constexpr double phases_below_stools = 42;
constexpr double least_for_stools = 8;  // a night's width
constexpr double dates_below = 20;
constexpr double letter = 6.2;  // the width of one, about
constexpr int phone_nights = 28;

// Where a label that begins at a line leaves room for another.
double end_of(std::string_view label, double x) {
  return x + 8 + letter * static_cast<double>(label.size());
}

// What is drawn, and how.
struct Drawing {
  const Report& report;
  const Frame& frame;
  text::ChartColumns columns;
  TimeAxis axis;
  std::optional<Counted> of;  // what all that was taken is counted in; nothing: mg

  text::Drawn counted() const { return of ? text::Drawn::counts : text::Drawn::amounts; }
  bool has_stools() const { return columns.nights_each == 1 && axis.each >= least_for_stools; }
  double phases_y() const {
    return frame.floor + (has_stools() ? phases_below_stools : phases_below);
  }
  int rows() const { return static_cast<int>((frame.floor - frame.top) / row_room); }
};

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
  double top, floor;
  double y(double dose) const { return floor - dose / highest * (floor - top); }
};

DoseScale scale_of(const Drawing& drawing) {
  return {text::top_of(drawing.columns, drawing.rows(), drawing.counted()), drawing.frame.top,
          drawing.frame.floor};
}

std::string numbers(const Drawing& drawing, const DoseScale& scale) {
  const int unit = drawing.of ? text::scale_for(scale.highest, drawing.rows()).unit
                              : text::round_scale_for(scale.highest, drawing.rows()).unit;
  std::string svg;
  for (int value = 0; value <= scale.highest; value += unit) {
    const double y = scale.y(value);
    svg += line(left, y, drawing.axis.end(), y, value == 0 ? "axis" : "grid");
    svg += text_at(left - 6, y + 4, std::to_string(value), "", "end");
  }
  return svg;
}

std::string bars(const Drawing& drawing, const DoseScale& scale) {
  const TimeAxis& axis = drawing.axis;
  std::string svg;
  for (const text::ChartColumn& column : drawing.columns.columns) {
    const double x = axis.x(column.nights.first);
    const double room = axis.x(column.nights.last + 1) - x;
    const double gap = std::min(2.0, room / 5);
    const int dose = text::dose_in(column, drawing.counted());
    if (dose > 0) {
      svg += fmt::format(
          R"(<rect class="dose" x="{:.1f}" y="{:.1f}" width="{:.2f}" height="{:.1f}"/>)",
          x + gap / 2, scale.y(dose), room - gap, scale.floor - scale.y(dose));
    }
    svg += mark_shape(column.mark, x + room / 2, scale.floor + marks_below);
  }
  return svg + '\n';
}

// The stool type of each morning, where it was noted; 0 where none came.
std::string stools(const Drawing& drawing) {
  if (!drawing.has_stools()) return "";
  const TimeAxis& axis = drawing.axis;
  const double y = drawing.frame.floor + stools_below;
  std::string svg = text_at(left - 6, y, "stool", "", "end");
  for (const History& history : drawing.report.histories) {
    for (const HistoryRow& row : history.rows) {
      if (row.night == nullptr || !axis.span.contains(row.nights.first)) continue;
      const auto stool = row.night->stool();
      if (!stool && !row.night->no_movement()) continue;
      svg += text_at(axis.x(row.nights.first) + axis.each / 2, y,
                     stool ? std::to_string(stool->value()) : "0",
                     stool && is_loose(*stool) ? "loose" : "stool", "middle");
    }
  }
  return svg;
}

// A step for each stretch of nights with one ceiling, where it lies within the drawing.
std::string ceilings(const Drawing& drawing, const DoseScale& scale) {
  const TimeAxis& axis = drawing.axis;
  const auto& all = drawing.columns.columns;
  const auto ceiling_of = [&](std::size_t i) {
    return text::ceiling_in(all[i], drawing.counted());
  };
  std::string svg;
  double free_from = 0;  // of the label before
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    const int ceiling = ceiling_of(begin);
    while (end < all.size() && ceiling_of(end) == ceiling) ++end;
    if (ceiling == 0 || ceiling > scale.highest) continue;
    const double x = axis.x(all[begin].nights.first);
    const double y = scale.y(ceiling);
    svg += line(x, y, end == all.size() ? axis.end() : axis.x(all[end - 1].nights.last + 1), y,
                "ceiling");
    const std::string_view unit = drawing.of ? "" : " mg";
    const std::string words = fmt::format("ceiling {}{}", ceiling, unit);
    // At the right edge it would be cut, and read as another number.
    const double start = std::min(x + 3, axis.edge() + x - end_of(words, x));
    if (start >= free_from) svg += text_at(start, y - 4, words, "ceiling");
    free_from = std::max(free_from, end_of(words, start));
  }
  return svg;
}

std::string level(const Drawing& drawing, const DoseScale& scale) {
  const double each =
      drawing.of ? static_cast<double>(drawing.of->strength.per_capsule().tenths()) : 10;
  const double dose = static_cast<double>(upper_level.tenths()) / each;
  if (dose > scale.highest) return "";
  const double end = drawing.axis.end();
  const double y = scale.y(dose);
  return line(left, y, end, y, "halo") + line(left, y, end, y, "level") +
         text_at(end + 4, y + 4, text::to_text(upper_level), "level");
}

// A line down at each night from which an act counts or another course does, with its name.
std::string turns(const Drawing& drawing) {
  const auto& [report, frame, columns, axis, of] = drawing;
  std::string svg;
  double free_from = 0;  // of the name before
  for (const text::ChartColumn& column : columns.columns) {
    if (!column.act) continue;
    const double x = axis.x(column.nights.first);
    const std::string_view name = name_of(*column.act);
    svg += line(x, frame.top, x, frame.floor, "act");
    if (x >= free_from) svg += text_at(x + 3, frame.top + 9, name, "head");
    free_from = std::max(free_from, end_of(name, x));
  }
  free_from = 0;
  for (const History& history : report.histories) {
    const NightDate first = history.course->started();
    if (&history == &report.histories.front() || !axis.span.contains(first)) continue;
    const double x = axis.x(first);
    const std::string name = fmt::format("course {}", history.number);
    svg += line(x, frame.top - 16, x, frame.floor, "bottle");
    if (x >= free_from) svg += text_at(x + 3, frame.top - 16, name, "head");
    free_from = std::max(free_from, end_of(name, x));
  }
  return svg;
}

// A bracket under each stretch of nights of one phase, with its name where that fits.
std::string phases(const Drawing& drawing) {
  const TimeAxis& axis = drawing.axis;
  const double y = drawing.phases_y();
  std::string svg;
  const auto& all = drawing.columns.columns;
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    while (end < all.size() && all[end].phase == all[begin].phase) ++end;
    const double from = axis.x(all[begin].nights.first);
    const double to = axis.x(all[end - 1].nights.last + 1);
    const std::string_view name = name_of(all[begin].phase);
    svg += fmt::format(R"(<path class="axis" d="M{:.1f} {:.1f}v4H{:.1f}v-4"/>)", from + 0.5, y - 10,
                       to - 0.5);
    if (to - from > letter * static_cast<double>(name.size())) {
      svg += text_at((from + to) / 2, y + 5, name, "", "middle");
    }
  }
  return svg;
}

// ---- What stands around it ----

std::string heading_of(const Drawing& drawing) {
  if (!drawing.of) return "mg of magnesium a night";
  return fmt::format("{} a night ({} each)", text::title_of(drawing.of->unit),
                     text::to_text(drawing.of->strength.per_capsule()));
}

// Beside each other, or below where that is too wide.
std::string headings(const Drawing& drawing) {
  const std::string heading = text_at(left, 11, heading_of(drawing), "head");
  const std::string span = text::to_text(drawing.axis.span);
  return drawing.frame.is_narrow ? heading + text_at(left, 26, span)
                                 : heading + text_at(drawing.axis.edge(), 11, span, "", "end");
}

std::string highest_in_words(const Drawing& drawing) {
  if (drawing.of) return text::to_text(text::highest_dose(drawing.columns), drawing.of->unit);
  int highest = 0;
  for (const text::ChartColumn& column : drawing.columns.columns) {
    highest = std::max(highest, text::dose_in(column, drawing.counted()));
  }
  return text::to_text(Milligrams::whole(highest));
}

std::string description(const Drawing& drawing, const Drawn& drawn) {
  const auto& columns = drawing.columns;
  const auto count = [&](text::Mark mark) {
    return std::count_if(columns.columns.begin(), columns.columns.end(),
                         [&](const text::ChartColumn& column) { return column.mark == mark; });
  };
  const auto paused = count(text::Mark::paused);
  std::string text = fmt::format(
      "A bar for each of {} {}, up to {}; {} with a loose morning, {} missed{}. {}",
      columns.columns.size(), columns.nights_each > 1 ? "columns of several nights" : "nights",
      highest_in_words(drawing), count(text::Mark::loose) + count(text::Mark::loose_otherwise),
      count(text::Mark::missed), paused > 0 ? fmt::format(", {} paused", paused) : "",
      hold_in_words(drawing.report));
  for (const DrawnSeries& series : drawn.series) {
    text += (&series == &drawn.series.front() ? " Below, on the same axis of time: " : ", ") +
            text::name_in_words(series.measure);
  }
  text += drawn.series.empty() ? "" : ".";
  return text + (drawing.report.weeks ? " The report of every night has them in numbers."
                                      : " The table of every night has all of it in numbers.");
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

std::string on_columns(const Drawing& drawing, const DoseScale& scale) {
  std::string text;
  if (drawing.columns.nights_each > 1) {
    text += fmt::format(
        " A column is {} nights: the highest dose; loose if any was loose, missed only if all "
        "were; the phase and the ceiling of its last night; of what was noted the worst, of a "
        "measure the mean.",
        drawing.columns.nights_each);
  }
  if (drawing.has_stools()) text += " Stool: 1 pellets to 7 liquid, 6 and 7 loose, 0 none came.";
  const auto& all = drawing.columns.columns;
  const auto is_above = [&](const text::ChartColumn& column) {
    return text::ceiling_in(column, drawing.counted()) > scale.highest;
  };
  if (std::any_of(all.begin(), all.end(), is_above)) {
    text += " The ceiling lies above this drawing where no line shows it.";
  }
  return text;
}

std::string on_means(const Drawing& drawing) {
  const auto& trend = drawing.report.trend;
  if (!drawing.frame.tells_means || !trend) {
    return " Dots are what was noted; thick lines are the means of the first week and of the last "
           "two weeks.";
  }
  std::string text = fmt::format(
      " Dots are what was noted; thick lines and numbers are means, and in brackets the nights "
      "with "
      "a value: of the first week, {}, and of the last two, {}. {}",
      text::first_in_words(trend->windows), text::to_text(trend->windows.second), text::no_proof);
  if (text::any_few_in_weeks(*trend)) text += ' ' + text::few_in_words();
  return trend->windows.overlap() ? text + ' ' + std::string(text::windows_overlap) : text;
}

std::string caption(const Drawing& drawing, const Drawn& drawn, const DoseScale& scale,
                    bool is_part) {
  std::string text = on_columns(drawing, scale);
  if (!drawn.series.empty()) text += on_means(drawing);
  if (drawn.left_out > 0) {
    text +=
        fmt::format(" {} more {} noted and {}.", drawn.left_out, drawn.left_out == 1 ? "is" : "are",
                    drawing.report.weeks ? "not drawn" : "in the tables");
  }
  if (is_part) text += " These are the last 4 weeks; a wider screen and paper show more.";
  return text.empty() ? "" : "<p>" + own_words(text.substr(1)) + "</p>\n";
}

double height_of(const Drawing& drawing, std::size_t panels) {
  return drawing.phases_y() + 8 + drawing.frame.panel_height * static_cast<double>(panels) +
         dates_below;
}

std::string svg_of(const Drawing& drawing, const DoseScale& scale, const Drawn& drawn) {
  const auto& [report, frame, columns, axis, of] = drawing;
  const double bottom = height_of(drawing, drawn.series.size()) - dates_below;
  std::string svg = dates(axis, frame.top, bottom) + headings(drawing) + numbers(drawing, scale) +
                    bars(drawing, scale) + level(drawing, scale) + ceilings(drawing, scale) +
                    turns(drawing) + stools(drawing) + phases(drawing);
  double panel_top = drawing.phases_y() + 8;
  for (const DrawnSeries& series : drawn.series) {
    svg += panel(report, series, axis, columns.nights_each, frame, panel_top);
    panel_top += frame.panel_height;
  }
  return svg;
}

std::string figure(const Report& report, NightRange span, const std::string& id, const Frame& frame,
                   std::size_t most, bool is_part) {
  const Drawing drawing{report, frame,
                        text::columns_of(report.histories, span, std::nullopt, most_columns),
                        time_axis(span, frame), counted_alike(report.histories, span)};
  const Drawn drawn = series_to_draw(report, span, most);
  const DoseScale scale = scale_of(drawing);
  return fmt::format(
      "<figure class=\"{7}\">\n<svg class=\"chart\" viewBox=\"0 0 {1:.0f} {2:.0f}\" role=\"img\" "
      "aria-labelledby=\"{0}-chart-title {0}-chart-desc\">\n"
      "<title id=\"{0}-chart-title\">{3}</title>\n<desc id=\"{0}-chart-desc\">{4}</desc>\n{5}"
      "</svg>\n<figcaption>\n{6}</figcaption>\n</figure>\n",
      id, frame.width, height_of(drawing, drawn.series.size()),
      escaped("Doses night by night, " + text::to_text(span)), escaped(description(drawing, drawn)),
      svg_of(drawing, scale, drawn),
      keys(drawing.columns) + caption(drawing, drawn, scale, is_part),
      frame.is_narrow ? "on-phone" : "on-page");
}

// A dose among them; without one there is nothing to draw.
bool has_dose(const Report& report, NightRange span) {
  return text::highest_dose(text::columns_of(report.histories, span, std::nullopt, most_columns)) >
         Capsules::none();
}

}  // namespace

double chart_height(const Frame& frame, std::size_t panels) {
  return frame.floor + phases_below_stools + 8 + frame.panel_height * static_cast<double>(panels) +
         dates_below;
}

std::string report_chart(const Report& report, const std::string& id, const Frame& frame,
                         std::size_t most) {
  const auto span = drawn_nights(report);
  if (!span || !has_dose(report, *span)) return "";
  const bool is_part = span->count() > phone_nights;
  const NightRange latest{is_part ? span->last - (phone_nights - 1) : span->first, span->last};
  std::string phone;
  // Of the last weeks there may be nothing to draw.
  if (has_dose(report, latest)) {
    phone = figure(report, latest, id + "-phone", phone_frame, most_panels, is_part);
  } else {
    phone = fmt::format("<p class=\"on-phone\">No dose is in the log for {}.</p>\n",
                        text::to_text(latest));
  }
  return figure(report, *span, id, frame, most, false) + phone;
}

}  // namespace titrate::report

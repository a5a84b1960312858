#include "text/chart/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/chart/lines.hpp"
#include "text/words.hpp"

namespace titrate::text {
namespace {

// All of a chart, with its title and legend, is to stand on a terminal of 24 lines.
constexpr int most_rows = 10;
constexpr int most_rows_of_two = 5;  // of each, where something lies beneath
constexpr int fewest_rows = 3;
constexpr int screen_lines = 23;  // of a terminal's 24, one is the next prompt's
constexpr int narrowest_chart = 20;
constexpr std::size_t most_ceilings_told = 3;

// Text broken at spaces; a word too long for a line is cut.
std::string fitted(std::string_view text, const Style& style) {
  std::string lines;
  std::string rest = wrapped(text, style);
  for (std::size_t begin = 0; begin < rest.size();) {
    const auto end = rest.find('\n', begin);
    lines += cut(rest.substr(begin, end - begin), style.width, style) + '\n';
    begin = end + 1;
  }
  return lines;
}

// Short texts side by side, as many as fit on a line.
std::string flowed(const std::vector<std::string>& items, const Style& style) {
  std::string text;
  int used = 0;
  for (const std::string& item : items) {
    const int width = display_width(item);
    if (used > 0 && used + 3 + width <= style.width) {
      text += "   " + item;
      used += 3 + width;
    } else {
      if (used > 0) text += '\n';
      const std::string lines = fitted(item, style);
      text += lines.substr(0, lines.size() - 1);
      used = width;
    }
  }
  return text.empty() ? text : text + '\n';
}

// ---- The doses ----

std::string dose_heading(NightRange span, const ChartColumns& columns, Scale scale) {
  std::string text = "Capsules a night, " + to_text(span);
  if (columns.nights_each > 1) text += fmt::format("; a column is {} nights", columns.nights_each);
  if (scale.unit > 1) text += fmt::format("; a row is {} capsules", scale.unit);
  return text;
}

Sign mark_sign(const ChartColumn& column) {
  const Ink ink = column.mark == Mark::warning_sign                            ? Ink::alarm
                  : column.mark == Mark::missed || column.mark == Mark::paused ? Ink::faint
                                                                               : Ink::caution;
  return {symbol(column.mark), ink};
}

bool has_act(const ChartColumns& columns) {
  return std::any_of(columns.columns.begin(), columns.columns.end(),
                     [](const ChartColumn& column) { return column.act.has_value(); });
}

std::string dose_panel(NightRange span, const ChartColumns& columns, int rows, const Style& style) {
  const Scale scale = scale_for(top_of(columns, rows), rows);
  const auto dose = [](const ChartColumn& column) { return column.dose.value(); };
  const auto ceiling = [](const ChartColumn& column) { return column.ceiling.value(); };
  const auto phase = [](const ChartColumn& column) { return Sign{symbol(column.phase)}; };
  const auto act = [](const ChartColumn& column) {
    return column.act ? Sign{symbol(*column.act), Ink::strong} : Sign{" "};
  };
  return fitted(dose_heading(span, columns, scale), style) +
         bars(columns, {scale, dose, ceiling}, style) + axis(columns, style) +
         signs("night", columns, mark_sign, style) + signs("phase", columns, phase, style) +
         (has_act(columns) ? signs("act", columns, act, style) : "");
}

// ---- What lies beneath ----

constexpr std::array<std::string_view, 11> digits = {"0", "1", "2", "3", "4", "5",
                                                     "6", "7", "8", "9", "X"};

std::string heading_beneath(const Measure& measure, const ChartColumns& columns, bool has_ten) {
  std::string text = measure.kind == Measure::Kind::sleep
                         ? "sleep, 1 (very bad) to 5 (very good)"
                         : measure.name + ", 0 (none) to 10 (worst)";
  if (columns.nights_each > 1) text += ", the worst of a column";
  text += "; blank: not noted";
  return has_ten ? text + "; X: 10" : text;
}

std::string panel_beneath(const Measure& measure, const ChartColumns& columns, int rows,
                          const Style& style) {
  const auto value = [](const ChartColumn& column) { return column.value.value_or(0); };
  const auto nothing = [](const ChartColumn&) { return 0; };
  const auto digit = [](const ChartColumn& column) {
    return Sign{column.value ? digits[static_cast<std::size_t>(*column.value)] : " "};
  };
  const auto& all = columns.columns;
  const auto has = [&](int lowest) {
    return std::any_of(all.begin(), all.end(), [&](const ChartColumn& column) {
      return column.value && *column.value >= lowest;
    });
  };
  const bool is_sleep = measure.kind == Measure::Kind::sleep;
  if (!has(0)) {
    return fitted(
        fmt::format("{}: not noted for these nights.", is_sleep ? "sleep" : measure.name),
        style);
  }
  const Scale scale = scale_for(is_sleep ? SleepQuality::highest : Severity::highest, rows);
  return fitted(heading_beneath(measure, columns, has(Severity::highest)), style) +
         bars(columns, {scale, value, nothing}, style) + signs("value", columns, digit, style);
}

// ---- The legend ----

std::string ceiling_in_words(const History& history, NightRange span, int top, const Style& style) {
  const Course& course = *history.course;
  const auto told = [&](Capsules ceiling) {
    return fmt::format("{}{}", ceiling.value(), ceiling.value() > top ? " (above this chart)" : "");
  };
  std::vector<Ceiling> later;
  for (const Ceiling& ceiling : course.ceilings()) {
    if (span.first < ceiling.from && ceiling.from <= span.last) later.push_back(ceiling);
  }
  if (later.size() > most_ceilings_told) later.erase(later.begin(), later.end() - 1);
  std::string text =
      fmt::format("{} ceiling {}", symbols(style).ceiling, told(course.ceiling_on(span.first)));
  for (const Ceiling& ceiling : later) {
    text += fmt::format(", {} from {}", told(ceiling.capsules), short_words(ceiling.from));
  }
  return text;
}

std::vector<std::string> marks_in_words(const ChartColumns& columns) {
  constexpr std::array<std::string_view, 6> words = {
      "", "missed", "paused", "loose, put down to another cause", "loose morning", "warning sign"};
  std::vector<std::string> items;
  for (const Mark mark :
       {Mark::loose, Mark::loose_otherwise, Mark::missed, Mark::paused, Mark::warning_sign}) {
    const auto has = [&](const ChartColumn& column) { return column.mark == mark; };
    if (std::any_of(columns.columns.begin(), columns.columns.end(), has)) {
      items.push_back(fmt::format("{} {}", symbol(mark), words[static_cast<std::size_t>(mark)]));
    }
  }
  return items;
}

std::vector<std::string> phases_in_words(const ChartColumns& columns) {
  std::vector<std::string> items;
  using Kind = Phase::Kind;
  for (const Kind kind : {Kind::climbing, Kind::confirming, Kind::holding, Kind::stopped}) {
    const auto has = [&](const ChartColumn& column) { return column.phase == kind; };
    if (std::any_of(columns.columns.begin(), columns.columns.end(), has)) {
      items.push_back(fmt::format("{} {}", symbol(kind), name_of(kind)));
    }
  }
  return items;
}

std::vector<std::string> acts_in_words(const ChartColumns& columns) {
  std::vector<std::string> items;
  for (const Act::Kind act : {Act::Kind::climb, Act::Kind::taper}) {
    const auto has = [&](const ChartColumn& column) { return column.act == act; };
    if (std::any_of(columns.columns.begin(), columns.columns.end(), has)) {
      items.push_back(fmt::format("{} {}, as you said", symbol(act), to_text(act)));
    }
  }
  return items;
}

std::string legend(const History& history, NightRange span, const ChartColumns& columns, int top,
                   const Style& style) {
  std::vector<std::string> items = phases_in_words(columns);
  for (std::string& item : marks_in_words(columns)) items.push_back(std::move(item));
  for (std::string& item : acts_in_words(columns)) items.push_back(std::move(item));
  items.push_back(ceiling_in_words(history, span, top, style));
  std::string text = flowed(items, style);
  if (columns.nights_each > 1) {
    text += fitted(
        "A column shows the highest dose of its nights; loose if any was loose, missed only if all "
        "were; the phase and the ceiling of its last night.",
        style);
  }
  return text;
}

std::ptrdiff_t lines_of(std::string_view text) {
  return std::count(text.begin(), text.end(), '\n');
}

// Bars get fewer rows where the words around them take more lines, so that all is seen at once.
std::string drawn(const History& history, NightRange span, const std::optional<Measure>& beneath,
                  std::ptrdiff_t lines, const Style& style) {
  const ChartColumns columns = columns_of(history, span, beneath, style.width - gutter);
  if (highest_dose(columns) == Capsules::none()) {
    return fitted(fmt::format("No dose is in the log for {}.", to_text(span)), style);
  }
  std::string text;
  for (int rows = beneath ? most_rows_of_two : most_rows; rows >= fewest_rows; --rows) {
    text = dose_panel(span, columns, rows, style);
    if (beneath) text += panel_beneath(*beneath, columns, rows, style);
    text += legend(history, span, columns, top_of(columns, rows), style);
    if (lines_of(text) <= lines) break;
  }
  return text;
}

}  // namespace

std::string chart(const History& history, const std::optional<Measure>& beneath,
                  const Style& style) {
  Style wide = style;
  wide.width = std::max(style.width, narrowest_chart);
  const std::string title =
      fitted(shown(course_title(*history.course, history.number), wide), wide) + '\n';
  const auto span = span_of(history);
  if (!span) return title + "No nights to show yet.\n";
  return title + drawn(history, *span, beneath, screen_lines - lines_of(title), wide);
}

}  // namespace titrate::text

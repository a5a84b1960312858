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
constexpr std::size_t most_courses_told = 3;

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

bool has_act(const ChartColumns& columns) {
  return std::any_of(columns.columns.begin(), columns.columns.end(),
                     [](const ChartColumn& column) { return column.act.has_value(); });
}

bool begins_course(const ChartColumns& columns) {
  return std::any_of(columns.columns.begin(), columns.columns.end(),
                     [](const ChartColumn& column) { return column.begins_course; });
}

std::string dose_panel(NightRange span, const ChartColumns& columns, int rows, Drawn counted,
                       std::optional<Unit> unit, const Style& style) {
  const int top = top_of(columns, rows, counted);
  const Scale scale = counted == Drawn::counts ? scale_for(top, rows) : round_scale_for(top, rows);
  const auto dose = [&](const ChartColumn& column) { return dose_in(column, counted); };
  const auto ceiling = [&](const ChartColumn& column) { return ceiling_in(column, counted); };
  const auto phase = [](const ChartColumn& column) { return Sign{symbol(column.phase)}; };
  const auto act = [](const ChartColumn& column) {
    return column.act ? Sign{symbol(*column.act), Ink::strong} : Sign{" "};
  };
  const auto course = [](const ChartColumn& column) {
    return column.begins_course ? Sign{symbol_of_course, Ink::strong} : Sign{" "};
  };
  return fitted(dose_heading(span, columns, scale, counted, unit), style) +
         bars(columns, {scale, dose, ceiling}, style) + axis(columns, style) +
         signs("night", columns, mark_sign, style) + signs("phase", columns, phase, style) +
         (has_act(columns) ? signs("act", columns, act, style) : "") +
         (begins_course(columns) ? signs("new", columns, course, style) : "");
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
    return fitted(fmt::format("{}: not noted for these nights.", is_sleep ? "sleep" : measure.name),
                  style);
  }
  const Scale scale = scale_for(is_sleep ? SleepQuality::highest : Severity::highest, rows);
  return fitted(heading_beneath(measure, columns, has(Severity::highest)), style) +
         bars(columns, {scale, value, nothing}, style) + signs("value", columns, digit, style);
}

// ---- The legend ----

// What is drawn, and how.
struct Drawing {
  std::span<const History> courses;
  NightRange span;
  Drawn counted;
};

// A ceiling of the legend, and from when on where that is later than the first night.
struct ToldCeiling {
  std::string text;
  std::optional<NightDate> from{};
};

void add_ceilings_of(std::vector<ToldCeiling>& told, const Course& course, NightRange nights,
                     const Drawing& drawing, int top) {
  const auto add = [&](Capsules ceiling, std::optional<NightDate> from) {
    const bool is_above = counted_as(drawing.counted, ceiling, course.strength()) > top;
    const std::string amount = drawing.counted == Drawn::counts
                                   ? std::to_string(ceiling.value())
                                   : to_text(ceiling * course.strength());
    told.push_back({amount + (is_above ? " (above this chart)" : ""), from});
  };
  const Capsules first = course.ceiling_on(nights.first);
  add(first, told.empty() ? std::nullopt : std::optional(nights.first));
  const auto size = told.size();
  if (size > 1 && told[size - 2].text == told[size - 1].text) told.pop_back();
  for (const Ceiling& ceiling : course.ceilings()) {
    if (nights.first < ceiling.from && ceiling.from <= nights.last) {
      add(ceiling.capsules, ceiling.from);
    }
  }
}

std::string ceiling_in_words(const Drawing& drawing, int top, const Style& style) {
  std::vector<ToldCeiling> told;
  for (std::size_t i = 0; i < drawing.courses.size(); ++i) {
    const bool has_next = i + 1 < drawing.courses.size();
    const NightDate first = drawing.courses[i].course->started();
    const NightDate last =
        has_next ? drawing.courses[i + 1].course->started() - 1 : drawing.span.last;
    const auto nights = NightRange{first, last}.shared_with(drawing.span);
    if (nights) add_ceilings_of(told, *drawing.courses[i].course, *nights, drawing, top);
  }
  if (told.size() > most_ceilings_told + 1) told.erase(told.begin() + 1, told.end() - 1);
  std::string text = fmt::format("{} ceiling {}", symbols(style).ceiling, told.front().text);
  for (std::size_t i = 1; i < told.size(); ++i) {
    text += fmt::format(", {} from {}", told[i].text, short_words(*told[i].from));
  }
  return text;
}

// The courses that begin within the chart, each by itself while they are few.
std::vector<std::string> courses_in_words(const Drawing& drawing) {
  std::vector<std::string> items;
  for (const History& history : drawing.courses) {
    const Course& course = *history.course;
    if (course.started() <= drawing.span.first || drawing.span.last < course.started()) continue;
    items.push_back(fmt::format("{} course {} begins, {}", symbol_of_course, history.number,
                                short_words(course.started())));
  }
  if (items.size() > most_courses_told) {
    items = {fmt::format("{} another course begins", symbol_of_course)};
  }
  return items;
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

std::string legend(const Drawing& drawing, const ChartColumns& columns, int top,
                   const Style& style) {
  std::vector<std::string> items = phases_in_words(columns);
  for (std::string& item : marks_in_words(columns)) items.push_back(std::move(item));
  for (std::string& item : acts_in_words(columns)) items.push_back(std::move(item));
  for (std::string& item : courses_in_words(drawing)) items.push_back(std::move(item));
  items.push_back(ceiling_in_words(drawing, top, style));
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
std::string drawn(const Drawing& drawing, const std::optional<Measure>& beneath,
                  std::ptrdiff_t lines, const Style& style) {
  const auto& [courses, span, counted] = drawing;
  const ChartColumns columns = columns_of(courses, span, beneath, style.width - gutter);
  if (highest_dose(columns) == Capsules::none()) {
    return fitted(fmt::format("No dose is in the log for {}.", to_text(span)), style);
  }
  std::string text;
  for (int rows = beneath ? most_rows_of_two : most_rows; rows >= fewest_rows; --rows) {
    text = dose_panel(span, columns, rows, counted, courses.front().course->unit(), style);
    if (beneath) text += panel_beneath(*beneath, columns, rows, style);
    text += legend(drawing, columns, top_of(columns, rows, counted), style);
    if (lines_of(text) <= lines) break;
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
  return title + drawn(drawing, beneath, screen_lines - lines_of(title), wide);
}

}  // namespace titrate::text

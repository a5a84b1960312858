#include "text/trend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "text/history.hpp"
#include "text/table.hpp"
#include "text/trend_words.hpp"
#include "text/words.hpp"

namespace titrate::text {
namespace {

std::string windows_table(const Trend& trend, const Style& style) {
  using Align = Table::Align;
  const WindowNames names = names_of(trend.windows.kind);
  Table table({{"Mean (nights)"},
               {std::string(names.first), Align::right},
               {std::string(names.second), Align::right}},
              style);
  for (const Series& series : trend.series) {
    table.add_row(
        {name_in_words(series.measure), mean_cell(series.first), mean_cell(series.second)});
  }
  return table.printed().text;
}

// ---- By dose ----

// What the rows of a table are: doses, counted or in mg. The lists of one of the two are empty.
template <class Dose>
struct Rows;
template <>
struct Rows<Capsules> {
  static const auto& of(const Trend& trend) { return trend.doses; }
  static const auto& of(const Series& series) { return series.by_dose; }
  static std::string cell(Capsules dose) { return std::to_string(dose.value()); }
};
template <>
struct Rows<Milligrams> {
  static const auto& of(const Trend& trend) { return trend.amounts; }
  static const auto& of(const Series& series) { return series.by_amount; }
  static std::string cell(Milligrams amount) { return amount.to_text(); }
};

// The mean of a series at a dose, as a cell; empty where nothing was noted at it.
template <class Dose>
std::string cell_at(const Series& series, Dose dose) {
  for (const MeanAt<Dose>& each : Rows<Dose>::of(series)) {
    if (each.dose == dose) return mean_cell(each.mean);
  }
  return "";
}

template <class Dose>
bool has_value_at(std::span<const Series> shown, Dose dose) {
  return std::any_of(shown.begin(), shown.end(),
                     [&](const Series& series) { return !cell_at(series, dose).empty(); });
}

template <class Dose>
std::string loose_cell(const RecordAt<Dose>& record) {
  return record.noted == 0 ? "-" : fmt::format("{} of {}", record.loose, record.noted);
}

// The first table says how each dose was borne; those below it, what did not fit beside that.
enum class With { records, series_alone };

std::vector<Table::Column> columns_with(std::string title, std::span<const Series> shown,
                                        With with) {
  using Align = Table::Align;
  std::vector<Table::Column> columns = {{std::move(title), Align::right}};
  if (with == With::records) {
    columns.push_back({"Nights", Align::right});
    columns.push_back({"Loose", Align::right});
  }
  for (const Series& series : shown) {
    columns.push_back({name_in_words(series.measure), Align::right});
  }
  return columns;
}

template <class Dose>
Table::Printed dose_table(const Trend& trend, std::span<const Series> shown,
                          const std::string& title, With with, const Style& style) {
  const bool all = with == With::records;
  Table table(columns_with(title, shown, with), style);
  for (const RecordAt<Dose>& record : Rows<Dose>::of(trend)) {
    if (!all && !has_value_at(shown, record.dose)) continue;
    std::vector<std::string> cells = {Rows<Dose>::cell(record.dose)};
    if (all) cells.insert(cells.end(), {std::to_string(record.nights), loose_cell(record)});
    for (const Series& series : shown) cells.push_back(cell_at(series, record.dose));
    table.add_row(cells);
  }
  return table.printed();
}

// As many series side by side as fit, then the next ones below.
template <class Dose>
std::string dose_tables(const Trend& trend, const std::string& title, const Style& style) {
  std::string text;
  std::span<const Series> left = trend.series;
  With with = With::records;
  do {
    std::size_t count = left.size();
    const std::size_t least = with == With::records ? 0 : 1;
    auto table = dose_table<Dose>(trend, left, title, with, style);
    while (count > least && !table.is_whole) {
      table = dose_table<Dose>(trend, left.first(--count), title, with, style);
    }
    text += '\n' + table.text;
    left = left.subspan(count);
    with = With::series_alone;
  } while (!left.empty());
  return text;
}

// ---- Sentences ----

// Of one course, or of several as one.
enum class Of { one, several };

std::string windows_in_words(const Windows& windows, Of of, const Style& style) {
  const WindowNames names = names_of(windows.kind);
  std::string text = labelled(names.first, first_in_words(windows), style, Ink::faint, 12) +
                     labelled(names.second, to_text(windows.second), style, Ink::faint, 12);
  if (!windows.overlap()) return text;
  return text + wrapped(of == Of::one ? windows_overlap : windows_overlap_across, style);
}

std::string explanation(const Trend& trend, const Style& style) {
  std::string text = wrapped(std::string(how_to_read_doses), style);
  if (trend.series.empty()) return text;
  text += wrapped(how_to_read_means, style);
  if (any_few(trend)) text += wrapped(few_in_words(), style);
  return text + '\n' + wrapped(no_proof, style);
}

Passage body(const Trend& trend, Of of, std::optional<Unit> unit, bool is_newest,
             const Style& style) {
  Passage text;
  if (trend.series.empty()) {
    text +=
        wrapped(Hint{std::string(nothing_noted), of == Of::one ? " in this course yet. " : " yet. ",
                     ticked("log", "--help"), " shows how."},
                style);
  } else {
    text += windows_in_words(trend.windows, of, style) + '\n' + windows_table(trend, style);
  }
  text += trend.amounts.empty() ? dose_tables<Capsules>(trend, title_of(unit), style)
                                : dose_tables<Milligrams>(trend, "mg", style);
  text += '\n' + explanation(trend, style);
  if (trend.regularity) {
    text +=
        '\n' + wrapped(regularity_in_words(*trend.regularity, is_newest, of == Of::several), style);
  }
  return text;
}

// ---- The bottles ----

constexpr std::size_t most_bottles_told = 4;  // after the first
constexpr std::size_t latest_bottles_told = 3;

std::string bottle_line(const History& history) {
  const Course& course = *history.course;
  std::string title = course_title(course, history.number);
  title.front() = 'c';
  return "Then " + title;
}

// Each bottle and from when; of many the first and the latest.
std::string bottles_in_words(std::span<const ReplayedCourse> courses, const Style& style) {
  const History& first = courses.front().history;
  std::string text = wrapped(shown(course_title(*first.course, first.number), style), style);
  auto later = courses.subspan(1);
  if (later.size() > most_bottles_told) {
    const std::size_t left_out = later.size() - latest_bottles_told;
    text += wrapped(fmt::format("Then courses {} to {}", later.front().history.number,
                                later[left_out - 1].history.number),
                    style);
    later = later.subspan(left_out);
  }
  for (const ReplayedCourse& each : later) {
    text += wrapped(shown(bottle_line(each.history), style), style);
  }
  return text;
}

}  // namespace

Passage trend_text(const Course& course, std::size_t number, const std::optional<Trend>& trend,
                   bool is_newest, const Style& style) {
  Passage text = wrapped(shown(course_title(course, number), style), style) + '\n';
  if (!trend) return text + "No nights to compare yet.\n";
  return text + body(*trend, Of::one, course.unit(), is_newest, style);
}

Passage trend_text(std::span<const ReplayedCourse> courses, const std::optional<Trend>& trend,
                   const Style& style) {
  Passage text = bottles_in_words(courses, style) + '\n';
  if (!trend) return text + "No nights to compare yet.\n";
  const auto counted = counted_alike(courses);
  return text + body(*trend, Of::several, counted ? counted->unit : std::nullopt, true, style);
}

}  // namespace titrate::text

#include "text/trend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

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

// The mean of a series at a dose, as a cell; empty where nothing was noted at it.
std::string cell_at(const Series& series, Capsules dose) {
  for (const MeanAtDose& each : series.by_dose) {
    if (each.dose == dose) return mean_cell(each.mean);
  }
  return "";
}

bool has_value_at(std::span<const Series> shown, Capsules dose) {
  return std::any_of(shown.begin(), shown.end(),
                     [&](const Series& series) { return !cell_at(series, dose).empty(); });
}

std::string loose_cell(const DoseRecord& record) {
  return record.noted == 0 ? "-" : fmt::format("{} of {}", record.loose, record.noted);
}

// The first table says how each dose was borne; those below it, what did not fit beside that.
enum class With { records, series_alone };

Table::Printed dose_table(const Trend& trend, std::span<const Series> shown,
                          std::optional<Unit> unit, With with, const Style& style) {
  using Align = Table::Align;
  const bool all = with == With::records;
  std::vector<Table::Column> columns = {{title_of(unit), Align::right}};
  if (all) {
    columns.push_back({"Nights", Align::right});
    columns.push_back({"Loose", Align::right});
  }
  for (const Series& series : shown) {
    columns.push_back({name_in_words(series.measure), Align::right});
  }
  Table table(columns, style);
  for (const DoseRecord& record : trend.doses) {
    if (!all && !has_value_at(shown, record.dose)) continue;
    std::vector<std::string> cells = {std::to_string(record.dose.value())};
    if (all) cells.insert(cells.end(), {std::to_string(record.nights), loose_cell(record)});
    for (const Series& series : shown) cells.push_back(cell_at(series, record.dose));
    table.add_row(cells);
  }
  return table.printed();
}

// As many series side by side as fit, then the next ones below.
std::string dose_tables(const Trend& trend, std::optional<Unit> unit, const Style& style) {
  std::string text;
  std::span<const Series> left = trend.series;
  With with = With::records;
  do {
    std::size_t count = left.size();
    const std::size_t least = with == With::records ? 0 : 1;
    auto table = dose_table(trend, left, unit, with, style);
    while (count > least && !table.is_whole) {
      table = dose_table(trend, left.first(--count), unit, with, style);
    }
    text += '\n' + table.text;
    left = left.subspan(count);
    with = With::series_alone;
  } while (!left.empty());
  return text;
}

// ---- Sentences ----

std::string windows_in_words(const Windows& windows, const Style& style) {
  const WindowNames names = names_of(windows.kind);
  std::string text = labelled(names.first, first_in_words(windows), style, Ink::faint, 12) +
                     labelled(names.second, to_text(windows.second), style, Ink::faint, 12);
  return windows.overlap() ? text + wrapped(windows_overlap, style) : text;
}

std::string explanation(const Trend& trend, const Style& style) {
  std::string text = wrapped(std::string(how_to_read_doses), style);
  if (trend.series.empty()) return text;
  text += wrapped(how_to_read_means, style);
  if (any_few(trend)) text += wrapped(few_in_words(), style);
  return text + '\n' + wrapped(no_proof, style);
}

}  // namespace

Passage trend_text(const Course& course, std::size_t number, const std::optional<Trend>& trend,
                   bool is_newest, const Style& style) {
  Passage text = wrapped(shown(course_title(course, number), style), style) + '\n';
  if (!trend) return text + "No nights to compare yet.\n";
  if (trend->series.empty()) {
    text += wrapped(Hint{"No symptom, sleep or movements are noted in this course yet. ",
                         ticked("log", "--help"), " shows how."},
                    style);
  } else {
    text += windows_in_words(trend->windows, style) + '\n' + windows_table(*trend, style);
  }
  text += dose_tables(*trend, course.unit(), style) + '\n' + explanation(*trend, style);
  if (trend->regularity) {
    text += '\n' + wrapped(regularity_in_words(*trend->regularity, is_newest), style);
  }
  return text;
}

}  // namespace titrate::text

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

// ---- Means ----

// "6.3 in the first week (6 nights)"
std::string clause(const Mean& mean, std::string_view when) {
  if (mean.count == 0) return fmt::format("not noted in {}", when);
  return fmt::format("{} in {} ({}{})", number_of(mean), when, is_few(mean) ? "only " : "",
                     nights_in_words(mean.count));
}

// ---- Tables ----

std::string weeks_table(const Trend& trend, const Style& style) {
  using Align = Table::Align;
  Table table({{"Mean (nights)"}, {"First week", Align::right}, {"Last two", Align::right}}, style);
  for (const Series& series : trend.series) {
    table.add_row({name_in_words(series.measure), mean_cell(series.first_week),
                   mean_cell(series.last_two_weeks)});
  }
  return table.printed().text;
}

// The mean of a series at a dose, as a cell; empty where nothing was noted at it.
std::string cell_at(const Series& series, Capsules dose) {
  for (const MeanAtDose& each : series.by_dose) {
    if (each.dose == dose) return mean_cell(each.mean);
  }
  return "";
}

// The doses at which any of these series has a value.
std::vector<Capsules> doses_of(std::span<const Series> shown) {
  std::vector<Capsules> doses;
  for (const Series& series : shown) {
    for (const MeanAtDose& each : series.by_dose) doses.push_back(each.dose);
  }
  std::sort(doses.begin(), doses.end());
  doses.erase(std::unique(doses.begin(), doses.end()), doses.end());
  return doses;
}

Table::Printed dose_table(std::span<const Series> shown, const Style& style) {
  std::vector<Table::Column> columns = {{"Capsules", Table::Align::right}};
  for (const Series& series : shown) {
    columns.push_back({name_in_words(series.measure), Table::Align::right});
  }
  Table table(columns, style);
  for (const Capsules dose : doses_of(shown)) {
    std::vector<std::string> cells = {std::to_string(dose.value())};
    for (const Series& series : shown) cells.push_back(cell_at(series, dose));
    table.add_row(cells);
  }
  return table.printed();
}

// As many series side by side as fit, then the next ones below.
std::string dose_tables(const Trend& trend, const Style& style) {
  std::string text;
  for (std::span<const Series> left = trend.series; !left.empty();) {
    std::size_t count = left.size();
    auto table = dose_table(left, style);
    while (count > 1 && !table.is_whole) table = dose_table(left.first(--count), style);
    text += '\n' + table.text;
    left = left.subspan(count);
  }
  return text;
}

// ---- Sentences ----

std::string sentences(const Trend& trend, const Style& style) {
  std::string text;
  for (const Series& series : trend.series) {
    text += wrapped(fmt::format("{}: {}, {}.", name_in_words(series.measure),
                                clause(series.first_week, "the first week"),
                                clause(series.last_two_weeks, "the last two")),
                    style);
  }
  return text;
}

std::string windows_in_words(const Trend& trend, const Style& style) {
  std::string text = labelled("First week", to_text(trend.first_week), style, Ink::faint, 12) +
                     labelled("Last two", to_text(trend.last_two_weeks), style, Ink::faint, 12);
  return trend.windows_overlap() ? text + wrapped(windows_overlap, style) : text;
}

std::string explanation(const Trend& trend, const Style& style) {
  std::string text = wrapped(how_to_read_means, style);
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
    text += windows_in_words(*trend, style) + '\n' + weeks_table(*trend, style) + '\n' +
            sentences(*trend, style) + dose_tables(*trend, style) + '\n' +
            explanation(*trend, style);
  }
  if (trend->regularity) {
    text += '\n' + wrapped(regularity_in_words(*trend->regularity, is_newest), style);
  }
  return text;
}

}  // namespace titrate::text

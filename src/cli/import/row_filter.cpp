#include "cli/import/row_filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "cli/args/values.hpp"
#include "cli/error.hpp"
#include "cli/import/cells.hpp"
#include "cli/import/titles.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"

namespace titrate::cli {
namespace {

constexpr std::string_view anything = "*";
constexpr std::size_t shown_values = 8;

}  // namespace

std::string compared(std::string_view cell) {
  const std::string shown = with_plain_blanks(without_hidden(cell));
  return in_small_latin_letters(trimmed(shown));
}

bool RowCondition::matches(const formats::CsvRow& row) const {
  const std::string cell = compared(row.cells[column]);
  return value == anything ? !cell.empty() : cell == compared(value);
}

// A column's own name may hold an equals sign: the first that ends a name counts.
RowCondition read_condition(const std::vector<std::string>& titles, std::string_view option,
                            const std::string& text) {
  auto equals = text.find('=');
  if (equals == std::string::npos) {
    throw usage_error(
        option, fmt::format("{} lacks its value.", as_typed(text)),
        "It is like Name=Magnesium; Taken=* stands for any value at all, and Skipped= "
        "for none.");
  }
  const auto name_before = [&](std::size_t end) {
    return std::string(trimmed(std::string_view(text).substr(0, end)));
  };
  for (auto at = equals; at != std::string::npos; at = text.find('=', at + 1)) {
    if (!index_if_there(titles, name_before(at))) continue;
    equals = at;
    break;
  }
  const std::size_t column = index_of(titles, option, name_before(equals));
  const std::string value(trimmed(std::string_view(text).substr(equals + 1)));
  return {column, titles[column], value};
}

bool RowFilter::matches(const formats::CsvRow& row) const {
  return std::all_of(conditions_.begin(), conditions_.end(), [&](const RowCondition& condition) {
    return std::any_of(conditions_.begin(), conditions_.end(), [&](const RowCondition& other) {
      return other.column == condition.column && other.matches(row);
    });
  });
}

bool RowFilter::asks(std::size_t column) const {
  return std::any_of(
      conditions_.begin(), conditions_.end(),
      [column](const RowCondition& condition) { return condition.column == column; });
}

void RowFilter::require_values(const std::vector<formats::CsvRow>& rows,
                               std::string_view option) const {
  for (const RowCondition& condition : conditions_) {
    const bool is_there = std::any_of(rows.begin(), rows.end(), [&](const formats::CsvRow& row) {
      return condition.matches(row);
    });
    if (is_there) continue;
    const auto values = values_in(rows, condition.column);
    if (values.empty()) {
      throw usage_error(option, fmt::format("the column {} is empty.", as_typed(condition.title)));
    }
    const std::string missing =
        condition.value.empty()
            ? fmt::format("no row has the column {} empty.", as_typed(condition.title))
            : fmt::format("no row has {} in the column {}.", as_typed(condition.value),
                          as_typed(condition.title));
    throw usage_error(option, missing, fmt::format("There are {}.", in_words(values)));
  }
}

bool RowFilter::matches_any(const std::vector<formats::CsvRow>& rows) const {
  return std::any_of(rows.begin(), rows.end(),
                     [this](const formats::CsvRow& row) { return matches(row); });
}

void RowFilter::require_rows(const std::vector<formats::CsvRow>& rows,
                             std::string_view option) const {
  if (matches_any(rows)) return;
  require_values(rows, option);
  throw usage_error(option, fmt::format("there is no row where {}.", to_text()),
                    "Each row that is meant has to fit all of it.");
}

std::string RowFilter::to_text() const {
  std::string text;
  std::set<std::size_t> told;
  for (const RowCondition& condition : conditions_) {
    if (!told.insert(condition.column).second) continue;
    if (!text.empty()) text += " and ";
    text += as_typed(condition.title);
    std::string_view between = " is ";
    for (const RowCondition& other : conditions_) {
      if (other.column != condition.column) continue;
      text += between;
      text += other.value == anything ? "not empty"
              : other.value.empty()   ? "empty"
                                      : as_typed(other.value);
      between = " or ";
    }
  }
  return text;
}

std::vector<std::string> values_in(const std::vector<formats::CsvRow>& rows, std::size_t column,
                                   const IsMeant& is_meant) {
  std::vector<std::string> values;
  std::set<std::string> known;
  for (const formats::CsvRow& row : rows) {
    const std::string value = compared(row.cells[column]);
    if (!value.empty() && is_meant(row) && known.insert(value).second) {
      values.emplace_back(trimmed(row.cells[column]));
    }
  }
  return values;
}

std::string in_words(const std::vector<std::string>& values) {
  std::string text;
  const bool cut = values.size() > shown_values;
  const std::size_t shown = cut ? shown_values : values.size();
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == shown && !cut ? " and " : ", ";
    text += as_typed(values[i]);
  }
  if (cut) text += fmt::format(" and {} more", values.size() - shown);
  return text;
}

}  // namespace titrate::cli

#include "formats/csv.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "text/night_cells.hpp"

namespace titrate::formats {
namespace {

constexpr std::string_view line_end = "\r\n";

// What makes a cell a formula, and the guard against that.
constexpr std::string_view guarded_beginnings = "=+-@'";

bool begins_guarded(std::string_view text) {
  return !text.empty() && guarded_beginnings.find(text.front()) != std::string_view::npos;
}

template <class Number>
void add_number(std::string& csv, const std::optional<Number>& number) {
  if (number) {
    const fmt::format_int digits(number->value());
    csv.append(digits.data(), digits.size());
  }
  csv += ',';
}

bool needs_quotes(char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; }

// Guarded against spreadsheets, and quoted where it must be.
void add_text(std::string& csv, std::string_view text) {
  const bool is_quoted = std::any_of(text.begin(), text.end(), needs_quotes);
  if (is_quoted) csv += '"';
  if (begins_guarded(text)) csv += '\'';
  for (auto quote = text.find('"'); quote != std::string_view::npos; quote = text.find('"')) {
    csv.append(text.substr(0, quote + 1)) += '"';
    text.remove_prefix(quote + 1);
  }
  csv.append(text);
  if (is_quoted) csv += '"';
  csv += ',';
}

template <class Words>
void add_text(std::string& csv, const std::optional<Words>& text) {
  add_text(csv, text ? std::string_view(text->value()) : std::string_view());
}

// One more cell at the end of the last line.
void add_last_column(std::string& csv, std::string_view cell) {
  csv.insert(csv.size() - line_end.size(), fmt::format(",{}", cell));
}

}  // namespace

std::string csv_header(UnitColumn unit) {
  std::string header = fmt::format("{}{}", fmt::join(csv_columns, ","), line_end);
  if (unit == UnitColumn::yes) add_last_column(header, csv_unit_column);
  return header;
}

// A "'" before anything else was no guard: "'tis" stays as it is.
std::string unguarded(std::string text) {
  if (text.starts_with('\'') && begins_guarded(std::string_view(text).substr(1))) text.erase(0, 1);
  return text;
}

void add_csv_row(std::string& csv, const HistoryRow& row, const Counted& counted, UnitColumn unit) {
  const Night& night = *row.night;
  csv.append(night.date().iso()) += ',';
  add_number(csv, std::optional(row.advised.capsules));
  add_number(csv, std::optional(night.capsules()));
  csv.append((night.capsules() * counted.strength).to_text()) += ',';
  add_number(csv, night.stool());
  add_number(csv, night.movements());
  add_number(csv, night.sleep());
  add_text(csv, text::symptoms_cell(night.symptoms()));
  csv.append(text::signs_cell(night.signs())) += ',';
  add_text(csv, night.other_cause());
  add_text(csv, night.note());
  csv.append(name_of(row.taught)) += ',';
  csv.append(name_of(row.advised.phase.kind)) += ',';
  csv.append(name_of(row.advised.rule)) += ',';
  add_text(csv, text::measures_cell(night.measures()));
  csv.replace(csv.size() - 1, 1, line_end);  // in the place of the comma after the last
  if (unit == UnitColumn::yes) {
    add_last_column(csv, counted.unit ? name_of(*counted.unit) : words_of({}).one);
  }
}

std::string histories_csv(std::span<const History> histories) {
  const bool has_units = std::any_of(histories.begin(), histories.end(), [](const History& each) {
    return each.course->unit().has_value();
  });
  const UnitColumn unit = has_units ? UnitColumn::yes : UnitColumn::no;
  std::string csv = csv_header(unit);
  add_last_column(csv, "course");
  for (const History& history : histories) {
    csv.reserve(csv.size() + history.rows.size() * usual_csv_row);
    for (const HistoryRow& row : history.rows) {
      if (row.night == nullptr) continue;
      add_csv_row(csv, row, history.course->counted(), unit);
      add_last_column(csv, std::to_string(history.number));
    }
  }
  return csv;
}

std::string history_csv(const History& history) {
  const Counted counted = history.course->counted();
  const UnitColumn unit = counted.unit ? UnitColumn::yes : UnitColumn::no;
  std::string csv = csv_header(unit);
  csv.reserve(csv.size() + history.rows.size() * usual_csv_row);
  for (const HistoryRow& row : history.rows) {
    if (row.night != nullptr) add_csv_row(csv, row, counted, unit);
  }
  return csv;
}

}  // namespace titrate::formats

#include "formats/csv.hpp"

#include <fmt/format.h>

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

// The cells of one line, added to a text one after the other.
class Line {
 public:
  Line(std::string& csv, const CsvDialect& dialect) : csv_(csv), dialect_(dialect) {}

  // What holds nothing that would part it.
  void plain(std::string_view cell) {
    separate();
    csv_.append(cell);
  }

  template <class Number>
  void number(const std::optional<Number>& number) {
    separate();
    if (!number) return;
    const fmt::format_int digits(number->value());
    csv_.append(digits.data(), digits.size());
  }

  void amount(Milligrams amount) {
    std::string digits = amount.to_text();
    std::replace(digits.begin(), digits.end(), '.', dialect_.decimal_point);
    plain(digits);
  }

  // Guarded against spreadsheets, and quoted where it must be.
  void text(std::string_view text) {
    separate();
    const bool is_quoted = std::any_of(text.begin(), text.end(), [&](char c) {
      return c == dialect_.separator || c == '"' || c == '\r' || c == '\n';
    });
    if (is_quoted) csv_ += '"';
    if (begins_guarded(text)) csv_ += '\'';
    for (auto quote = text.find('"'); quote != std::string_view::npos; quote = text.find('"')) {
      csv_.append(text.substr(0, quote + 1)) += '"';
      text.remove_prefix(quote + 1);
    }
    csv_.append(text);
    if (is_quoted) csv_ += '"';
  }

  template <class Words>
  void text(const std::optional<Words>& words) {
    text(words ? std::string_view(words->value()) : std::string_view());
  }

  void end() { csv_.append(line_end); }

 private:
  void separate() {
    if (!is_first_) csv_ += dialect_.separator;
    is_first_ = false;
  }

  std::string& csv_;
  const CsvDialect& dialect_;
  bool is_first_ = true;
};

// One more cell at the end of the last line.
void add_last_column(std::string& csv, std::string_view cell) {
  csv.insert(csv.size() - line_end.size(), fmt::format(",{}", cell));
}

}  // namespace

std::string csv_header(UnitColumn unit, const CsvDialect& dialect) {
  std::string header;
  Line line(header, dialect);
  for (const std::string_view column : csv_columns) line.plain(column);
  if (unit == UnitColumn::yes) line.plain(csv_unit_column);
  line.end();
  return header;
}

// A "'" before anything else was no guard: "'tis" stays as it is.
std::string unguarded(std::string text) {
  if (text.starts_with('\'') && begins_guarded(std::string_view(text).substr(1))) text.erase(0, 1);
  return text;
}

void add_csv_row(std::string& csv, const HistoryRow& row, const Counted& counted, UnitColumn unit,
                 const CsvDialect& dialect) {
  const Night& night = *row.night;
  Line line(csv, dialect);
  line.plain(night.date().iso());
  line.number(std::optional(row.advised.capsules));
  line.number(std::optional(night.capsules()));
  line.amount(night.capsules() * counted.strength);
  line.number(night.stool());
  line.number(night.movements());
  line.number(night.sleep());
  line.text(text::symptoms_cell(night.symptoms()));
  line.plain(text::signs_cell(night.signs()));
  line.text(night.other_cause());
  line.text(night.note());
  line.plain(name_of(row.taught));
  line.plain(name_of(row.advised.phase.kind));
  line.plain(name_of(row.advised.rule));
  line.text(text::measures_cell(night.measures()));
  if (unit == UnitColumn::yes) {
    line.plain(counted.unit ? name_of(*counted.unit) : words_of({}).one);
  }
  line.end();
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

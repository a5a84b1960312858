// Nights as rows of CSV (RFC 4180), for `history --csv` and `export --csv` alike, and what
// `import` has to know to read them back.
//
//   std::string csv = csv_header(UnitColumn::no);
//   add_csv_row(csv, row, course.counted(), UnitColumn::no);
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "formats/csv_dialect.hpp"
#include "titrate/history.hpp"

namespace titrate::formats {

// The columns that say what was noted, and those that only follow from it and from the course.
inline constexpr std::array<std::string_view, 15> csv_columns = {
    "date",  "advised",     "capsules", "mg",     "stool", "movements", "sleep",   "symptoms",
    "signs", "other_cause", "note",     "taught", "phase", "rule",      "measures"};

// What the numbers count stands in one more column, the last, where it is not capsules alone.
inline constexpr std::string_view csv_unit_column = "unit";
enum class UnitColumn { no, yes };

// The names of the columns, with a line end.
std::string csv_header(UnitColumn unit, const CsvDialect& dialect = {});
// Adds a night of the log, with its line end. To one text, since there may be many years of them.
void add_csv_row(std::string& csv, const HistoryRow& row, const Counted& counted, UnitColumn unit,
                 const CsvDialect& dialect = {});
// Room that is rarely too little for a night, to be made for all of them at once.
inline constexpr std::size_t usual_csv_row = 110;

// A history's nights, a line each below the header.
std::string history_csv(const History& history);
// The same of several courses, with the number of the course in one more column, the last.
std::string histories_csv(std::span<const History> histories);

// A text that a spreadsheet would take for a formula gets a "'" before it, and so does one that
// begins with "'" itself: that is how taking the guard away again loses nothing.
std::string unguarded(std::string text);

}  // namespace titrate::formats

#include "formats/export.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "formats/csv.hpp"

namespace titrate::formats {

namespace {

constexpr std::string_view excel_mark = "\xEF\xBB\xBF";

bool counts_capsules_alone(const Export& data) {
  return std::none_of(data.courses.begin(), data.courses.end(),
                      [](const ExportedCourse& each) { return each.course->unit().has_value(); });
}

}  // namespace

std::string export_csv(const Export& data, const text::Style&) {
  const auto unit = counts_capsules_alone(data) ? UnitColumn::no : UnitColumn::yes;
  const CsvDialect dialect = data.excel.value_or(CsvDialect());
  // By the mark alone Excel knows that it is UTF-8.
  std::string csv(data.excel ? excel_mark : std::string_view());
  csv += fmt::format("course{}{}", dialect.separator, csv_header(unit, dialect));
  for (const ExportedCourse& each : data.courses) {
    const History history = history_of(*each.course, each.number, {}, each.last_night);
    for (const HistoryRow& row : history.rows) {
      if (row.night == nullptr) continue;
      csv += fmt::format("{}{}", each.number, dialect.separator);
      add_csv_row(csv, row, each.course->counted(), unit, dialect);
    }
  }
  return csv;
}

}  // namespace titrate::formats

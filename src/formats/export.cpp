#include "formats/export.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "formats/csv.hpp"

namespace titrate::formats {

namespace {

bool counts_capsules_alone(const Export& data) {
  return std::none_of(data.courses.begin(), data.courses.end(),
                      [](const ExportedCourse& each) { return each.course->unit().has_value(); });
}

}  // namespace

std::string export_csv(const Export& data, const text::Style&) {
  const auto unit = counts_capsules_alone(data) ? UnitColumn::no : UnitColumn::yes;
  std::string csv = "course," + csv_header(unit);
  for (const ExportedCourse& each : data.courses) {
    const History history = history_of(*each.course, each.number, {}, each.last_night);
    for (const HistoryRow& row : history.rows) {
      if (row.night == nullptr) continue;
      csv += fmt::format("{},", each.number);
      add_csv_row(csv, row, each.course->counted(), unit);
    }
  }
  return csv;
}

}  // namespace titrate::formats

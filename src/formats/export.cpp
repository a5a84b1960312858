#include "formats/export.hpp"

#include <fmt/format.h>

#include "formats/csv.hpp"

namespace titrate::formats {

std::string export_csv(const Export& data, const text::Style&) {
  std::string csv = "course," + csv_header();
  for (const ExportedCourse& each : data.courses) {
    const History history = history_of(*each.course, each.number, {}, each.last_night);
    for (const HistoryRow& row : history.rows) {
      if (row.night == nullptr) continue;
      csv += fmt::format("{},", each.number);
      add_csv_row(csv, row, each.course->strength());
    }
  }
  return csv;
}

}  // namespace titrate::formats

// What of a file is meant: its columns, and the rows that something is taken from.
//
//   const Selection file = select(table, options, log);
//   ImportPlan plan = plan_import(file.table, file.choice, DateForm::plain, log, tonight);
#pragma once

#include <cstddef>
#include <vector>

#include "cli/import/columns.hpp"
#include "formats/csv_reader.hpp"
#include "titrate/course.hpp"

namespace titrate::cli {

struct Selection {
  formats::CsvTable table;  // with the rows that are meant alone
  ColumnChoice choice;
  std::size_t other_rows = 0;          // those that are of something else
  std::vector<Column> without_rows{};  // told by a preset, of whose `where` no row is
};

// Refused as by choose_columns and require_settled_columns; also where no row has what was asked
// for. `log`: whose symptoms and measures are known by their names.
Selection select(formats::CsvTable table, const ColumnOptions& options, const Log& log);

}  // namespace titrate::cli

#include "cli/import/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/error.hpp"
#include "cli/import/header.hpp"
#include "cli/import/unread.hpp"

namespace titrate::cli {
namespace {

// Whether a column that tells of the night says anything in this row.
bool is_of_night(const formats::CsvRow& row, const ColumnChoice& choice) {
  return std::any_of(choice.columns.begin(), choice.columns.end(), [&](const Column& column) {
    return !says_which_night(column.field) && column.where.matches(row);
  });
}

// What is wrong with the names of the columns is so in their row.
ColumnChoice columns_of(const formats::CsvTable& table, const ColumnOptions& options) {
  try {
    require_names(table.header);
    return choose_columns(table.header.cells, options);
  } catch (Error& error) {
    if (error.kind == ErrorKind::refused) error.place = fmt::format("row {}", table.header.number);
    throw;
  }
}

}  // namespace

Selection select(formats::CsvTable table, const ColumnOptions& options, const Log& log) {
  Selection selection{std::move(table), {}};
  auto& rows = selection.table.rows;
  selection.choice = columns_of(selection.table, options);
  const ColumnChoice& choice = selection.choice;
  choice.only.require_values(rows, "--only");
  for (const Column& column : choice.columns) {
    if (!column.preset) column.where.require_values(rows, "--map");
  }
  selection.other_rows = std::erase_if(rows, [&](const formats::CsvRow& row) {
    return !choice.only.matches(row) || !is_of_night(row, choice);
  });
  require_settled_columns(selection.table, choice, log);
  return selection;
}

}  // namespace titrate::cli

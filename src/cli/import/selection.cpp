#include "cli/import/selection.hpp"

#include <algorithm>
#include <utility>

#include "cli/import/unread.hpp"

namespace titrate::cli {
namespace {

// Whether a column that tells of the night says anything in this row.
bool is_of_night(const formats::CsvRow& row, const ColumnChoice& choice) {
  return std::any_of(choice.columns.begin(), choice.columns.end(), [&](const Column& column) {
    return column.field != ImportField::date && column.where.matches(row);
  });
}

}  // namespace

Selection select(formats::CsvTable table, const ColumnOptions& options, const Log& log) {
  Selection selection{std::move(table), {}};
  auto& rows = selection.table.rows;
  selection.choice = choose_columns(selection.table.header.cells, options);
  const ColumnChoice& choice = selection.choice;
  choice.only.require_values(rows, "--only");
  for (const Column& column : choice.columns) {
    if (!column.preset) column.where.require_values(rows, "--map");
  }
  selection.other_rows = std::erase_if(rows, [&](const formats::CsvRow& row) {
    return !choice.only.matches(row) || !is_of_night(row, choice);
  });
  require_settled(selection.table, choice, log);
  return selection;
}

}  // namespace titrate::cli

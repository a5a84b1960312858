#include "cli/import/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/args/values.hpp"
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
  } catch (const Error& error) {
    if (error.kind != ErrorKind::refused) throw;
    throw HeaderError(error, table.header.number);
  }
}

// A value that no row has is mistyped, and its rows would stay.
void require_ignored_values(const ColumnChoice& choice, const std::vector<formats::CsvRow>& rows) {
  RowFilter ignored;
  for (const RowCondition& each : choice.ignored_rows) ignored.add(each);
  ignored.require_values(rows, "--ignore");
}

// Keeps the rows that are meant, and counts the others. Refused where a condition that was told
// leaves no row, and a preset's, which may ask for what is not there, where none is left by any.
void keep_meant_rows(Selection& selection) {
  auto& rows = selection.table.rows;
  const ColumnChoice& choice = selection.choice;
  choice.only.require_values(rows, "--only");
  for (const Column& column : choice.columns) {
    if (!column.preset) column.where.require_values(rows, "--map");
  }
  if (rows.empty()) return;
  require_ignored_values(choice, rows);
  selection.other_rows = std::erase_if(rows, [&](const formats::CsvRow& row) {
    const auto matches = [&](const RowCondition& each) { return each.matches(row); };
    return std::any_of(choice.ignored_rows.begin(), choice.ignored_rows.end(), matches) ||
           std::any_of(choice.preset_ignored_rows.begin(), choice.preset_ignored_rows.end(),
                       matches);
  });
  if (rows.empty()) throw usage_error("--ignore", "leaves no row of the file.");
  require_sign_rows(selection.table, choice, [&](const formats::CsvRow& row) {
    return choice.only.matches(row) && is_of_night(row, choice);
  });
  choice.only.require_rows(rows, "--only");
  selection.other_rows +=
      std::erase_if(rows, [&](const formats::CsvRow& row) { return !choice.only.matches(row); });
  const bool has_any = std::any_of(rows.begin(), rows.end(), [&](const formats::CsvRow& row) {
    return is_of_night(row, choice);
  });
  for (const Column& column : choice.columns) {
    if (column.where.matches_any(rows)) continue;
    if (!column.preset || !has_any) column.where.require_rows(rows, "--map");
    selection.without_rows.push_back(column);
  }
  selection.other_rows +=
      std::erase_if(rows, [&](const formats::CsvRow& row) { return !is_of_night(row, choice); });
}

}  // namespace

Selection select(formats::CsvTable table, const ColumnOptions& options, const Log& log) {
  Selection selection{std::move(table), {}};
  selection.choice = columns_of(selection.table, options);
  keep_meant_rows(selection);
  require_settled_columns(selection.table, selection.choice, log);
  return selection;
}

}  // namespace titrate::cli

// Which column of a file says what about a night: by the program's own names, else as --map says.
//
//   ColumnChoice choice = choose_columns(table.header.cells, options);
//   for (const Column& column : choice.columns) use(row.cells[column.index], column.field);
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/import/fields.hpp"

namespace titrate::cli {

struct Column {
  std::size_t index;
  std::string title;  // as the file has it
  ImportField field;
  std::string noted{};  // the name of the one symptom or measure that a column of its own holds
  bool own = false;     // found by the program's own name: its texts are guarded as in its CSV
};

// "date", "symptom:cramps", "measure:pulse".
std::string name_of(const Column& column);

struct ColumnChoice {
  std::vector<Column> columns;
  // Names that nothing is taken from. Those that the program's own CSV derives are not among them.
  std::vector<std::string> left_out;
  // Where the program's own CSV says what the doses of a row count.
  std::optional<std::size_t> unit_column{};
  // Whether the program wrote it, so that every text stands there as the log has it.
  bool is_own_file = false;
  bool cut_texts = false;  // as in ColumnOptions

  const Column* find(ImportField field) const;
};

struct ColumnOptions {
  std::vector<std::string> maps;     // "FIELD=COLUMN"
  std::vector<std::string> ignored;  // names of columns
  bool cut_texts = false;            // those that are longer than a log holds, instead of refusing
};

// Throws usage errors for what the options say, and refuses a header that has no column for the
// date, nothing beside it, one name twice where it counts, or a name that may be one mistyped.
ColumnChoice choose_columns(const std::vector<std::string>& header, const ColumnOptions& options);

}  // namespace titrate::cli

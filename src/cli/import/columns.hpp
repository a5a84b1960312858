// Which column of a file says what about a night: by the program's own names, else as --map says;
// whatever the case of their letters.
//
//   ColumnChoice choice = choose_columns(table.header.cells, options);
//   for (const Column& column : choice.columns) use(row.cells[column.index], column.field);
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/import/fields.hpp"
#include "cli/import/row_filter.hpp"
#include "cli/remedy.hpp"

namespace titrate::cli {

struct Column {
  std::size_t index;
  std::string title;  // as the file has it
  ImportField field;
  std::string noted{};  // the name of the one symptom, measure or sign that it holds
  bool own = false;     // found by the program's own name: its texts are guarded as in its CSV
  RowFilter where{};    // the rows that it says something in
  bool preset = false;  // told by a preset, which may ask for rows that are not there
};

// "date", "symptom:cramps", "measure:pulse", "sign:fainting".
std::string name_of(const Column& column);

enum class DosesIn { wholes, halves };

struct ColumnChoice {
  std::vector<Column> columns;
  // Names that nothing is taken from. Those that the program's own CSV derives are not among them.
  std::vector<std::string> left_out;
  // Those of them that nobody told to ignore; and those that only a `where` or --only names.
  std::vector<std::size_t> passed_over{};
  RowFilter only{};  // the rows that are meant
  // Where the program's own CSV says what the doses of a row count.
  std::optional<std::size_t> unit_column{};
  // Whether the program wrote it, so that every text stands there as the log has it.
  bool is_own_file = false;
  bool cut_texts = false;  // as in ColumnOptions
  // What numbers alone count in a course of halves; absent where nobody said.
  std::optional<DosesIn> doses{};

  std::vector<RowCondition> ignored_rows{};  // as --ignore COLUMN=VALUE says
  std::vector<RowCondition> preset_ignored_rows{};

  const Column* find(ImportField field) const;
  // Whether --only or some `where` asks for something of this column.
  bool asks_of(std::size_t index) const;
};

struct ColumnOptions {
  std::vector<std::string> maps;     // "FIELD=COLUMN", "FIELD=COLUMN where COLUMN=VALUE"
  std::vector<std::string> ignored;  // names of columns, and "COLUMN=VALUE" for rows
  std::string doses{};               // "whole" or "half", as --doses says
  bool cut_texts = false;            // those that are longer than a log holds, instead of refusing
  std::vector<std::string> only{};   // "COLUMN=VALUE"
  // By a preset: as `maps`, and names of columns that the file need not have, or that --map takes.
  std::vector<std::string> preset_maps{};
  std::vector<std::string> preset_ignored{};
};

// Throws usage errors for what the options say, and refuses a header that has no column for the
// date, nothing beside it, one name twice where it counts, or a name that may be one mistyped.
ColumnChoice choose_columns(const std::vector<std::string>& header, const ColumnOptions& options);

// Whether a shell can be given a text in single quotes as it is shown.
bool is_as_shown(const std::string& text);

// "capsules=COLUMN", for a --map whose column only the person knows.
Word column_for(const std::string& field);
// For --map and for --ignore; a name that a shell would not read as it is shown is left to the
// person.
Word mapped_to(const std::string& field, const std::string& title);
Word to_ignore(const std::string& title);

}  // namespace titrate::cli

// Which rows of a file something is taken from, by what stands in a column of theirs.
//
//   RowFilter only;
//   only.add(read_condition(titles, "--only", "Name=Magnesium"));
//   if (only.matches(row)) use(row);
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/csv_reader.hpp"

namespace titrate::cli {

// That a cell holds this value, whatever the case of its letters and the blanks around it; or, for
// "*", anything at all, and for an empty one nothing.
struct RowCondition {
  std::size_t column;
  std::string title;  // the column's name, as the file has it
  std::string value;  // as it was told

  bool matches(const formats::CsvRow& row) const;
};

// A condition as it is told, "COLUMN=VALUE", "COLUMN=*" or "COLUMN=". Throws a usage error of
// `option`.
RowCondition read_condition(const std::vector<std::string>& titles, std::string_view option,
                            const std::string& text);

class RowFilter {
 public:
  void add(RowCondition condition) { conditions_.push_back(std::move(condition)); }

  bool empty() const { return conditions_.empty(); }
  // Either value of one column will do, and every column must have one.
  bool matches(const formats::CsvRow& row) const;
  // Whether it asks for anything of this column.
  bool asks(std::size_t column) const;
  const std::vector<RowCondition>& conditions() const { return conditions_; }

  // Refuses a value that no row has, with those that are there.
  void require_values(const std::vector<formats::CsvRow>& rows, std::string_view option) const;
  bool matches_any(const std::vector<formats::CsvRow>& rows) const;
  // Refuses rows of which none has all that is asked for, although each value may be there.
  void require_rows(const std::vector<formats::CsvRow>& rows, std::string_view option) const;

  // "Name" is "Magnesium" and "Taken" is not empty
  std::string to_text() const;

 private:
  std::vector<RowCondition> conditions_{};
};

// A cell as conditions compare it: without blanks at its ends and what does not show, in small
// letters.
std::string compared(std::string_view cell);

// The values of a column, as they are first written, each once; empty cells are none. Of the rows
// that are meant.
using IsMeant = std::function<bool(const formats::CsvRow&)>;
std::vector<std::string> values_in(
    const std::vector<formats::CsvRow>& rows, std::size_t column,
    const IsMeant& is_meant = [](const formats::CsvRow&) { return true; });

// Some of them, for a sentence: "a", "b" and 3 more.
std::string in_words(const std::vector<std::string>& values);

}  // namespace titrate::cli

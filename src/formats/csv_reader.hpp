// The bytes of a CSV file as rows of cells. The only place that knows libcsv.
//
//   auto read = read_csv(bytes);
//   if (const auto* table = std::get_if<CsvTable>(&read)) use(table->header, table->rows);
//
// RFC 4180, with commas, semicolons or tabs, told from the header's line alone or by Excel's
// "sep=;" above all rows; in an encoding as encoding.hpp reads it, and CR LF, LF or CR at the ends
// of lines. All or nothing, and no guess: what is not quoted as it should be, or a row that is
// shorter or longer than the header, is a problem.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "formats/encoding.hpp"

namespace titrate::formats {

struct CsvRow {
  std::size_t number;  // as a spreadsheet counts them: the first is row 1, empty rows count
  std::vector<std::string> cells;
};

struct CsvTable {
  CsvRow header;
  std::vector<CsvRow> rows;  // those with something in at least one cell
  Encoding encoding = Encoding::utf8;
};

// Why a file is no such table.
struct CsvProblem {
  std::size_t row;      // where; 0 when the whole file is meant
  std::string problem;  // a sentence, safe to print
  std::string remedy;
};

inline constexpr std::size_t most_columns = 1000;
inline constexpr std::size_t most_rows = 100'000;  // a night each: more than 270 years

// The cells are valid UTF-8 without NUL; they may hold any other control character. What stands
// above the header's row, 1 or more, is not looked at; it may be anything.
std::variant<CsvTable, CsvProblem> read_csv(std::string_view file, std::size_t header_row = 1);

}  // namespace titrate::formats

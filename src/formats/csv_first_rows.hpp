// What stands above the names of the columns in a CSV file: Excel's line that says what separates,
// and rows of titles and remarks.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace titrate::formats {

// Excel's "sep=;" at the beginning, which Excel itself shows as no row. Takes it off the text; a
// separator, or nothing where there is no such line.
std::optional<char> take_separator_line(std::string_view& text);

// Takes rows off the beginning of a text, as a spreadsheet counts them: a line end between
// quotation marks ends none. What is left is empty where it has no more rows than that.
void take_rows(std::string_view& text, std::size_t rows);

// The row of the first ones that looks most like one of names: in two cells or more, none of them a
// number or a date, and as many as the row below it has that says something; of several the one
// with most of them. Nothing where none does.
std::optional<std::size_t> likely_header_row(std::string_view file);

}  // namespace titrate::formats

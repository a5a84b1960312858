// The row of a file that holds the names of its columns: by default the first, and which one it may
// be where that is none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cli/context.hpp"
#include "cli/error.hpp"
#include "formats/csv_reader.hpp"

namespace titrate::cli {

// What --header-row says; 1 when it was left out.
std::size_t read_header_row(const std::string& text);

// What is wrong with the names of the columns: another row may hold them.
struct HeaderError : Error {
  HeaderError(const Error& error, std::size_t row) : Error(error) {
    place = "row " + std::to_string(row);
  }
};

// Refused where the row holds a date, as those below it do: it would be lost.
void require_names(const formats::CsvRow& header);

// Where nobody said which row holds the names, and another one than the first looks like it, what
// says so; else nothing.
Remedy help_with_header(std::string_view file, const std::string& header_row);

// How the file was read, where that is not as usual.
void say_how_read(Context& context, const formats::CsvTable& table);

}  // namespace titrate::cli

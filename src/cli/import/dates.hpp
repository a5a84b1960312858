// The dates of a file that is no log, in the forms that spreadsheets write them. Never guessed:
// with slashes the day or the month may come first, and the file does not say which.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "formats/csv_reader.hpp"
#include "titrate/night_date.hpp"

namespace titrate::cli {

enum class DateForm {
  plain,        // YYYY-MM-DD or DD.MM.YYYY, which nothing else can be taken for
  iso,          // YYYY-MM-DD
  dotted,       // DD.MM.YYYY
  month_first,  // MM/DD/YYYY
  day_first,    // DD/MM/YYYY
};

// What --dates says; `plain` when it was left out.
DateForm read_date_form(const std::string& text);

// The date in a cell; throws an Error whose place is the column. Days and months may have one
// digit.
NightDate read_date(std::string_view column, std::string_view cell, DateForm form);

// Refused, with what the file proves: a column that has dates with slashes, and no --dates.
void require_known_form(std::span<const formats::CsvRow> rows, std::size_t column, DateForm form);

}  // namespace titrate::cli

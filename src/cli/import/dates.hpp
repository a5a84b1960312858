// The dates of a file that is no log, in the forms that spreadsheets write them. Never guessed:
// with slashes the day or the month may come first, and the file does not say which.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "formats/csv_reader.hpp"
#include "titrate/night_date.hpp"

namespace titrate::cli {

enum class DateForm {
  plain,               // YYYY-MM-DD or DD.MM.YYYY, which nothing else can be taken for
  iso,                 // YYYY-MM-DD
  dotted,              // DD.MM.YYYY
  month_first,         // MM/DD/YYYY
  day_first,           // DD/MM/YYYY
  dashed_month_first,  // MM-DD-YYYY
  dashed_day_first,    // DD-MM-YYYY
  named_month,         // DD-MMM-YYYY, "3-Nov-2026"
};

// What --dates says; `plain` when it was left out. The year may be told as YY.
DateForm read_date_form(const std::string& text);

// The date in a cell, a weekday beside it or not; throws an Error whose place is the column. Days
// and months may have one digit, and in a form that was told years two: of 2000 to 2099.
NightDate read_date(std::string_view column, std::string_view cell, DateForm form);

// A date that was read by --dates, as the other place of day and month would have it; nothing where
// the form has no such other, or that is no day.
struct OtherReading {
  NightDate date;
  std::string form;  // as --dates takes it
};
std::optional<OtherReading> other_reading(NightDate date, DateForm form);

// Whether a cell is a date in some form, so that a row that holds it is none of names.
bool is_some_date(std::string_view cell);

// Refused, with what the file proves: no --dates, and a column of dates that need it. So do those
// with slashes or dashes and the year last, and those whose year has two digits.
void require_known_form(std::span<const formats::CsvRow> rows, std::size_t column, DateForm form);

}  // namespace titrate::cli

// How a table of CSV is written: as RFC 4180 says, or as the spreadsheet of a country opens it.
//
//   const CsvDialect dialect = spreadsheet_dialect("de_DE.UTF-8");  // semicolons; 337,5
//
// A spreadsheet such as Excel takes a CSV file that is opened in it by the habits of its country:
// where numbers have a decimal comma, semicolons separate, and a 337.5 would be a text or a date.
#pragma once

#include <string_view>

namespace titrate::formats {

struct CsvDialect {
  char separator = ',';
  char decimal_point = '.';
};

// By the name of a locale, as LC_ALL, LC_NUMERIC and LANG have it: "de_DE.UTF-8", "fr", "C".
// Whatever has no decimal comma, or is not known, is written as RFC 4180 says.
CsvDialect spreadsheet_dialect(std::string_view locale);

}  // namespace titrate::formats

#include "formats/csv_dialect.hpp"

#include <algorithm>
#include <array>

namespace titrate::formats {
namespace {

// Languages that write a decimal comma, by the locales of the GNU C library 2.36. From a table, and
// not from the library: it knows only the locales that were installed.
constexpr auto comma_languages = std::to_array<std::string_view>(
    {"ab",  "agr", "an", "ast", "ayc", "az",  "be",  "bg",  "br", "bs",  "ca", "ce", "crh",
     "cs",  "csb", "cv", "da",  "de",  "dsb", "el",  "es",  "et", "eu",  "ff", "fi", "fo",
     "fr",  "fur", "fy", "gl",  "hr",  "hsb", "ht",  "hu",  "ia", "id",  "is", "it", "ka",
     "kab", "kk",  "kl", "ku",  "ky",  "lb",  "li",  "lij", "ln", "lt",  "lv", "mg", "mhr",
     "mk",  "mn",  "nb", "nds", "nl",  "nn",  "no",  "oc",  "os", "pap", "pl", "pt", "quz",
     "ro",  "ru",  "rw", "sah", "sc",  "se",  "sgs", "sk",  "sl", "sq",  "sr", "sv", "szl",
     "tg",  "tr",  "tt", "uk",  "vi",  "wa",  "wo"});

// Countries that do it otherwise than the rest of their language: these with a point,
constexpr auto point_countries = std::to_array<std::string_view>(
    {"az_IR", "de_CH", "de_LI", "es_DO", "es_GT", "es_HN", "es_MX", "es_NI", "es_PA", "es_PR",
     "es_SV", "es_US", "fr_CH", "it_CH"});
// and this one with a comma.
constexpr std::string_view comma_country = "en_DK";

template <class Names>
bool holds(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_decimal_comma(std::string_view locale) {
  const std::string_view country = locale.substr(0, locale.find_first_of(".@"));
  if (country == comma_country) return true;
  return holds(comma_languages, country.substr(0, country.find('_'))) &&
         !holds(point_countries, country);
}

}  // namespace

CsvDialect spreadsheet_dialect(std::string_view locale) {
  if (!has_decimal_comma(locale)) return {};
  return {.separator = ';', .decimal_point = ','};
}

}  // namespace titrate::formats

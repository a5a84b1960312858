// Which locales want semicolons and a decimal comma, by what their countries write.

#include "formats/csv_dialect.hpp"

#include "support/catch.hpp"

namespace titrate::test {
namespace {

bool has_comma(const char* locale) {
  const formats::CsvDialect dialect = formats::spreadsheet_dialect(locale);
  CHECK((dialect.decimal_point == ',') == (dialect.separator == ';'));
  return dialect.separator == ';';
}

TEST_CASE("a locale with a decimal comma has semicolons, however its name is written") {
  for (const char* locale : {"de",          "de_DE",       "de_DE.UTF-8",
                             "de_DE.utf8",  "de_DE@euro",  "de_AT.ISO-8859-15@euro",
                             "fr_FR.UTF-8", "fr_CA.UTF-8", "es_ES.UTF-8",
                             "es_AR.UTF-8", "pt_BR.UTF-8", "it_IT.UTF-8",
                             "nl_NL.UTF-8", "pl_PL.UTF-8", "ru_RU.UTF-8",
                             "sv_SE.UTF-8", "tr_TR.UTF-8", "en_DK.UTF-8",
                             "wo_SN",       "ab_GE"}) {
    INFO(locale);
    CHECK(has_comma(locale));
  }
}

TEST_CASE("any other locale, and what is none, has commas and a decimal point") {
  for (const char* locale : {"",
                             "C",
                             "POSIX",
                             "C.UTF-8",
                             "en_US.UTF-8",
                             "en_GB.UTF-8",
                             "en",
                             "ja_JP.UTF-8",
                             "zh_CN",
                             "he_IL.UTF-8",
                             "de_CH.UTF-8",
                             "de_LI.UTF-8",
                             "fr_CH.UTF-8",
                             "it_CH.UTF-8",
                             "es_MX.UTF-8",
                             "es_US",
                             "d",
                             "DE",
                             "deutsch",
                             "_DE",
                             ".UTF-8",
                             "@euro",
                             "xx_DE",
                             "en_DKK"}) {
    INFO(locale);
    CHECK_FALSE(has_comma(locale));
  }
}

}  // namespace
}  // namespace titrate::test

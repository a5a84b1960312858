// Dates of files: every form that has one meaning, for every day of some years; what has two is
// refused.

#include <fmt/format.h>

#include <array>

#include "cli/error.hpp"
#include "cli/import/dates.hpp"
#include "cli/imported.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

using cli::DateForm;

constexpr std::array<const char*, 7> weekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                 "Thursday", "Friday", "Saturday"};
constexpr std::array<const char*, 12> months = {"January",   "February", "March",    "April",
                                                "May",       "June",     "July",     "August",
                                                "September", "October",  "November", "December"};

std::string short_name(const char* name) { return std::string(name).substr(0, 3); }

std::string read_as(const std::string& cell, DateForm form) {
  try {
    return cli::read_date("date", cell, form).iso();
  } catch (const cli::Error&) {
    return "refused";
  }
}

// Whether a column of this date alone can be read without --dates.
bool needs_form(const std::string& cell) {
  const std::vector<formats::CsvRow> rows = {{2, {cell}}};
  try {
    cli::require_known_form(rows, 0, DateForm::plain);
    return false;
  } catch (const cli::Error&) {
    return true;
  }
}

TEST_CASE("every day is read in each form that needs no option, with its weekday and no other") {
  for (NightDate night = date("2023-12-30"); night <= date("2026-12-31"); night = night + 1) {
    const auto [year, month, day, weekday] = night.civil();
    const std::string full = months.at(static_cast<std::size_t>(month - 1));
    const std::string name = short_name(full.c_str());
    const std::string its_day = weekdays.at(static_cast<std::size_t>(weekday));
    const std::string other_day = weekdays.at(static_cast<std::size_t>(weekday + 1) % 7);
    for (const std::string& text :
         {night.iso(), fmt::format("{}/{}/{}", year, month, day),
          fmt::format("{}.{:02}.{:02}", year, month, day),
          fmt::format("{}.{}.{}", day, month, year), fmt::format("{}{:02}{:02}", year, month, day),
          fmt::format("{} {} {}", day, name, year), fmt::format("{} {}, {}", full, day, year),
          fmt::format("{} {} {}", name, day, year), fmt::format("{}-{}-{}", day, name, year),
          fmt::format("{}-{}-{:02}", year, name, day),
          fmt::format("{:02}/{}/{}", day, name, year)}) {
      CAPTURE(text);
      CHECK(read_as(text, DateForm::plain) == night.iso());
      CHECK_FALSE(needs_form(text));
      for (const char* with : {"{1} {0}", "{1}, {0}", "{0} ({1})", "{0}, {1}"}) {
        for (const std::string& word : {its_day, short_name(its_day.c_str())}) {
          const std::string cell = fmt::format(fmt::runtime(with), text, word);
          CAPTURE(cell);
          CHECK(read_as(cell, DateForm::plain) == night.iso());
        }
        const std::string wrong = fmt::format(fmt::runtime(with), text, other_day);
        CAPTURE(wrong);
        CHECK(read_as(wrong, DateForm::plain) == "refused");
      }
    }
  }
}

struct ToldForm {
  DateForm form;
  const char* pattern;  // of day, month, year and the month's name
};
const std::vector<ToldForm> told_forms = {
    {DateForm::dotted, "{0}.{1}.{2}"},
    {DateForm::day_first, "{0}/{1}/{2}"},
    {DateForm::month_first, "{1}/{0}/{2}"},
    {DateForm::dashed_day_first, "{0}-{1}-{2}"},
    {DateForm::dashed_month_first, "{1}-{0}-{2}"},
    {DateForm::named_month, "{0}-{3}-{2}"},
};

std::string in_form(const ToldForm& told, NightDate night, const std::string& year) {
  const auto civil = night.civil();
  return fmt::format(fmt::runtime(told.pattern), civil.day, civil.month, year,
                     short_name(months.at(static_cast<std::size_t>(civil.month - 1))));
}

TEST_CASE("in a form that was told a year may have two digits, and no other figures are read") {
  for (NightDate night = date("2024-01-01"); night <= date("2026-12-31"); night = night + 1) {
    const std::string year = std::to_string(night.civil().year);
    for (const ToldForm& told : told_forms) {
      const std::string whole = in_form(told, night, year);
      const std::string with_two = in_form(told, night, year.substr(2));
      CAPTURE(whole);
      CHECK(read_as(whole, told.form) == night.iso());
      CHECK(read_as(with_two, told.form) == night.iso());
      CHECK(needs_form(with_two));
      CHECK(read_as(with_two, DateForm::plain) == "refused");
      CHECK(read_as(with_two, DateForm::iso) == "refused");
      // With named months the form tells of short years alone, and the rest is read as ever.
      const bool is_named = told.form == DateForm::named_month;
      CHECK(read_as(night.iso(), told.form) == (is_named ? night.iso() : "refused"));
    }
  }
}

TEST_CASE("where the day may come first or the month, the form is asked for, whatever the day") {
  for (NightDate night = date("2026-01-01"); night <= date("2026-12-31"); night = night + 1) {
    for (const ToldForm& told : told_forms) {
      const bool is_open = told.form != DateForm::dotted && told.form != DateForm::named_month;
      CAPTURE(in_form(told, night, "2026"));
      CHECK(needs_form(in_form(told, night, "2026")) == is_open);
      if (is_open) CHECK(read_as(in_form(told, night, "2026"), DateForm::plain) == "refused");
    }
  }
}

TEST_CASE("what is no date is refused, and what only looks like one") {
  const std::string cell =
      GENERATE("46327", "3 Nov", "Nov 2026", "Sunday", "yesterday", "31 Feb 2026", "30-Feb-2026",
               "2026-11-03 01:30", "Nov 3 4 2026", "2026-11", "1.11.", "Sun Mon 2026-11-01");
  INFO(cell);
  CHECK(read_as(cell, DateForm::plain) == "refused");
}

TEST_CASE("what --dates says is read with two digits of the year or four, in any case") {
  CHECK(cli::read_date_form("") == DateForm::plain);
  CHECK(cli::read_date_form("DD.MM.YY") == DateForm::dotted);
  CHECK(cli::read_date_form("mm/dd/yy") == DateForm::month_first);
  CHECK(cli::read_date_form("dd-mm-yyyy") == DateForm::dashed_day_first);
  CHECK(cli::read_date_form("DD-MMM-YY") == DateForm::named_month);
  CHECK_THROWS_AS(cli::read_date_form("YY"), cli::Error);
  CHECK_THROWS_AS(cli::read_date_form("ddmmyy"), cli::Error);
}

TEST_CASE("a cell is some date in any form, told or not; a name is none") {
  for (const char* cell : {"2026-11-01", "1/11/2026", "11/1/26", "1.11.26", "1-Nov-26",
                           "Sun 2026-11-01", "'2026-11-01", "=\"2026-11-01\"", "Nov 1, 2026"}) {
    CAPTURE(cell);
    CHECK(cli::is_some_date(cell));
  }
  for (const char* cell :
       {"date", "Date", "2026", "2", "", "Day 1", "Mar", "May", "1/2", "46327"}) {
    CAPTURE(cell);
    CHECK_FALSE(cli::is_some_date(cell));
  }
}

TEST_CASE("a month is named in several languages, with a weekday or without") {
  const std::string cell = GENERATE(
      as<std::string>{}, "2 novembre 2026", "2 noviembre 2026", "2 de noviembre de 2026",
      "2. November 2026", "lundi 2 novembre 2026", "Montag 2. November 2026", "2 Novembre 2026");
  INFO(cell);
  World world = world_on_the_twelfth();
  const Said said = import_csv(world, "date,capsules\n" + cell + ",3\n", {});
  INFO(said.err);
  CHECK(told_nights(world) == "2:3");
}

TEST_CASE("a weekday in another language that does not fit is refused as ever") {
  World world = world_on_the_twelfth();
  CHECK(import_csv(world, "date,capsules\nmardi 2 novembre 2026,3\n", {}).code == 1);
}

TEST_CASE("dates read the wrong way round lead to --dates, not to an earlier course alone") {
  World world = world_on_the_twelfth();
  // 3 Nov, told as a day of March: before the course. 11 Jan for 1 Nov likewise.
  const Said said = import_csv(world, "date,capsules\n03/11/2026,2\n", {"--dates=MM/DD/YYYY"});
  CHECK(said.code == 1);
  CHECK(holds(said.err, "Does the file mean Tue 3 Nov 2026? --dates DD/MM/YYYY"));
  CHECK(import_csv(world, "date,capsules\n03/11/2026,2\n", {"--dates=DD/MM/YYYY"}).code == 0);
  CHECK(told_nights(world) == "3:2");
}

}  // namespace
}  // namespace titrate::test

// CSV for Excel, held against the plain one: the same cells, as another country writes them.

#include <algorithm>

#include "cli/generated.hpp"
#include "formats/csv_reader.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

constexpr std::string_view excel_mark = "\xEF\xBB\xBF";

std::string csv_of(const Log& log, const std::string& locale, bool for_excel) {
  World world = world_with(log);
  world.variables["LANG"] = locale;
  std::vector<std::string> words = {"export", "--csv"};
  if (for_excel) words.emplace_back("--excel");
  return world.run(words).out;
}

formats::CsvTable cells_of(const std::string& csv) {
  return std::get<formats::CsvTable>(formats::read_csv(csv));
}

TEST_CASE("where a point is written, CSV for Excel is the plain one behind a byte order mark") {
  const unsigned seed = GENERATE(range(1U, 21U));
  const Log log = generated_log(seed);
  const std::string plain = csv_of(log, "en_US.UTF-8", false);
  CHECK(csv_of(log, "en_US.UTF-8", true) == std::string(excel_mark) + plain);
  CHECK(csv_of(log, "de_DE.UTF-8", false) == plain);  // who did not ask gets what programs read
}

TEST_CASE("where a comma is written, the same cells are between semicolons, mg with its comma") {
  const unsigned seed = GENERATE(range(1U, 41U));
  INFO("seed " << seed);
  const Log log = generated_log(seed);
  const std::string csv = csv_of(log, "de_DE.UTF-8", true);
  REQUIRE(csv.starts_with(std::string(excel_mark) + "course;date;advised;capsules;mg;"));
  formats::CsvTable expected = cells_of(csv_of(log, "C.UTF-8", false));
  const auto mg = std::find(expected.header.cells.begin(), expected.header.cells.end(), "mg") -
                  expected.header.cells.begin();
  const formats::CsvTable found = cells_of(csv);
  CHECK(found.header.cells == expected.header.cells);
  REQUIRE(found.rows.size() == expected.rows.size());
  for (std::size_t i = 0; i < found.rows.size(); ++i) {
    std::string& amount = expected.rows[i].cells[static_cast<std::size_t>(mg)];
    std::replace(amount.begin(), amount.end(), '.', ',');
    CHECK(found.rows[i].cells == expected.rows[i].cells);
  }
}

// Halves of a milligram, a text with either separator, and one that begins like a formula.
Log log_of_many_separators() {
  std::vector<Night> nights;
  for (const char* text : {"a;b", "a,b", "a;b,c \"d\"", "=1;2", "3,5"}) {
    NightFields night = taken(static_cast<int>(nights.size()), 1 + 2 * (nights.size() % 2 == 0));
    night.note = made(Note::from(text));
    nights.push_back(made(Night::from(night)));
  }
  return made(Log::from({course_of(std::move(nights), {.strength_tenths = 1125})}));
}

TEST_CASE("what is exported for Excel is imported as the same nights") {
  const unsigned seed = GENERATE(range(0U, 31U));
  INFO("seed " << seed);
  const Log log = seed == 0 ? log_of_many_separators() : generated_log(seed);
  const std::string locale = GENERATE(as<std::string>{}, "de_DE.UTF-8", "en_US.UTF-8");
  World other = world_with(log);
  std::vector<Course> courses;
  for (Course course : log.courses()) {
    while (!course.nights().empty()) course = course.without(course.nights().front().date());
    courses.push_back(course);
  }
  other.keep(made(Log::from(courses, {log.taking().begin(), log.taking().end()})));
  other.disk.put("/home/ada/nights.csv", csv_of(log, locale, true));
  const Said said = other.run({"import", "/home/ada/nights.csv", "--yes"});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(other.log() == log);
}

TEST_CASE("of the variables that name a locale, the first that is set says how numbers are") {
  struct Case {
    const char *all, *numeric, *lang;
    bool semicolons;
  };
  const auto [all, numeric, lang, semicolons] = GENERATE(values<Case>({
      {"", "", "", false},
      {"", "", "de_DE.UTF-8", true},
      {"", "en_GB.UTF-8", "de_DE.UTF-8", false},
      {"", "de_DE.UTF-8", "en_GB.UTF-8", true},
      {"C.UTF-8", "de_DE.UTF-8", "de_DE.UTF-8", false},
      {"fr_FR.UTF-8", "C", "C", true},
  }));
  CAPTURE(all, numeric, lang);
  World world = world_with(log_of_many_separators());
  world.variables["LC_ALL"] = all;
  world.variables["LC_NUMERIC"] = numeric;
  world.variables["LANG"] = lang;
  const std::string csv = world.run({"export", "--csv", "--excel"}).out;
  CHECK((csv.find(";337,5;") != std::string::npos) == semicolons);
  CHECK((csv.find(",337.5,") != std::string::npos) == !semicolons);
}

}  // namespace
}  // namespace titrate::test

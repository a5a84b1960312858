// What stands above the names of the columns: Excel's line for the separator, titles, remarks.

#include "formats/csv_first_rows.hpp"

#include "formats/csv_reader.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

using Cells = std::vector<std::string>;
using formats::CsvProblem;
using formats::CsvTable;
using formats::likely_header_row;

CsvTable table_below(std::string_view file, std::size_t header_row = 1) {
  auto read = formats::read_csv(file, header_row);
  if (const auto* problem = std::get_if<CsvProblem>(&read))
    throw std::logic_error(problem->problem);
  return std::get<CsvTable>(read);
}

CsvProblem problem_below(std::string_view file, std::size_t header_row) {
  auto read = formats::read_csv(file, header_row);
  if (std::holds_alternative<CsvTable>(read)) throw std::logic_error("it was read");
  return std::get<CsvProblem>(read);
}

TEST_CASE("Excel's line says what separates, and is no row") {
  const char separator = GENERATE(',', ';', '\t', '|');
  const std::string end = GENERATE("\n", "\r\n", "\r");
  const std::string quote = GENERATE("", "\"");
  const std::string mark = GENERATE("", "\xEF\xBB\xBF");
  // A name that holds what separates in other files.
  const std::string names = std::string("date") + separator + "a name: one\n1" + separator + "2\n";
  const CsvTable read = table_below(mark + quote + "sep=" + separator + quote + end + names);
  CHECK(read.header.cells == Cells{"date", "a name: one"});
  CHECK(read.header.number == 1);
  REQUIRE(read.rows.size() == 1);
  CHECK(read.rows[0].number == 2);
}

TEST_CASE("any other first line is a row") {
  CHECK(table_below("sep=,x\n1,2\n").header.cells == Cells{"sep=", "x"});
  CHECK(table_below("sep=:,\n1,2\n").header.cells == Cells{"sep=:", ""});
  CHECK(problem_below("sep=;", 1).problem == "it is empty.");
}

TEST_CASE("what stands above the row of names may be anything, and is counted") {
  struct Case {
    std::string above;
    std::size_t rows;
  };
  const auto [above, rows] = GENERATE(values<Case>({
      {"My diary\n", 1},
      {"\n\n", 2},
      {"# with, commas; and \"marks\n# two\r\n", 2},
      {"\"a title\non two lines\",\n", 1},
      {"\"a \"\"title\"\"\n\"\r\rx;y\r", 3},
      {"a,b,c,d,e\n1\n", 2},
  }));
  INFO(above);
  const CsvTable read = table_below(above + "date;capsules\n1;2\n\"x\ny\";3\n4;5\n", rows + 1);
  CHECK(read.header.number == rows + 1);
  CHECK(read.header.cells == Cells{"date", "capsules"});
  REQUIRE(read.rows.size() == 3);
  CHECK(read.rows[0].number == rows + 2);
  CHECK(read.rows[2].number == rows + 4);  // a line end in a cell begins no row
}

TEST_CASE("a row that is not there, or empty, holds no names") {
  CHECK(problem_below("date,capsules\n1,2\n", 3).row == 3);
  CHECK(problem_below("date,capsules\n1,2\n", 4).problem == "the file has no such row.");
  CHECK(problem_below("a\n\ndate,capsules\n", 2).problem.find("it is empty") == 0);
  CHECK(problem_below("a\nb\ndate,capsules\n", 2).row == 2);
}

TEST_CASE("the row that looks like names is found, and no other") {
  struct Case {
    std::string file;
    std::optional<std::size_t> row;
  };
  const auto [file, row] = GENERATE(values<Case>({
      {"date,capsules\n2026-11-01,2\n", 1},
      {"My diary\ndate,capsules\n2026-11-01,2\n", 2},
      {"My diary\n\n\ndate,capsules\n\n2026-11-01,2\n", 4},
      {"My diary,,\nName,Ada,\nDate,Dose,Stool\n2026-11-01,2,4\n", 3},
      {"# of 2026, all of it\nDate;Dose\n1.11.2026;2\n", 2},
      {"Exported,2026-11-05\nDate,Dose\n2026-11-01,2\n", 2},
      {"sep=;\nMy diary\nDate;Dose\n1.11.2026;2\n", 2},
      {"2026-11-01,2\n2026-11-02,3\n", std::nullopt},
      {"Sun 2026-11-01,2\nMon 2026-11-02,3\n", std::nullopt},
      {"one column\nalone\n", std::nullopt},
      {"date,capsules\n", std::nullopt},  // nothing below it
      {"", std::nullopt},
  }));
  INFO(file);
  CHECK(likely_header_row(file) == row);
}

}  // namespace
}  // namespace titrate::test

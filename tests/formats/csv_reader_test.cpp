// CSV from anywhere, held against RFC 4180 and what spreadsheets make of it.

#include "formats/csv_reader.hpp"

#include "support/catch.hpp"

namespace titrate::test {
namespace {

using Cells = std::vector<std::string>;
using formats::CsvProblem;
using formats::CsvTable;

CsvTable table(std::string_view file) {
  auto read = formats::read_csv(file);
  if (const auto* problem = std::get_if<CsvProblem>(&read))
    throw std::logic_error(problem->problem);
  return std::get<CsvTable>(read);
}

CsvProblem problem(std::string_view file) {
  auto read = formats::read_csv(file);
  if (std::holds_alternative<CsvTable>(read)) throw std::logic_error("it was read");
  return std::get<CsvProblem>(read);
}

TEST_CASE("commas, semicolons and tabs separate, whichever the first line has") {
  const char separator = GENERATE(',', ';', '\t');
  const char other = separator == ',' ? ';' : ',';
  INFO(separator);
  std::string file = "a?b\n1!2?x\n";
  for (char& c : file) c = c == '?' ? separator : c == '!' ? other : c;
  const CsvTable read = table(file);
  CHECK(read.header.cells == Cells{"a", "b"});
  REQUIRE(read.rows.size() == 1);
  CHECK(read.rows[0].cells == Cells{std::string("1") + other + "2", "x"});
}

TEST_CASE("a separator between quotation marks is none") {
  CHECK(table("\"a;b\",c\n1,2\n").header.cells == Cells{"a;b", "c"});
}

TEST_CASE("lines end as on any machine, the last one perhaps not at all") {
  const std::string end = GENERATE("\n", "\r\n", "\r");
  const bool last_one_too = GENERATE(true, false);
  const CsvTable read = table("a,b" + end + "1,2" + end + "3,4" + (last_one_too ? end : ""));
  REQUIRE(read.rows.size() == 2);
  CHECK(read.rows[0].number == 2);
  CHECK(read.rows[1].cells == Cells{"3", "4"});
  CHECK(read.rows[1].number == 3);
}

TEST_CASE("a byte order mark at the start belongs to no name") {
  CHECK(table("\xEF\xBB\xBF"
              "a,b\n1,2\n")
            .header.cells == Cells{"a", "b"});
}

TEST_CASE("what stands between quotation marks is kept: separators, line ends, doubled marks") {
  const CsvTable read = table("a,b\n\"x,\r\ny\",\"say \"\"hm\"\"\"\n\"\",\"\"\"\"\n3,4\n");
  REQUIRE(read.rows.size() == 3);
  CHECK(read.rows[0].cells == Cells{"x,\r\ny", "say \"hm\""});
  CHECK(read.rows[1].cells == Cells{"", "\""});
  // A spreadsheet counts rows, not lines.
  CHECK(read.rows[1].number == 3);
  CHECK(read.rows[2].number == 4);
}

TEST_CASE("blanks at the ends of a cell belong to it") {
  CHECK(table("a,b\n x , y\t\n").rows.at(0).cells == Cells{" x ", " y\t"});
}

TEST_CASE("rows without anything in them count, and are not there") {
  const CsvTable read = table("a,b\n\n,\n1,2\n\n\n");
  REQUIRE(read.rows.size() == 1);
  CHECK(read.rows[0].number == 4);
}

TEST_CASE("what is not quoted as it should be is refused with its row") {
  struct Case {
    std::string file;
    std::size_t row;
    std::string words;
  };
  const auto [file, row, words] = GENERATE(values<Case>({
      {"a,b\n1,x\"y\n", 2, "cell 2"},
      {"a,b\n1,\"x\"y\n", 2, "cell 2"},
      {"a,b\n\n\"x\" ,2\n", 3, "cell 1"},
      {"a,b\n1,2\n3,\"x\n5,6\n", 3, "none closes it"},
      {"a,b\n1,2,3\n", 2, "more cells than the header's 2"},
      {"a,b,c\n1,2\n", 2, "2 cells, and the header 3"},
      {"a\n1\n", 1, "one column alone"},
      {"a,b;c\n1,2\n", 1, "which separate"},
  }));
  INFO(file);
  const CsvProblem found = problem(file);
  CHECK(found.row == row);
  CHECK(found.problem.find(words) != std::string::npos);
}

TEST_CASE("a file that is no text of one reading is refused as a whole") {
  struct Case {
    std::string file;
    std::string words;
  };
  const auto [file, words] = GENERATE(values<Case>({
      {"", "empty"},
      {"\r\n\n", "empty"},
      {std::string("a,b\n1,\0", 7), "line 2 holds a NUL"},
      {"a,b\n\nM\x81rz,2\n", "line 3 holds a byte that is no UTF-8"},
      {std::string("\xFF\xFE"
                   "a\0,\0b\0\n",
                   9),
       "UTF-16 that was cut off"},
  }));
  INFO(words);
  const CsvProblem found = problem(file);
  CHECK(found.row == 0);
  CHECK(found.problem.find(words) != std::string::npos);
}

TEST_CASE("a table has its limits") {
  const std::string wide(formats::most_columns, ',');
  CHECK(problem(wide + "\n").problem.find("1000 columns") != std::string::npos);
  CHECK(table(wide.substr(1) + "\n").header.cells.size() == formats::most_columns);
  std::string rows = "a,b\n";
  for (std::size_t i = 0; i < formats::most_rows; ++i) rows += "1,\n";
  CHECK(table(rows).rows.size() == formats::most_rows);
  const CsvProblem more = problem(rows + "1,\n");
  CHECK(more.problem.find("100000 rows") != std::string::npos);
  CHECK(more.row == formats::most_rows + 2);
}

}  // namespace
}  // namespace titrate::test

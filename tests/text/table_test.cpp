// Tables for a terminal.

#include "text/table.hpp"

#include "support/catch.hpp"

namespace titrate::test {
namespace {

using namespace text;

Table nights(const Style& style = {}) {
  Table table({{"Night"}, {"Taken", Table::Align::right}, {"Sleep", Table::Align::right}, {"Note"}},
              style);
  table.add_row({"Sun", "2", "", "a storm"});
  table.add_row({"Monday", "10", "", ""});
  return table;
}

TEST_CASE("columns are as wide as their widest cell, empty columns are left out") {
  CHECK(nights().printed().text ==
        "Night   Taken  Note\n"
        "Sun         2  a storm\n"
        "Monday     10\n");
}

TEST_CASE("a column appears with the first cell that holds something") {
  Table table = nights();
  table.add_row({"Tue", "3", "5", ""});
  CHECK(table.printed().text ==
        "Night   Taken  Sleep  Note\n"
        "Sun         2         a storm\n"
        "Monday     10\n"
        "Tue         3      5\n");
}

TEST_CASE("a wide row goes over all columns but the first, and makes none of them wider") {
  Table table = nights();
  table.add_wide_row("Wed", "missed 7 nights, to the Wednesday after");
  CHECK(table.printed().text ==
        "Night   Taken  Note\n"
        "Sun         2  a storm\n"
        "Monday     10\n"
        "Wed     missed 7 nights, to the Wednesday after\n");
}

TEST_CASE("a wide row has its text in a table of one column too") {
  Table table({{"Night"}}, {});
  table.add_row({"Sun"});
  table.add_wide_row("Mon", "missed");
  CHECK(table.printed().text == "Night\nSun\nMon    missed\n");
}

TEST_CASE("what is wide on the terminal is wide in the table") {
  Table table({{"Night"}, {"Note"}}, {});
  table.add_row({"夜夜夜", "x"});
  table.add_row({"e\xcc\x81", "y"});
  CHECK(table.printed().text ==
        "Night   Note\n"
        "夜夜夜  x\n"
        "e\xcc\x81       y\n");
}

TEST_CASE("lines that are too long are cut to the width") {
  CHECK(nights({.width = 18}).printed().text ==
        "Night   Taken  No…\n"
        "Sun         2  a …\n"
        "Monday     10\n");
  CHECK(nights({.width = 18, .utf8 = false}).printed().text ==
        "Night   Taken  ...\n"
        "Sun         2  ...\n"
        "Monday     10\n");
}

TEST_CASE("a table fits when every line of it is whole") {
  CHECK(nights({.width = 22}).printed().is_whole);  // its longest line has 22 columns
  CHECK_FALSE(nights({.width = 21}).printed().is_whole);
  for (const int width : {22, 23}) {
    Table longer = nights({.width = width});
    longer.add_wide_row("Wed", "missed 3 nights");  // 23
    CHECK(longer.printed().is_whole == (width == 23));
  }
}

TEST_CASE("spaces at a line's end are neither printed nor counted") {
  Table table = nights({.width = 22});
  table.add_row({"Tue", "3", "", "a storm      "});
  CHECK(table.printed().is_whole);
  CHECK(table.printed().text ==
        "Night   Taken  Note\n"
        "Sun         2  a storm\n"
        "Monday     10\n"
        "Tue         3  a storm\n");
}

TEST_CASE("a row's ink colours its whole line, and colour does not count for the width") {
  Table table({{"Night"}, {"Note"}}, {.width = 15, .colour = true});
  table.add_row({"Sun", "flushing"}, Ink::alarm);
  table.add_wide_row("Mon", "missed", Ink::faint);
  CHECK(table.printed().text ==
        "\x1b[1mNight  Note\x1b[0m\n"
        "\x1b[1;31mSun    flushing\x1b[0m\n"
        "\x1b[2mMon    missed\x1b[0m\n");
}

TEST_CASE("a hostile cell is shown escaped and counted as it is shown") {
  Table table({{"Night"}, {"Note"}}, {});
  table.add_row({"\x1b", "x"});
  CHECK(table.printed().text ==
        "Night   Note\n"
        "\\u{1b}  x\n");
}

}  // namespace
}  // namespace titrate::test

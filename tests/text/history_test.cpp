// Which nights of a course a history shows, and how the nights between them show.

#include "text/history.hpp"

#include <sstream>

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

using namespace text;

// 2 nights, 3 missed, 2 nights: 1, 2, 6 and 7 November; asked on the evening of the 10th.
const Course course =
    course_of({tolerated(0, 2), tolerated(1, 3), tolerated(5, 3), tolerated(6, 4)});
const NightDate last_night = first_night + 8;

History shown(const HistoryRange& range) { return history_of(course, 1, range, last_night); }

std::vector<std::string> dates(const History& history) {
  std::vector<std::string> dates;
  for (const HistoryRow& row : history.rows) {
    if (row.night != nullptr) dates.push_back(row.night->date().iso());
  }
  return dates;
}

// The table's rows: the date, and what is missed where nights are.
std::vector<std::string> rows(const History& history) {
  std::vector<std::string> rows;
  std::istringstream in(history_table(history, {}).text);
  bool in_table = false;
  for (std::string line; std::getline(in, line);) {
    if (in_table && line.empty()) break;
    const auto missed = line.find("missed ");
    if (in_table) {
      rows.push_back(line.substr(4, 10) +
                     (missed == std::string::npos ? "" : ' ' + line.substr(missed)));
    }
    in_table = in_table || line.starts_with("Night ");
  }
  return rows;
}

using Strings = std::vector<std::string>;

TEST_CASE("a run of missed nights is one row, between nights and after the last") {
  CHECK(rows(shown({})) == Strings{"2026-11-01", "2026-11-02",
                                   "2026-11-03 missed 3 nights, to Thu 2026-11-05", "2026-11-06",
                                   "2026-11-07", "2026-11-08 missed 2 nights, to Mon 2026-11-09"});
}

TEST_CASE("one missed night is told as one, and none as none") {
  const Course gap = course_of({tolerated(0, 2), tolerated(2, 2)});
  const History history = history_of(gap, 1, {}, first_night + 2);
  CHECK(history_table(history, {}).text.find("Mon 2026-11-02  missed\n") != std::string::npos);
  CHECK(rows(history).size() == 3);
}

TEST_CASE("before the first dose nothing is missed") {
  const Course late = course_of({tolerated(3, 2)});
  CHECK(rows(history_of(late, 1, {}, first_night + 3)) == Strings{"2026-11-04"});
}

TEST_CASE("the last N are nights of the log, and a gap before them is not told") {
  CHECK(dates(shown({.last = 2})) == Strings{"2026-11-06", "2026-11-07"});
  CHECK(rows(shown({.last = 2})).front() == "2026-11-06");
  CHECK(dates(shown({.last = 3})) == Strings{"2026-11-02", "2026-11-06", "2026-11-07"});
  CHECK(dates(shown({.last = 4})).size() == 4);
  CHECK(dates(shown({.last = 99})).size() == 4);
}

TEST_CASE("since and until hold the nights between them, both included") {
  const NightDate second = first_night + 1;
  CHECK(dates(shown({.since = second})) == Strings{"2026-11-02", "2026-11-06", "2026-11-07"});
  CHECK(dates(shown({.until = second})) == Strings{"2026-11-01", "2026-11-02"});
  CHECK(dates(shown({.since = second, .until = second})) == Strings{"2026-11-02"});
  CHECK(dates(shown({.since = second + 1, .until = second + 3})).empty());
  CHECK(dates(shown({.since = second, .last = 1})) == Strings{"2026-11-07"});
  CHECK(dates(shown({.until = second, .last = 1})) == Strings{"2026-11-02"});
}

TEST_CASE("a gap is told within the range only") {
  CHECK(rows(shown({.since = first_night + 3, .until = first_night + 5})) ==
        Strings{"2026-11-04 missed 2 nights, to Thu 2026-11-05", "2026-11-06"});
  CHECK(rows(shown({.until = first_night + 3})) ==
        Strings{"2026-11-01", "2026-11-02", "2026-11-03 missed 2 nights, to Wed 2026-11-04"});
}

TEST_CASE("a night in the log without a dose is a row of its own") {
  const Course zero = course_of({tolerated(0, 2), unnoted(1, 0), tolerated(2, 2)});
  CHECK(rows(history_of(zero, 1, {}, first_night + 2)) ==
        Strings{"2026-11-01", "2026-11-02 missed     2 wait", "2026-11-03"});
}

TEST_CASE("the title names the course and its plan") {
  const std::string table = history_table(shown({}), {.width = 120}).text;
  CHECK(
      table.starts_with("Course 1, begun Sun 1 Nov 2026: Magnesium, 120 mg a capsule, label dose "
                        "2, ceiling 20\n\n"));
  const Course raised = course_of({tolerated(0, 2)}, {.ceilings = {{0, 3}, {4, 8}}});
  CHECK(history_table(history_of(raised, 3, {}, last_night), {.width = 120})
            .text.starts_with(
                "Course 3, begun Sun 1 Nov 2026: Magnesium, 120 mg a capsule, label dose "
                "2, ceiling 8 now\n"));
}

}  // namespace
}  // namespace titrate::test

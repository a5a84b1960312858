// Acts and pauses where a course is shown: in the table, in the drawing, in the report.

#include <algorithm>

#include "report/page.hpp"
#include "report/report_text.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/strings.hpp"
#include "text/chart/columns.hpp"
#include "text/history.hpp"

namespace titrate::test {
namespace {

using namespace report;
using Strings = std::vector<std::string>;

// Missed: 3, 4 and 8 November. Paused: the 5th and 6th, the 9th, and from the 11th on.
Course with_acts_and_pauses() {
  CourseFields fields =
      course_of({tolerated(0, 2), tolerated(1, 3), tolerated(6, 2), unnoted(8, 0), tolerated(9, 2)})
          .fields();
  fields.acts = {{first_night + 3, Act::Kind::taper, made(Note::from("too `soft`"))},
                 {first_night + 6, Act::Kind::climb},
                 {first_night + 12, Act::Kind::climb, made(Note::from("cramps"))}};
  fields.pauses = {{first_night + 4, first_night + 5, made(Note::from("colonoscopy"))},
                   {first_night + 8, first_night + 8},
                   {first_night + 10, std::nullopt, made(Note::from("stopping & resting"))}};
  return made(Course::from(std::move(fields)));
}
const Course course = with_acts_and_pauses();
const NightDate last_night = first_night + 12;

std::string day(NightDate night) { return std::to_string(night - first_night); }

struct LineWords {
  std::string operator()(const HistoryRow* row) const { return day(row->night->date()); }
  std::string operator()(const MissedRun& run) const {
    return (run.pause == nullptr ? "missed " : "paused ") + day(run.nights.first) + '-' +
           day(run.nights.last);
  }
  std::string operator()(const Act* act) const {
    return std::string(name_of(act->act)) + ' ' + day(act->from);
  }
};

Strings lines(const HistoryRange& range) {
  Strings all;
  const History history = history_of(course, 1, range, last_night);
  for (const HistoryLine& line : lines_of(history)) all.push_back(std::visit(LineWords{}, line));
  return all;
}

}  // namespace

TEST_CASE("runs of nights are missed or paused, and an act stands before its night") {
  CHECK(lines({}) == Strings{"0", "1", "missed 2-2", "taper 3", "missed 3-3", "paused 4-5",
                             "climb 6", "6", "missed 7-7", "8", "9", "paused 10-11", "climb 12",
                             "paused 12-12"});
}

TEST_CASE("acts are told within the range only") {
  CHECK(lines({.since = first_night + 4, .until = first_night + 7}) ==
        Strings{"paused 4-5", "climb 6", "6", "missed 7-7"});
  CHECK(lines({.until = first_night + 2}) == Strings{"0", "1", "missed 2-2"});
  CHECK(lines({.last = 2}) == Strings{"8", "9", "paused 10-11", "climb 12", "paused 12-12"});
}

TEST_CASE("a pause and an act say so across the table, with what was noted") {
  const std::string table =
      text::history_table(history_of(course, 1, {}, last_night), {.width = 120}).text;
  CHECK(says(table, "Thu 2026-11-05  paused 2 nights, to Fri 2026-11-06: colonoscopy\n"));
  CHECK(says(table, "Wed 2026-11-04  take one less from here: too `soft`\n"));
  CHECK(says(table, "Sat 2026-11-07  climb again from here\n"));
  // Logged with none, in a pause.
  const auto paused = table.find("Mon 2026-11-09");
  CHECK(says(table.substr(paused, table.find('\n', paused) - paused), "paused"));
}

TEST_CASE("a column of the drawing is missed or paused, never both, and has its act") {
  const History history = history_of(course, 1, {}, last_night);
  const text::ChartColumns columns = text::columns_of(history, *span_of(history), std::nullopt, 80);
  REQUIRE(columns.columns.size() == 13);
  std::string marks, acts;
  for (const text::ChartColumn& column : columns.columns) {
    marks += column.mark == text::Mark::missed   ? 'x'
             : column.mark == text::Mark::paused ? 'p'
                                                 : '.';
    acts += !column.act ? '.' : *column.act == Act::Kind::climb ? '+' : '-';
  }
  CHECK(marks == "..xxpp.xp.ppp");
  CHECK(acts == "...-..+.....+");
  // Several nights a column: paused only where none had a dose, and the latest act.
  const text::ChartColumns few = text::columns_of(history, *span_of(history), std::nullopt, 3);
  REQUIRE(few.nights_each == 5);
  CHECK(few.columns[0].mark == text::Mark::none);
  CHECK(few.columns[0].act == Act::Kind::taper);
  CHECK(few.columns[2].mark == text::Mark::paused);
}

TEST_CASE("both renderings of a report tell acts and pauses, and an open one first") {
  const Report report = report_of(course, 1, IsNewest::yes, last_night);
  const std::string text = report_text(report, {.width = 200}).text;
  const std::string page = report_html(std::vector<Report>{report}, report.end);
  CHECK(says(text, "paused since Wed 11 Nov 2026: stopping & resting\n"));
  CHECK(says(page, "paused since Wed 11 Nov 2026: <bdi dir=\"auto\">stopping &amp; resting</bdi>"));
  for (const Act& act : course.acts()) {
    CHECK(says(text, text::to_text(act)));
    CHECK(says(page, text::to_text(act)));
  }
  for (const Pause& pause : course.pauses()) {
    CHECK(says(text, text::to_text(pause)));
    CHECK(says(page, text::to_text(pause)));
  }
  CHECK(says(page, "too `soft`</bdi>"));
  CHECK(says(page, "paused 2 nights, to Fri 6 Nov 2026: <bdi"));
}

TEST_CASE("a closed pause and one to come are none that goes on") {
  const auto open = [](const Course& of, int end) {
    return open_pause(report_of(of, 1, IsNewest::yes, first_night + end - 1)) != nullptr;
  };
  CHECK_FALSE(open(course, 9));
  CHECK(open(course, 10));
  CHECK_FALSE(open(course.without_pause(first_night + 10), 12));
}

TEST_CASE("a pause leaves the dose that is held as it was") {
  const Course held = made(course_of({tolerated(0, 2), loose(1, 3), loose(2, 3), tolerated(3, 2)})
                               .with(Pause{first_night + 4}));
  const auto hold = report_of(held, 1, IsNewest::yes, first_night + 5).hold;
  REQUIRE(hold);
  CHECK(hold->capsules == capsules(2));
  CHECK(hold->since == first_night + 3);
}

}  // namespace titrate::test

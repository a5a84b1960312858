// A report: what it gathers, and that both its renderings say so.

#include "report/report.hpp"

#include <algorithm>

#include "report/html.hpp"
#include "report/page.hpp"
#include "report/pages.hpp"
#include "report/report_text.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/strings.hpp"
#include "text/trend_words.hpp"

namespace titrate::test {
namespace {

using namespace report;

Report report_on(const Course& course, int last_day, IsNewest is_newest = IsNewest::yes) {
  return report_of(course, 1, is_newest, first_night + last_day);
}

// 2 tolerated, 3 loose, 3 loose again: held at 2 from the fourth night.
std::vector<Night> climb_to_two() { return {tolerated(0, 2), loose(1, 3), loose(2, 3)}; }

// ---- What is gathered ----

TEST_CASE("a hold is told from the night on which it was first the answer") {
  const Course course = course_of(climb_to_two());
  CHECK_FALSE(report_on(course, 1).hold);
  for (const int last_day : {2, 3, 8}) {
    const auto hold = report_on(course, last_day).hold;
    REQUIRE(hold);
    CHECK(hold->capsules == capsules(2));
    CHECK(hold->amount == Milligrams::whole(240));
    CHECK(hold->since == first_night + 3);
    CHECK_FALSE(hold->until);
  }
}

TEST_CASE("a sign that wants an emergency number is told as one") {
  WarningSigns signs;
  signs.insert(WarningSign::flushing);
  signs.insert(WarningSign::muscle_weakness);
  CHECK(ranked_signs_in_words(signs) == "muscle weakness (emergency), flushing");
}

TEST_CASE("a taper begins a hold of its own") {
  auto nights = climb_to_two();
  nights.push_back(tolerated(3, 2));
  nights.push_back(loose(4, 2));
  nights.push_back(loose(5, 2));
  const auto hold = report_on(course_of(nights), 7).hold;
  REQUIRE(hold);
  CHECK(hold->capsules == capsules(1));
  CHECK(hold->since == first_night + 6);
}

// Seven missed nights end the hold: without one with it on days 3 to 9, so that titrate starts low
// again on day 10; behind three tolerated ones on days 6 to 12.
TEST_CASE("a hold that lapsed is told with its end, and its dates where it was one") {
  auto nights = climb_to_two();
  const Course course = course_of(nights);
  const Report report = report_on(course, 9);
  REQUIRE(report.hold);
  CHECK(report.hold->until == first_night + 9);
  CHECK(hold_in_words(report) ==
        "None now: climbing. The latest, 2 capsules (240 mg), was not held for 3 tolerated "
        "nights.");
  for (int day = 3; day < 6; ++day) nights.push_back(tolerated(day, 2));
  const Course held = course_of(nights);
  CHECK(hold_in_words(report_on(held, 12)) ==
        "None now: climbing. It was 2 capsules (240 mg), Wed 4 Nov to Fri 13 Nov 2026.");
}

// Held from day 3. A night of another dose, one that is loose and one without a result are none.
TEST_CASE("since when a dose is held is told after three tolerated nights with it") {
  auto nights = climb_to_two();
  nights.push_back(tolerated(3, 2));
  nights.push_back(tolerated(4, 1));
  nights.push_back(unnoted(5, 2));
  nights.push_back(tolerated(6, 2));
  const Course twice = course_of(nights);
  CHECK(hold_in_words(report_on(twice, 6)) ==
        "2 capsules (240 mg), not held for 3 tolerated nights yet.");
  nights.push_back(tolerated(7, 2));
  const Course settled = course_of(nights);
  CHECK(hold_in_words(report_on(settled, 7)) == "2 capsules (240 mg), held since Wed 4 Nov 2026.");
}

// 2 is the answer from day 3 on, on which 3 are taken: nobody holds 2 that night.
TEST_CASE("a dose is not held since a night on which another was taken") {
  auto nights = climb_to_two();
  nights.push_back(tolerated(3, 3));
  for (int day = 4; day < 7; ++day) nights.push_back(tolerated(day, 2));
  const Course course = course_of(nights);
  CHECK(advise(course, first_night + 3).capsules == capsules(2));
  CHECK(hold_in_words(report_on(course, 6)) == "2 capsules (240 mg), held since Thu 5 Nov 2026.");
}

TEST_CASE("a hold that a warning sign stopped is told with its end") {
  auto nights = climb_to_two();
  nights.push_back(with_sign(tolerated(3, 2)));
  const Course course = course_of(nights);
  const Report report = report_on(course, 4);
  CHECK(report.standing.phase.kind == Phase::Kind::stopped);
  CHECK_FALSE(report.hold);  // the sign of the fourth night itself kept it from ever being held
  CHECK(hold_in_words(report) == "None found: the course did not come to hold a dose.");
  CHECK(report.signs.size() == 1);
}

// 350 mg themselves are not above it; 351 are. A capsule of 117 mg.
TEST_CASE("nights above the upper level and the first highest dose are counted") {
  const Plan plan{.strength_tenths = 1170};
  const Course course = course_of({tolerated(0, 2), loose(1, 3), loose(2, 3)}, plan);
  const Report report = report_on(course, 2);
  CHECK(report.above_level == 2);
  CHECK(report.highest->date() == first_night + 1);
  CHECK(says(level_in_words(report), "3 capsules (351 mg), first on Mon 2 Nov 2026"));
  const Course exact = course_of({tolerated(0, 2)}, {.strength_tenths = 1750});
  CHECK(report_on(exact, 0).above_level == 0);
}

TEST_CASE("tonight's amount is the dose that was taken where it is in the log") {
  const Course course = course_of({tolerated(0, 2), unnoted(1, 4)});
  CHECK(says(level_in_words(report_on(course, 0)), "480 mg, is 130 mg above 350 mg"));
  CHECK(says(level_in_words(report_on(course_of({tolerated(0, 2)}), 0)),
             "360 mg, is 10 mg above 350 mg"));
}

TEST_CASE("an older course has no tonight and one that has not begun has none yet") {
  const Course course = course_of({tolerated(0, 2)});
  CHECK(summary_of(report_on(course, 0)).front().kind == Fact::Kind::tonight);
  CHECK(summary_of(report_on(course, 5, IsNewest::no)).front().kind == Fact::Kind::at_its_end);
  CHECK_FALSE(is_tonight_told(report_on(course_of({}), -3)));
  CHECK(is_tonight_told(report_on(course_of({}), -1)));
}

TEST_CASE("a change is that between the means that are shown") {
  const auto change = [](Mean first, Mean last) {
    return text::change_in_words({Measure{Measure::Kind::sleep}, first, last, {}});
  };
  CHECK(change({250, 4}, {80, 3}) == "3.6 lower");   // 6.3, 2.7
  CHECK(change({50, 2}, {120, 3}) == "1.5 higher");  // 2.5, 4.0
  CHECK(change({100, 10}, {10, 1}) == "no change");  // 1.0, 1.0
  CHECK(change({0, 0}, {10, 1}) == "-");
  CHECK(change({10, 1}, {0, 0}) == "-");
}

// ---- As text and as a page ----

TEST_CASE("both renderings of whatever course say all of its summary") {
  std::vector<Course> courses = {course_of({}),
                                 course_of({unnoted(0, 2)}),
                                 course_of({unnoted(0, 0)}),
                                 course_of(climb_to_two()),
                                 course_of({with_sign(tolerated(0, 2))}),
                                 course_of({put_down_to_illness(loose(0, 2))})};
  std::vector<Night> many;
  for (int day = 0; day < 3650; ++day) many.push_back(with_movements(day, 2 + day % 5, day % 3));
  courses.push_back(course_of(std::move(many), {.ceilings = {{0, 5}, {99, 30}}}));
  for (const Course& course : courses) {
    const int last_day = static_cast<int>(course.nights().size());
    for (const auto is_newest : {IsNewest::yes, IsNewest::no}) {
      const Report report = report_on(course, last_day, is_newest);
      const std::string page = page_of(report);
      const std::string text = report_text(report, {.width = 100000}).text;
      for (const auto& [kind, words, of_person] : summary_of(report)) {
        INFO(name_of(kind) << ": " << words.to_text());
        CHECK(says(text, words.to_text()));
        CHECK(of_person.empty());  // a course alone has no bottle that follows
      }
      CHECK(says(page, own_words(level_in_words(report))));
      if (is_tonight_told(report)) CHECK(says(page, own_words(text::reason(report.standing))));
      CHECK(says(page, "titrate informs; it is not medical advice."));
      CHECK(says(page, "protocol&#39;s source does not have them"));
    }
  }
}

TEST_CASE("every night and every missed run has its row in the page's table") {
  const Course course = course_of({tolerated(0, 2), unnoted(1, 0), tolerated(4, 2)});
  const std::string page = page_of(report_on(course, 9));
  // Rows of days 0, 1 and 4; of the runs 2 to 3 and 5 to 9; and a ceiling's.
  CHECK(count_of(page, "<th scope=\"row\"><time") == 6);
  CHECK(says(page, "missed 2 nights, to Wed 4 Nov 2026"));
  CHECK(says(page, "missed 5 nights, to Tue 10 Nov 2026"));
}

TEST_CASE("the drawing has a bar a dose and a mark for what happened") {
  const Course course = course_of({tolerated(0, 2), loose(1, 3), put_down_to_illness(loose(2, 3)),
                                   unnoted(3, 0), with_sign(tolerated(4, 2))});
  const std::string page = page_of(report_on(course, 5));
  // All of it twice, on the page and for a phone.
  CHECK(count_of(page, "<rect class=\"dose\"") == 8);
  // Each shape once in the drawing and once in its key; after the sign no night is missed.
  CHECK(count_of(page, "class=\"mark-loose\"") == 4);
  CHECK(count_of(page, "class=\"mark-other\"") == 4);
  CHECK(count_of(page, "class=\"mark-missed\"") == 4);
  CHECK(count_of(page, "class=\"mark-sign\"") == 4);
}

TEST_CASE("text on a terminal fits its width") {
  auto nights = climb_to_two();
  nights.push_back(with_movements(3, 2, 2));
  const Course course = course_of(nights);
  const Report report = report_on(course, 5);
  for (int columns = 40; columns <= 120; ++columns) {
    const text::Style style{.width = columns};
    const std::string text =
        (report_opening(report.end, style) + report_text(report, style) +
         report_ending(Extent::brief, style) + report_ending(Extent::whole, style))
            .text;
    for (std::size_t start = 0; start < text.size();) {
      const auto end = text.find('\n', start);
      CAPTURE(columns, text.substr(start, end - start));
      CHECK(text::display_width(text.substr(start, end - start)) <= columns);
      start = end + 1;
    }
  }
}

}  // namespace
}  // namespace titrate::test

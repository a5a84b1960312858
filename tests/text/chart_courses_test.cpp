// One drawing of several courses: each night once, in what can be compared.

#include <algorithm>
#include <random>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "text/chart/chart.hpp"
#include "text/chart/columns.hpp"
#include "text/chart/lines.hpp"

namespace titrate::test {
namespace {

using namespace text;

// Some nights out of forty from the twentieth on, with 0 to 6 capsules.
Course some_course(std::mt19937& random, int strength_tenths) {
  std::vector<Night> nights;
  for (int day = static_cast<int>(random() % 5); day < 40; day += random() % 5 == 0 ? 4 : 1) {
    const int dose = static_cast<int>(random() % 7);
    nights.push_back(random() % 4 == 0 ? loose(day, dose) : tolerated(day, dose));
  }
  return course_of(std::move(nights), {.recommended = 1, .strength_tenths = strength_tenths});
}

// All phases but a stop, all marks, and a taper: more than the smallest screen says in full.
TEST_CASE("two bottles in mg are seen at once on the smallest screen, with all their signs") {
  std::vector<Night> nights;
  for (int day = 0; day < 20; ++day) {
    if (day == 4 || day == 17) continue;
    nights.push_back(day == 12 ? loose(day, 4) : tolerated(day, std::min(day + 1, 4)));
  }
  NightFields fields = loose(2, 3).fields();
  fields.other_cause = made(OtherCause::from("stomach bug"));
  nights[2] = made(Night::from(fields));
  const Course first = course_of(nights, {.strength_tenths = 1125,
                                          .ceilings = {{0, 4}},
                                          .acts = {{15, Act::Kind::taper}},
                                          .pauses = {{17, 17}}});
  const Course second = shifted(course_of({tolerated(0, 2), loose(1, 3), tolerated(3, 2)},
                                          {.strength_tenths = 2400, .ceilings = {{0, 9}}}),
                                20);
  const Log log = made(Log::from({first, second}));
  const auto histories = histories_of(log, {}, first_night + 24);
  const std::string text = chart(histories, std::nullopt, {.width = 32, .lines = 24});
  INFO(text);
  CHECK(std::count(text.begin(), text.end(), '\n') < 24);
  for (const char* words :
       {"^ climbing", "? confirming", "= holding", "L loose morning", "l loose, other cause",
        "x missed", "p paused", "- take one less", "* new course", "2160 mg from"}) {
    CAPTURE(words);
    CHECK(text.find(words) != std::string::npos);
  }
}

TEST_CASE("every night of several courses has its column, with what was taken of its own bottle") {
  std::mt19937 random(GENERATE(range(1U, 21U)));
  std::vector<Course> courses;
  for (int i = 0; i < 3; ++i) {
    courses.push_back(shifted(some_course(random, random() % 2 == 0 ? 1200 : 605), 50 * i));
  }
  const Log log = made(Log::from(courses));
  const auto histories = histories_of(log, {}, first_night + 160);
  const NightRange span = *span_of(histories);
  CHECK(span.first == courses.front().nights().front().date());
  CHECK(span.last == first_night + 159);
  const ChartColumns all = columns_of(histories, span, std::nullopt, 1000);
  REQUIRE(all.columns.size() == static_cast<std::size_t>(span.count()));
  for (int day = 0; day < span.count(); ++day) {
    const ChartColumn& column = all.columns[static_cast<std::size_t>(day)];
    const NightDate date = span.first + day;
    CAPTURE(date.iso());
    CHECK(column.nights == NightRange{date, date});
    const Course& course = log.courses()[*log.course_of(date)];
    const Night* const night = course.night_on(date);
    const Capsules dose = night == nullptr ? Capsules::none() : night->capsules();
    CHECK(column.dose == dose);
    CHECK(column.amount == dose * course.strength());
    CHECK(column.highest == course.ceiling_on(date) * course.strength());
    CHECK(column.begins_course == (date == course.started() && date > span.first));
    // Before the first dose of a bottle nothing is missed, and none where none was to be taken.
    const bool is_due =
        date >= course.nights().front().date() && advise(course, date).capsules > Capsules::none();
    CHECK((column.mark == Mark::missed) ==
          (is_due && dose == Capsules::none() && (night == nullptr || !is_loose(*night->stool()))));
  }
  const bool differ = courses[0].strength() != courses[1].strength() ||
                      courses[1].strength() != courses[2].strength();
  CHECK(counted_alike(histories, span).has_value() == !differ);
}

// Seven nights of 2, the last one with a sign, or seven nights and a pause; five without any.
TEST_CASE("nights between a stop or a pause and the next bottle are none that were missed") {
  const bool is_pause = GENERATE(false, true);
  std::vector<Night> nights;
  for (int day = 0; day < 7; ++day) nights.push_back(tolerated(day, 2));
  if (!is_pause) nights.back() = with_sign(nights.back());
  Plan plan;
  if (is_pause) plan.pauses = {{7, 11}};
  const Course next = course_of({tolerated(0, 2), tolerated(2, 2)});
  const Log log = made(Log::from({course_of(nights, plan), shifted(next, 12)}));
  const auto histories = histories_of(log, {}, first_night + 16);
  const ChartColumns all = columns_of(histories, *span_of(histories), std::nullopt, 80);
  std::string marks;
  for (const ChartColumn& column : all.columns) marks += symbol(column.mark);
  // In the bottle after it the 14th and the 16th day are missed.
  CHECK(marks == (is_pause ? "       ppppp x x" : "      !      x x"));
}

TEST_CASE("a bottle that none was taken of does not make mg of the others, and has no ceiling") {
  const Course first = course_of({tolerated(0, 2), tolerated(1, 3)}, {.ceilings = {{0, 5}}});
  const Course other =
      shifted(course_of({unnoted(0, 0)}, {.strength_tenths = 600, .ceilings = {{0, 9}}}), 2);
  const Log log = made(Log::from({first, other}));
  const auto histories = histories_of(log, {}, first_night + 3);
  const NightRange span = *span_of(histories);
  CHECK(counted_alike(histories, span) == first.counted());
  const ChartColumns all = columns_of(histories, span, std::nullopt, 80);
  REQUIRE(all.columns.size() == 3);
  CHECK(all.columns[1].ceiling == capsules(5));
  CHECK(all.columns[2].ceiling == Capsules::none());
  const std::string text = chart(histories, std::nullopt, {});
  INFO(text);
  CHECK(text.find("Capsules a night") != std::string::npos);
  CHECK(text.find("ceiling 5\n") != std::string::npos);
}

TEST_CASE("a ceiling is told once while it stays, and once that it lies above") {
  const auto words = [](const std::vector<std::pair<int, int>>& ceilings) {
    const Course course = course_of({tolerated(0, 2), tolerated(40, 2)}, {.ceilings = ceilings});
    const std::string text = chart(history_of(course, 1, {}, first_night + 40), {}, {});
    const auto at = text.find("ceiling ", text.find("phase "));
    return text.substr(at, text.find('\n', at) - at);
  };
  CHECK(words({{0, 4}, {9, 4}}) == "ceiling 4");
  CHECK(words({{0, 20}, {9, 20}}) == "ceiling 20 (above this chart)");
  CHECK(words({{0, 20}, {9, 30}}) == "ceiling 20, 30 from 10 Nov (all above this chart)");
  CHECK(words({{0, 4}, {9, 30}}) == "ceiling 4, 30 from 10 Nov (above this chart)");
  CHECK(words({{0, 4}, {5, 5}, {6, 6}, {7, 7}, {9, 5}}) == "ceiling 4, then others, 5 from 10 Nov");
}

TEST_CASE("a title says no ceiling where several bottles have theirs in the legend") {
  const Course bottle = course_of({tolerated(0, 2)}, {.ceilings = {{0, 5}}});
  const Log log = made(Log::from({bottle, shifted(bottle, 9)}));
  const std::string text = chart(histories_of(log, {}, first_night + 10), std::nullopt, {});
  CHECK(text.starts_with(
      "Course 1, begun Sun 1 Nov 2026: Magnesium, 120 mg a capsule, label dose 2\n\n"));
}

TEST_CASE("a round scale has as many rows as it may, and each stands for a round number") {
  for (int rows = 3; rows <= 10; ++rows) {
    for (int highest = 1; highest <= 6000; ++highest) {
      const Scale scale = round_scale_for(highest, rows);
      CAPTURE(rows, highest, scale.unit);
      int digit = scale.unit;
      while (digit % 10 == 0) digit /= 10;
      REQUIRE((digit == 1 || digit == 2 || digit == 5));
      REQUIRE(scale.rows * scale.unit >= highest);
      REQUIRE((scale.rows - 1) * scale.unit < highest);
      REQUIRE(scale.rows <= rows);
      // A smaller round number would need more rows: the next one is at most 2.5 times as small.
      const int smaller = digit == 5 ? scale.unit * 2 / 5 : scale.unit / 2;
      if (smaller > 0 && scale.unit > 1) REQUIRE(smaller * rows < highest);
    }
  }
}

}  // namespace
}  // namespace titrate::test

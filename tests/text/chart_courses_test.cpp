// One drawing of several courses: each night once, in what can be compared.

#include <random>

#include "support/catch.hpp"
#include "support/courses.hpp"
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
    // Before the first dose of a bottle nothing is missed.
    const bool is_before = date < course.nights().front().date();
    CHECK((column.mark == Mark::missed) == (!is_before && dose == Capsules::none() &&
                                            (night == nullptr || !is_loose(*night->stool()))));
  }
  const bool differ = courses[0].strength() != courses[1].strength() ||
                      courses[1].strength() != courses[2].strength();
  CHECK(has_several_strengths(histories, span) == differ);
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

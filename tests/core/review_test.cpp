// A log at a glance: each count worked out by hand, and missed nights counted in a second way.

#include "titrate/review.hpp"

#include <algorithm>
#include <random>
#include <variant>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "titrate/trend.hpp"

namespace titrate::test {
namespace {

using Counts = Review::Counts;

// Day 20 is Sat 21 Nov; the 14 nights before it are days 6 to 19.
const NightDate evening = first_night + 20;

Review on_evening(std::vector<Course> courses) {
  return review_of(log_of(std::move(courses)), evening);
}

std::vector<Night> nights_of_two(int from, int to) {
  std::vector<Night> nights;
  for (int day = from; day <= to; ++day) nights.push_back(tolerated(day, 2));
  return nights;
}

TEST_CASE("counts are of the 14 nights before tonight, and of no other") {
  // 5 loose and 20 loose lie outside; within: 7 tolerated, 8 loose, 9 loose from another cause,
  // 10 no movement, 11 a dose without a result, 12 in the log without a dose, 13 to 19 not in it.
  const Course course =
      course_of({loose(5, 2), tolerated(7, 3), loose(8, 3), put_down_to_illness(loose(9, 3)),
                 no_movement(10, 3), unnoted(11, 3), unnoted(12, 0), loose(20, 3)});
  // Missed: 6, 12, and 13 to 19.
  CHECK(on_evening({course}).counts == Counts{.noted = 4, .loose = 2, .open = 1, .missed = 9});
}

TEST_CASE("the first and the last of the 14 nights count") {
  const Counts counts =
      on_evening({course_of({tolerated(5, 2), loose(6, 2), unnoted(19, 2), tolerated(20, 2)})})
          .counts;
  CHECK(counts == Counts{.noted = 1, .loose = 1, .open = 1, .missed = 12});
}

TEST_CASE("a dose that is put down to another cause has its result") {
  const Course course = course_of({put_down_to_illness(unnoted(19, 2))});
  CHECK(on_evening({course}).counts == Counts{.noted = 0, .loose = 0, .open = 0, .missed = 0});
}

TEST_CASE("no night is missed before the first dose, in a pause, or once a sign stopped a course") {
  CHECK(on_evening({course_of({unnoted(4, 0), tolerated(19, 2)})}).counts.missed == 0);
  const Plan paused{.pauses = {{8, 15}}};
  // 6 and 7 were taken, 8 to 15 are the pause, 16 to 19 were missed.
  CHECK(on_evening({course_of(nights_of_two(0, 7), paused)}).counts.missed == 4);
  auto nights = nights_of_two(0, 10);
  nights.back() = with_sign(nights.back());
  CHECK(on_evening({course_of(nights)}).counts.missed == 0);
}

TEST_CASE("a course that begins anew goes on with the counts of the one before") {
  auto before = nights_of_two(0, 9);
  before[8] = loose(8, 2);
  const Course next = shifted(course_of({tolerated(0, 2), unnoted(1, 3)}), 12);  // days 12 and 13
  // 6 to 9 and 12 noted; 10 and 11 belong to the first course and were missed, 14 to 19 to the
  // next.
  const Review review = on_evening({course_of(before), next});
  CHECK(review.counts == Counts{.noted = 5, .loose = 1, .open = 1, .missed = 8});
  CHECK(review.last_night == first_night + 13);
}

TEST_CASE("where a log stands is what the engine answers for tonight") {
  const Course course = course_of(nights_of_two(0, 19));
  const Review review = on_evening({course});
  const Advice advice = advise(course, evening);
  REQUIRE(review.tonight);
  CHECK(everything(*review.tonight, first_night) == everything(advice, first_night));
  CHECK_FALSE(review.begins);
  CHECK_FALSE(review.signs);
  CHECK_FALSE(review.later);
}

TEST_CASE("a log without a course, and one whose first course is still to come") {
  const Review none = review_of(Log(), evening);
  CHECK_FALSE(none.tonight);
  CHECK_FALSE(none.begins);
  CHECK_FALSE(none.shelf);
  CHECK(none.counts == Counts());
  const Review soon = on_evening({shifted(course_of({}), 21)});
  CHECK_FALSE(soon.tonight);
  CHECK(soon.begins == first_night + 21);
  CHECK_FALSE(soon.last_night);
}

TEST_CASE("signs are those that stopped tonight's course, or lately the one before") {
  auto nights = nights_of_two(0, 10);
  nights[4] = with_sign(nights[4]);
  const Course stopped = course_of(nights);
  const Review alone = on_evening({stopped});
  REQUIRE(alone.signs);
  CHECK(alone.signs->night == first_night + 4);
  CHECK(alone.signs->signs.contains(WarningSign::flushing));
  // For two weeks after the next one began.
  CHECK(on_evening({stopped, shifted(course_of({}), 11)}).signs);
  CHECK(on_evening({stopped, shifted(course_of({}), 20)}).signs);
  const Log later = log_of({stopped, shifted(course_of({}), 11)});
  CHECK(review_of(later, first_night + 24).signs);
  CHECK_FALSE(review_of(later, first_night + 25).signs);
}

TEST_CASE("the stock is that of tonight's bottle, with the night that it lasts to") {
  const auto with_stock = [](int left) {
    CourseFields fields = course_of(nights_of_two(0, 19)).fields();
    fields.ceilings = {{first_night, capsules(2)}};
    fields.stock = {{evening, StockCount::from(left).value()}};
    return on_evening({made(Course::from(std::move(fields)))}).shelf.value();
  };
  // 2 a night, tonight the first.
  CHECK(with_stock(7).until == first_night + 22);
  CHECK(std::get<InHand>(with_stock(7).stock).left == 7);
  CHECK(with_stock(1).until == first_night + 19);
  CHECK_FALSE(with_stock(900).until);
  const auto none = on_evening({course_of(nights_of_two(0, 19))}).shelf.value();
  CHECK(std::holds_alternative<NotCounted>(none.stock));
}

TEST_CASE("nights that are later than now are no last night, and are told") {
  const Review review = on_evening({course_of({tolerated(3, 2), tolerated(30, 2)})});
  CHECK(review.last_night == first_night + 3);
  REQUIRE(review.later);
  CHECK(std::get<NightLater>(*review.later).night == first_night + 30);
}

// ---- What is looked at first ----

Review with_counts(int loose, int missed) {
  Review review;
  review.counts = {.noted = 14, .loose = loose, .open = 0, .missed = missed};
  return review;
}

Review with_signs(WarningSign sign, int loose) {
  Review review = with_counts(loose, 0);
  WarningSigns signs;
  signs.insert(sign);
  review.signs = Evidence::Signs{first_night, signs};
  return review;
}

TEST_CASE("an emergency, another sign, more loose mornings, more missed nights: in that order") {
  Review toxic = on_evening({course_of({tolerated(18, 2), tolerated(19, 50)})});  // 6000 mg
  REQUIRE(toxic.tonight->rule() == Rule::ask_first);
  const std::vector<std::vector<Review>> ranks = {{with_signs(WarningSign::fainting, 1)},
                                                  {with_signs(WarningSign::fainting, 0), toxic},
                                                  {with_signs(WarningSign::flushing, 9)},
                                                  {with_signs(WarningSign::flushing, 2)},
                                                  {with_counts(9, 0)},
                                                  {with_counts(2, 7)},
                                                  {with_counts(2, 3), with_counts(2, 3)},
                                                  {with_counts(0, 14)},
                                                  {with_counts(0, 0), Review()}};
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    for (std::size_t j = 0; j < ranks.size(); ++j) {
      for (const Review& one : ranks[i]) {
        for (const Review& other : ranks[j]) {
          CAPTURE(i, j);
          CHECK(is_more_urgent(one, other) == (i < j));
        }
      }
    }
  }
}

// ---- A second way to count ----

// A course of about 40 nights, some left out, some without a dose, some loose, with a pause.
Course random_course(std::mt19937& random) {
  const auto roll = [&](int sides) { return std::uniform_int_distribution(0, sides - 1)(random); };
  std::vector<Night> nights;
  for (int day = roll(3); day < 40; ++day) {
    if (roll(5) == 0) continue;
    nights.push_back(with_stool(day, roll(6), roll(4) == 0 ? 7 : 4));
    if (roll(60) == 0) nights.back() = with_sign(nights.back());
  }
  const int from = roll(40);
  return course_of(std::move(nights), {.pauses = {{from, from + roll(6)}}});
}

TEST_CASE("missed nights of single nights add up to those of all, as regularity counts them") {
  std::mt19937 random(7);
  int all_missed = 0;
  for (int i = 0; i < 300; ++i) {
    const Course course = random_course(random);
    const ReplayedCourse replayed = replay(course, 1, first_night + 45);
    const auto trend = trend_of(replayed);
    if (!trend || !trend->regularity) continue;
    int sum = 0;
    for (int day = -3; day < 60; ++day) {
      const NightDate night = first_night + day;
      const int missed = missed_in(replayed, {night, night});
      REQUIRE((missed == 0 || missed == 1));
      sum += missed;
    }
    CHECK(sum == trend->regularity->possible - trend->regularity->taken);
    CHECK(sum == missed_in(replayed, {first_night - 3, first_night + 59}));
    all_missed += sum;
  }
  CHECK(all_missed > 1000);
}

}  // namespace
}  // namespace titrate::test

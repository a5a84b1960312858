// Which acts change nothing, and what a course is with an act or a pause put in or taken out.

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

Act climb(int day) { return {first_night + day, Act::Kind::climb}; }
Act taper(int day) { return {first_night + day, Act::Kind::taper}; }

// What an act leaves as it is: "confirming 3 of 4", 3 planned of a dose of 4; "" where it changes
// something.
std::string left(const Course& course, const Act& act) {
  const auto unmoved = unmoved_by(course, act);
  if (!unmoved) return "";
  return std::string(name_of(unmoved->phase.kind)) + ' ' +
         std::to_string(unmoved->planned.value()) + " of " +
         std::to_string(unmoved->phase.dose.value());
}

// 3 held: 4 was loose, and loose again.
std::vector<Night> to_a_hold() {
  return {tolerated(0, 2), tolerated(1, 3), loose(2, 4), loose(3, 4)};
}

Course one_capsule(std::vector<Night> nights) {
  return course_of(std::move(nights), {1, 1200, {{0, 20}}});
}

}  // namespace

TEST_CASE("a climb changes nothing without a limit, and while a dose is taken once more") {
  CHECK(left(course_of({}), climb(0)) == "climbing 2 of 2");
  CHECK(left(course_of({tolerated(0, 2)}), climb(1)) == "climbing 3 of 3");
  CHECK(left(course_of({tolerated(0, 2)}, {2, 1200, {{0, 2}}}), climb(1)) == "climbing 2 of 3");
  CHECK(left(course_of({loose(0, 2)}), climb(1)) == "confirming 2 of 2");
  CHECK(left(course_of(to_a_hold()), climb(3)) == "confirming 4 of 4");
}

TEST_CASE("a climb lifts a hold, the limit of a way back, and a stop by the floor") {
  CHECK(left(course_of(to_a_hold()), climb(4)).empty());
  CHECK(left(course_of(to_a_hold()), climb(20)).empty());  // lapsed, up to 3 again
  CHECK(left(one_capsule({loose(0, 1), loose(1, 1)}), climb(2)).empty());
}

TEST_CASE("a taper changes nothing at one capsule planned, and where the course has stopped") {
  CHECK(left(one_capsule({}), taper(0)) == "climbing 1 of 1");
  CHECK(left(one_capsule({loose(0, 1)}), taper(1)) == "confirming 1 of 1");
  CHECK(left(one_capsule({loose(0, 1), loose(1, 1)}), taper(2)) == "stopped 0 of 0");
  // 2 are due, and a ceiling lets 1 through.
  CHECK(left(course_of({tolerated(0, 1)}, {1, 1200, {{0, 1}}}), taper(1)) == "climbing 1 of 2");
  CHECK(left(course_of({}), taper(0)).empty());
  CHECK(left(course_of({loose(0, 2)}), taper(1)).empty());
}

TEST_CASE("an act is judged by what was before it, and by the acts before it") {
  Course course = course_of(to_a_hold());
  course = made(course.with(climb(5)));
  CHECK(left(course, climb(4)).empty());
  CHECK(left(course, climb(6)) == "climbing 3 of 3");
  course = made(course.with(taper(7)));
  CHECK(left(course, climb(8)).empty());
}

// An act that is said to change nothing must not change an advice, and one that is said to change
// something must.
TEST_CASE("what an act leaves as it is, it leaves so in the advice of its night") {
  const std::vector<Night> nights = {
      tolerated(0, 1), tolerated(1, 2), loose(2, 3), loose(3, 3),  tolerated(4, 2), loose(5, 2),
      loose(6, 2),     tolerated(8, 1), loose(9, 1), loose(10, 1), unnoted(12, 1)};
  const Course course = one_capsule(nights);
  for (int day = 0; day < 25; ++day) {
    for (const Act& act : {climb(day), taper(day)}) {
      const Advice before = advice_on(course, day);
      const Advice after = advice_on(made(course.with(act)), day);
      CAPTURE(day, name_of(act.act), everything(before, first_night));
      CHECK(unmoved_by(course, act).has_value() ==
            (before.phase == after.phase && before.limit == after.limit));
    }
  }
}

TEST_CASE("acts and pauses are put in and taken out by their first night") {
  const Course plain = course_of(to_a_hold());
  const Course acted = made(made(plain.with(climb(6))).with(taper(2)));
  REQUIRE(acted.acts().size() == 2);
  CHECK(acted.acts()[0] == taper(2));
  CHECK(acted.without_act(first_night + 3) == acted);
  CHECK(acted.without_act(first_night + 6).without_act(first_night + 2) == plain);

  const Pause pause{first_night + 5, first_night + 6};
  const Course paused = made(plain.with(pause));
  CHECK(made(paused.with(Pause{first_night + 5})).pauses().size() == 1);
  CHECK(paused.without_pause(first_night + 6) == paused);
  CHECK(paused.without_pause(first_night + 5) == plain);
  CHECK_FALSE(paused.with(Pause{first_night + 6}));
  CHECK_FALSE(paused.with(Pause{first_night + 4}));  // open, with one after it
  CHECK_FALSE(plain.with(Pause{first_night + 4, first_night + 3}));
}

}  // namespace titrate::test

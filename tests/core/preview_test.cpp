// What the night after tonight would be.
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

// "4 tolerated, 3 loose"
std::string tomorrow(int tonight, std::vector<Night> nights, const Plan& plan = {}) {
  const Preview seen = preview(course_of(std::move(nights), plan), first_night + tonight);
  return std::to_string(seen.tolerated.value()) + " tolerated, " +
         std::to_string(seen.loose.value()) + " loose";
}

}  // namespace

TEST_CASE("tonight and tomorrow asked together are what they are each by itself") {
  const Course course = course_of({tolerated(0, 2), unnoted(1, 5), loose(3, 4)});
  for (int day = 0; day < 15; ++day) {
    const NightDate night = first_night + day;
    const Outlook both = outlook(course, night);
    CHECK(everything(both.advice, first_night) == everything(advise(course, night), first_night));
    CHECK(both.then.tolerated == preview(course, night).tolerated);
    CHECK(both.then.loose == preview(course, night).loose);
  }
}

TEST_CASE("tomorrow follows the rules from every phase") {
  CHECK(tomorrow(0, {}) == "3 tolerated, 2 loose");
  CHECK(tomorrow(1, {tolerated(0, 2)}) == "4 tolerated, 3 loose");
  CHECK(tomorrow(2, {tolerated(0, 2), loose(1, 3)}) == "3 tolerated, 2 loose");
  CHECK(tomorrow(3, {tolerated(0, 2), loose(1, 3), tolerated(2, 3)}) == "3 tolerated, 3 loose");
  CHECK(tomorrow(1, {loose(0, 1)}) == "2 tolerated, 1 loose");
  const Plan from_one = {1, 1200, {{0, 20}}};
  CHECK(tomorrow(1, {loose(0, 1)}, from_one) == "1 tolerated, 0 loose");
  CHECK(tomorrow(2, {loose(0, 1), loose(1, 1)}, from_one) == "0 tolerated, 0 loose");
}

TEST_CASE("tomorrow after a night without a result or missed nights starts from tonight's advice") {
  CHECK(tomorrow(2, {tolerated(0, 2), unnoted(1, 3)}) == "4 tolerated, 3 loose");
  CHECK(tomorrow(3, {tolerated(0, 2), tolerated(1, 3)}) == "4 tolerated, 3 loose");
  CHECK(tomorrow(9, {tolerated(0, 2), tolerated(1, 3)}) == "3 tolerated, 2 loose");
}

TEST_CASE("tomorrow keeps to tomorrow's ceiling") {
  CHECK(tomorrow(1, {tolerated(0, 2)}, {2, 1200, {{0, 3}}}) == "3 tolerated, 3 loose");
  CHECK(tomorrow(1, {tolerated(0, 2)}, {2, 1200, {{0, 3}, {2, 8}}}) == "4 tolerated, 3 loose");
  CHECK(tomorrow(1, {tolerated(0, 2)}, {2, 1200, {{0, 8}, {2, 2}}}) == "2 tolerated, 2 loose");
}

TEST_CASE("tomorrow starts from the dose logged tonight and not from its result") {
  CHECK(tomorrow(1, {tolerated(0, 2), unnoted(1, 5)}) == "4 tolerated, 3 loose");
  CHECK(tomorrow(1, {tolerated(0, 2), unnoted(1, 1)}) == "2 tolerated, 1 loose");
  CHECK(tomorrow(1, {tolerated(0, 2), loose(1, 3)}) == "4 tolerated, 3 loose");
  CHECK(tomorrow(1, {tolerated(0, 2), put_down_to_illness(loose(1, 3))}) == "4 tolerated, 3 loose");
}

TEST_CASE("tomorrow is known once tonight's result is in the log, and is what the rules say then") {
  const auto known = [](std::vector<Night> nights) {
    const auto next = preview(course_of(std::move(nights)), first_night + 1).known;
    return next ? next->value() : -1;
  };
  CHECK(known({tolerated(0, 2)}) == -1);
  CHECK(known({tolerated(0, 2), unnoted(1, 3)}) == -1);
  CHECK(known({tolerated(0, 2), tolerated(1, 3)}) == 4);
  CHECK(known({tolerated(0, 2), loose(1, 3)}) == 3);                       // once more
  CHECK(known({tolerated(0, 2), put_down_to_illness(loose(1, 3))}) == 3);  // teaches nothing
  CHECK(known({tolerated(0, 2), unnoted(1, 0)}) == 2);                     // none was taken: not up
}

TEST_CASE("where none is taken tonight, tomorrow is what it will be") {
  const Plan paused = {2, 1200, {{0, 20}}, {}, {{1, 1}}};
  CHECK(tomorrow(1, {tolerated(0, 2)}, paused) == "2 tolerated, 2 loose");
  CHECK(tomorrow(1, {tolerated(0, 2), unnoted(1, 0)}) == "2 tolerated, 2 loose");
  CHECK(tomorrow(2, {tolerated(0, 2), tolerated(1, 42)}) == "0 tolerated, 0 loose");
  CHECK(tomorrow(3, {tolerated(0, 2), tolerated(1, 42)}) == "3 tolerated, 3 loose");
}

TEST_CASE("tomorrow stays stopped after a warning sign") {
  CHECK(tomorrow(1, {with_sign(tolerated(0, 2))}) == "0 tolerated, 0 loose");
  CHECK(tomorrow(1, {tolerated(0, 2), with_sign(unnoted(1, 3))}) == "0 tolerated, 0 loose");
  CHECK(tomorrow(1, {tolerated(0, 2), with_sign(unnoted(2, 0))}) == "0 tolerated, 0 loose");
}

}  // namespace titrate::test

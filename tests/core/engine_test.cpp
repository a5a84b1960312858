// The rules that come from the protocol, P1 to P7, one by one. Those added for safety stand in
// safety_test.cpp.
#include "core/phases.hpp"

namespace titrate::test {

TEST_CASE("the starting points of these tests are what they say") {
  CHECK(answer(after(climbing_to_3())) == "3, climbing(3), step-up");
  CHECK(answer(after(confirming_3())) == "3, confirming(3), repeat");
  CHECK(answer(after(holding_3())) == "3, holding(3), settle");
}

TEST_CASE("a night teaches what its stool type says unless something speaks against it") {
  const auto [night, lesson] = GENERATE(table<Night, Taught>({
      {with_stool(0, 2, 1), Taught::tolerated},
      {with_stool(0, 2, 5), Taught::tolerated},
      {with_stool(0, 2, 6), Taught::loose},
      {with_stool(0, 2, 7), Taught::loose},
      {unnoted(0, 2), Taught::nothing},
      {no_movement(0, 2), Taught::nothing},
      {with_movements(0, 2, 3), Taught::nothing},
      {put_down_to_illness(loose(0, 2)), Taught::nothing},
      {put_down_to_illness(tolerated(0, 2)), Taught::nothing},
      {loose(0, 0), Taught::nothing},
      {tolerated(0, 0), Taught::nothing},
  }));
  CHECK(Titration(course_of({})).taught(night) == lesson);
}

// ---- P1 ----

TEST_CASE("P1: the first night takes the recommended dose") {
  const int recommended = GENERATE(1, 2, 3, 98, 99);
  const Advice advice = advice_on(course_of({}, {recommended, 500, {{0, 99}}}), 0);
  CHECK(advice.capsules.value() == recommended);
  CHECK(advice.phase == Phase{Phase::Kind::climbing, capsules(recommended)});
  CHECK(advice.rule() == Rule::first_night);
}

TEST_CASE("P1: before the first dose nothing is missed") {
  const int day = GENERATE(-400, -1, 0, 1, 6, 7, 8, 400);
  CHECK(answer_on(day, {}) == "2, climbing(2), first-night");
  CHECK(answer_on(day, {loose(0, 0), unnoted(5, 0)}) == "2, climbing(2), first-night");
}

TEST_CASE("P1: a first dose after many nights is judged as a first dose") {
  CHECK(answer(after({tolerated(30, 2)})) == "3, climbing(3), step-up");
}

// ---- P2 to P7 ----

TEST_CASE("P2: a tolerated night is followed by one more than the smaller of planned and taken") {
  const auto [stool, taken, next] = GENERATE(table<int, int, std::string>({
      {1, 3, "4, climbing(4), step-up"},
      {5, 3, "4, climbing(4), step-up"},
      {4, 1, "2, climbing(2), step-up"},
      {4, 2, "3, climbing(3), step-up"},
      {4, 9, "4, climbing(4), step-up"},
  }));
  CHECK(answer_after(climbing_to_3(), with_stool(3, taken, stool)) == next);
}

TEST_CASE("P2: a climb below a limit ends at it") {
  // Held at 3, a week missed: from 2 up again, to 3 and no higher.
  std::vector<Night> nights = holding_3();
  nights.push_back(tolerated(10, 2));
  CHECK(answer(after(nights)) == "3, climbing(3 of 3), step-up");
  CHECK(answer_after(nights, tolerated(11, 3)) == "3, holding(3), hold");
  CHECK(answer_after(nights, tolerated(11, 9)) == "3, holding(3), hold");
}

TEST_CASE("P2: the climb ends where counting ends") {
  const Plan to_99 = {98, 500, {{0, 99}}};
  const std::vector<Night> once = {tolerated(0, 98)};
  CHECK(answer(after(once, to_99)) == "99, climbing(99), step-up");
  const std::vector<Night> twice = {tolerated(0, 98), tolerated(1, 99)};
  CHECK(answer(after(twice, to_99)) == "99, climbing(100), step-up, at ceiling");
  CHECK(answer_after(twice, tolerated(2, 99), to_99) == "99, climbing(100), step-up, at ceiling");
  CHECK(answer_after(twice, loose(2, 99), to_99) == "99, confirming(99), repeat");
  CHECK(answer_after(twice, unnoted(2, 99), to_99) == "99, climbing(99), wait");
}

TEST_CASE("P3: loose at the planned dose is taken once more") {
  const int stool = GENERATE(6, 7);
  CHECK(answer_after(climbing_to_3(), with_stool(3, 3, stool)) == "3, confirming(3), repeat");
}

TEST_CASE("P4: loose again is one less") {
  CHECK(answer_after(confirming_3(), loose(3, 3)) == "2, holding(2), step-down");
}

TEST_CASE("P4: at a ceiling that fell below the repeat, loose there counts anew") {
  const Plan fell = {2, 1200, {{0, 20}, {3, 2}}};
  std::vector<Night> nights = confirming_3();
  nights.push_back(loose(3, 2));
  CHECK(answer(after(nights, fell)) == "2, confirming(2), repeat");
  CHECK(answer_after(nights, loose(4, 2), fell) == "1, holding(1), step-down");
}

TEST_CASE("P5: tolerated on the repeat settles there") {
  const int taken = GENERATE(3, 4, 41);
  CHECK(answer_after(confirming_3(), tolerated(3, taken)) == "3, holding(3), settle");
}

TEST_CASE("P5: one capsule tolerated on the repeat is held") {
  const Plan from_one = {1, 1200, {{0, 20}}};
  CHECK(answer(after({loose(0, 1), tolerated(1, 1)}, from_one)) == "1, holding(1), settle");
}

TEST_CASE("P5: tolerated on the repeat below a limit goes on up") {
  std::vector<Night> nights = holding_3();
  nights.push_back(loose(10, 2));
  CHECK(answer(after(nights)) == "2, confirming(2 of 3), repeat");
  CHECK(answer_after(nights, tolerated(11, 2)) == "3, climbing(3 of 3), step-up");
}

TEST_CASE("P6: tolerated while holding changes nothing, whatever was taken") {
  const int taken = GENERATE(1, 2, 3, 4, 41);
  CHECK(answer_after(holding_3(), tolerated(3, taken)) == "3, holding(3), hold");
}

TEST_CASE("P7: loose while holding is taken once more, and only then is one less") {
  std::vector<Night> nights = holding_3();
  nights.push_back(with_stool(3, 3, GENERATE(6, 7)));
  CHECK(answer(after(nights)) == "3, confirming(3 of 3), repeat");
  CHECK(answer_after(nights, loose(4, 3)) == "2, holding(2), taper");
  CHECK(answer_after(nights, tolerated(4, 3)) == "3, holding(3), settle");
}

}  // namespace titrate::test

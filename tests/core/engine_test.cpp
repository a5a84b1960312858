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
  CHECK(taught(night) == lesson);
}

// ---- P1 ----

TEST_CASE("P1: the first night takes the recommended dose") {
  const int recommended = GENERATE(1, 2, 3, 98, 99);
  const Advice advice = advice_on(course_of({}, {recommended, 500, {{0, 99}}}), 0);
  CHECK(advice.capsules.value() == recommended);
  CHECK(advice.phase == Phase{Phase::Kind::climbing, capsules(recommended)});
  CHECK(advice.rule == Rule::first_night);
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

TEST_CASE("P2: a tolerated night is followed by one more than was taken") {
  const auto [stool, taken, next] = GENERATE(table<int, int, std::string>({
      {1, 3, "4, climbing(4), step-up"},
      {5, 3, "4, climbing(4), step-up"},
      {4, 1, "2, climbing(2), step-up"},
      {4, 2, "3, climbing(3), step-up"},
      {4, 9, "10, climbing(10), step-up"},
  }));
  CHECK(answer_after(climbing_to_3(), with_stool(3, taken, stool)) == next);
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

TEST_CASE("P3: loose at the planned dose or below is taken once more") {
  const auto [stool, taken, next] = GENERATE(table<int, int, std::string>({
      {6, 3, "3, confirming(3), repeat"},
      {7, 3, "3, confirming(3), repeat"},
      {7, 2, "2, confirming(2), repeat"},
      {7, 1, "1, confirming(1), repeat"},
  }));
  CHECK(answer_after(climbing_to_3(), with_stool(3, taken, stool)) == next);
}

TEST_CASE("P4: loose again is one less than the smaller of planned and taken") {
  const auto [taken, next] = GENERATE(table<int, std::string>({
      {2, "1, holding(1), step-down"},
      {3, "2, holding(2), step-down"},
      {4, "2, holding(2), step-down"},
      {99, "2, holding(2), step-down"},
  }));
  CHECK(answer_after(confirming_3(), loose(3, taken)) == next);
}

TEST_CASE("P5: tolerated on the repeat settles there, or one below when less was taken") {
  const auto [taken, next] = GENERATE(table<int, std::string>({
      {1, "2, holding(2), settle"},
      {2, "2, holding(2), settle"},
      {3, "3, holding(3), settle"},
      {4, "3, holding(3), settle"},
      {99, "3, holding(3), settle"},
  }));
  CHECK(answer_after(confirming_3(), tolerated(3, taken)) == next);
}

TEST_CASE("P5: one capsule tolerated on the repeat is held") {
  CHECK(answer(after({loose(0, 1), tolerated(1, 1)})) == "1, holding(1), settle");
}

TEST_CASE("P6: tolerated while holding changes nothing, whatever was taken") {
  const int taken = GENERATE(1, 2, 3, 4, 99);
  CHECK(answer_after(holding_3(), tolerated(3, taken)) == "3, holding(3), hold");
}

TEST_CASE("P7: loose while holding is one less than was taken") {
  const auto [stool, taken, next] = GENERATE(table<int, int, std::string>({
      {6, 3, "2, holding(2), taper"},
      {7, 3, "2, holding(2), taper"},
      {7, 2, "1, holding(1), taper"},
  }));
  CHECK(answer_after(holding_3(), with_stool(3, taken, stool)) == next);
}

TEST_CASE("P7: each loose night takes off one until nothing is left") {
  std::vector<Night> nights = holding_3();
  nights.push_back(loose(3, 3));
  nights.push_back(loose(4, 2));
  CHECK(answer(after(nights)) == "1, holding(1), taper");
  CHECK(answer_after(nights, loose(5, 1)) == "0, stopped(0), floor");
}

}  // namespace titrate::test

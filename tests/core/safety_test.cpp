// The rules that this project added for safety, S1 to S7, one by one.
#include "core/phases.hpp"

namespace titrate::test {

// ---- S1, S2 ----

TEST_CASE("S1: a night that taught nothing never raises the climb") {
  const auto [taken, next] = GENERATE(table<int, std::string>({
      {1, "1, climbing(1), wait"},
      {2, "2, climbing(2), wait"},
      {3, "3, climbing(3), wait"},
      {4, "3, climbing(3), wait"},
      {99, "3, climbing(3), wait"},
  }));
  CHECK(answer_after(climbing_to_3(), unnoted(3, taken)) == next);
  CHECK(answer_after(climbing_to_3(), no_movement(3, taken)) == next);
  CHECK(answer_after(climbing_to_3(), with_movements(3, taken, 2)) == next);
  CHECK(answer_after(climbing_to_3(), put_down_to_illness(loose(3, taken))) == next);
  CHECK(answer_after(climbing_to_3(), put_down_to_illness(tolerated(3, taken))) == next);
}

TEST_CASE("S1: confirming and holding stay through a night that taught nothing") {
  const int taken = GENERATE(1, 2, 3, 4, 99);
  CHECK(answer_after(confirming_3(), unnoted(3, taken)) == "3, confirming(3), wait");
  CHECK(answer_after(confirming_3(), no_movement(3, taken)) == "3, confirming(3), wait");
  CHECK(answer_after(holding_3(), put_down_to_illness(loose(3, taken))) == "3, holding(3), wait");
  CHECK(answer_after(holding_3(), unnoted(3, taken)) == "3, holding(3), wait");
}

TEST_CASE("S2: after 1 to 6 missed nights the climb takes the last dose again") {
  const int missed = GENERATE(1, 2, 5, 6);
  CHECK(answer_on(3 + missed, climbing_to_3()) == "2, climbing(2), wait");
}

TEST_CASE("S2: after a missed night the climb does not rise to a dose above the plan") {
  std::vector<Night> nights = climbing_to_3();
  nights.push_back(loose(3, 9));
  CHECK(answer_on(5, nights) == "3, climbing(3), wait");
}

TEST_CASE("S2: confirming and holding stay through 1 to 6 missed nights") {
  const int missed = GENERATE(1, 2, 5, 6);
  CHECK(answer_on(3 + missed, confirming_3()) == "3, confirming(3), wait");
  CHECK(answer_on(3 + missed, holding_3()) == "3, holding(3), wait");
}

TEST_CASE("S2: a dose below the planned one is no new plan for a repeat or a held dose") {
  std::vector<Night> confirming = confirming_3();
  confirming.push_back(unnoted(3, 1));
  CHECK(answer_on(5, confirming) == "3, confirming(3), wait");
  std::vector<Night> holding = holding_3();
  holding.push_back(tolerated(3, 1));
  CHECK(answer_on(5, holding) == "3, holding(3), wait");
}

TEST_CASE("S2: missed nights count before the next dose is judged") {
  // The plan came back to 2, so 3 is above it and says little.
  CHECK(answer_after(climbing_to_3(), loose(4, 3)) == "2, climbing(2), back-to-plan");
  CHECK(answer_after(climbing_to_3(), loose(3, 3)) == "3, confirming(3), repeat");
  CHECK(answer_after(climbing_to_3(), unnoted(4, 3)) == "2, climbing(2), wait");
  CHECK(answer_after(confirming_3(), loose(4, 3)) == "2, holding(2), step-down");
  CHECK(answer_after(holding_3(), loose(4, 3)) == "2, holding(2), taper");
}

TEST_CASE("a night with 0 capsules is a missed night, whatever its morning showed") {
  const Night none = GENERATE(tolerated(3, 0), loose(3, 0), unnoted(3, 0), no_movement(3, 0),
                              put_down_to_illness(loose(3, 0)));
  CHECK(answer_after(climbing_to_3(), none) == "2, climbing(2), wait");
  CHECK(answer_after(confirming_3(), none) == "3, confirming(3), wait");
  CHECK(answer_after(holding_3(), none) == "3, holding(3), wait");
}

// ---- S3 ----

TEST_CASE("S3: a course starts low again after 7 missed nights, not after 6") {
  const auto [nights, after_6] = GENERATE(table<std::vector<Night>, std::string>({
      {climbing_to_3(), "2, climbing(2), wait"},
      {confirming_3(), "3, confirming(3), wait"},
      {holding_3(), "3, holding(3), wait"},
  }));
  CHECK(answer_on(9, nights) == after_6);
  CHECK(answer_on(10, nights) == "2, climbing(2), lapse");
  CHECK(answer_on(1000, nights) == "2, climbing(2), lapse");
}

TEST_CASE("S3: low is the smallest of recommended, planned and last taken") {
  const Plan recommended_3 = {3, 1200, {{0, 20}}};
  CHECK(answer_on(9, {tolerated(0, 3), tolerated(1, 4)}, recommended_3) == "3, climbing(3), lapse");
  CHECK(answer_on(9, {loose(0, 3), loose(1, 3)}, recommended_3) == "2, climbing(2), lapse");
  CHECK(answer_on(9, {tolerated(0, 3), tolerated(1, 1)}, recommended_3) == "1, climbing(1), lapse");
}

TEST_CASE("S3: nights logged with 0 capsules make a lapse too") {
  std::vector<Night> nights = climbing_to_3();
  for (int day = 3; day < 9; ++day) nights.push_back(loose(day, 0));
  CHECK(answer(after(nights)) == "2, climbing(2), wait");
  CHECK(answer_after(nights, loose(9, 0)) == "2, climbing(2), lapse");
}

TEST_CASE("S3: a lapse counts before the next dose is judged and the climb begins anew") {
  CHECK(answer_after(holding_3(), tolerated(10, 2)) == "3, climbing(3), step-up");
  CHECK(answer_after(holding_3(), loose(10, 2)) == "2, confirming(2), repeat");
  CHECK(answer_after(holding_3(), loose(10, 3)) == "2, climbing(2), back-to-plan");
  CHECK(answer_after(confirming_3(), loose(10, 2)) == "2, confirming(2), repeat");
  CHECK(answer_after(holding_3(), tolerated(9, 2)) == "3, holding(3), hold");
}

// ---- S4, S5 ----

TEST_CASE("S4: loose after more than was planned says little about the plan") {
  const int taken = GENERATE(4, 5, 99);
  CHECK(answer_after(climbing_to_3(), loose(3, taken)) == "3, climbing(3), back-to-plan");
  CHECK(answer_after(holding_3(), loose(3, taken)) == "3, holding(3), back-to-plan");
}

TEST_CASE("S5: when even one capsule was too much the course stops for good") {
  const std::vector<Night> stopped = GENERATE(
      std::vector<Night>{loose(0, 1), loose(1, 1)}, std::vector<Night>{loose(0, 2), loose(1, 1)},
      std::vector<Night>{loose(0, 2), loose(1, 2), loose(2, 1)},
      std::vector<Night>{loose(0, 2), tolerated(1, 2), loose(2, 1)});
  CHECK(answer(after(stopped)) == "0, stopped(0), floor");
  const int later = GENERATE(4, 10, 11, 500);
  CHECK(answer_on(later, stopped) == "0, stopped(0), floor");
  CHECK(answer_after(stopped, tolerated(later, 3)) == "0, stopped(0), floor");
  CHECK(answer_after(stopped, unnoted(later, 1)) == "0, stopped(0), floor");
  CHECK(answer_after(stopped, loose(later, 5)) == "0, stopped(0), floor");
}

// ---- S6 ----

TEST_CASE("S6: every warning sign stops the course") {
  for (std::size_t i = 0; i < warning_sign_names.size(); ++i) {
    CAPTURE(warning_sign_names[i]);
    const Night night = with_sign(tolerated(3, 3), static_cast<WarningSign>(i));
    CHECK(answer_after(climbing_to_3(), night) == "0, stopped(0), warning-sign");
  }
}

TEST_CASE("S6: a warning sign stops every phase for good") {
  const std::vector<Night> nights = GENERATE(climbing_to_3(), confirming_3(), holding_3());
  const Night signs = GENERATE(with_sign(unnoted(3, 3)), with_sign(unnoted(3, 0)));
  CHECK(answer_after(nights, signs) == "0, stopped(0), warning-sign");
  std::vector<Night> longer = nights;
  longer.push_back(signs);
  CHECK(answer_after(longer, tolerated(4, 2)) == "0, stopped(0), warning-sign");
  CHECK(answer_on(11, longer) == "0, stopped(0), warning-sign");
}

TEST_CASE("S6: a warning sign logged for tonight itself stops tonight") {
  std::vector<Night> nights = climbing_to_3();
  nights.push_back(with_sign(unnoted(3, 0)));
  CHECK(answer_on(3, nights) == "0, stopped(0), warning-sign");
  CHECK(answer_on(2, nights) == "2, climbing(2), step-up");
}

TEST_CASE("S6: a warning sign before the first dose stops the course") {
  CHECK(answer_on(0, {with_sign(unnoted(0, 0))}) == "0, stopped(0), warning-sign");
  CHECK(answer_on(1, {with_sign(unnoted(0, 0))}) == "0, stopped(0), warning-sign");
}

TEST_CASE("S6: a warning sign names its rule where the course had stopped already") {
  const std::vector<Night> stopped = {loose(0, 1), loose(1, 1)};
  CHECK(answer_after(stopped, with_sign(unnoted(2, 0))) == "0, stopped(0), warning-sign");
}

TEST_CASE("advice uses only the nights before and tonight's own dose and result not at all") {
  std::vector<Night> nights = climbing_to_3();
  const Night tonight = GENERATE(tolerated(3, 9), loose(3, 3), loose(3, 0), no_movement(3, 1));
  nights.push_back(tonight);
  nights.push_back(with_sign(loose(4, 9)));
  CHECK(answer_on(3, nights) == "3, climbing(3), step-up");
}

// ---- S7 ----

TEST_CASE("S7: the answer is the ceiling and the phase stays") {
  const auto [most, next] = GENERATE(table<int, std::string>({
      {2, "2, climbing(4), step-up, at ceiling"},
      {3, "3, climbing(4), step-up, at ceiling"},
      {4, "4, climbing(4), step-up"},
      {5, "4, climbing(4), step-up"},
  }));
  CHECK(answer_after({tolerated(0, 2)}, tolerated(1, 3), {2, 1200, {{0, most}}}) == next);
}

TEST_CASE("S7: a dose above the ceiling that was tolerated lifts the plan and not the answer") {
  const Plan most_3 = {2, 1200, {{0, 3}}};
  CHECK(answer_after({tolerated(0, 2)}, tolerated(1, 6), most_3) ==
        "3, climbing(7), step-up, at ceiling");
  CHECK(answer_after({tolerated(0, 2)}, loose(1, 6), most_3) == "3, climbing(3), back-to-plan");
}

TEST_CASE("S7: the ceiling in force is the last one dated on or before the night") {
  const Plan plan = {2, 1200, {{5, 2}, {10, 9}, {20, 3}}};
  const auto [day, most] = GENERATE(table<int, int>(
      {{-1, 2}, {0, 2}, {4, 2}, {5, 2}, {9, 2}, {10, 9}, {19, 9}, {20, 3}, {9999, 3}}));
  CHECK(advice_on(course_of({}, plan), day).ceiling.value() == most);
}

TEST_CASE("S7: a ceiling lowered under the plan holds the repeat and the held dose as well") {
  const Plan lowered = {2, 1200, {{0, 20}, {3, 2}}};
  CHECK(answer(after(confirming_3(), lowered)) == "2, confirming(3), repeat, at ceiling");
  CHECK(answer(after(holding_3(), lowered)) == "2, holding(3), settle, at ceiling");
}

TEST_CASE("S7: raised while climbing, the climb goes on by one from the dose taken") {
  const Plan raised = {2, 1200, {{0, 2}, {3, 20}}};
  const std::vector<Night> nights = {tolerated(0, 2), tolerated(1, 2)};
  CHECK(answer(after(nights, raised)) == "2, climbing(3), step-up, at ceiling");
  CHECK(answer_after(nights, tolerated(2, 2), raised) == "3, climbing(3), step-up");
}

// Property 4 is stronger than S7 here: while holding, advice never rises.
TEST_CASE("S7: raised while holding, the ceiling that was in force keeps binding") {
  const Plan raised = {2, 1200, {{0, 20}, {3, 2}, {5, 20}}};
  std::vector<Night> nights = holding_3();
  CHECK(after(nights, raised).capsules.value() == 2);
  CHECK(advice_on(course_of(nights, raised), 5).capsules.value() == 2);  // also when never taken
  nights.push_back(tolerated(3, 2));
  nights.push_back(tolerated(4, 2));
  CHECK(after(nights, raised).capsules.value() == 2);
  CHECK(after(nights, raised).phase == Phase{Phase::Kind::holding, capsules(3)});
  nights.push_back(loose(5, 2));
  CHECK(answer(after(nights, raised)) == "1, holding(1), taper");
}

TEST_CASE("S7: a ceiling that was in force on the first night of holding alone keeps binding") {
  const Plan for_one_night = {2, 1200, {{0, 20}, {3, 2}, {4, 20}}};
  CHECK(answer(after(holding_3(), for_one_night)) == "2, holding(3), settle, at ceiling");
  CHECK(advice_on(course_of(holding_3(), for_one_night), 4).capsules.value() == 2);
}

TEST_CASE("S7: a low ceiling from before the holding began does not bind it") {
  const Plan raised = {2, 1200, {{0, 2}, {1, 20}}};
  CHECK(answer(after(holding_3(), raised)) == "3, holding(3), settle");
  // Nor one from a holding that a lapse ended.
  const Plan lowered_once = {2, 1200, {{0, 20}, {3, 2}, {5, 20}}};
  std::vector<Night> nights = holding_3();
  nights.insert(nights.end(), {tolerated(10, 2), loose(11, 3), tolerated(12, 3)});
  CHECK(answer(after(nights, lowered_once)) == "3, holding(3), settle");
}

}  // namespace titrate::test

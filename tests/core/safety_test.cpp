// The rules that this project added, S1 to S9 and A1 to A3, one by one.
#include "core/phases.hpp"

namespace titrate::test {

// ---- S1, S2 ----

TEST_CASE("S1: a night that taught nothing never raises the climb") {
  const auto [taken, next] = GENERATE(table<int, std::string>({
      {1, "1, climbing(1), wait"},
      {2, "2, climbing(2), wait"},
      {3, "3, climbing(3), wait"},
      {4, "3, climbing(3), wait"},
      {41, "3, climbing(3), wait"},
  }));
  CHECK(answer_after(climbing_to_3(), unnoted(3, taken)) == next);
  CHECK(answer_after(climbing_to_3(), no_movement(3, taken)) == next);
  CHECK(answer_after(climbing_to_3(), with_movements(3, taken, 2)) == next);
  CHECK(answer_after(climbing_to_3(), put_down_to_illness(loose(3, taken))) == next);
  CHECK(answer_after(climbing_to_3(), put_down_to_illness(tolerated(3, taken))) == next);
}

TEST_CASE("S1: holding stays through nights that taught nothing") {
  const int taken = GENERATE(1, 2, 3, 4, 41);
  CHECK(answer_after(holding_3(), put_down_to_illness(loose(3, taken))) == "3, holding(3), wait");
  CHECK(answer_after(holding_3(), unnoted(3, taken)) == "3, holding(3), wait");
}

TEST_CASE(
    "S1: a dose to be taken once more waits for two nights that decide nothing, not for three") {
  const Night undecided = GENERATE(unnoted(3, 3), no_movement(3, 1), tolerated(3, 2));
  std::vector<Night> nights = confirming_3();
  nights.push_back(undecided);
  CHECK(answer(after(nights)) == "3, confirming(3), wait");
  nights.push_back(unnoted(4, 3));
  CHECK(answer(after(nights)) == "3, confirming(3), wait");
  CHECK(answer_after(nights, unnoted(5, 3)) == "3, holding(3), hold");
  CHECK(answer_after(nights, loose(5, 3)) == "2, holding(2), step-down");
}

TEST_CASE("S1: an excess that was loose neither counts nor begins the count anew") {
  std::vector<Night> nights = confirming_3();
  nights.insert(nights.end(), {unnoted(3, 3), unnoted(4, 3), loose(5, 5)});
  CHECK(answer(after(nights)) == "3, confirming(3), back-to-plan");
  CHECK(answer_after(nights, unnoted(6, 3)) == "3, holding(3), hold");
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
  CHECK(answer_after(holding_3(), loose(4, 3)) == "3, confirming(3 of 3), repeat");
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
  const auto [nights, after_6, after_7] =
      GENERATE(table<std::vector<Night>, std::string, std::string>({
          {climbing_to_3(), "2, climbing(2), wait", "2, climbing(2), lapse"},
          {confirming_3(), "3, confirming(3), wait", "2, climbing(2), lapse"},
          {holding_3(), "3, holding(3), wait", "2, climbing(2 of 3), lapse"},
      }));
  CHECK(answer_on(9, nights) == after_6);
  CHECK(answer_on(10, nights) == after_7);
  CHECK(answer_on(1000, nights) == after_7);
}

TEST_CASE("S3: low is the smallest of recommended, planned and last taken") {
  const Plan recommended_3 = {3, 1200, {{0, 20}}};
  CHECK(answer_on(9, {tolerated(0, 3), tolerated(1, 4)}, recommended_3) == "3, climbing(3), lapse");
  CHECK(answer_on(9, {loose(0, 3), loose(1, 3)}, recommended_3) == "2, climbing(2 of 2), lapse");
  CHECK(answer_on(9, {tolerated(0, 3), tolerated(1, 1)}, recommended_3) == "1, climbing(1), lapse");
}

TEST_CASE("S3: nights logged with 0 capsules make a lapse too") {
  std::vector<Night> nights = climbing_to_3();
  for (int day = 3; day < 9; ++day) nights.push_back(loose(day, 0));
  CHECK(answer(after(nights)) == "2, climbing(2), wait");
  CHECK(answer_after(nights, loose(9, 0)) == "2, climbing(2), lapse");
}

TEST_CASE("S3: a lapse counts before the next dose is judged, and keeps the limit") {
  CHECK(answer_after(holding_3(), tolerated(10, 2)) == "3, climbing(3 of 3), step-up");
  CHECK(answer_after(holding_3(), loose(10, 2)) == "2, confirming(2 of 3), repeat");
  CHECK(answer_after(holding_3(), loose(10, 3)) == "2, climbing(2 of 3), back-to-plan");
  CHECK(answer_after(confirming_3(), loose(10, 2)) == "2, confirming(2), repeat");
  CHECK(answer_after(holding_3(), tolerated(9, 3)) == "3, holding(3), hold");
}

TEST_CASE("S3: a week of fewer than held begins at what was taken last") {
  std::vector<Night> nights = holding_3();  // 3 on day 2
  for (int day = 3; day < 9; ++day) nights.push_back(tolerated(day, 1));
  CHECK(answer(after(nights)) == "3, holding(3), hold");
  nights.push_back(tolerated(9, 2));
  CHECK(answer(after(nights)) == "2, climbing(2 of 3), lapse");
  CHECK(answer_after(nights, tolerated(10, 2)) == "3, climbing(3 of 3), step-up");
}

TEST_CASE("S3: one night with what is held begins the week anew") {
  std::vector<Night> nights = holding_3();
  for (int day = 3; day < 8; ++day) nights.push_back(tolerated(day, 1));
  nights.push_back(tolerated(8, GENERATE(3, 4)));
  for (int day = 9; day < 15; ++day) nights.push_back(tolerated(day, 1));
  CHECK(answer(after(nights)) == "3, holding(3), hold");
  CHECK(answer_after(nights, tolerated(15, 1)) == "1, climbing(1 of 3), lapse");
}

// ---- S4, S5, S8 ----

TEST_CASE("S4: loose after more than was planned says little about the plan") {
  const int taken = GENERATE(4, 5, 41);
  CHECK(answer_after(climbing_to_3(), loose(3, taken)) == "3, climbing(3), back-to-plan");
  CHECK(answer_after(confirming_3(), loose(3, taken)) == "3, confirming(3), back-to-plan");
  CHECK(answer_after(holding_3(), loose(3, taken)) == "3, holding(3), back-to-plan");
}

TEST_CASE("S4: with a ceiling below the hold, what was taken decides") {
  const Plan fell = {2, 1200, {{0, 20}, {4, 2}}};
  const std::vector<Night> holding_4 = {tolerated(0, 2), tolerated(1, 3), loose(2, 4),
                                        tolerated(3, 4)};
  // 3 is more than the ceiling lets through and fewer than held: as if 2 had been loose.
  CHECK(answer_after(holding_4, loose(4, 3), fell) == "2, climbing(2 of 4), ease");
  CHECK(answer_after(holding_4, loose(4, 4), fell) == "2, holding(4), back-to-plan, at ceiling");
}

TEST_CASE("S8: loose after fewer than planned comes up again from there") {
  CHECK(answer_after(climbing_to_3(), loose(3, 2)) == "2, climbing(2), ease");
  CHECK(answer_after(holding_3(), loose(3, 1)) == "1, climbing(1 of 3), ease");
  CHECK(answer_after(confirming_3(), loose(3, 1)) == "1, climbing(1 of 2), ease");
}

TEST_CASE("S5: when one capsule was loose twice the course stops") {
  const std::vector<Night> stopped =
      GENERATE(std::vector<Night>{loose(0, 1), loose(1, 1), loose(2, 1)},
               std::vector<Night>{loose(0, 2), loose(1, 2), loose(2, 1), loose(3, 1)});
  CHECK(answer(after(stopped)) == "0, stopped(0), floor");
  const int later = GENERATE(5, 11, 12, 500);
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

TEST_CASE("S6: the answer tells of the worst sign, whichever came first") {
  const auto [first, second] =
      GENERATE(table<WarningSign, WarningSign>({{WarningSign::flushing, WarningSign::fainting},
                                                {WarningSign::fainting, WarningSign::flushing}}));
  const int tonight = GENERATE(1, 2);  // the second sign is of tonight, or of the night before
  const Course course =
      course_of({with_sign(tolerated(0, 2), first), with_sign(unnoted(1, 0), second)});
  const Advice advice = advise(course, first_night + tonight);
  REQUIRE(advice.evidence.signs);
  CHECK(advice.evidence.signs->signs.contains(WarningSign::fainting));
}

TEST_CASE("S6: a warning sign before the first dose stops the course") {
  CHECK(answer_on(0, {with_sign(unnoted(0, 0))}) == "0, stopped(0), warning-sign");
  CHECK(answer_on(1, {with_sign(unnoted(0, 0))}) == "0, stopped(0), warning-sign");
}

TEST_CASE("S6: a warning sign names its rule where the course had stopped already") {
  const std::vector<Night> stopped = {loose(0, 1), loose(1, 1), loose(2, 1)};
  CHECK(answer_after(stopped, with_sign(unnoted(3, 0))) == "0, stopped(0), warning-sign");
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
      {2, "2, climbing(3), step-up, at ceiling"},
      {3, "3, climbing(4), step-up, at ceiling"},
      {4, "4, climbing(4), step-up"},
      {5, "4, climbing(4), step-up"},
  }));
  CHECK(answer_after({tolerated(0, 2)}, tolerated(1, 3), {2, 1200, {{0, most}}}) == next);
}

TEST_CASE(
    "S7: a dose above the ceiling that was tolerated lifts the plan by one and not the answer") {
  const Plan most_3 = {2, 1200, {{0, 3}}};
  CHECK(answer_after({tolerated(0, 2)}, tolerated(1, 6), most_3) ==
        "3, climbing(4), step-up, at ceiling");
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

TEST_CASE("S7: raised while holding, the answer comes back to what is held and no higher") {
  const Plan raised = {2, 1200, {{0, 20}, {3, 2}, {5, 20}}};
  std::vector<Night> nights = holding_3();
  CHECK(answer(after(nights, raised)) == "2, holding(3), settle, at ceiling");
  nights.insert(nights.end(), {tolerated(3, 2), tolerated(4, 2)});
  CHECK(answer(after(nights, raised)) == "3, holding(3), hold");
  CHECK(answer_after(nights, tolerated(5, 3), raised) == "3, holding(3), hold");
}

// ---- S9 ----

TEST_CASE("S9: after a dose above 5000 mg the answer is none for two nights") {
  const std::vector<Night> nights = {tolerated(0, 2), tolerated(1, 42)};  // 5040 mg
  CHECK(answer_on(2, nights) == "0, climbing(3), ask-first");
  CHECK(answer_on(3, nights) == "0, climbing(3), ask-first");
  CHECK(answer_on(4, nights) == "3, climbing(3), wait");
  CHECK(answer_on(2, {tolerated(0, 2), tolerated(1, 41)}) == "4, climbing(4), step-up");
}

TEST_CASE("S9: a stop outranks it, and it outranks a pause") {
  const Plan paused = {2, 1200, {{0, 20}}, {}, {{1, 9}}};
  CHECK(answer_on(1, {unnoted(0, 42)}, paused) == "0, climbing(2), ask-first");
  CHECK(answer_on(1, {with_sign(unnoted(0, 42))}, paused) == "0, stopped(0), warning-sign");
}

// ---- A1 to A3 ----

namespace {

Plan with_act(int day, Act::Kind act) { return {2, 1200, {{0, 20}}, {{day, act}}}; }

constexpr auto climb_act = Act::Kind::climb;
constexpr auto taper = Act::Kind::taper;

}  // namespace

TEST_CASE("A1: a climb lifts the limit from its own night on") {
  CHECK(answer_on(3, holding_3(), with_act(3, climb_act)) == "3, climbing(3), climb-again");
  CHECK(answer_on(3, holding_3(), with_act(4, climb_act)) == "3, holding(3), settle");
  CHECK(answer_on(4, holding_3(), with_act(3, climb_act)) == "3, climbing(3), wait");
  CHECK(answer_after(holding_3(), tolerated(3, 3), with_act(3, climb_act)) ==
        "4, climbing(4), step-up");
}

TEST_CASE("A1: a climb changes nothing where there is nothing to lift") {
  CHECK(answer_on(3, climbing_to_3(), with_act(3, climb_act)) == "3, climbing(3), step-up");
  CHECK(answer_on(3, confirming_3(), with_act(3, climb_act)) == "3, confirming(3), repeat");
}

TEST_CASE("A1: a climb lifts the limit of a climb, and ends a stop by the floor") {
  std::vector<Night> easing = holding_3();
  easing.push_back(loose(3, 1));
  CHECK(answer_on(4, easing, with_act(4, climb_act)) == "1, climbing(1), climb-again");
  Plan from_one = with_act(2, climb_act);
  from_one.recommended = 1;
  CHECK(answer_on(2, {loose(0, 1), loose(1, 1)}, from_one) == "1, climbing(1), climb-again");
}

TEST_CASE("A2: a taper is one less than planned from its own night on, and stays there") {
  CHECK(answer_on(3, holding_3(), with_act(3, taper)) == "2, holding(2), taper");
  CHECK(answer_on(3, climbing_to_3(), with_act(3, taper)) == "2, holding(2), taper");
  CHECK(answer_on(3, confirming_3(), with_act(3, taper)) == "2, holding(2), taper");
  CHECK(answer_after(holding_3(), tolerated(3, 2), with_act(3, taper)) == "2, holding(2), hold");
  CHECK(answer_on(0, {}, with_act(0, taper)) == "1, holding(1), taper");
}

TEST_CASE("A2: a taper at one capsule, or after a stop, changes nothing") {
  Plan from_one = with_act(2, taper);
  from_one.recommended = 1;
  CHECK(answer_on(2, {loose(0, 1), tolerated(1, 1)}, from_one) == "1, holding(1), settle");
  CHECK(answer_on(2, {loose(0, 1), loose(1, 1)}, from_one) == "0, stopped(0), floor");
}

TEST_CASE("A3: in a pause the answer is none and the standing goes on") {
  const Plan paused = {2, 1200, {{0, 20}}, {}, {{3, 4}}};
  CHECK(answer_on(2, confirming_3(), paused) == "3, climbing(3), step-up");
  CHECK(answer_on(3, holding_3(), paused) == "0, holding(3), paused");
  CHECK(answer_on(4, holding_3(), paused) == "0, holding(3), paused");
  CHECK(answer_on(5, holding_3(), paused) == "3, holding(3), wait");
  CHECK(answer_after(holding_3(), loose(3, 3), paused) == "0, confirming(3 of 3), paused");
}

TEST_CASE("loose right after three mornings without a movement teaches nothing") {
  const std::vector<Night> none = {no_movement(0, 2), no_movement(1, 0), no_movement(2, 2)};
  CHECK(answer_after(none, loose(3, 2)) == "2, climbing(2), wait");
  CHECK(answer_after(none, loose(9, 2)) == "2, climbing(2), wait");       // six nights not noted
  CHECK(answer_after(none, loose(10, 2)) == "2, confirming(2), repeat");  // seven
}

}  // namespace titrate::test

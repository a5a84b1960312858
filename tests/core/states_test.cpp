// The engine proved for courses of any length: every state of it, left in every way (states.hpp),
// keeps the properties of docs/rules.md and gives the answers of its table, written once more in
// reference.cpp. docs/rules.md, "How it is proved", states the alphabet.
#include "core/states.hpp"

#include <iostream>
#include <string_view>

#include "support/catch.hpp"

namespace titrate::test {
namespace {

const std::vector<Morning> lessons = {Morning::tolerated, Morning::loose, Morning::unnoted};
std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, 1, ',');
  return text;
}

void prove(const Alphabet& alphabet, std::string_view what) {
  States states(alphabet);
  states.explore();
  std::cout << "exhaustive: label " << alphabet.recommended << ", ceilings "
            << alphabet.lowest_ceiling << " to " << alphabet.highest_ceiling << ", doses 0 to "
            << alphabet.highest_dose << ", " << what << ": " << grouped(states.states())
            << " states, " << grouped(states.transitions()) << " transitions\n";
  CHECK(states.transitions() > states.states());
}

// Ceilings up to three above the label, and doses up to two above the highest. Sanitizers cost
// about tenfold, hence a smaller alphabet under them; the release build has all of it.
#ifdef NDEBUG
constexpr int ceilings_above = 3;
#else
constexpr int ceilings_above = 1;
#endif

Alphabet label(int recommended) {
  const int highest = recommended + ceilings_above;
  return {recommended, recommended, highest, highest + 2, lessons};
}

}  // namespace

// Small enough for every day, and large enough for each way into a hold: from its first night on, a
// week of fewer ends it (S3), whether a repeat was settled, was left undecided or was tapered.
TEST_CASE("courses of any length under a ceiling of 3 keep the properties and the table") {
  prove({3, 3, 3, 3, lessons}, "three lessons, under one ceiling");
}

TEST_CASE("courses of any length from a label of 1 keep the properties and the table", "[long]") {
  prove(label(1), "three lessons");
}

TEST_CASE("courses of any length from a label of 2 keep the properties and the table", "[long]") {
  prove(label(2), "three lessons");
}

TEST_CASE("courses of any length from a label of 3 keep the properties and the table", "[long]") {
  prove(label(3), "three lessons");
}

TEST_CASE(
    "courses of any length with mornings without a movement keep the properties and the table",
    "[long]") {
  prove({1, 2, 2, 3, {Morning::tolerated, Morning::loose, Morning::unnoted, Morning::no_movement}},
        "and mornings without a movement");
}

TEST_CASE("courses of any length with other causes and signs keep the properties and the table",
          "[long]") {
  prove({1,
         1,
         2,
         3,
         {Morning::tolerated, Morning::loose, Morning::other_cause, Morning::warning_sign}},
        "other causes and signs");
}

TEST_CASE("courses of any length with doses above 5000 mg keep the properties and the table",
          "[long]") {
  Alphabet strong{1, 1, 3, 5, lessons};
  strong.strength_tenths = 10000;  // 1000 mg: 5 capsules are 5000 mg, 6 are above
  strong.highest_ceiling = 3;
  strong.highest_dose = 6;
  prove(strong, "of 1000 mg, three lessons");
}

}  // namespace titrate::test

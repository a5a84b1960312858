// The quantities: what must not compile, and where each one ends.
#include <cstdint>
#include <limits>
#include <string>
#include <type_traits>

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

// ---- What must not compile ----

template <class A, class B>
concept addable = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept subtractable = requires(A a, B b) {
  a - b;
};
template <class A, class B>
concept multipliable = requires(A a, B b) {
  a* b;
};
template <class A, class B>
concept equatable = requires(A a, B b) {
  a == b;
};
template <class A, class B>
concept ordered = requires(A a, B b) {
  a < b;
};

template <class A, class B>
concept mixable = addable<A, B> || addable<B, A> || subtractable<A, B> || subtractable<B, A> ||
    multipliable<A, B> || multipliable<B, A> || equatable<A, B> || ordered<A, B> ||
    std::is_convertible_v<A, B> || std::is_convertible_v<B, A>;

// The concepts see what does compile, so that a "must not" below means something.
static_assert(addable<int, int> && mixable<int, long> && mixable<int, double>);
static_assert(std::is_same_v<decltype(Capsules::one() * *Strength::from_tenths(1)), Milligrams>);
static_assert(equatable<Capsules, Capsules> && ordered<Capsules, Capsules>);
static_assert(ordered<StoolType, StoolType> && ordered<Milligrams, Milligrams>);

static_assert(!addable<Capsules, Capsules> && !subtractable<Capsules, Capsules>);
static_assert(!multipliable<Capsules, Capsules> && !multipliable<Milligrams, Milligrams>);
static_assert(!mixable<Capsules, Milligrams>);
static_assert(!mixable<Capsules, int> && !mixable<Milligrams, int>);
static_assert(!mixable<Milligrams, std::int64_t> && !mixable<Milligrams, double>);
static_assert(!mixable<Strength, int> && !mixable<Strength, Milligrams>);

static_assert(!mixable<StoolType, Severity> && !mixable<StoolType, SleepQuality>);
static_assert(!mixable<StoolType, Movements> && !mixable<StoolType, Capsules>);
static_assert(!mixable<Movements, Capsules> && !mixable<Severity, SleepQuality>);
static_assert(!mixable<StoolType, int> && !mixable<Movements, int> && !mixable<Severity, int>);
static_assert(!addable<StoolType, StoolType> && !addable<Severity, Severity>);

static_assert(addable<NightDate, int> && subtractable<NightDate, int>);
static_assert(std::is_same_v<decltype(std::declval<NightDate>() - std::declval<NightDate>()), int>);
static_assert(!addable<NightDate, NightDate> && !multipliable<NightDate, int>);
static_assert(!addable<NightDate, Capsules> && !equatable<NightDate, int>);
static_assert(!std::is_convertible_v<int, NightDate> && !std::is_convertible_v<NightDate, int>);

static_assert(!mixable<Note, OtherCause> && !mixable<Note, Product> && !mixable<Note, SymptomName>);
static_assert(!std::is_convertible_v<std::string, Note> &&
              !std::is_convertible_v<Note, std::string>);

// What exists is valid: only the checked factories make it.
template <class T, class... From>
concept made_without_a_check = std::is_constructible_v<T, From...>;

static_assert(!made_without_a_check<Capsules> && !made_without_a_check<Capsules, int>);
static_assert(!made_without_a_check<Capsules, StoolType> && !made_without_a_check<Milligrams, int>);
static_assert(!made_without_a_check<StoolType> && !made_without_a_check<StoolType, int>);
static_assert(!made_without_a_check<StoolType, Capsules> && !made_without_a_check<Strength, int>);
static_assert(!made_without_a_check<NightDate> && !made_without_a_check<NightDate, int>);
static_assert(!made_without_a_check<Note> && !made_without_a_check<Note, std::string>);
static_assert(!made_without_a_check<Note, OtherCause> && !made_without_a_check<OtherCause, Note>);
static_assert(!made_without_a_check<SymptomName, std::string>);
static_assert(!made_without_a_check<NightFields> && !made_without_a_check<CourseFields>);
static_assert(!made_without_a_check<Night> && !made_without_a_check<Night, NightFields>);
static_assert(!made_without_a_check<Course> && !made_without_a_check<Course, CourseFields>);
static_assert(!made_without_a_check<Log, std::vector<Course>>);
static_assert(made_without_a_check<Log>);  // no course yet is a log

static_assert(!std::is_convertible_v<Checked<Night>, bool>);
static_assert(!std::is_convertible_v<Checked<Night>, Night>);

// ---- Where each one ends ----

constexpr std::int64_t far = std::numeric_limits<std::int64_t>::max();

template <class Quantity>
void check_limits(int lowest, int highest) {
  CHECK(Quantity::lowest == lowest);
  CHECK(Quantity::highest == highest);
  for (int number = lowest; number <= highest; ++number) {
    REQUIRE(Quantity::from(number));
    CHECK(Quantity::from(number)->value() == number);
  }
  CHECK_FALSE(Quantity::from(lowest - 1));
  CHECK_FALSE(Quantity::from(highest + 1));
  // What would be in range if cut to 8 or 32 bits.
  CHECK_FALSE(Quantity::from(highest + 256));
  CHECK_FALSE(Quantity::from(highest - 256));
  CHECK_FALSE(Quantity::from(highest + (std::int64_t{1} << 32)));
  CHECK_FALSE(Quantity::from(far));
  CHECK_FALSE(Quantity::from(-far - 1));
}

}  // namespace

TEST_CASE("each whole number ends where its scale ends") {
  check_limits<StoolType>(1, 7);
  check_limits<Movements>(0, 30);
  check_limits<SleepQuality>(1, 5);
  check_limits<Severity>(0, 10);
  check_limits<Capsules>(0, 99);
}

TEST_CASE("types 6 and 7 are loose and the others are not") {
  const auto [type, loose] = GENERATE(table<int, bool>(
      {{1, false}, {2, false}, {3, false}, {4, false}, {5, false}, {6, true}, {7, true}}));
  CHECK(is_loose(*StoolType::from(type)) == loose);
}

TEST_CASE("a capsule count goes one up and one down") {
  CHECK(capsules(4).one_more() == capsules(5));
  CHECK(capsules(4).one_less() == capsules(3));
  CHECK(Capsules::one().one_less() == Capsules::none());
  CHECK(capsules(99).one_more() > capsules(99));
}

TEST_CASE("a strength is more than 0 and at most 1000 mg") {
  const auto [given, allowed] = GENERATE(table<std::int64_t, bool>({
      {-1, false},
      {0, false},
      {1, true},
      {1125, true},
      {10000, true},
      {10001, false},
      {65536 + 1200, false},
      {far, false},
  }));
  REQUIRE(Strength::from_tenths(given).has_value() == allowed);
  if (allowed) CHECK(Strength::from_tenths(given)->per_capsule().tenths() == given);
}

TEST_CASE("capsules of a strength are an exact amount") {
  CHECK(capsules(4) * tenths(1200) == Milligrams::whole(480));
  CHECK(capsules(3) * tenths(1125) == Milligrams::from_tenths(3375));
  CHECK(capsules(99) * tenths(10000) == Milligrams::whole(99000));
  CHECK(Capsules::none() * tenths(1200) == Milligrams::whole(0));
  CHECK(Milligrams::whole(350) == Milligrams::from_tenths(3500));
}

TEST_CASE("the levels are those of docs/rules.md") {
  CHECK(upper_level.tenths() == 3500);
  CHECK(toxic_level.tenths() == 50000);
}

TEST_CASE("an amount is read with at most one decimal and written the same way") {
  const auto [text, amount] = GENERATE(table<std::string, int>({
      {"120", 1200},
      {"112.5", 1125},
      {"0.1", 1},
      {"0", 0},
      {"999999.9", 9999999},
  }));
  REQUIRE(Milligrams::parse(text));
  CHECK(Milligrams::parse(text)->tenths() == amount);
  CHECK(Milligrams::from_tenths(amount).to_text() == text);
}

TEST_CASE("what is no exact amount is not read") {
  const std::string text =
      GENERATE("", ".", ".5", "5.", "1.25", "1,5", "-1", "+1", " 1", "1 ", "1e2", "0x1", "1.a",
               "a.1", "1.-", "1000000", "1..5", "1.5.", "nan", "12a");
  CHECK_FALSE(Milligrams::parse(text));
}

// 350 mg in capsules of: 120 (2 are 240, 3 are 360), 175 (2 are 350), 175.1 (2 are 350.2),
// 116.6 (3 are 349.8), 116.7 (3 are 350.1), 350, 350.1, 3.6 (97 are 349.2), 3.5 (100 are 350).
TEST_CASE("the most capsules within 350 mg") {
  const auto [strength, most] = GENERATE(table<int, int>({
      {1200, 2},
      {1750, 2},
      {1751, 1},
      {1166, 3},
      {1167, 2},
      {3500, 1},
      {3501, 0},
      {36, 97},
      {35, 99},
      {1, 99},
      {10000, 0},
  }));
  CHECK(most_within(upper_level, tenths(strength)).value() == most);
}

TEST_CASE("the most capsules within an amount") {
  CHECK(most_within(toxic_level, tenths(2500)).value() == 20);
  CHECK(most_within(toxic_level, tenths(2501)).value() == 19);
  CHECK(most_within(Milligrams::whole(0), tenths(1)).value() == 0);
}

TEST_CASE("the default ceiling is the larger of the recommended dose and 350 mg") {
  const auto [recommended, strength, most] = GENERATE(table<int, int, int>({
      {2, 1200, 2},
      {3, 1200, 3},
      {1, 1200, 2},
      {1, 1000, 3},
      {1, 3501, 1},
      {99, 500, 99},
  }));
  CHECK(default_ceiling(capsules(recommended), tenths(strength)).value() == most);
}

TEST_CASE("names are those of the log format and of docs/rules.md") {
  using Kind = Phase::Kind;
  CHECK(name_of(Kind::climbing) == "climbing");
  CHECK(name_of(Kind::confirming) == "confirming");
  CHECK(name_of(Kind::holding) == "holding");
  CHECK(name_of(Kind::stopped) == "stopped");
  CHECK(name_of(Taught::tolerated) == "tolerated");
  CHECK(name_of(Taught::loose) == "loose");
  CHECK(name_of(Taught::nothing) == "nothing");
  const auto [rule, name] = GENERATE(table<Rule, std::string>({
      {Rule::first_night, "first-night"},
      {Rule::step_up, "step-up"},
      {Rule::repeat, "repeat"},
      {Rule::step_down, "step-down"},
      {Rule::settle, "settle"},
      {Rule::hold, "hold"},
      {Rule::taper, "taper"},
      {Rule::wait, "wait"},
      {Rule::lapse, "lapse"},
      {Rule::back_to_plan, "back-to-plan"},
      {Rule::floor, "floor"},
      {Rule::warning_sign, "warning-sign"},
  }));
  CHECK(name_of(rule) == name);
}

}  // namespace titrate::test

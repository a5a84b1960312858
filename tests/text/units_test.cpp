// What is counted, in words: every unit with every count there can be.

#include <array>
#include <optional>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "text/words.hpp"

namespace titrate::test {
namespace {

using text::count_in_words;
using text::dose_in_words;
using text::none_in_words;
using text::number_in_words;
using text::strength_in_words;
using text::title_of;

struct ExpectedWords {
  std::optional<Unit> unit;
  std::string one, many, each, none, title;
};

// In the order of Unit, behind capsules.
const std::array<ExpectedWords, 9> expected = {{
    {std::nullopt, "1 capsule", "2 capsules", "a capsule", "no capsules", "Capsules"},
    {Unit::tablet, "1 tablet", "2 tablets", "a tablet", "no tablets", "Tablets"},
    {Unit::softgel, "1 softgel", "2 softgels", "a softgel", "no softgels", "Softgels"},
    {Unit::gummy, "1 gummy", "2 gummies", "a gummy", "no gummies", "Gummies"},
    {Unit::sachet, "1 sachet", "2 sachets", "a sachet", "no sachets", "Sachets"},
    {Unit::scoop, "1 scoop", "2 scoops", "a scoop", "no scoops", "Scoops"},
    {Unit::ml, "1 ml", "2 ml", "an ml", "none", "ml"},
    {Unit::half_tablet, "1 half-tablet", "2 half-tablets", "a half-tablet", "no half-tablets",
     "Half-tablets"},
    {Unit::half_scoop, "1 half-scoop", "2 half-scoops", "a half-scoop", "no half-scoops",
     "Half-scoops"},
}};

TEST_CASE("every unit has its own words") {
  REQUIRE(expected.size() == unit_names.size() + 1);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const auto& [unit, one, many, each, none, title] = expected[i];
    CAPTURE(one);
    CHECK(unit == (i == 0 ? std::nullopt : std::optional(static_cast<Unit>(i - 1))));
    CHECK(text::to_text(capsules(1), unit) == one);
    CHECK(text::to_text(capsules(2), unit) == many);
    CHECK(words_of(unit).each == each);
    CHECK(none_in_words(unit) == none);
    CHECK(title_of(unit) == title);
  }
}

TEST_CASE("one is said as one, and every other number as several") {
  for (const ExpectedWords& it : expected) {
    for (int count = 0; count <= Capsules::highest; ++count) {
      const std::string words = count == 1 ? it.one.substr(2) : it.many.substr(2);
      CHECK(text::to_text(capsules(count), it.unit) == std::to_string(count) + ' ' + words);
    }
  }
}

// The halves of a whole, put together once more.
int halves_said(const std::string& words) {
  if (words.starts_with("half a")) return 1;
  const int wholes = std::stoi(words);
  return 2 * wholes + (words.find(" and a half ") == std::string::npos ? 0 : 1);
}

TEST_CASE("halves are said as wholes as well, and no fraction is in digits") {
  for (const Unit unit : {Unit::half_tablet, Unit::half_scoop}) {
    const Unit whole = whole_of(unit).value();
    for (int count = 1; count <= Capsules::highest; ++count) {
      const std::string words = text::wholes_in_words(count, whole);
      CAPTURE(words);
      CHECK(halves_said(words) == count);
      CHECK(words.find_first_of("./,") == std::string::npos);
      CHECK(words.ends_with(count <= 2 ? words_of(whole).one : words_of(whole).many));
      const std::string both = text::to_text(capsules(count), unit) + " (" + words + ')';
      CHECK(count_in_words(capsules(count), unit) == both);
      CHECK(number_in_words(capsules(count), unit) == std::to_string(count) + " (" + words + ')');
    }
  }
  CHECK(text::wholes_in_words(1, Unit::tablet) == "half a tablet");
  CHECK(text::wholes_in_words(2, Unit::tablet) == "1 tablet");
  CHECK(text::wholes_in_words(3, Unit::scoop) == "1 and a half scoops");
  CHECK(text::wholes_in_words(4, Unit::scoop) == "2 scoops");
}

TEST_CASE("only halves have wholes") {
  for (const ExpectedWords& it : expected) {
    const bool is_half = it.unit == Unit::half_tablet || it.unit == Unit::half_scoop;
    CHECK(whole_of(it.unit).has_value() == is_half);
    if (is_half) continue;
    CHECK(count_in_words(capsules(3), it.unit) == text::to_text(capsules(3), it.unit));
    CHECK(number_in_words(capsules(3), it.unit) == "3");
  }
}

TEST_CASE("a dose and a strength with their amounts") {
  const Counted tablets{tenths(1005), Unit::tablet};
  const Counted halves{tenths(600), Unit::half_tablet};
  CHECK(dose_in_words(capsules(3), tablets) == "3 tablets (301.5 mg)");
  CHECK(dose_in_words(capsules(3), halves) == "3 half-tablets (1 and a half tablets, 180 mg)");
  CHECK(dose_in_words(capsules(0), halves) == "0 half-tablets (0 mg)");
  CHECK(strength_in_words(tablets) == "100.5 mg a tablet");
  CHECK(strength_in_words(halves) == "60 mg a half-tablet (120 mg a tablet)");
  CHECK(strength_in_words({tenths(50), Unit::ml}, " of it") == "5 mg of it an ml");
}

}  // namespace
}  // namespace titrate::test

// What the program prints for a value it reads back as that value: a night, a stool, an amount.

#include <fmt/format.h>

#include <algorithm>

#include "cli/args/said_dates.hpp"
#include "cli/args/values.hpp"
#include "cli/night/said_amount.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "text/words.hpp"

namespace titrate::test {
namespace {

using namespace cli;

const NightDate tonight = date("2026-11-04");  // a Wednesday

std::string two_digits_of(int number) { return fmt::format("{:02}", number); }

TEST_CASE("every night of ten years is read back as it is printed, and in figures of any kind") {
  for (NightDate night = date("2020-01-01"); night <= date("2029-12-31"); night = night + 1) {
    const auto [year, month, day, weekday] = night.civil();
    const std::string mm = two_digits_of(month), dd = two_digits_of(day);
    std::string joined = text::to_text(night).substr(4);  // "7-Nov-2026"
    std::replace(joined.begin(), joined.end(), ' ', '-');
    for (const std::string& text :
         {night.iso(), joined, text::to_text(night), fmt::format("{}/{}/{}", year, mm, dd),
          fmt::format("{}.{}.{}", year, month, day), fmt::format("{}{}{}", year, mm, dd),
          fmt::format("{}.{}.{}", day, month, year), fmt::format("{}.{}.{}", dd, mm, year)}) {
      CAPTURE(text);
      CHECK(read_night("--x", text, tonight) == night);
    }
  }
}

// Without a year it is the last such day.
TEST_CASE("the last year of nights is read back as it is printed in short") {
  for (NightDate night = tonight - 364; night <= tonight; night = night + 1) {
    const std::string text = text::short_words(night);
    CAPTURE(text);
    CHECK(read_night("--x", text, tonight) == night);
    CHECK(read_night("--x", text.substr(4), tonight) == night);
    CHECK(read_night("--x", fmt::format("{} nights ago", tonight - night), tonight) == night);
  }
}

TEST_CASE("a day and a month in figures are one date, or refused with both") {
  for (int first = 1; first <= 31; ++first) {
    for (int second = 1; second <= 31; ++second) {
      const std::string text = fmt::format("{}/{}/2026", first, second);
      CAPTURE(text);
      const auto day_first = NightDate::from_civil(2026, second, first);
      const auto month_first = NightDate::from_civil(2026, first, second);
      if (day_first && month_first && *day_first != *month_first) {
        try {
          read_night("--x", text, tonight);
          FAIL_CHECK("was read");
        } catch (const Error& error) {
          CHECK(error.remedy.to_text().find(day_first->iso()) != std::string::npos);
          CHECK(error.remedy.to_text().find(month_first->iso()) != std::string::npos);
        }
      } else if (day_first || month_first) {
        CHECK(read_night("--x", text, tonight) == (day_first ? *day_first : *month_first));
      } else {
        CHECK_THROWS_AS(read_night("--x", text, tonight), Error);
      }
    }
  }
}

TEST_CASE("every stool type is read back as it is printed") {
  for (int type = StoolType::lowest; type <= StoolType::highest; ++type) {
    const StoolType stool = *StoolType::from(type);
    for (const std::string& text : {text::to_text(stool), std::string(text::word(stool)),
                                    std::to_string(type), fmt::format("type {}", type)}) {
      CAPTURE(text);
      CHECK(std::get<StoolType>(read_stool("--x", text)) == stool);
      CHECK(std::get<StoolType>(read_stool_answer(text)) == stool);
    }
  }
}

// "none" is printed for no unit, "a capsule" for one.
std::vector<std::optional<Unit>> every_unit() {
  std::vector<std::optional<Unit>> units = {std::nullopt};
  for (const std::string_view name : unit_names) units.push_back(unit_named(name));
  return units;
}

TEST_CASE("every dose is read back as it is printed, as a count and as its amount") {
  for (const auto unit : every_unit()) {
    for (const int tenths_each : {1200, 1125, 600, 10000}) {
      const CountedThen counted{unit, tenths(tenths_each)};
      for (int number = Capsules::lowest; number <= Capsules::highest; ++number) {
        const Capsules dose = capsules(number);
        const Milligrams amount = dose * *counted.strength;
        for (const std::string& text :
             {text::to_text(dose, unit), std::to_string(number), text::to_text(amount)}) {
          CAPTURE(text, number);
          CHECK(read_said_dose("--x", text, counted) == dose);
        }
      }
    }
  }
}

TEST_CASE("halves are read back as they are printed in wholes") {
  for (const Unit unit : {Unit::half_tablet, Unit::half_scoop}) {
    const CountedThen counted{unit, tenths(1200)};
    for (int halves = 1; halves <= Capsules::highest; ++halves) {
      const std::string text = text::wholes_in_words(halves, *whole_of(unit));
      CAPTURE(text);
      CHECK(read_said_dose("--x", text, counted).value() == halves);
    }
  }
}

// A number is never made another by what it is called.
TEST_CASE("an amount between two doses is none") {
  const CountedThen counted{std::nullopt, tenths(1200)};
  for (int amount = 0; amount <= 1200; ++amount) {
    CAPTURE(amount);
    const std::string text = fmt::format("{} mg", amount);
    if (amount % 120 == 0) {
      CHECK(read_said_dose("--x", text, counted).value() == amount / 120);
    } else {
      CHECK_THROWS_AS(read_said_dose("--x", text, counted), Error);
    }
  }
}

}  // namespace
}  // namespace titrate::test

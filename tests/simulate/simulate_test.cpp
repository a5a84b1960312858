// What the simulation of people must show whatever its numbers are, on a few dozen of them.
#include <fstream>
#include <sstream>

#include "simulate/arms.hpp"
#include "simulate/markdown.hpp"
#include "simulate/report.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace titrate::simulation {
namespace {

using Kind = Phase::Kind;

constexpr int few = 48;

Capsules capsules(int count) { return Capsules::from(count).value(); }

// A night on which T is 5, s is 1, nothing is decided by chance and nothing goes wrong.
Fate plain_night() {
  Fate fate{};
  fate.tolerance = 5.0;
  fate.gradualness = 1.0;
  fate.taken = true;
  fate.noted = true;
  return fate;
}

Person person_of(std::vector<Fate> nights) {
  return {.label = capsules(2), .nights = std::move(nights)};
}

// What was advised on each night: "2 3 4".
std::string advised(const Year& year) {
  std::string text;
  for (const Lived& night : year) {
    text += (text.empty() ? "" : " ") + std::to_string(night.advised.capsules.value());
  }
  return text;
}

Year year_of(Rules rules, const Person& who, Noting noting = Noting::all) {
  const Course course = course_of(who, {});
  return replay(who, *plan_of(rules, course), noting, {});
}

// The numbers of a report, to compare two.
std::string written(int people) {
  std::string text;
  for (const Section& section : report(people)) text += section.name + '\n' + section.text;
  return text;
}

}  // namespace

TEST_CASE("the same people live the same year twice") {
  const std::string once = written(8);
  CHECK(once.find("down to nothing") != std::string::npos);
  CHECK(once == written(8));
}

TEST_CASE("people differ from each other, and years do") {
  const Person one = person(0, {});
  const Person other = person(1, {});
  CHECK(one.nights.size() == static_cast<std::size_t>(nights_of_a_year));
  CHECK(one.nights.front().tolerance != other.nights.front().tolerance);
  CHECK(one.nights.front().chance != one.nights.back().chance);
}

// So that two rows of a table differ by what they are said to differ by, and by nothing else.
TEST_CASE("another parameter leaves all else about a person as it was") {
  Parameters parameters;
  parameters.upset.low = parameters.upset.high = 1.0;
  parameters.missed.low = parameters.missed.high = 0.0;
  const Person before = person(7, {});
  const Person after = person(7, parameters);
  for (std::size_t night = 0; night < before.nights.size(); ++night) {
    CAPTURE(night);
    CHECK(after.nights[night].upset);
    CHECK(before.nights[night].tolerance == after.nights[night].tolerance);
    CHECK(before.nights[night].chance == after.nights[night].chance);
    CHECK(before.nights[night].typed_twice == after.nights[night].typed_twice);
  }
}

TEST_CASE("no plan is ever above the ceiling") {
  for (const Rules rules : all_rules) {
    for (int number = 0; number < few; ++number) {
      CAPTURE(name_of(rules), number);
      const Year year = year_of(rules, person(static_cast<std::uint64_t>(number), {}));
      for (const Lived& night : year) {
        REQUIRE(night.advised.capsules.value() <= Parameters{}.ceiling.whole());
      }
    }
  }
}

// Property 4 of docs/rules.md, as it comes to people who mistype and take more than advised.
TEST_CASE("the second edition never rises by more than one a night") {
  for (const Rules rules : {Rules::second, Rules::climb_after_14, Rules::climb_after_56}) {
    for (int number = 0; number < few; ++number) {
      CAPTURE(name_of(rules), number);
      const Year year = year_of(rules, person(static_cast<std::uint64_t>(number), {}));
      for (std::size_t night = 1; night < year.size(); ++night) {
        // After two nights of asking first the plan goes on from where it was.
        if (year[night - 1].advised.capsules == Capsules::none()) continue;
        REQUIRE(year[night].advised.capsules <= year[night - 1].advised.capsules.one_more());
      }
    }
  }
}

TEST_CASE("the first edition brings more people down to nothing than the second") {
  const Fares first = fares_of(lives_of(Rules::first, few));
  const Fares second = fares_of(lives_of(Rules::second, few));
  CHECK(first.stopped_of_100 > 2.0 * second.stopped_of_100);
  CHECK(first.near_of_100 < second.near_of_100);
  CHECK(fares_of(lives_of(Rules::climb_after_28, few)).near_of_100 > second.near_of_100);
}

// ---- The people ----

TEST_CASE("a morning is as the dose, the night's noise and chance have it") {
  const auto after = [](auto change, int dose) {
    Fate fate = plain_night();
    change(fate);
    const Morning morning = morning_after(fate, capsules(dose), {});
    return std::to_string(morning.stool.value()) + (morning.loose ? " loose" : "");
  };
  const auto nothing = [](Fate&) {};
  CHECK(after(nothing, 3) == "4");  // two s below what is tolerated
  CHECK(after(nothing, 5) == "5");  // not above it
  CHECK(after(nothing, 6) == "6 loose");
  CHECK(after(nothing, 7) == "7 loose");
  CHECK(after([](Fate& fate) { fate.noise = -2.5; }, 3) == "6 loose");
  CHECK(after([](Fate& fate) { fate.chance = 2.5; }, 3) == "6 loose");
  CHECK(after([](Fate& fate) { fate.misread = true; }, 3) == "4");
  CHECK(after([](Fate& fate) { fate.misread = true; }, 5) == "6");
  CHECK(after([](Fate& fate) { fate.misread = true; }, 6) == "5 loose");
  CHECK(after([](Fate& fate) { fate.misread = true; }, 7) == "7 loose");
  CHECK(after([](Fate& fate) { fate.stray_soft = true; }, 3) == "5");
  CHECK(after([](Fate& fate) { fate.upset = true; }, 3) == "6 loose");
  CHECK(after([](Fate& fate) { fate.upset = fate.upset_liquid = true; }, 3) == "7 loose");
}

// ---- The rules compared, on nights without chance: T is 5, so 6 capsules are loose ----

TEST_CASE("all rules climb, ask once more, and hold one below what was loose twice") {
  const Person who = person_of(std::vector<Fate>(8, plain_night()));
  for (const Rules rules : all_rules) {
    CAPTURE(name_of(rules));
    const Year year = year_of(rules, who);
    CHECK(advised(year) == "2 3 4 5 6 6 5 5");
    CHECK(fare_of(year).first_hold == 7);
    CHECK(fare_of(year).loose_mornings == 2);
    // 3, 4, 5, 5 and 5 capsules are within two below 5
    CHECK(fare_of(year).nights_near == 5);
    CHECK(fare_of(year).highest_above == 1.0);
  }
}

TEST_CASE("one upset while holding costs a capsule but under the second edition") {
  std::vector<Fate> nights(11, plain_night());
  nights[7].upset = true;
  const Person who = person_of(nights);
  CHECK(advised(year_of(Rules::source, who)) == "2 3 4 5 6 6 5 5 4 4 4");
  CHECK(advised(year_of(Rules::first, who)) == "2 3 4 5 6 6 5 5 4 4 4");
  CHECK(advised(year_of(Rules::second, who)) == "2 3 4 5 6 6 5 5 5 5 5");
}

TEST_CASE("the source alone goes on after a morning that was not noted") {
  std::vector<Fate> nights(4, plain_night());
  nights[1].noted = false;
  CHECK(advised(year_of(Rules::source, person_of(nights))) == "2 3 4 5");
  CHECK(advised(year_of(Rules::first, person_of(nights))) == "2 3 3 4");
  CHECK(advised(year_of(Rules::second, person_of(nights))) == "2 3 3 4");
}

TEST_CASE("after a week away the first edition starts low, and the second too") {
  std::vector<Fate> nights(12, plain_night());
  for (std::size_t night = 3; night < 10; ++night) nights[night].taken = false;
  CHECK(advised(year_of(Rules::source, person_of(nights))) == "2 3 4 5 5 5 5 5 5 5 5 6");
  CHECK(advised(year_of(Rules::first, person_of(nights))) == "2 3 4 5 4 4 4 4 4 4 2 3");
  CHECK(advised(year_of(Rules::second, person_of(nights))) == "2 3 4 5 4 4 4 4 4 4 2 3");
}

TEST_CASE("a dose that was typed twice lifts the first edition to the ceiling, the second by one") {
  std::vector<Fate> nights(2, plain_night());
  nights[0].typed_twice = true;
  CHECK(advised(year_of(Rules::first, person_of(nights))) == "2 20");
  CHECK(advised(year_of(Rules::second, person_of(nights))) == "2 3");
}

TEST_CASE("a climb comes after so many good nights of a hold, and one bad one begins them anew") {
  // Held from the 7th night on. The 14th good night of the hold is the 20th, so on the 21st the
  // climb begins from 5; 6 are loose twice more, and the hold begins anew.
  std::vector<Fate> nights(26, plain_night());
  const std::string climb = "2 3 4 5 6 6 5 5 5 5 5 5 5 5 5 5 5 5 5 5 ";
  CHECK(advised(year_of(Rules::climb_after_14, person_of(nights))) == climb + "5 6 6 5 5 5");
  nights[12].upset = true;
  CHECK(advised(year_of(Rules::climb_after_14, person_of(nights))) == climb + "5 5 5 5 5 5");
}

// Held from the 7th night on; the upset of the 8th asks for 5 capsules once more.
TEST_CASE("who notes only bad mornings leaves a dose that is taken once more undecided") {
  std::vector<Fate> nights(12, plain_night());
  nights[7].upset = true;
  const auto phase_on = [&](Noting noting, std::size_t night) {
    return year_of(Rules::second, person_of(nights), noting)[night].advised.phase.kind;
  };
  CHECK(phase_on(Noting::all, 8) == Kind::confirming);
  CHECK(phase_on(Noting::all, 9) == Kind::holding);
  CHECK(phase_on(Noting::bad_while_holding, 9) == Kind::holding);
  CHECK(phase_on(Noting::bad, 9) == Kind::confirming);
  CHECK(phase_on(Noting::bad, 10) == Kind::confirming);
  CHECK(phase_on(Noting::bad, 11) == Kind::holding);
}

// ---- The numbers ----

TEST_CASE("how numbers are spread is read off the people in their order") {
  CHECK_FALSE(spread_of({}));
  const Spread one = spread_of({7.0}).value();
  CHECK(one.p10 == 7.0);
  CHECK(one.most == 7.0);
  std::vector<double> numbers;
  for (int number = 100; number >= 1; --number) numbers.push_back(number);
  const Spread spread = spread_of(numbers).value();
  CHECK(spread.p25 == 25.0);
  CHECK(spread.median == 50.0);
  CHECK(spread.p95 == 95.0);
}

TEST_CASE("a number is written as it is read") {
  CHECK(rounded(8.6) == "9");
  CHECK(rounded(-0.2) == "0");
  CHECK(rounded(-0.04, 1) == "0.0");
  CHECK(rounded(-1.96, 1) == "-2.0");
}

// ---- The page ----

TEST_CASE("the page shows every parameter as it is, and has a place for every section") {
  std::ifstream file(test::source_dir() / "docs/how-it-fares.md");
  std::ostringstream read;
  read << file.rdbuf();
  const std::string page = read.str();
  for (const Section& section : report(1)) {
    CAPTURE(section.name);
    CHECK(page.find("<!-- " + section.name + " -->\n") != std::string::npos);
    CHECK(page.find("<!-- end of " + section.name + " -->\n") != std::string::npos);
  }
  CHECK(page.find(parameter_table({})) != std::string::npos);
}

}  // namespace titrate::simulation

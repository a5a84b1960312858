// The last question of `titrate log`: one line for the symptoms that are noted most, typed half
// asleep in whatever form, and never taken for other numbers than those that stand in it.

#include "cli/ask/symptom_question.hpp"

#include <optional>
#include <string>
#include <vector>

#include "cli/error.hpp"
#include "cli/night/symptom_names.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

using ToldSymptoms = std::vector<std::string>;

SymptomName symptom_name(const std::string& text) { return made(SymptomName::from(text)); }

// "cramps=3", in the order told; "refused" where the answer cannot be read.
ToldSymptoms told_by(const std::string& answer, const std::vector<SymptomName>& names) {
  try {
    ToldSymptoms told;
    for (const Symptom& symptom : cli::read_severities(answer, names)) {
      told.push_back(symptom.name.value() + '=' + std::to_string(symptom.severity.value()));
    }
    return told;
  } catch (const cli::Error&) {
    return {"refused"};
  }
}

// A night with symptoms, each with its severity.
Night noted(int day, const std::vector<std::pair<std::string, int>>& symptoms) {
  NightFields fields = tolerated(day, 2).fields();
  for (const auto& [symptom, severity] : symptoms) {
    REQUIRE(fields.symptoms.set({symptom_name(symptom), Severity::from(severity).value()}));
  }
  return made(Night::from(std::move(fields)));
}

Log log_noting(std::vector<Night> nights) {
  return made(Log::from({course_of(std::move(nights))}));
}

ToldSymptoms words(const std::vector<SymptomName>& names) {
  ToldSymptoms told;
  for (const SymptomName& each : names) told.push_back(each.value());
  return told;
}

TEST_CASE("two severities are read in every form, for every pair of them") {
  const std::vector<SymptomName> names = {symptom_name("cramps"), symptom_name("leg-pain")};
  for (int first = -1; first <= 10; ++first) {
    for (int second = -1; second <= 10; ++second) {
      const std::string a = first < 0 ? "-" : std::to_string(first);
      const std::string b = second < 0 ? "-" : std::to_string(second);
      ToldSymptoms expected;
      if (first >= 0) expected.push_back("cramps=" + a);
      if (second >= 0) expected.push_back("leg-pain=" + b);
      for (const char* between : {" ", ",", ", ", " , ", ";", "\t", "   "}) {
        CAPTURE(a, between, b);
        CHECK(told_by(a + between + b, names) == expected);
      }
      CAPTURE(a, b);
      CHECK(told_by("cramps " + a + " leg-pain " + b, names) == expected);
      CHECK(told_by("Cramps=" + a + ", LEG-PAIN: " + b, names) == expected);
      CHECK(told_by("cramp " + a + ", leg-pains " + b, names) == expected);
      if (first >= 0 && second >= 0) CHECK(told_by(a + "/10 " + b + "/10", names) == expected);
      if (first < 0) CHECK(told_by("," + b, names) == expected);
      if (second < 0) CHECK(told_by(a + ",", names) == expected);
    }
  }
}

TEST_CASE("behind their names they stand in any order, and one alone will do") {
  const std::vector<SymptomName> names = {symptom_name("cramps"), symptom_name("migraine")};
  CHECK(told_by("migraine 5 cramps 3", names) == ToldSymptoms{"migraine=5", "cramps=3"});
  CHECK(told_by("migraine 5", names) == ToldSymptoms{"migraine=5"});
  CHECK(told_by("7", {symptom_name("cramps")}) == ToldSymptoms{"cramps=7"});
  CHECK(told_by("cramps=7", {symptom_name("cramps")}) == ToldSymptoms{"cramps=7"});
}

TEST_CASE("what could be meant otherwise is not read at all") {
  const std::vector<SymptomName> names = {symptom_name("cramps"), symptom_name("migraine")};
  for (const char* answer :
       {"3", "35", "3 5 7", "3,,5", "11 0", "0 11", "-1 3", "3.5 2", "3/5", "cramps", "cramps 3 5",
        "cramps 3 cramps 4", "3 cramps", "bad", "none", "cramps 3 nausea 4", "+3 5", "3 5,", "="}) {
    CAPTURE(answer);
    CHECK(told_by(answer, names) == ToldSymptoms{"refused"});
  }
  for (const char* answer : {"3 5", "3,5", "3.5", "", "11", "nausea 3"}) {
    CAPTURE(answer);
    CHECK(told_by(answer, {symptom_name("cramps")}) == ToldSymptoms{"refused"});
  }
  CHECK(told_by("3 5", {symptom_name("1"), symptom_name("3")}) ==
        ToldSymptoms{"1=3", "3=5"});  // names that are numbers
}

TEST_CASE("the symptoms noted on most nights of four weeks come first") {
  const Log log = log_noting({noted(0, {{"old", 9}}), noted(1, {{"old", 9}, {"cramps", 0}}),
                              noted(2, {{"cramps", 1}, {"migraine", 4}}),
                              noted(3, {{"cramps", 0}, {"aching", 4}})});
  const auto on = [&](int day) { return words(cli::symptoms_noted_most(log, first_night + day)); };
  // As often: the one noted last, then by the alphabet.
  CHECK(on(4) == ToldSymptoms{"cramps", "old", "aching", "migraine"});
  CHECK(on(28) == ToldSymptoms{"cramps", "old", "aching", "migraine"});
  CHECK(on(29) == ToldSymptoms{"cramps", "aching", "migraine", "old"});
  CHECK(on(30) == ToldSymptoms{"cramps", "aching", "migraine"});
  CHECK(on(31) == ToldSymptoms{"aching", "cramps"});
  CHECK(on(32).empty());
  CHECK(on(1) == ToldSymptoms{"old", "cramps"});  // none of a later night
}

TEST_CASE("asked for are two, none that the night has, and none that may be a warning sign") {
  const std::vector<Night> nights = {
      noted(0, {{"cramps", 2}, {"migraine", 2}, {"rash", 1}, {"palpitations", 0}}),
      noted(1, {{"cramps", 2}, {"migraine", 2}, {"palpitations", 0}}),
      noted(2, {{"cramps", 5}, {"palpitations", 0}}), noted(3, {})};
  const Log log = log_noting(nights);
  const auto on = [&](std::size_t day) {
    return words(cli::symptoms_to_ask(log, nights[day], first_night + 4));
  };
  CHECK(on(3) == ToldSymptoms{"cramps", "migraine"});
  CHECK(on(2) == ToldSymptoms{"migraine"});
  CHECK(on(1).empty());
  // By the alphabet, however often each was noted: the answer is typed by heart.
  const Log turned = log_noting({noted(0, {{"zest", 3}}), noted(1, {{"zest", 3}, {"aching", 3}})});
  CHECK(words(cli::symptoms_to_ask(turned, noted(2, {}), first_night + 3)) ==
        ToldSymptoms{"aching", "zest"});
  // Somebody said of this one, with more than 0, that it is a symptom.
  const Log with_more =
      log_noting({noted(0, {{"palpitations", 3}}), noted(1, {{"palpitations", 0}}), noted(2, {})});
  CHECK(words(cli::symptoms_to_ask(with_more, noted(2, {}), first_night + 3)) ==
        ToldSymptoms{"palpitations"});
}

TEST_CASE("a night that can hold no more symptoms is not asked about") {
  std::vector<std::pair<std::string, int>> many;
  for (std::size_t i = 0; i < Symptoms::most; ++i) many.emplace_back("s" + std::to_string(i), 1);
  const Night full = noted(1, many);
  const Log log = log_noting({noted(0, {{"cramps", 2}}), full});
  CHECK(cli::symptoms_to_ask(log, full, first_night + 2).empty());
}

}  // namespace
}  // namespace titrate::test

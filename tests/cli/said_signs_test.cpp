// Warning signs in a person's own words: none is lost, none is taken unasked, and what is suggested
// logs it.

#include "cli/night/said_signs.hpp"

#include <algorithm>

#include "knowledge/facts.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/suggestions.hpp"
#include "support/world.hpp"
#include "text/words.hpp"

namespace titrate::test {
namespace {

using Words = std::vector<std::string>;
using knowledge::SignWord;
using text::Condition;

World world_with_two_nights() {
  World world;
  world.set_clock("2026-11-03T21:30");
  REQUIRE(world.run({"start", "--recommended", "2", "--mg", "60", "--date", "2026-11-01"}).code ==
          0);
  REQUIRE(world.run({"log", "2", "4", "--date", "2026-11-01"}).code == 0);
  REQUIRE(world.run({"log", "2", "--date", "2026-11-02"}).code == 0);
  return world;
}

std::vector<SignWord> every_word() {
  std::vector<SignWord> words(knowledge::sign_words().begin(), knowledge::sign_words().end());
  for (const knowledge::SignFact& fact : knowledge::signs()) {
    words.push_back({name_of(fact.sign), fact.sign});
  }
  return words;
}

bool is_name(const SignWord& word) { return word.words == name_of(word.sign); }

// Every way to say a word, but for a sign's own name behind --sign, which is taken.
std::vector<Words> ways_to_say(const SignWord& word) {
  const std::string said(word.words);
  std::vector<Words> ways = {{"log", said},
                             {"log", "2", said},
                             {"log", said, "loose"},
                             {"log", "2", "--symptom", said + "=3"},
                             {"log", "--symptom", said},
                             {"log", "2", "--stool", said},
                             {"edit", "2026-11-01", said},
                             {"edit", "2026-11-01", "--symptom", said + "=10"}};
  if (!is_name(word)) ways.push_back({"log", "2", "--sign", said});
  return ways;
}

// Nights with signs, and their signs; the names of symptoms stand elsewhere.
std::string signs_in(World& world) {
  const std::string log = *world.disk.bytes(World::path("log.json"));
  std::string signs;
  for (auto at = log.find("\"signs\":"); at != std::string::npos;
       at = log.find("\"signs\":", at + 1)) {
    signs += log.substr(at, log.find(']', at) - at);
  }
  return signs;
}

bool has_sign(World& world, WarningSign sign) {
  return signs_in(world).find('"' + std::string(name_of(sign)) + '"') != std::string::npos;
}

// A symptom as it has to be written: a name, and how bad.
bool is_whole_symptom(const Words& way) {
  return way[way.size() - 2] == "--symptom" && way.back().find('=') != std::string::npos;
}

const text::Suggestion* suggestion_if(const Said& said, Condition condition) {
  const auto found = std::find_if(said.suggested.begin(), said.suggested.end(),
                                  [&](const auto& each) { return each.condition == condition; });
  return found == said.suggested.end() ? nullptr : &*found;
}

TEST_CASE("where nobody is asked a word for a sign is refused, and what is to be typed logs it") {
  const World before = world_with_two_nights();
  for (const SignWord& word : every_word()) {
    WarningSigns sign;
    sign.insert(word.sign);
    const std::string advice(text::what_to_do(text::rank_of(sign)));
    for (const Words& way : ways_to_say(word)) {
      CAPTURE(way);
      World world = before;
      const Said said = world.run(way);
      CHECK(said.code == 1);
      CHECK_FALSE(said.saved);
      CHECK(said.err.find("ake no more magnesium") < said.err.find("titrate log"));
      CHECK(said.err.find(advice) != std::string::npos);
      const auto* const suggested = suggestion_if(said, Condition::sign);
      REQUIRE(suggested != nullptr);
      REQUIRE(world.run(arguments_of(*suggested, way)).code == 0);
      CHECK(has_sign(world, word.sign));
      CHECK(world.run({"tonight", "--quiet"}).out == "0\n");
    }
  }
}

TEST_CASE("a symptom that is called like a sign is logged as one where that is said") {
  const World before = world_with_two_nights();
  for (const SignWord& word : every_word()) {
    std::string name(word.words);
    std::replace(name.begin(), name.end(), ' ', '-');
    CAPTURE(name);
    World world = before;
    const Words typed = {"log", "2", "--symptom", name + "=3"};
    const Said said = world.run(typed);
    REQUIRE(said.code == 1);
    const auto* const suggested = suggestion_if(said, Condition::no_sign);
    REQUIRE(suggested != nullptr);
    CHECK(world.run(arguments_of(*suggested, typed)).code == 0);
    CHECK(signs_in(world).empty());
    // From then on it is one, without a word.
    CHECK(world.run({"edit", "2026-11-01", "--symptom", name + "=10"}).code == 0);
  }
}

TEST_CASE("on a terminal a word for a sign is asked about: yes, no, and no answer") {
  World before = world_with_two_nights();
  before.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  for (const SignWord& word : every_word()) {
    for (const Words& way : ways_to_say(word)) {
      CAPTURE(way);
      World world = before;
      const Said unanswered = world.run(way);
      CHECK(unanswered.code == 1);
      CHECK_FALSE(unanswered.saved);
      std::string shown = unanswered.out;
      std::replace(shown.begin(), shown.end(), '\n', ' ');
      CHECK(shown.find("ake no more magnesium") < shown.find("Is this a warning sign"));
      world.answers = {"n"};
      CHECK((world.run(way).code == 0) == is_whole_symptom(way));
      CHECK_FALSE(has_sign(world, word.sign));
      world = before;
      world.answers = {"y"};
      CHECK(world.run(way).code == 0);
      CHECK(has_sign(world, word.sign));
    }
  }
}

TEST_CASE("a severity of 0 is no sign, and does not make one that is in the log") {
  World world = world_with_two_nights();
  CHECK(world.run({"log", "2", "--symptom", "palpitations=0"}).code == 0);
  CHECK(world.run({"edit", "2026-11-03", "--symptom", "palpitations=1"}).code == 1);
}

TEST_CASE("what is said every night is never asked about") {
  World before = world_with_two_nights();
  before.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  for (const knowledge::StoolWord& word : cli::stool_words()) {
    CAPTURE(word.word);
    World world = before;
    const Said said = world.run({"log", std::string(word.word), "--symptom", "cramps=3"});
    CHECK(said.code == 0);
    CHECK(said.out.find("warning sign") == std::string::npos);
  }
}

TEST_CASE("one slip of the finger hides no sign, and makes none of what people track") {
  World world = world_with_two_nights();
  for (const std::string name : {"vomitng", "palpitatoins", "dehidrated", "bleding", "faintinng"}) {
    CAPTURE(name);
    CHECK(world.run({"edit", "2026-11-01", "--symptom", name + "=1"}).code == 1);
  }
  for (const std::string name : {"sleep", "weeks", "back", "bloating", "heart", "tingling"}) {
    CAPTURE(name);
    CHECK(world.run({"edit", "2026-11-01", "--symptom", name + "=1"}).code == 0);
  }
}

}  // namespace
}  // namespace titrate::test

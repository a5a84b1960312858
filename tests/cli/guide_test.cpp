// The guide needs no log, and shows no fact for a name that it has to guess.

#include "text/guide.hpp"

#include <algorithm>

#include "cli/args/medicine_names.hpp"
#include "knowledge/facts.hpp"
#include "support/catch.hpp"
#include "support/logs.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

std::string words_of(std::string_view name) {
  std::string words;
  for (const auto* row : knowledge::medicines_named(name)) words += row->words;
  return words;
}

// A name with one letter dropped, doubled, or swapped with the next.
std::vector<std::string> slips_of(const std::string& name) {
  std::vector<std::string> slips;
  for (std::size_t i = 0; i < name.size(); ++i) {
    slips.push_back(name.substr(0, i) + name.substr(i + 1));
    slips.push_back(name.substr(0, i + 1) + name.substr(i));
    if (i + 1 == name.size()) continue;
    slips.push_back(name);
    std::swap(slips.back()[i], slips.back()[i + 1]);
  }
  return slips;
}

TEST_CASE("a slip in a medicine's name finds that medicine, or has its name offered") {
  for (const std::string& name : knowledge::medicine_names()) {
    for (const std::string& slip : slips_of(name)) {
      CAPTURE(name, slip);
      if (!knowledge::medicines_named(slip).empty()) {
        CHECK(words_of(slip) == words_of(name));
        continue;
      }
      const auto like = cli::medicines_like(slip);
      CHECK(std::find(like.begin(), like.end(), name) != like.end());
    }
  }
}

TEST_CASE("a name that is only guessed shows no fact, in the guide and at the start") {
  const std::string name = GENERATE(as<std::string>{}, "ciprofloxacine", "irno", "levothyroxin",
                                    "doxycyclin", "amilorid", "iron water", "aspirin");
  CAPTURE(name);
  World world;
  const Said said = world.run({"guide", "medicines", name});
  CHECK(said.code == 1);
  CHECK(said.out.empty());
  const Said started = world.run({"start", "--recommended", "2", "--mg", "120", "--taking", name});
  CHECK(started.code == 0);
  for (const knowledge::Medicine& row : knowledge::medicines()) {
    CHECK(said.err.find(row.words) == std::string::npos);
  }
  for (const std::string_view telling : {"hours", "over time", "keep magnesium"}) {
    CHECK(said.err.find(telling) == std::string::npos);
    CHECK(started.out.find(telling) == std::string::npos);
  }
  CHECK(said.err.find("ask a pharmacist") != std::string::npos);
}

TEST_CASE("what is suggested is in the table") {
  const std::string name =
      GENERATE(as<std::string>{}, "ciprofloxacine", "gemifloxacin", "penicillin",
               "doxycycline hyclate", "levothyroxine 50 mcg", "diur", "", "zzz");
  CAPTURE(name);
  const auto like = cli::medicines_like(name);
  CHECK(like.size() <= 3);
  for (const std::string& candidate : like)
    CHECK_FALSE(knowledge::medicines_named(candidate).empty());
}

TEST_CASE("medicines that are only called alike are not suggested") {
  CHECK(cli::medicines_like("penicillin").empty());  // penicillamine
  CHECK(cli::medicines_like("ampicillin").empty());  // amoxicillin
  CHECK(cli::medicines_like("sertraline").empty());
  for (const char* beginning : {"potassium", "calcium", "vitamin d", "loop", "acid"}) {
    CAPTURE(beginning);
    CHECK(cli::medicines_like(beginning).empty());
  }
}

TEST_CASE("the guide works without a home or a log, and touches no file") {
  const std::string topic =
      GENERATE(as<std::string>{}, "protocol", "stool", "forms", "limits", "signs", "diarrhea",
               "kidney", "medicines", "symptoms", "magnesium", "sources", "ceiling");
  World world;
  world.variables.erase("HOME");
  world.disk.forget_calls();
  const Said said = world.run({"guide", topic});
  CHECK(said.code == 0);
  CHECK(said.err.empty());
  CHECK(world.disk.calls().empty());
  CHECK(world.run({"guide"}).code == 0);
  CHECK(world.run({"guide", "medicines", "Alendronic", "ACID"}).code == 0);
  CHECK(world.run({"guide", "blood", "in", "my", "stool"}).code == 0);
  CHECK(world.disk.calls().empty());
}

TEST_CASE("fifty medicines can be told at a start, and no more") {
  std::vector<std::string> start = {"start", "--recommended", "2", "--mg", "120"};
  for (int i = 0; i < 50; ++i) start.insert(start.end(), {"--taking", "m" + std::to_string(i)});
  World world;
  CHECK(world.run(start).code == 0);
  start.insert(start.end(), {"--taking", "m50"});
  World other;
  CHECK(other.run(start).code == 2);
  CHECK_FALSE(other.disk.has(World::path("log.json")));
}

}  // namespace
}  // namespace titrate::test

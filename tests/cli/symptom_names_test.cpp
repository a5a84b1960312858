// One symptom or measure must not part in two by a slip of the finger, and two must not be taken
// for one.

#include "cli/night/symptom_names.hpp"

#include "support/catch.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

using Words = std::vector<std::string>;

std::string like(const std::string& name, const Words& used) {
  return cli::symptom_like(name, used).value_or("");
}

// What people track, and what they may well track side by side.
const Words distinct = {
    "cramps",    "leg-cramps", "twitching",    "restless-legs", "migraine",      "migraine-aura",
    "headache",  "pain",       "pain-left",    "pain-right",    "pain-l",        "pain-r",
    "back-pain", "neck-pain",  "knee-pain",    "hip-pain",      "lip-pain",      "knee1",
    "knee2",     "fatigue",    "constipation", "nausea",        "anxiety",       "palpitations",
    "numbness",  "tingling",   "dizziness",    "brain-fog",     "tender-points", "sleepiness",
    "insomnia",  "bloating",   "gas",          "legs",          "arms",          "eyes",
    "ears",      "hands",      "heart",        "heat",          "cold",          "cough",
    "itching",   "aching",     "stress",       "mood",          "joint-pain",    "jaw-pain",
    "day-1",     "day-2",      "l-arm",        "r-arm",         "left-arm",      "right-arm"};

TEST_CASE("names that people use side by side are not taken for each other") {
  for (const std::string& name : distinct) {
    for (const std::string& used : distinct) {
      CAPTURE(name, used);
      CHECK(like(name, {used}).empty());
    }
  }
}

TEST_CASE("a plural, a hyphen, or one slip in a longer part is pointed out") {
  const auto [name, used] =
      GENERATE(table<std::string, std::string>({{"cramp", "cramps"},
                                                {"cramps", "cramp"},
                                                {"migraines", "migraine"},
                                                {"migrane", "migraine"},
                                                {"migranes", "migraine"},
                                                {"crmps", "cramps"},
                                                {"leg-cramp", "leg-cramps"},
                                                {"restless-leg", "restless-legs"},
                                                {"restlesslegs", "restless-legs"},
                                                {"head-ache", "headache"},
                                                {"headahce", "headache"},
                                                {"fatige", "fatigue"},
                                                {"fatiggue", "fatigue"},
                                                {"twitch", "twitches"},
                                                {"allergies", "allergy"},
                                                {"tender-point", "tender-points"},
                                                {"tneder-points", "tender-points"},
                                                {"brain--fog", "brain-fog"},
                                                {"pains", "pain"},
                                                {"leg", "legs"}}));
  CAPTURE(name, used);
  CHECK(like(name, {"anxiety", used, "sleepiness"}) == used);
}

TEST_CASE("a name that the log has is what is meant, and the likest one is named") {
  CHECK(like("cramp", {"cramp", "cramps"}).empty());
  CHECK(like("migrains", {"migraine", "migrain"}) == "migrain");  // a plural before a slip
  CHECK(like("cramp", {}).empty());
}

World world_noting(const std::string& symptom) {
  World world;
  world.set_clock("2026-11-03T08:00");
  REQUIRE(world.run({"start", "--recommended", "2", "--mg", "60", "--date", "2026-11-01"}).code ==
          0);
  REQUIRE(world.run({"log", "2", "4", "--date", "2026-11-01", "--symptom", symptom}).code == 0);
  return world;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("on a terminal one question is asked, and Enter joins") {
  World world = world_noting("cramps=6");
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 200};
  const bool edit = GENERATE(false, true);
  const std::string answer = GENERATE("", "y", "yes", "cramps", "n", "no");
  const bool joins = answer.empty() || answer[0] == 'y' || answer == "cramps";
  CAPTURE(edit, answer);
  world.answers.push_back(answer);
  const Said said = edit ? world.run({"edit", "2026-11-01", "--symptom", "cramp=3"})
                         : world.run({"log", "3", "4", "--symptom", "cramp=3"});
  CHECK(said.code == 0);
  CHECK(world.answers.empty());
  CHECK(has(said.out, "The log has cramps, and no cramp yet.\nUse cramps? [Y/n] "));
  const std::string log = *world.disk.bytes(World::path("log.json"));
  CHECK(has(log, "\"cramps\": 3") == joins);
  CHECK(has(log, "\"cramp\": 3") != joins);
}

TEST_CASE("an answer that says neither is asked for again, and none at all changes nothing") {
  World world = world_noting("cramps=6");
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  const std::string before = *world.disk.bytes(World::path("log.json"));
  world.answers = {"what?"};  // and then the input ends
  const Said said = world.run({"log", "3", "4", "--symptom", "cramp=3"});
  CHECK(said.code == 1);
  CHECK(has(said.out, "Please type yes or no.\nUse cramps? [Y/n] "));
  CHECK(has(said.err, "Nothing was changed."));
  CHECK(*world.disk.bytes(World::path("log.json")) == before);
}

TEST_CASE("the question takes as many answers as any other, and then nothing is changed") {
  World world = world_noting("cramps=6");
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  const std::string before = *world.disk.bytes(World::path("log.json"));
  world.answers = {"what?", "cramp", std::string(100'000, 'y'), "both", "oui", "yes"};
  const Said said = world.run({"log", "3", "4", "--symptom", "cramp=3"});
  CHECK(said.code == 2);
  CHECK(world.answers.size() == 1);
  CHECK(has(said.err, "none of 5 answers could be read.\nNothing was changed."));
  CHECK(*world.disk.bytes(World::path("log.json")) == before);
}

TEST_CASE("where it cannot ask, what was typed is kept, and the way to join them is said") {
  World world = world_noting("cramps=6");
  const bool no_input = GENERATE(false, true);
  if (no_input) world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  Words arguments = {"log", "3", "4", "--symptom", "cramp=3"};
  if (no_input) arguments.emplace_back("--no-input");
  const Said said = world.run(arguments);
  CHECK(said.code == 0);
  CHECK(has(said.out, "`titrate edit 2026-11-02 --clear symptom=cramp --symptom cramps=3`"));
  // And the way works.
  const Said joined = world.run(
      {"edit", "2026-11-02", "--clear", "symptom=cramp", "--symptom", "cramps=3", "--no-input"});
  CHECK(joined.code == 0);
  CHECK_FALSE(has(joined.out, "new name"));
  const std::string log = *world.disk.bytes(World::path("log.json"));
  CHECK(has(log, "\"cramps\": 3"));
  CHECK_FALSE(has(log, "\"cramp\""));
}

TEST_CASE("a name that the log has, or that nothing is like, is no question") {
  World world = world_noting("cramps=6");
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  const std::string told = GENERATE("cramps=3", "pain=2");
  const Said said = world.run({"log", "3", "4", "--symptom", told});
  CHECK(said.code == 0);
  CHECK_FALSE(has(said.out, "[Y/n]"));
  // Both told at once are two symptoms.
  const Said both =
      world.run({"edit", "yesterday", "--symptom", "cramp=1", "--symptom", "cramps=2"});
  CHECK(both.code == 0);
  CHECK_FALSE(has(both.out, "[Y/n]"));
}

// ---- Measures, which are treated alike ----

World world_measuring() {
  World world;
  world.set_clock("2026-11-03T08:00");
  REQUIRE(world.run({"start", "--recommended", "2", "--mg", "60", "--date", "2026-11-01"}).code ==
          0);
  REQUIRE(world
              .run({"log", "2", "4", "--date", "2026-11-01", "--measure", "tender-points=11",
                    "--symptom", "cramps=6"})
              .code == 0);
  return world;
}

TEST_CASE("a measure's name that is like one of the log's is asked about, and Enter joins") {
  World world = world_measuring();
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 200};
  const std::string answer = GENERATE("", "y", "tender-points", "n");
  const bool joins = answer != "n";
  world.answers.push_back(answer);
  const Said said = world.run({"log", "3", "4", "--measure", "tender-point=8,5"});
  CHECK(said.code == 0);
  CHECK(has(said.out, "The log has tender-points, and no tender-point yet."));
  const std::string log = *world.disk.bytes(World::path("log.json"));
  CHECK(has(log, "\"tender-points\": 8.5") == joins);
  CHECK(has(log, "\"tender-point\": 8.5") != joins);
}

TEST_CASE("where it cannot ask, the way to join two measures is said, and it works") {
  World world = world_measuring();
  const Said said = world.run({"log", "3", "4", "--measure", "tender-point=8"});
  CHECK(has(said.out,
            "`titrate edit 2026-11-02 --clear measure=tender-point --measure tender-points=8`"));
  CHECK(world
            .run({"edit", "2026-11-02", "--clear", "measure=tender-point", "--measure",
                  "tender-points=8"})
            .code == 0);
  const std::string log = *world.disk.bytes(World::path("log.json"));
  CHECK(has(log, "\"tender-points\": 8"));
  CHECK_FALSE(has(log, "\"tender-point\""));
}

TEST_CASE("a name is of one kind, in the log and in what is told") {
  World world = world_measuring();
  const std::string before = *world.disk.bytes(World::path("log.json"));
  const auto refused = [&](const Words& told) {
    Words command = {"log", "3", "4"};
    command.insert(command.end(), told.begin(), told.end());
    const Said said = world.run(command);
    CHECK(said.code == 1);
    CHECK(*world.disk.bytes(World::path("log.json")) == before);
    return said.err;
  };
  CHECK(has(refused({"--symptom", "tender-points=3"}), "is a measure in this log, not a symptom."));
  CHECK(has(refused({"--measure", "cramps=3"}), "is a symptom in this log, not a measure."));
  CHECK(has(refused({"--measure", "pulse=60", "--symptom", "pulse=3"}),
            "pulse is told as a symptom and as a measure, and a name is one of the two."));
}

TEST_CASE("a decimal comma is a point, and one before three digits is refused with both readings") {
  World world = world_measuring();
  const auto [typed, problem] = GENERATE(
      table<std::string, std::string>({{"37,2", ""},
                                       {"0,5", ""},
                                       {"1280,5", ""},
                                       {"1,280", "\"1,280\" can be read as 1280 and as 1.280."},
                                       {"999,999", "can be read as 999999 and as 999.999."},
                                       {"0,125", "\"0,125\" is not a number"},
                                       {"1,2,3", "\"1,2,3\" is not a number"},
                                       {",5", "\",5\" is not a number"},
                                       {"5,", "\"5,\" is not a number"},
                                       {"1,28x", "\"1,28x\" is not a number"}}));
  CAPTURE(typed);
  const Said said = world.run({"log", "3", "4", "--measure", "temperature=" + typed});
  CHECK(said.code == (problem.empty() ? 0 : 2));
  CHECK(has(said.err, problem));
  if (!problem.empty()) return;
  std::string point = typed;
  point[point.find(',')] = '.';
  CHECK(has(*world.disk.bytes(World::path("log.json")), "\"temperature\": " + point));
}

}  // namespace
}  // namespace titrate::test

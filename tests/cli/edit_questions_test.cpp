// `titrate edit DATE` alone, on a terminal: what is answered comes to the same as what could be
// typed behind it, and Enter keeps what is there.

#include <string>
#include <vector>

#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

using Words = std::vector<std::string>;

// The second of November has every field that is asked for.
Night whole_night() {
  NightFields fields = with_stool(1, 3, 4).fields();
  fields.movements = Movements::from(2);
  fields.sleep = SleepQuality::from(3);
  for (const char* name : {"cramps", "migraine"}) {
    REQUIRE(fields.symptoms.set({made(SymptomName::from(name)), Severity::from(5).value()}));
  }
  REQUIRE(fields.measures.set(
      {made(MeasureName::from("pulse")), MeasureValue::from_tenths(600).value()}));
  fields.other_cause = made(OtherCause::from("flu"));
  fields.note = made(Note::from("slept badly"));
  return made(Night::from(std::move(fields)));
}

World world_with_night(const Night& second) {
  World world;
  world.keep(made(Log::from({course_of({tolerated(0, 2), second})})));
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  world.variables["NO_COLOR"] = "1";
  world.set_clock("2026-11-03T22:00");
  return world;
}

World typed(World world, Words options) {
  world.terminal.can_ask = false;
  Words command = {"edit", "2026-11-02"};
  command.insert(command.end(), options.begin(), options.end());
  const Said said = world.run(command);
  INFO(said.err);
  REQUIRE(said.code == 0);
  return world;
}

struct Answered {
  std::size_t question;  // of dose, stool, movements, sleep, cramps, migraine, pulse, cause, note
  const char* answer;
  Words typed;
};

constexpr std::size_t questions = 9;

const std::vector<Answered>& answered() {
  static const std::vector<Answered> all = {
      {0, "4", {"--dose=4"}},
      {0, "0", {"--dose=0"}},
      {1, "6", {"--stool=6"}},
      {1, "hard", {"--stool=hard"}},
      {1, "-", {"--clear=stool"}},
      {2, "1", {"--movements=1"}},
      {2, "-", {"--clear=movements"}},
      {3, "5", {"--sleep=5"}},
      {3, "-", {"--clear=sleep"}},
      {4, "0", {"--symptom=cramps=0"}},
      {4, "-", {"--clear=symptom=cramps"}},
      {5, "9", {"--symptom=migraine=9"}},
      {6, "61,5", {"--measure=pulse=61.5"}},
      {6, "-", {"--clear=measure=pulse"}},
      {7, "a stomach bug", {"--other-cause=a stomach bug"}},
      {7, "-", {"--clear=other-cause"}},
      {8, "better", {"--note=better"}},
      {8, "-", {"--clear=note"}},
  };
  return all;
}

TEST_CASE("Enter keeps each field, and where all are kept nothing is written") {
  World world = world_with_night(whole_night());
  const std::string before = world.disk.bytes(World::log_path()).value();
  world.answers.assign(questions, "");
  const Said said = world.run({"edit", "2026-11-02"});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK_FALSE(said.saved);
  CHECK(world.answers.empty());
  CHECK(world.disk.bytes(World::log_path()) == before);
}

TEST_CASE("one answer, or two, come to what could be typed for them") {
  for (const Answered& one : answered()) {
    for (const Answered& other : answered()) {
      if (other.question < one.question) continue;
      if (other.question == one.question && &other != &one) continue;
      World world = world_with_night(whole_night());
      world.answers.assign(questions, "");
      world.answers[one.question] = one.answer;
      world.answers[other.question] = other.answer;
      Words options = one.typed;
      if (&other != &one) options.insert(options.end(), other.typed.begin(), other.typed.end());
      const Said said = world.run({"edit", "monday"});
      INFO(one.answer << ' ' << other.answer << '\n' << said.out << said.err);
      CHECK(said.code == 0);
      CHECK(world.answers.empty());
      CHECK(world.disk.bytes(World::log_path()) ==
            typed(world_with_night(whole_night()), options).disk.bytes(World::log_path()));
    }
  }
}

TEST_CASE("that none came takes the place of a type, and a type that of none") {
  World world = world_with_night(whole_night());
  world.answers = {"", "none", "", "", "", "", "", ""};  // how many came is not asked then
  CHECK(world.run({"edit", "2026-11-02"}).code == 0);
  CHECK(world.answers.empty());
  CHECK(world.disk.bytes(World::log_path()) ==
        typed(world_with_night(whole_night()), {"--stool=none"}).disk.bytes(World::log_path()));

  const Night none = no_movement(1, 3);
  world = world_with_night(none);
  world.answers = {"", "5", "1", "", "", ""};
  CHECK(world.run({"edit", "2026-11-02"}).code == 0);
  CHECK(world.answers.empty());
  CHECK(
      world.disk.bytes(World::log_path()) ==
      typed(world_with_night(none), {"--stool=5", "--movements=1"}).disk.bytes(World::log_path()));
  world = world_with_night(none);
  world.answers = {"", "-", "", "", "", ""};
  CHECK(world.run({"edit", "2026-11-02"}).code == 0);
  CHECK(world.disk.bytes(World::log_path()) ==
        typed(world_with_night(none), {"--clear=movements"}).disk.bytes(World::log_path()));
}

TEST_CASE("what cannot be, or not together, is asked again, and the answers before it stay") {
  World world = world_with_night(whole_night());
  world.answers = {"x", "+1", "100", "4", "8", "5",           // the dose and the stool
                   "0", "31", "1",                            // no movement beside a type
                   "6", "2",  "11",  "-", "",  "",  "", ""};  // sleep, cramps, the others kept
  const Said said = world.run({"edit", "2026-11-02"});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(world.answers.empty());
  CHECK(world.disk.bytes(World::log_path()) ==
        typed(world_with_night(whole_night()),
              {"--dose=4", "--stool=5", "--movements=1", "--sleep=2", "--clear=symptom=cramps"})
            .disk.bytes(World::log_path()));
}

TEST_CASE("where an answer fails to come, nothing is changed") {
  for (std::size_t given = 0; given < questions; ++given) {
    World world = world_with_night(whole_night());
    const std::string before = world.disk.bytes(World::log_path()).value();
    world.answers.assign(given, "2");
    const Said said = world.run({"edit", "2026-11-02"});
    CHECK(said.code == 1);
    CHECK(said.err == "titrate: no answer was given.\nNothing was changed.\n");
    CHECK(world.disk.bytes(World::log_path()) == before);
  }
}

TEST_CASE("a warning sign in an answer is asked about, and one that is there is not taken out") {
  World world = world_with_night(whole_night());
  world.answers = {"", "blood", "yes", "", "", "", "", "", "", ""};
  CHECK(world.run({"edit", "2026-11-02"}).code == 0);
  CHECK(world.answers.empty());
  const std::string with_sign = world.disk.bytes(World::log_path()).value();
  CHECK(with_sign == typed(world_with_night(whole_night()), {"--sign=blood-in-stool"})
                         .disk.bytes(World::log_path()));
  world.answers.assign(questions, "-");
  world.answers[0] = "";
  const Said said = world.run({"edit", "2026-11-02"});
  CHECK(said.code == 0);
  CHECK(said.out.find("titrate edit 2026-11-02 --clear signs") != std::string::npos);
  const Log log =
      std::get<store::Decoded>(store::decode(world.disk.bytes(World::log_path()).value())).log;
  CHECK(log.night_on(first_night + 1)->signs().contains(WarningSign::blood_in_stool));
}

TEST_CASE("a night that is not there is refused before anything is asked") {
  World world = world_with_night(whole_night());
  const Said said = world.run({"edit", "2026-11-03"});
  CHECK(said.code == 1);
  CHECK_FALSE(said.asked);
}

TEST_CASE("nothing is asked where something was told, nor where it cannot be asked") {
  for (const Words& command :
       {Words{"edit", "2026-11-02", "4"}, Words{"edit", "2026-11-02", "--clear=note"},
        Words{"edit", "2026-11-02", "--move-to=2026-11-03"}, Words{"edit"},
        Words{"edit", "2026-11-02", "--no-input"}}) {
    World world = world_with_night(whole_night());
    const Said said = world.run(command);
    CAPTURE(command);
    CHECK_FALSE(said.asked);
  }
  World world = world_with_night(whole_night());
  world.terminal.can_ask = false;
  CHECK(world.run({"edit", "2026-11-02"}).code == 2);
}

}  // namespace
}  // namespace titrate::test

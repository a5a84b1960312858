// `titrate undo` and the doses of tonight and of last night: where one would go from the log it is
// asked about, and where nobody can be asked that is said first.

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

using Words = std::vector<std::string>;

World world_at(const char* now) {
  World world;
  world.keep(made(Log::from({course_of({tolerated(0, 2), tolerated(2, 2)})})));
  world.variables["NO_COLOR"] = "1";
  world.set_clock(now);
  return world;
}

struct UndoneChange {
  Words command;
  bool takes_dose;  // the undo of it, of tonight or of last night
  bool gives_dose;
};

// At each of these times tonight is 4 November.
const std::vector<UndoneChange>& changes() {
  static const std::vector<UndoneChange> all = {
      {{"log", "3", "--date=2026-11-04"}, true, false},
      {{"log", "0", "--date=2026-11-04"}, false, false},
      {{"log", "--sleep=3", "--date=2026-11-03"}, false, false},
      {{"log", "2", "--date=2026-11-02"}, false, false},  // two nights ago
      {{"edit", "2026-11-03", "1"}, false, true},         // a part of it
      {{"log", "+1", "--date=2026-11-03"}, true, false},
      {{"edit", "2026-11-03", "0"}, false, true},
      {{"edit", "2026-11-03", "--move-to=2026-11-04"}, true, true},
      {{"remove", "2026-11-03"}, false, true},
      {{"ceiling", "9"}, false, false},
      {{"pause"}, false, false},
  };
  return all;
}

TEST_CASE("on a terminal an undo asks where a dose of tonight or last night would go, else never") {
  const char* now = GENERATE("2026-11-04T22:00", "2026-11-04T08:00", "2026-11-05T01:00");
  for (const UndoneChange& change : changes()) {
    World world = world_at(now);
    REQUIRE(world.run(change.command).code == 0);
    world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
    for (const bool takes : {change.takes_dose, change.gives_dose}) {
      INFO(now << ' ' << change.command.front());
      const std::string before = world.disk.bytes(World::log_path()).value();
      if (takes) {
        world.answers = {"no"};
        const Said refused = world.run({"undo"});
        CHECK(refused.code == 1);
        CHECK(refused.err == "titrate: the log stays as it is.\nNothing was changed.\n");
        CHECK(world.run({"undo"}).code == 1);  // the input ends
        CHECK(world.disk.bytes(World::log_path()) == before);
        world.answers = {"yes"};
      }
      const Said said = world.run({"undo"});
      CHECK(said.code == 0);
      CHECK(said.asked == takes);
      CHECK(world.answers.empty());
      CHECK(world.disk.bytes(World::log_path()) != before);
    }
  }
}

TEST_CASE("where nobody can be asked, that a dose goes is the first thing that is said") {
  for (const UndoneChange& change : changes()) {
    World world = world_at("2026-11-04T22:00");
    REQUIRE(world.run(change.command).code == 0);
    for (const bool takes : {change.takes_dose, change.gives_dose}) {
      INFO(change.command.front());
      const Said said = world.run({"undo"});
      CHECK(said.code == 0);
      CHECK(said.out.starts_with("Note      With this, ") == takes);
      CHECK((said.out.find("twice.") != std::string::npos) == takes);
    }
  }
}

TEST_CASE("an undo says what it undid or redid: what is out of the log, back in it, or changed") {
  const auto [command, undone, redone] = GENERATE(table<Words, std::string, std::string>({
      {{"log", "2", "--date=2026-11-02"}, "what was added is out", "what was added is back"},
      {{"remove", "2026-11-01"}, "what was taken out is back", "what was taken out is out"},
      {{"ceiling", "19", "--from=2026-11-02"}, "what was added is out", "what was added is back"},
      {{"edit", "2026-11-01", "3"}, "all of it is as it was before", "the change is back"},
      {{"start", "--move-to=2026-10-30"}, "all of it is as it was before", "the change is back"},
  }));
  CAPTURE(command);
  World world = world_at("2026-11-04T22:00");
  REQUIRE(world.run(command).code == 0);
  CHECK(world.run({"undo"}).out.find("Undone: " + undone) != std::string::npos);
  CHECK(world.run({"undo"}).out.find("Redone: " + redone) != std::string::npos);
  CHECK(world.run({"undo"}).out.find("Undone: " + undone) != std::string::npos);
}

TEST_CASE("what changed while it was asked is not taken back") {
  World world = world_at("2026-11-04T22:00");
  REQUIRE(world.run({"log", "3"}).code == 0);
  World other = world.twin();
  REQUIRE(other.run_unobserved({"log", "--sleep", "3", "--date", "yesterday"}).code == 0);
  const std::string theirs = other.disk.bytes(World::log_path()).value();
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  world.before_answer = [&] { world.disk.put(World::log_path(), theirs); };
  world.answers = {"yes"};
  const Said said = world.run({"undo"});
  CHECK(said.code == 1);
  CHECK(said.err.find("was changed meanwhile") != std::string::npos);
  CHECK(world.disk.bytes(World::log_path()) == theirs);
}

}  // namespace
}  // namespace titrate::test

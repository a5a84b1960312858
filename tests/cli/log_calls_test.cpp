// How often `titrate log` asks the disk for the log: once, under the lock; once more before, where
// what it asks or compares needs the log first.

#include <algorithm>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

using Words = std::vector<std::string>;

World world_with_a_dose() {
  World world;
  world.set_clock("2026-11-03T08:00");
  world.variables["NO_COLOR"] = "1";
  REQUIRE(world.run({"start", "--recommended", "2", "--mg", "60", "--date", "2026-11-01"}).code ==
          0);
  REQUIRE(world.run({"log", "2", "4", "--date", "2026-11-01"}).code == 0);
  REQUIRE(world.run({"log", "3", "--date", "2026-11-02"}).code == 0);
  world.disk.forget_calls();
  return world;
}

auto calls_of_log(const FakeDisk& disk, std::string_view name) {
  return std::count_if(disk.calls().begin(), disk.calls().end(), [&](const FakeDisk::Call& call) {
    return call.name == name && call.path == World::path("log.json");
  });
}

TEST_CASE("a night is logged with one look at the log, and with two where a name is compared") {
  const auto& [command, times] =
      GENERATE(table<Words, int>({{{"log", "3", "--date", "tonight"}, 1},
                                  {{"log", "normal"}, 1},
                                  {{"log", "normal", "--symptom", "cramps=2"}, 2},
                                  {{"edit", "yesterday", "--stool", "5"}, 1},
                                  {{"edit", "yesterday", "--symptom", "cramps=2"}, 2},
                                  {{"remove", "yesterday"}, 1}}));
  CAPTURE(command);
  World world = world_with_a_dose();
  const Said said = world.run(command);
  REQUIRE(said.code == 0);
  REQUIRE(said.saved);
  CHECK(calls_of_log(world.disk, "open") == times);
}

TEST_CASE("a dose with its result is logged with one look at the log") {
  World world = world_with_a_dose();
  REQUIRE(world.run({"remove", "yesterday"}).code == 0);
  world.disk.forget_calls();
  REQUIRE(world.run({"log", "3", "normal"}).saved);
  CHECK(calls_of_log(world.disk, "open") == 1);
}

TEST_CASE("what prompts ask rests on one look at the log, and what they save on one more") {
  World world = world_with_a_dose();
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  world.answers = {"normal"};
  REQUIRE(world.run({"log"}).saved);
  CHECK(world.answers.empty());
  CHECK(calls_of_log(world.disk, "open") == 2);
}

TEST_CASE("a night is guessed from the log as it is saved, not as it was when a name was asked") {
  World world = world_with_a_dose();
  REQUIRE(world.run({"edit", "2026-11-01", "--symptom", "cramps=6"}).code == 0);
  const std::string path = World::path("log.json");
  World other = world;
  REQUIRE(other.run({"log", "soft"}).saved);  // the night that waited for its result has it now
  const std::string theirs = other.disk.bytes(path).value();
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  world.before_answer = [&] { world.disk.put(path, theirs); };
  world.answers = {"yes"};
  const Said said = world.run({"log", "normal", "--symptom", "cramp=2"});
  CHECK(said.code == 1);
  CHECK(said.err.find("no night is waiting for its result") != std::string::npos);
  CHECK(world.disk.bytes(path) == theirs);
}

}  // namespace
}  // namespace titrate::test

// Lines as they are typed and shown at a terminal: keys that type nothing, answers that cannot be
// read, errors in a narrow window; and logs that are named in ways no shell expands.

#include <algorithm>

#include "cli/error_lines.hpp"
#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"
#include "text/layout.hpp"

namespace titrate::test {
namespace {

World at_a_terminal(const Log& log) {
  World world;
  world.keep(log);
  world.set_clock("2026-11-04T21:30");
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  return world;
}

Log three_nights() {
  return *Log().with(course_of({tolerated(0, 2), tolerated(1, 2), tolerated(2, 2)}));
}

Log log_in(const World& world) {
  return std::get<store::Decoded>(store::decode(*world.disk.bytes(World::path("log.json")))).log;
}

// ---- Keys that type nothing ----

TEST_CASE("an arrow or Ctrl-L is no answer, and Enter behind it takes nothing") {
  for (const char* stray : {"\x1b[A", "\x1b[D", "\x1bOA", "2\x1b[D", "\x0c", "\x0c\x0c"}) {
    World world = at_a_terminal(three_nights());
    world.answers = {stray};
    CAPTURE(stray);
    CHECK(world.run({"log"}).code == 1);  // it asked once more, and nobody answered
    CHECK(log_in(world).night_on(date("2026-11-04")) == nullptr);
    world.answers = {stray, stray, stray, stray, stray, stray, "2"};
    CHECK(world.run({"log"}).code == 0);
    CHECK(log_in(world).night_on(date("2026-11-04"))->capsules() == capsules(2));
  }
}

TEST_CASE("Ctrl-L before an answer leaves the answer") {
  World world = at_a_terminal(three_nights());
  world.answers = {
      "\x0c"
      "2"};
  CHECK(world.run({"log"}).code == 0);
  CHECK(log_in(world).night_on(date("2026-11-04"))->capsules() == capsules(2));
}

TEST_CASE("strays without an end come to an end") {
  World world = at_a_terminal(three_nights());
  for (int i = 0; i < 100; ++i) world.answers.emplace_back("\x1b[A");
  CHECK(world.run({"log"}).code == 2);
  CHECK_FALSE(world.answers.empty());
}

// ---- Answers that cannot be read ----

TEST_CASE("five answers that cannot be read lose none of what was answered to start") {
  for (const char* wrong : {"", "what?"}) {
    World world;
    world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
    world.answers = {"yes", "2", wrong, wrong, wrong, wrong, wrong};
    const Said said = world.run({"start"});
    CAPTURE(said.out, said.err);
    CHECK(said.code == 2);
    CHECK(said.err.find("titrate start --recommended 2") != std::string::npos);
    // Typed as it stands, it goes on behind that answer.
    world.answers = {"yes", "240", "2", "yes", "", ""};
    CHECK(world.run({"start", "--recommended", "2"}).code == 0);
  }
}

TEST_CASE("five answers that cannot be read lose none of what was answered to edit") {
  World world = at_a_terminal(three_nights());
  world.answers = {"3", "?", "?", "?", "?", "?"};
  const Said said = world.run({"edit", "2026-11-03"});
  CAPTURE(said.out, said.err);
  CHECK(said.code == 0);
  CHECK(log_in(world).night_on(date("2026-11-03"))->capsules() == capsules(3));
  CHECK(said.out.find("What you answered before is kept.") != std::string::npos);
}

TEST_CASE("the questions of edit take the same words") {
  World world = at_a_terminal(three_nights());
  world.answers = {"three caps", "6 mushy", "", "", "", ""};
  CHECK(world.run({"edit", "2026-11-03"}).code == 0);
  CHECK(log_in(world).night_on(date("2026-11-03"))->capsules() == capsules(3));
  CHECK(log_in(world).night_on(date("2026-11-03"))->stool() == StoolType::from(6));
}

// ---- Errors in a narrow window ----

TEST_CASE("errors break between words at any width, and a command stands on one line") {
  for (int width = 20; width <= 100; ++width) {
    World world = at_a_terminal(three_nights());
    world.terminal = {.width = 80, .error_width = width};
    const Said said = world.run({"log", "4", "--date", "2026-11-03"});
    CAPTURE(width, said.err);
    CHECK(said.err.find("titrate edit 2026-11-03 --dose 4") != std::string::npos);
    CHECK(said.err.find("titrate log +4 --date 2026-11-03") != std::string::npos);
    CHECK(said.err.find(cli::command_blank) == std::string::npos);
    std::string joined = said.err;
    std::replace(joined.begin(), joined.end(), '\n', ' ');
    World wide = at_a_terminal(three_nights());
    wide.terminal = {};
    std::string as_one = wide.run({"log", "4", "--date", "2026-11-03"}).err;
    std::replace(as_one.begin(), as_one.end(), '\n', ' ');
    CHECK(joined == as_one);
    for (std::size_t start = 0; start < said.err.size();) {
      const auto end = said.err.find('\n', start);
      const std::string line = said.err.substr(start, end - start);
      const bool is_command = line.find("titrate log") != std::string::npos ||
                              line.find("titrate edit") != std::string::npos;
      if (!is_command) CHECK(text::display_width(line) <= width);
      start = end + 1;
    }
  }
}

// ---- Logs by name ----

TEST_CASE("a log that is not there is named, whether an option or the variable named it") {
  World world;
  CHECK(world.run({"tonight", "--log", "/home/ada/lgo.json"})
            .err.find("there is no log in /home/ada/lgo.json yet.") != std::string::npos);
  CHECK(world.run({"log", "2", "--log", "/home/ada/lgo.json"})
            .err.find("there is no log in /home/ada/lgo.json yet.") != std::string::npos);
  CHECK(world.run({"tonight"}).err.find("there is no log") == std::string::npos);
  world.variables["TITRATE_LOG"] = "/home/ada/lgo.json";
  CHECK(world.run({"climb"}).err.find("there is no log in /home/ada/lgo.json yet.") !=
        std::string::npos);
  CHECK(world.run({"start", "--recommended", "2", "--mg", "120"}).err.empty());
}

TEST_CASE("a tilde is the home folder, and a path of Windows is told from a name") {
  World world = at_a_terminal(three_nights());
  world.terminal = {};
  const std::string here = "~/.local/share/titrate/log.json";
  CHECK(world.run({"tonight", "--quiet", "--log", here}).code == 0);
  world.variables["TITRATE_LOG"] = here;
  CHECK(world.run({"tonight", "--quiet"}).code == 0);
  for (const char* path : {"C:\\Users\\ada\\log.json", "c:/Users/ada/log.json"}) {
    const Said said = world.run({"tonight", "--log", path});
    CHECK(said.code == 2);
    CHECK(said.err.find("--log /mnt/c/Users/ada/log.json") != std::string::npos);
  }
}

// ---- redo ----

TEST_CASE("redo brings back what undo took, and nothing else") {
  World world = at_a_terminal(three_nights());
  world.terminal = {};
  CHECK(world.run({"log", "2"}).code == 0);
  const Log logged = log_in(world);
  CHECK(world.run({"redo"}).code == 1);
  CHECK(log_in(world) == logged);
  CHECK(world.run({"undo"}).code == 0);
  CHECK(log_in(world) == three_nights());
  const Said said = world.run({"redo"});
  CHECK(said.code == 0);
  CHECK(said.out.find("Redone") != std::string::npos);
  CHECK(log_in(world) == logged);
  CHECK(world.run({"redo"}).code == 1);
  CHECK(log_in(world) == logged);
}

}  // namespace
}  // namespace titrate::test

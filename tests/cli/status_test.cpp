// The exit status, for every state that a log can be in and for what a command can come to.

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/logs.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

enum class File { missing, whole, wrong_checksum, damaged, newer, folder, unreadable, linked };

void put(World& world, const std::string& name, File state) {
  const std::string path = World::path(name);
  std::string bytes = store::encode(short_log(2));
  const auto replace = [&](std::string_view old, std::string_view fresh) {
    bytes.replace(bytes.find(old), old.size(), fresh);
  };
  if (state == File::wrong_checksum) replace("\"stool\": 4", "\"stool\": 5");
  if (state == File::damaged) replace("\"stool\": 4", "\"stool\": 9");
  if (state == File::newer) replace("\"version\": 2", "\"version\": 9");
  world.disk.erase(path);
  if (state == File::missing) return;
  if (state == File::folder) {
    world.disk.put_folder(path);
    return;
  }
  FakeDisk::Node& node = world.disk.put(path, bytes);
  if (state == File::unreadable) node.mode = S_IFREG;
  if (state == File::linked) node.links = 2;
}

struct State {
  File log;
  File backup;
  int check;
  int tonight;
  int start;
  int recover;
};

World world_in(const State& state) {
  World world;
  world.keep(short_log(2));
  put(world, "log.json", state.log);
  put(world, "log.json.bak", state.backup);
  world.set_clock("2026-11-09T21:30");
  return world;
}

TEST_CASE("each command's exit status tells the state of the log") {
  // check, tonight, start (a new course), recover --yes
  const auto state = GENERATE(values<State>({
      {File::missing, File::missing, 1, 1, 0, 1},
      {File::missing, File::whole, 3, 3, 3, 0},
      {File::missing, File::damaged, 3, 3, 3, 4},
      {File::whole, File::missing, 0, 0, 0, 1},
      {File::whole, File::whole, 0, 0, 0, 1},
      {File::whole, File::damaged, 0, 0, 0, 1},
      {File::wrong_checksum, File::missing, 4, 4, 4, 4},
      {File::wrong_checksum, File::whole, 4, 4, 4, 0},
      {File::damaged, File::missing, 4, 4, 4, 4},
      {File::damaged, File::whole, 4, 4, 4, 0},
      {File::damaged, File::damaged, 4, 4, 4, 4},
      {File::damaged, File::wrong_checksum, 4, 4, 4, 4},
      {File::damaged, File::newer, 4, 4, 4, 4},
      {File::newer, File::whole, 4, 4, 4, 4},
      {File::folder, File::missing, 3, 3, 3, 4},
      {File::folder, File::whole, 3, 3, 3, 0},
      {File::unreadable, File::missing, 3, 3, 3, 4},
      {File::linked, File::missing, 3, 3, 3, 4},
  }));
  INFO("log " << static_cast<int>(state.log) << ", backup " << static_cast<int>(state.backup));
  CHECK(world_in(state).run({"check"}).code == state.check);
  CHECK(world_in(state).run({"tonight"}).code == state.tonight);
  CHECK(world_in(state).run({"start", "--recommended", "2", "--mg", "120"}).code == state.start);
  CHECK(world_in(state).run({"recover", "--yes"}).code == state.recover);
}

TEST_CASE("what is refused changes no byte and makes no file") {
  using Words = std::vector<std::string>;
  const auto arguments = GENERATE(values<Words>({
      {"log", "99", "--date", "2026-12-01"},
      {"log", "3", "--date", "2026-10-01"},
      {"log", "5", "--date", "2026-11-01"},
      {"log", "none", "--date", "2026-11-01"},
      {"log", "firm"},
      {"log", "3.5"},
      {"edit", "2026-11-01", "--stool", "9"},
      {"edit", "2026-11-02", "--stool", "4"},
      {"remove", "2026-11-02"},
      {"ceiling", "1"},
      {"undo"},
      {"start", "--recommended", "1", "--mg", "100", "--date", "2026-11-01"},
      {"recover", "--yes"},
      {"frobnicate"},
  }));
  INFO(arguments.front());
  World world = world_in({File::whole, File::missing, 0, 0, 0, 0});
  const auto paths = world.disk.paths();
  const Said said = world.run(arguments);
  CHECK((said.code == 1 || said.code == 2));
  CHECK(said.err.starts_with("titrate: "));
  CHECK(world.disk.bytes(World::path("log.json")) == store::encode(short_log(2)));
  for (const std::string& path : world.disk.paths()) {
    const bool lock = path == World::path("log.json.lock");  // of those that look under the lock
    CHECK((lock || std::find(paths.begin(), paths.end(), path) != paths.end()));
  }
}

TEST_CASE("asking for advice, a table or help takes no lock and writes nothing") {
  using Words = std::vector<std::string>;
  const auto arguments =
      GENERATE(values<Words>({{}, {"tonight"}, {"history"}, {"ceiling"}, {"check"}, {"--help"}}));
  World world = world_in({File::whole, File::whole, 0, 0, 0, 0});
  world.disk.forget_calls();
  CHECK(world.run(arguments).code == 0);
  for (const FakeDisk::Call& call : world.disk.calls()) {
    INFO(call.name << ' ' << call.path);
    CHECK((call.name != "write" && call.name != "try_lock" && call.name != "rename"));
  }
}

TEST_CASE("the end of the input is no consent") {
  World world = world_in({File::damaged, File::whole, 0, 0, 0, 0});
  world.terminal.can_ask = true;
  const Said said = world.run({"recover"});
  CHECK(said.code == 1);
  CHECK(said.out.find("Bring back the backup? [y/N] ") != std::string::npos);
  CHECK(world.run({"check"}).code == 4);
}

TEST_CASE("only recover asks, only where it can, and never with --yes or --no-input") {
  using Words = std::vector<std::string>;
  const auto arguments = GENERATE(values<Words>({{"recover", "--yes"},
                                                 {"recover", "--no-input"},
                                                 {"--no-input", "recover"},
                                                 {"check"},
                                                 {"tonight"},
                                                 {"log", "3"}}));
  World world = world_in({File::damaged, File::whole, 0, 0, 0, 0});
  world.terminal.can_ask = true;
  world.answers = {"y"};
  const Said said = world.run(arguments);
  CHECK(world.answers.size() == 1);
  CHECK(said.out.find("[y/N]") == std::string::npos);
}

}  // namespace
}  // namespace titrate::test

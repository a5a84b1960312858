// What lies beside the log, as every answer tells it: once, in a line, with commands that do what
// the line says when they are typed as they stand.

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "store/log_file.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/suggestions.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

using Words = std::vector<std::string>;

// Ada's log, begun on 1 November, with so many nights.
Log log_with(int nights) {
  std::vector<Night> all;
  for (int day = 0; day < nights; ++day) all.push_back(tolerated(day, 2 + day));
  return made(Log().with(course_of(std::move(all))));
}

// On the evening of 12 November, with two nights in the log.
World world_beside(std::string_view name, const Log& log) {
  World world;
  world.set_clock("2026-11-12T21:30");
  world.keep(log_with(2));
  world.disk.put(World::path(name), store::encode(log));
  return world;
}

std::size_t lines_with(const Said& said, std::string_view words) {
  std::size_t lines = 0;
  std::size_t begin = 0;
  while (begin < said.err.size()) {
    const auto end = said.err.find('\n', begin);
    if (said.err.substr(begin, end - begin).find(words) != std::string::npos) ++lines;
    begin = end + 1;
  }
  return lines;
}

// The commands that a line names, typed: what is shown changes nothing, and without --dry-run the
// nights are there.
void check_suggestions(World world, const Said& said, const Log& joined) {
  REQUIRE(said.suggested.size() >= 2);
  const text::Suggestion shows = said.suggested[said.suggested.size() - 2];
  Words arguments = arguments_of(shows);
  const Log before = world.log();
  const Said shown = world.run(arguments);
  CHECK(shown.code == 0);
  CHECK(shown.out.find("+ the night of") != std::string::npos);
  CHECK(world.log() == before);
  std::erase(arguments, "--dry-run");
  arguments.push_back("--yes");
  CHECK(world.run(arguments).code == 0);
  CHECK(world.log() == joined);
}

const std::vector<Words>& answers() {
  static const std::vector<Words> all = {{},
                                         {"tonight"},
                                         {"tonight", "--quiet"},
                                         {"tonight", "--json"},
                                         {"history", "--csv"},
                                         {"history", "--json"},
                                         {"chart"},
                                         {"trend"},
                                         {"report"},
                                         {"export", "--csv"},
                                         {"ceiling"},
                                         {"climb", "--list"},
                                         {"log", "2", "--date", "2026-10-01"},
                                         {"climb"},
                                         {"log", "3", "--date", "2026-11-01"}};
  return all;
}

TEST_CASE("an older log that was put back is told by every answer in one line") {
  World world = world_beside("log.json.bak", log_with(9));
  for (const Words& arguments : answers()) {
    CAPTURE(arguments);
    World fresh = world;
    const Said said = fresh.run(arguments);
    CHECK_FALSE(said.saved);
    CHECK(lines_with(said, "the backup holds 7 nights that the log lacks") == 1);
    CHECK(lines_with(said, "bak") == 1);
  }
  check_suggestions(world, world.run({"tonight"}), log_with(9));
}

TEST_CASE("a change beside a fuller backup names where it is now, and nothing else of it") {
  World world = world_beside("log.json.bak", log_with(9));
  const Said said = world.run({"log", "2"});
  CHECK(said.saved);
  CHECK(lines_with(said, "the backup holds") == 0);
  CHECK(lines_with(said, "it is log.json.bak-2026-11-12 now") == 1);
  CHECK(world.disk.bytes(World::path("log.json.bak-2026-11-12")) == store::encode(log_with(9)));
  Log joined = log_with(9);
  const Course& course = joined.courses()[0];
  joined = made(joined.replacing(0, made(course.with(unnoted(11, 2)))));
  check_suggestions(world, said, joined);
  CHECK(lines_with(world.run({"tonight"}), "bak") == 0);
}

TEST_CASE("a conflict copy is told by every answer in one line") {
  const std::string name = "log.sync-conflict-20261103-101010-ABCDEF7.json";
  World world = world_beside(name, log_with(9));
  for (const Words& arguments : answers()) {
    CAPTURE(arguments);
    World fresh = world;
    const Said said = fresh.run(arguments);
    CHECK(lines_with(said, "beside the log lies a conflict copy, " + name) == 1);
  }
  check_suggestions(world, world.run({"tonight"}), log_with(9));
}

TEST_CASE("of many conflict copies one is told, and how many more there are") {
  World world = world_beside("log-1.json", log_with(9));
  world.disk.put(World::path("log-2.json"), store::encode(log_with(8)));
  CHECK(lines_with(world.run({"tonight"}), "beside the log lies one more such: ") == 1);
  world.disk.put(World::path("log-3.json"), store::encode(log_with(7)));
  const Said said = world.run({"tonight"});
  CHECK(lines_with(said, "conflict copy") == 1);
  CHECK(lines_with(said, "beside the log lie 2 more such: ") == 1);
  CHECK(world.run(arguments_of(said.suggested.back())).out.find("log-3.json") != std::string::npos);
}

TEST_CASE("a copy that was joined is told as one that can be deleted, and one without is silent") {
  World world = world_beside("log-laptop.json", log_with(9));
  CHECK(lines_with(world.run({"tonight"}), "conflict copy") == 1);
  const Said joined = world.run({"merge", World::path("log-laptop.json"), "--yes"});
  CHECK(joined.saved);
  CHECK(lines_with(joined, "conflict copy") == 0);
  CHECK(world.run({"tonight"}).err.empty());
  world.disk.put(World::path("log (conflicted copy).json"), store::encode(log_with(9)));
  CHECK(lines_with(world.run({"tonight"}), "it can be deleted") == 1);
}

TEST_CASE("tonight --json has a notice for each, with its file") {
  World world = world_beside("log.json.bak", log_with(9));
  world.disk.put(World::path("log-laptop.json"), store::encode(log_with(4)));
  const auto json = nlohmann::json::parse(world.run({"tonight", "--json"}).out);
  std::vector<nlohmann::json> files;
  std::copy_if(json["notices"].begin(), json["notices"].end(), std::back_inserter(files),
               [](const auto& notice) { return notice.contains("file"); });
  REQUIRE(files.size() == 2);
  CHECK(files[0] ==
        nlohmann::json{{"id", "conflict-copy"}, {"file", World::path("log-laptop.json")}});
  CHECK(files[1] == nlohmann::json{{"id", "backup-fuller"}, {"file", World::path("log.json.bak")}});
}

TEST_CASE("a log without a course is told how its backup comes back, and it does") {
  World world;
  world.set_clock("2026-11-12T21:30");
  world.keep(Log());
  world.disk.put(World::path("log.json.bak"), store::encode(log_with(9)));
  const Said said = world.run({"tonight"});
  CHECK(said.code == 1);
  REQUIRE(!said.suggested.empty());
  CHECK(arguments_of(said.suggested[0]) == Words{"undo"});
  CHECK(world.run({"undo"}).saved);
  CHECK(world.log() == log_with(9));
}

TEST_CASE("a byte order mark is taken away by the command that is named") {
  World world = world_beside("log.json.bak", log_with(1));
  world.disk.put(World::path("log.json"), "\xEF\xBB\xBF" + store::encode(log_with(2)));
  const Said said = world.run({"tonight"});
  CHECK(said.code == 4);
  REQUIRE(said.suggested.size() == 1);
  CHECK(world.run(arguments_of(said.suggested[0])).code == 0);
  CHECK(world.log() == log_with(2));
  CHECK(world.run({"tonight", "--quiet"}).code == 0);
}

TEST_CASE("nothing is looked at beside the log more than once, and no file that needs it not") {
  World world = world_beside("log.json.bak", log_with(1));
  world.disk.put(World::path("notes.txt"), "log");
  world.disk.forget_calls();
  REQUIRE(world.run({"tonight"}).code == 0);
  const auto count = [&](std::string_view call, std::string_view path) {
    return std::count_if(world.disk.calls().begin(), world.disk.calls().end(),
                         [&](const auto& each) { return each.name == call && each.path == path; });
  };
  CHECK(count("list", std::string(World::folder)) == 1);
  CHECK(count("open", World::path("log.json")) == 1);
  CHECK(count("open", World::path("log.json.bak")) == 0);
  CHECK(count("info", World::path("notes.txt")) == 0);
}

}  // namespace
}  // namespace titrate::test

// What check finds beside a log, each finding under its own stable name.

#include "cli/findings.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/args/command_tree.hpp"
#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/logs.hpp"
#include "support/suggestions.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

constexpr std::int64_t second = 1'000'000'000;

const Log before = short_log(2);
const NightDate this_night = *NightDate::parse("2026-12-01");
const Log now = with_night(before, this_night, 3);

// A log that was just changed in the usual way.
World changed() {
  World world;
  world.keep(now);
  world.disk.put(World::path("log.json.bak"), store::encode(before));
  return world;
}

std::vector<std::string> found(World& world, NightDate night = this_night) {
  const auto found = store::LogFile(world.disk, World::path("log.json")).inspect();
  std::vector<std::string> ids;
  const auto check_commands = [](const cli::Hint& hint) {
    for (const cli::Suggestion& suggestion : hint.suggestions()) {
      CAPTURE(suggestion.to_text());
      if (suggestion.kind == cli::Suggestion::Kind::other) {
        CHECK(words_of(suggestion).front() == "chmod");
      } else {
        CHECK(cli::can_be_read(arguments_of(suggestion)));
      }
    }
  };
  for (const cli::Finding& finding : cli::findings_of(found, night)) {
    ids.push_back(finding.id);
    check_commands(finding.problem);
    check_commands(finding.remedy);
  }
  check_commands(cli::next_step(found, night));
  return ids;
}

using Ids = std::vector<std::string>;

void set_mode(World& world, const std::string& path, unsigned mode) {
  auto& node = world.disk.node(path);
  node.mode = (node.mode & ~07777U) | mode;
}

TEST_CASE("a log that was changed in the usual way gives nothing to find") {
  World world = changed();
  CHECK(found(world).empty());
}

TEST_CASE("permissions of log, backup and folder are found, the worse of two") {
  const auto& [name, mode, ids] = GENERATE(table<std::string, unsigned, Ids>({
      {"log.json", 0600, {}},
      {"log.json", 0400, {}},
      {"log.json", 0640, {"log-readable-by-others"}},
      {"log.json", 0604, {"log-readable-by-others"}},
      {"log.json", 0620, {"log-writable-by-others"}},
      {"log.json", 0666, {"log-writable-by-others"}},
      {"log.json.bak", 0644, {"backup-readable-by-others"}},
      {"log.json.bak", 0602, {"backup-writable-by-others"}},
      {"", 0700, {}},
      {"", 0755, {}},
      {"", 0770, {"folder-writable-by-others"}},
      {"", 0777, {"folder-writable-by-others"}},
      {"", 01777, {}},
      {"", 0500, {"folder-read-only"}},
  }));
  CAPTURE(name, mode);
  World world = changed();
  set_mode(world, name.empty() ? std::string(World::folder) : World::path(name), mode);
  CHECK(found(world) == ids);
}

TEST_CASE("a backup that the last change cannot have written is found") {
  World world = changed();
  auto& log = world.disk.node(World::path("log.json"));
  auto& backup = world.disk.node(World::path("log.json.bak"));
  SECTION("a minute older than the log is as usual") {
    backup.modified = log.modified - 60 * second;
    CHECK(found(world).empty());
  }
  SECTION("older than that is stale") {
    backup.modified = log.modified - 60 * second - 1;
    CHECK(found(world) == Ids{"backup-stale"});
  }
  SECTION("two nights of difference are more than one change") {
    backup.content = store::encode(with_night(now, *NightDate::parse("2026-12-02"), 3));
    CHECK(found(world).empty());
    backup.content = store::encode(Log());
    CHECK(found(world).empty());
    log.content = store::encode(with_night(now, *NightDate::parse("2026-12-02"), 3));
    backup.content = store::encode(before);
    CHECK(found(world, this_night + 1) == Ids{"backup-differs"});
  }
  SECTION("the same as the log") {
    backup.content = log.content;
    CHECK(found(world).empty());
  }
}

TEST_CASE("a backup that is missing is found once there is a night to lose") {
  World world = changed();
  world.disk.erase(World::path("log.json.bak"));
  CHECK(found(world) == Ids{"backup-missing"});
  world.disk.put(World::path("log.json"), store::encode(Log()));
  CHECK(found(world).empty());
}

TEST_CASE("every state of log and backup is found by its name") {
  const std::string whole = store::encode(now);
  const auto& [bytes, state] = GENERATE_REF(table<std::string, std::string>({
      {whole.substr(0, whole.size() / 2), "damaged"},
      {whole + '\n', "unsealed"},
      {std::string(whole).replace(whole.find("\"version\": 2"), 12, "\"version\": 3"), "newer"},
      {std::string(16 * 1024 * 1024 + 1, ' '), "damaged"},
  }));
  CAPTURE(state);
  const std::string which = GENERATE(as<std::string>(), "log", "backup");
  World world = changed();
  world.disk.put(World::path(which == "log" ? "log.json" : "log.json.bak"), bytes);
  CHECK(found(world) == Ids{which + '-' + state});
}

TEST_CASE("a log or backup that is no plain file is found to be unreadable") {
  const std::string which = GENERATE(as<std::string>(), "log", "backup");
  World world = changed();
  world.disk.node(World::path(which == "log" ? "log.json" : "log.json.bak")).mode = S_IFDIR | 0700U;
  CHECK(found(world) == Ids{which + "-unreadable"});
}

TEST_CASE("a missing log is found only beside a backup") {
  World world = changed();
  world.disk.erase(World::path("log.json"));
  CHECK(found(world) == Ids{"log-missing"});
  world.disk.erase(World::path("log.json.bak"));
  CHECK(found(world).empty());
}

TEST_CASE("what lies beside the log is found, and each conflict copy for itself") {
  World world = changed();
  world.disk.put(World::path("log.sync-conflict-1.json"), store::encode(before));
  world.disk.put(World::path("log-laptop.json"),
                 store::encode(with_night(now, *NightDate::parse("2026-12-02"), 3)));
  world.disk.put(World::path("log (conflicted copy).json"), "");
  world.disk.put(World::path(".log.json.0abcde"), "");
  CHECK(found(world) == Ids{"conflict-copy", "conflict-copy-needless", "leftover"});
}

// The same things are told to people and to programs.
TEST_CASE("check --json holds every finding with its place, and the state of both files") {
  World world = changed();
  std::string text = store::encode(now);
  world.disk.put(World::path("log.json"),
                 text.replace(text.find("\"stool\": 4"), 10, "\"stool\": 9"));
  set_mode(world, World::path("log.json"), 0644);
  const Said said = world.run({"check", "--json"});
  CHECK(said.code == 4);
  CHECK(said.err.empty());
  const auto json = nlohmann::json::parse(said.out);
  CHECK(json["log"] == nlohmann::json{{"file", World::path("log.json")}, {"state", "damaged"}});
  CHECK(json["backup"] == nlohmann::json{{"file", World::path("log.json.bak")},
                                         {"state", "whole"},
                                         {"courses", 1},
                                         {"nights", 1},
                                         {"first", "2026-11-01"},
                                         {"last", "2026-11-01"}});
  REQUIRE(json["findings"].size() == 2);
  CHECK(json["findings"][0]["id"] == "log-damaged");
  CHECK(json["findings"][0]["file"] == World::path("log.json"));
  CHECK(json["findings"][0]["pointer"] == "/courses/0/nights/0/stool");
  CHECK(json["findings"][0]["line"] == 14);
  CHECK(json["findings"][1]["id"] == "log-readable-by-others");
  CHECK(json["next"] == json["findings"][0]["remedy"]);
}

TEST_CASE("check --accept --json seals and tells the state afterwards") {
  World world = changed();
  world.disk.put(World::path("log.json"), store::encode(now) + '\n');
  const Said said = world.run({"check", "--accept", "--json"});
  CHECK(said.code == 0);
  CHECK(nlohmann::json::parse(said.out)["log"]["state"] == "whole");
  CHECK(world.disk.bytes(World::path("log.json")) == store::encode(now));
}

TEST_CASE("a night, a course or an act that is later than now is found, and what it takes") {
  World world;
  world.keep(now);
  CHECK(found(world, this_night - 1) == Ids{"night-later", "backup-missing"});
  const NightDate started = before.newest()->started();
  world.keep(made(Log::from({before.newest()->without(started)})));
  CHECK(found(world, started - 2) == Ids{"course-later"});
  CHECK(found(world, started - 1).empty());
  const Act climb{this_night + 1, Act::Kind::climb};
  world.keep(made(Log::from({made(now.newest()->with(climb))})));
  CHECK(found(world, this_night) == Ids{"act-later", "backup-missing"});
  CHECK(found(world, this_night + 1) == Ids{"backup-missing"});
}

}  // namespace
}  // namespace titrate::test

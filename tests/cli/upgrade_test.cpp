// What 0.1.0 wrote, and what comes of it here: tests/upgrade holds the log of a month as that
// version left it, and its own telling of the nights.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "support/source_dir.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

using nlohmann::json;

std::string left_by_0_1_0(std::string_view name) {
  std::ifstream file(source_dir() / "tests" / "upgrade" / name, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

World upgraded() {
  World world;
  world.keep(Log());
  world.disk.put(World::log_path(), left_by_0_1_0("0.1.0.json"));
  world.set_clock("2026-03-18T08:00");
  return world;
}

// The nights that are in the log, of what `export --jsonl` told.
std::vector<json> logged(const std::string& lines) {
  std::vector<json> nights;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    json night = json::parse(line);
    if (night.at("logged") == true) nights.push_back(std::move(night));
  }
  return nights;
}

// What the rules make of a night, which the second edition answers anew; all else was noted.
constexpr std::string_view of_the_rules[] = {"advised", "phase", "rule", "taught", "ceiling"};

TEST_CASE("each night that 0.1.0 kept is told as it told it itself") {
  World world = upgraded();
  const Said said = world.run({"export", "--jsonl"});
  REQUIRE(said.code == 0);
  const std::vector<json> before = logged(left_by_0_1_0("0.1.0.jsonl"));
  const std::vector<json> now = logged(said.out);
  REQUIRE(before.size() == 13);
  REQUIRE(now.size() == before.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    for (const auto& [field, value] : before[i].items()) {
      INFO(before[i].at("date") << ' ' << field);
      if (std::ranges::find(of_the_rules, field) != std::end(of_the_rules)) continue;
      CHECK(now[i].at(field) == value);
    }
  }
}

TEST_CASE("what only reads leaves the log of 0.1.0 as it is") {
  World world = upgraded();
  for (const char* command :
       {"tonight", "history", "chart", "trend", "report", "check", "stock", "taking", "ceiling"}) {
    INFO(command);
    CHECK(world.run({command}).code == 0);
    CHECK(world.disk.bytes(World::log_path()) == left_by_0_1_0("0.1.0.json"));
  }
}

TEST_CASE("the first change keeps the log of 0.1.0 as the backup, and an undo brings it back") {
  World world = upgraded();
  const std::string theirs = left_by_0_1_0("0.1.0.json");
  const std::vector<json> nights = logged(world.run({"export", "--jsonl"}).out);
  const Said said = world.run({"log", "normal"});
  REQUIRE(said.code == 0);
  CHECK(said.out.find("The rules are new") != std::string::npos);
  CHECK(world.disk.bytes(World::log_path()).value().find("\"version\": 2") != std::string::npos);
  CHECK(world.disk.bytes(World::path("log.json.bak")) == theirs);

  std::vector<json> changed = logged(world.run({"export", "--jsonl"}).out);
  REQUIRE(changed.size() == nights.size());
  CHECK(changed.back().at("stool") == 4);
  changed.back()["stool"] = nights.back().at("stool");
  changed.back()["taught"] = nights.back().at("taught");
  CHECK(changed == nights);

  CHECK(world.run({"undo"}).code == 0);
  CHECK(world.disk.bytes(World::log_path()) == theirs);
}

TEST_CASE("a log of 0.1.0 as the backup is what a damaged log is recovered from") {
  World world = upgraded();
  const std::string nights = world.run({"export", "--jsonl"}).out;
  REQUIRE(world.run({"log", "normal"}).code == 0);
  world.disk.put(World::log_path(), "{");
  CHECK(world.run({"tonight"}).code == 4);
  CHECK(world.run({"recover", "--yes"}).code == 0);
  CHECK(world.run({"export", "--jsonl"}).out == nights);
}

}  // namespace
}  // namespace titrate::test

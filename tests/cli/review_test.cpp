// Several people's logs at a glance: what is read, how they are called, and that nothing of theirs
// is ever touched.

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/json_keys.hpp"
#include "cli/log_names.hpp"
#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

using Words = std::vector<std::string>;
using Json = nlohmann::ordered_json;

World evening_world() {
  World world;
  world.set_clock("2026-11-21T21:30");
  world.disk.put_folder("/home/ada/clients");
  return world;
}

std::string place(const std::string& name) { return "/home/ada/clients/" + name; }

void put(World& world, const std::string& name, const Log& log) {
  world.disk.put(place(name), store::encode(log));
}

// Of person `number`: a course that differs from every other one's in what its row says.
Log log_of_person(int number) {
  std::vector<Night> nights;
  for (int day = number % 5; day < 20; ++day) {
    if ((day + number) % 7 == 3) continue;
    nights.push_back(with_stool(day, 1 + (day + number) % 4, (day * number) % 11 == 5 ? 7 : 4));
    if (number % 9 == 8 && day == 17) nights.back() = with_sign(nights.back());
  }
  CourseFields fields = course_of(std::move(nights), {.strength_tenths = 1000 + number}).fields();
  if (number % 2 == 0) fields.stock = {{first_night, StockCount::from(100 + number).value()}};
  return made(Log::from({made(Course::from(std::move(fields)))}));
}

Json reviewed(World& world, const Words& paths) {
  Words arguments = {"review", "--json"};
  arguments.insert(arguments.end(), paths.begin(), paths.end());
  return Json::parse(world.run(arguments).out);
}

TEST_CASE("a log has the same row alone and among fifty") {
  World world = evening_world();
  Words paths;
  for (int number = 0; number < 50; ++number) {
    paths.push_back(place("p" + std::to_string(number) + ".json"));
    world.disk.put(paths.back(), store::encode(log_of_person(number)));
  }
  const Json all = reviewed(world, paths);
  REQUIRE(all["logs"].size() == 50);
  std::set<std::string> rows;
  for (const Json& row : all["logs"]) {
    CAPTURE(row.dump());
    const Json alone = reviewed(world, {row["file"].get<std::string>()});
    REQUIRE(alone["logs"].size() == 1);
    CHECK(alone["logs"][0] == row);
    rows.insert(row.dump());
  }
  CHECK(rows.size() == 50);
  // Those with a sign first, then by loose mornings, then by missed nights, then by name.
  const auto key = [](const Json& row) {
    return std::tuple(row["signs"].is_null(), -row["loose"].get<int>(), -row["missed"].get<int>(),
                      row["name"].get<std::string>());
  };
  CHECK(std::is_sorted(all["logs"].begin(), all["logs"].end(),
                       [&](const Json& one, const Json& other) { return key(one) < key(other); }));
  CHECK_FALSE(all["logs"][0]["signs"].is_null());
}

TEST_CASE("nothing of theirs is written, locked, made or looked into") {
  World world = evening_world();
  put(world, "whole.json", log_of_person(1));
  world.disk.put(place("whole.json.bak"), store::encode(log_of_person(2)));
  world.disk.put(place("damaged.json"), "{}");
  world.disk.put_folder(place("folder.json"));
  const World before = world.twin();
  const std::size_t begin = world.disk.calls().size();
  const Said said = world.run({"review", place("whole.json"), place("damaged.json"),
                               place("folder.json"), place("none.json")});
  CHECK_FALSE(said.may_save);
  CHECK(said.code == 4);
  CHECK(world.disk.paths() == before.disk.paths());
  for (const std::string& path : before.disk.paths()) {
    CHECK(world.disk.bytes(path) == before.disk.bytes(path));
  }
  const auto& calls = world.disk.calls();
  REQUIRE(calls.size() > begin);
  const std::set<std::string> looking = {"open", "close", "read", "rewind", "info", "resolve"};
  for (std::size_t i = begin; i < calls.size(); ++i) {
    CAPTURE(calls[i].name, calls[i].path);
    CHECK(looking.contains(calls[i].name));
    if (calls[i].name != "open") continue;
    CHECK((calls[i].flags & O_ACCMODE) == O_RDONLY);
    CHECK_FALSE(calls[i].path.ends_with(".bak"));
  }
}

TEST_CASE("whose file a log is, and how many names it has, does not matter to who only reads it") {
  World world = evening_world();
  put(world, "theirs.json", log_of_person(1));
  world.disk.node(place("theirs.json")).owner = 0;
  world.disk.node(place("theirs.json")).links = 2;
  world.disk.node(place("theirs.json")).mode = S_IFREG | 0444U;
  const Said said = world.run({"review", place("theirs.json")});
  CHECK(said.code == 0);
  CHECK(said.err.empty());
  CHECK(said.out.starts_with("1 log, on Sat 21 Nov 2026."));
}

TEST_CASE("what cannot be read is named with what helps, and the status is that of the worst") {
  World world = evening_world();
  put(world, "whole.json", log_of_person(1));
  world.disk.put(place("damaged.json"), "{}");
  world.disk.put(place("others.json"), "{}").owner = 0;
  world.disk.put(place("lost.json.bak"), store::encode(log_of_person(1)));
  world.disk.put_folder(place("folder.json"));
  world.disk.put(place("shut.json"), "{}").mode = S_IFREG;
  std::string newer = store::encode(log_of_person(1));
  newer.replace(newer.find("\"version\": 2"), 12, "\"version\": 3");
  world.disk.put(place("newer.json"), newer);
  std::string unsealed = store::encode(log_of_person(1));
  unsealed.replace(unsealed.find("\"capsules\": 2"), 13, "\"capsules\": 3");
  world.disk.put(place("unsealed.json"), unsealed);
  struct Case {
    std::string name, state;
    int code;
    std::string remedy;
  };
  const std::string check = "To see what is there: `titrate check --log /home/ada/clients/";
  const std::string access = "See what it is and who may read it, or name another.";
  const std::vector<Case> cases = {
      {"damaged.json", "damaged", 4, check + "damaged.json`"},
      {"others.json", "damaged", 4,
       "It belongs to another user of this machine, who can look at "
       "it."},
      {"unsealed.json", "unsealed", 4, check + "unsealed.json`"},
      {"newer.json", "newer", 4, "Install a newer titrate to read it."},
      {"lost.json", "missing", 3, check + "lost.json`"},
      {"none.json", "missing", 3, "Is that its name?"},
      {"folder.json", "unreadable", 3, access},
      {"shut.json", "unreadable", 3, access}};
  for (const Case& each : cases) {
    CAPTURE(each.name);
    const Said said = world.run({"review", "--json", place(each.name), place("whole.json")});
    CHECK(said.code == each.code);
    const Json json = Json::parse(said.out);
    CHECK(json["logs"].size() == 1);
    REQUIRE(json["not_read"].size() == 1);
    CHECK(json["not_read"][0]["file"] == place(each.name));
    CHECK(json["not_read"][0]["state"] == each.state);
    CHECK(json["not_read"][0]["remedy"] == each.remedy);
    const Said shown = world.run({"review", place(each.name), place("whole.json")});
    CHECK(shown.code == each.code);
    CHECK(shown.out.find("\nNot read  ") != std::string::npos);
    CHECK(shown.out.find("\nwhole.json  ") != std::string::npos);
  }
  const Words both = {"review", place("none.json"), place("damaged.json")};
  CHECK(world.run(both).code == 4);
}

TEST_CASE("the keys of a row are those that the page names") {
  World world = evening_world();
  put(world, "a.json", log_of_person(8));
  put(world, "b.json", Log());
  const Json json = reviewed(world, {place("a.json"), place("b.json"), place("none.json")});
  CHECK(keys(json) == Words{"date", "nights", "logs", "not_read"});
  CHECK(keys(json["logs"][0]) == Words{"file", "name", "last", "begins", "phase", "rule",
                                       "capsules", "mg", "noted", "loose", "open", "missed",
                                       "signs", "stock", "later"});
  CHECK(keys(json["logs"][0]["signs"]) == Words{"date", "signs"});
  CHECK(keys(json["logs"][0]["stock"]) == Words{"left", "until", "count_again"});
  CHECK(keys(json["logs"][1]) ==
        Words{"file", "name", "last", "begins", "signs", "stock", "later"});
  CHECK(keys(json["not_read"][0]) == Words{"file", "state", "problem", "remedy"});
}

TEST_CASE(
    "what is named twice, or by a link, is one log; a name with strange characters is shown") {
  World world = evening_world();
  put(world, "a.json", log_of_person(1));
  world.disk.put_link(place("link.json"), place("a.json"));
  const Json json = reviewed(world, {place("a.json"), place("a.json"), place("link.json")});
  REQUIRE(json["logs"].size() == 1);
  CHECK(json["logs"][0]["file"] == place("a.json"));
  put(world, "\x1b[2J\xff.json", log_of_person(1));
  const Said said = world.run({"review", place("\x1b[2J\xff.json")});
  CHECK(said.code == 0);
  CHECK(said.out.find('\x1b') == std::string::npos);
  CHECK(said.out.find("\\u{1b}[2J") != std::string::npos);
}

TEST_CASE("one's own log is of no matter, and neither is where it would be") {
  World world = evening_world();
  put(world, "a.json", log_of_person(1));
  const std::string alone = world.run({"review", place("a.json")}).out;
  world.disk.put(World::log_path(), "no log at all");
  CHECK(world.run({"review", place("a.json")}).out == alone);
  world.variables.erase("HOME");
  CHECK(world.run({"review", place("a.json")}).out == alone);
}

// ---- Names ----

Words apart(const Words& paths) { return cli::names_apart(paths); }

TEST_CASE("as much of each path is its name as tells it from the others") {
  CHECK(apart({"/a/x.json", "/a/y.json"}) == Words{"x.json", "y.json"});
  CHECK(apart({"/a/log.json", "/b/log.json", "/b/x.json"}) ==
        Words{"a/log.json", "b/log.json", "x.json"});
  CHECK(apart({"/a/c/log.json", "/b/c/log.json", "/b/d/log.json"}) ==
        Words{"a/c/log.json", "b/c/log.json", "d/log.json"});
  // One that is the end of another one.
  CHECK(apart({"/c/log.json", "/b/c/log.json"}) == Words{"/c/log.json", "b/c/log.json"});
  CHECK(apart({"log.json", "c/log.json"}) == Words{"log.json", "c/log.json"});
  CHECK(apart({}).empty());
  // Of paths that are not different nothing better can be said.
  CHECK(apart({"/a/x", "/a/x"}) == Words{"/a/x", "/a/x"});
}

TEST_CASE("names are different, and the ends of their paths") {
  // Every path of up to three parts out of a, b and c, all at once.
  Words paths;
  const std::string parts = "abc";
  for (const char one : parts) {
    paths.push_back(std::string("/") + one);
    for (const char two : parts) {
      paths.push_back(paths.back().substr(0, 2) + '/' + two);
    }
    for (const char two : parts) {
      for (const char three : parts) {
        paths.push_back(std::string("/") + one + '/' + two + '/' + three);
      }
    }
  }
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  const Words names = apart(paths);
  CHECK(std::set<std::string>(names.begin(), names.end()).size() == paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) CHECK(paths[i].ends_with(names[i]));
}

}  // namespace
}  // namespace titrate::test

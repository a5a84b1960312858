// What is offered at each place of a command line, by the program itself; tests/shells presses Tab
// in real shells. Completing never complains and never writes, whatever the log is like.

#include <sys/stat.h>

#include <cerrno>
#include <regex>
#include <set>
#include <sstream>

#include "cli/args/command_tree.hpp"
#include "cli/completions.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

Words names(const std::vector<cli::OptionInfo>& options) {
  Words names;
  for (const auto& option : options) names.push_back(option.name);
  return names;
}

TEST_CASE("the first word is a command, and so is the word behind help") {
  Words commands;
  for (const auto& command : cli::command_tree().commands) commands.push_back(command.name);
  CHECK(offered({""}) == commands);
  CHECK(offered({"help", ""}) == commands);
  CHECK(offered({"hi"}) == Words{"history"});
  CHECK(offered({"--log", "x.json", "hi"}) == Words{"history"});
  CHECK(offered({"help", "hi"}) == Words{"history"});
  CHECK(offered({"help", "history", ""}).empty());
  CHECK(offered({"hisotry", ""}).empty());
}

TEST_CASE("behind every command stand its own options and those of the program") {
  const auto tree = cli::command_tree();
  for (const auto& command : tree.commands) {
    CAPTURE(command.name);
    const Words candidates = offered({command.name, "-"});
    for (const auto& name : names(command.options)) CHECK(holds(candidates, name));
    for (const auto& name : names(tree.options)) CHECK(holds(candidates, name));
    const std::set<std::string> once(candidates.begin(), candidates.end());
    CHECK(once.size() == candidates.size());
  }
  CHECK(offered({"-"}).size() == tree.options.size());
}

TEST_CASE("what was typed of a word narrows what is offered") {
  CHECK(offered({"log", "s"}) == Words{"smooth", "soft"});
  CHECK(offered({"log", "--st"}) == Words{"--stool"});
  CHECK(offered({"log", "--stool=so"}) == Words{"--stool=soft"});
  CHECK(offered({"log", "--symptom", "cra"}) == Words{"cramps="});
  CHECK(offered({"log", "--symptom=cra"}) == Words{"--symptom=cramps="});
  CHECK(offered({"edit", "2026-11-0"}) == nights_in_log);
  CHECK(offered({"edit", "yesterday", "--clear", "symptom="}) ==
        Words{"symptom=cramps", "symptom=tender-points"});
  CHECK(offered({"log", "x"}).empty());
}

TEST_CASE("a symptom's name is followed by its severity") {
  Words all;
  for (int n = 0; n <= 10; ++n) all.push_back("cramps=" + std::to_string(n));
  CHECK(offered({"log", "--symptom", "cramps="}) == all);
  CHECK(offered({"log", "--symptom", "new-name=1"}) == Words{"new-name=1", "new-name=10"});
  CHECK(offered({"log", "--symptom", "No Name="}).empty());
}

TEST_CASE("an option is offered once, unless it may be repeated") {
  CHECK_FALSE(holds(offered({"log", "--note", "slept badly", "--"}), "--note"));
  CHECK_FALSE(holds(offered({"log", "--sleep=3", "--"}), "--sleep"));
  CHECK(holds(offered({"log", "--sign", "vomiting", "--"}), "--sign"));
  CHECK(holds(offered({"log", "--symptom", "cramps=3", "--"}), "--symptom"));
}

TEST_CASE("what stands before is read as the program reads it") {
  CHECK(offered({"log", "--note", "edit", "s"}) == Words{"smooth", "soft"});
  CHECK(offered({"log", "3", "s"}) == Words{"smooth", "soft"});
  CHECK(offered({"log", "soft", "s"}).empty());       // the result is told
  CHECK(offered({"log", "3", "soft", "s"}).empty());  // and so is the dose
  CHECK(offered({"edit", "yesterday", "3", "s"}) == Words{"smooth", "soft"});
  CHECK(offered({"guide", "stool", "i"}).empty());
  CHECK(offered({"log", "--", "--s"}).empty());  // values alone behind it
  CHECK(offered({"log", "--", "s"}) == Words{"smooth", "soft"});
  CHECK(offered({"log", "--note", "--", "--st"}) == Words{"--stool"});
}

TEST_CASE("nights and symptoms come from the log that the line names, or else the usual one") {
  World world = world_with_log();
  world.disk.put_folder("/home/ada/a");
  world.disk.put("/home/ada/a/other.json", *world.disk.bytes(World::path("log.json")));
  world.disk.erase(World::path("log.json"));
  world.disk.erase(World::path("log.json.bak"));
  CHECK(offered(world, {"chart", "--symptom", ""}).empty());
  for (const Words& before : {Words{"--log", "/home/ada/a/other.json", "chart"},
                              Words{"chart", "--log=/home/ada/a/other.json"},
                              Words{"chart", "--log", "~/a/other.json"}}) {
    Words words = before;
    words.insert(words.end(), {"--symptom", ""});
    CAPTURE(words);
    CHECK(offered(world, words) == Words{"cramps", "tender-points"});
  }
  world.variables["TITRATE_LOG"] = "/home/ada/a/other.json";
  CHECK(offered(world, {"chart", "--symptom", ""}) == Words{"cramps", "tender-points"});
}

TEST_CASE("behind taking stand add and remove, then medicines: any, or those that are taken") {
  World world = world_with_log();
  world.run({"taking", "add", "Alendronic", "acid"});
  world.run({"taking", "add", "St John's wort"});  // which a shell would need quoted
  CHECK(offered(world, {"taking", ""}) == Words{"add", "remove"});
  CHECK(holds(offered(world, {"taking", "add", "lev"}), "levothyroxine"));
  CHECK(offered(world, {"taking", "remove", ""}) == Words{"Alendronic-acid"});
  CHECK(world.run({"taking", "remove", "Alendronic-acid"}).code == 0);
}

TEST_CASE(
    "behind stock --remove stand the dates of what was counted and what came, and no others") {
  World world = world_with_log();
  CHECK(offered(world, {"stock", "--remove", ""}).empty());
  CHECK(world.run({"stock", "76"}).code == 0);
  world.set_clock("2026-11-23T22:30");
  CHECK(world.run({"stock", "+180"}).code == 0);
  CHECK(completed(world, {"stock", "--remove", ""}).out ==
        "2026-11-23\t180 capsules added\n2026-11-21\t76 capsules in hand\n");
  CHECK(offered(world, {"stock", "--remove=2026-11-2"}).size() == 2);
  CHECK(world.run({"stock", "--remove", "2026-11-23"}).code == 0);
  CHECK(offered(world, {"stock", "--remove", ""}) == Words{"2026-11-21"});
  World blank;
  CHECK(offered(blank, {"stock", "--remove", ""}).empty());
  // Elsewhere it is a night.
  CHECK(holds(offered(world, {"pause", "--remove", ""}), "tonight"));
}

TEST_CASE("more nights than a screen lists are found by what is typed of them") {
  World world;
  world.set_clock("2026-12-31T22:30");
  std::vector<Night> nights;
  for (int day = 0; day < 40; ++day) nights.push_back(tolerated(day, 2));  // 1 Nov to 10 Dec
  world.keep(made(Log().with(course_of(nights))));
  Words newest = offered(world, {"edit", ""});
  CHECK(newest.size() == 9 + 7);
  CHECK(holds(newest, "2026-12-10"));
  CHECK_FALSE(holds(newest, "2026-11-26"));
  CHECK(offered(world, {"edit", "2026-11-"}).size() == 30);
}

TEST_CASE("the words beside a candidate say what it is") {
  World world = world_with_log();
  CHECK(completed(world, {"remove", "2026-11-02"}).out ==
        "2026-11-02\tMon 2 Nov: 3 capsules, no bowel movement\n");
  CHECK(completed(world, {"remove", "yes"}).out == "yesterday\tFri 20 Nov\n");
  CHECK(completed(world, {"log", "norm"}).out == "normal\ttype 4\n");
  CHECK(completed(world, {"und"}).out == "undo\tTake back the last change; again: bring it back\n");
  CHECK(completed(world, {"history", "--course", "2"}).out ==
        "2\tSun 1 Nov 2026, Magnesium, 120 mg a capsule\n");
}

TEST_CASE("no candidate needs a quote in any shell, and none can break a line") {
  World world = world_with_log();
  REQUIRE(world.run({"start", "--recommended", "1", "--mg", "60", "--product", "$(x) `y`; Магний"})
              .code == 0);
  world.variables["LANG"] = GENERATE("C", "en_US.UTF-8");
  const std::regex line(R"(:files|[A-Za-z0-9./=-]+(\t[^\t]+)?)");
  const auto tree = cli::command_tree();
  for (const auto& command : tree.commands) {
    std::vector<Words> asked = {{command.name, ""}, {command.name, "-"}};
    for (const auto& option : command.options) {
      asked.push_back({command.name, option.name, ""});
      asked.push_back({command.name, option.name, "cramps="});
    }
    for (const Words& words : asked) {
      CAPTURE(words);
      std::istringstream lines(completed(world, words).out);
      for (std::string text; std::getline(lines, text);) {
        CAPTURE(text);
        CHECK(std::regex_match(text, line));
      }
    }
  }
}

TEST_CASE("completing is silent and writes nothing, whatever the log is like") {
  World world = world_with_log();
  const std::string file = World::path("log.json");
  const int state = GENERATE(range(0, 8));
  CAPTURE(state);
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  if (state == 0) world.disk.erase(file);               // with a backup beside it
  if (state == 1) world.disk.put(file, "");             // empty
  if (state == 2) world.disk.put(file, "{\"format\"");  // damaged
  if (state == 3) world.disk.put(file, "").mode = S_IFIFO | 0600U;
  if (state == 4) world.disk.node(file).mode |= 0044U;  // others can read it
  if (state == 5) world.variables["TITRATE_NOW"] = "some day";
  if (state == 6) world.disk.fail_every("open", EACCES);
  if (state == 7) {
    world.variables.erase("HOME");
    world.variables.erase("XDG_DATA_HOME");
  }
  const auto paths = world.disk.paths();
  const auto before = world.disk.bytes(file);
  for (const Words& words : {Words{""}, Words{"log", ""}, Words{"edit", ""}, Words{"log", "--sy"},
                             Words{"log", "--symptom", ""}, Words{"chart", "--symptom", ""},
                             Words{"history", "--course", ""}, Words{"--log", "/none", "edit", ""},
                             Words{"\x1b[2J\xff", ""}, Words{"log", "\xff"}, Words{}}) {
    CAPTURE(words);
    const Said said = completed(world, words);
    CHECK(said.err.empty());
    CHECK(said.code == 0);
  }
  CHECK(holds(offered(world, {"log", "--date", ""}), "yesterday"));  // what needs no log
  CHECK(world.disk.paths() == paths);
  CHECK(world.disk.bytes(file) == before);
}

TEST_CASE("no help has the call that the scripts make") {
  World world;
  CHECK(world.run({"--help"}).out.find("__complete") == std::string::npos);
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    const Said said = world.run({"completion", shell});
    CHECK(said.code == 0);
    CHECK(said.out.find("__complete") != std::string::npos);
  }
}

}  // namespace
}  // namespace titrate::test

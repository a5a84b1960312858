// What is offered at each place of a command line, by the program itself; tests/shells presses Tab
// in real shells. Completing never complains and never writes, whatever the log is like.

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <regex>
#include <set>
#include <sstream>

#include "cli/candidates.hpp"
#include "cli/command_tree.hpp"
#include "cli/observations.hpp"
#include "cli/values.hpp"
#include "render/guide.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

using Words = std::vector<std::string>;

// Saturday, 21 Nov 2026; in the log: 2 courses, cramps and tender-points, nights of 1 to 3 Nov.
World world_with_log() {
  World world;
  world.set_clock("2026-11-21T22:30");
  for (const Words& command :
       {Words{"start", "--recommended", "1", "--mg", "100", "--date", "2026-10-01"},
        Words{"start", "--recommended", "2", "--mg", "120", "--date", "2026-11-01"},
        Words{"log", "2", "4", "--date", "2026-11-01", "--symptom", "cramps=3"},
        Words{"log", "3", "none", "--date", "2026-11-02", "--symptom", "tender-points=2"},
        Words{"log", "3", "--date", "2026-11-03"}}) {
    REQUIRE(world.run(command).code == 0);
  }
  return world;
}

Said completed(World& world, Words words) {
  words.insert(words.begin(), "__complete");
  return world.run(words);
}

// The candidates alone.
Words offered(World& world, const Words& words) {
  const Said said = completed(world, words);
  CHECK(said.err.empty());
  CHECK(said.code == 0);
  std::istringstream lines(said.out);
  Words candidates;
  for (std::string line; std::getline(lines, line);) {
    candidates.push_back(line.substr(0, line.find('\t')));
  }
  return candidates;
}

Words offered(const Words& words) {
  World world = world_with_log();
  return offered(world, words);
}

bool holds(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Words names(const std::vector<cli::OptionInfo>& options) {
  Words names;
  for (const auto& option : options) names.push_back(option.name);
  return names;
}

const Words stool_words = {"pellets", "lumpy",  "firm",     "smooth",    "soft",
                           "mushy",   "liquid", "hard",     "normal",    "loose",
                           "runny",   "watery", "diarrhea", "diarrhoea", "none"};
const Words nights_in_log = {"2026-11-03", "2026-11-02", "2026-11-01"};
const Words night_words = {"tonight",  "yesterday", "monday",   "tuesday", "wednesday",
                           "thursday", "friday",    "saturday", "sunday"};

// What each type of value must have offered; checked for every option and value of the tree.
void check_values(const std::string& type, const Words& candidates) {
  if (type == "D" || type == "DATE") {
    for (const auto& word : night_words) CHECK(holds(candidates, word));
    for (const auto& night : nights_in_log) CHECK(holds(candidates, night));
    CHECK(candidates.size() == night_words.size() + nights_in_log.size());
  } else if (type == "S" || type == "STOOL" || type == "DOSE") {
    CHECK(candidates == stool_words);
  } else if (type == "NAME=N") {
    CHECK(candidates == Words{"cramps=", "tender-points=", "twitching=", "restless-legs=",
                              "migraine=", "pain=", "fatigue=", "constipation="});
  } else if (type == "SYMPTOM") {
    CHECK(candidates == Words{"cramps", "tender-points"});
  } else if (type == "SIGN") {
    CHECK(candidates == Words(warning_sign_names.begin(), warning_sign_names.end()));
  } else if (type == "F") {
    CHECK(candidates == Words(form_names.begin(), form_names.end()));
  } else if (type == "FIELD") {
    CHECK(candidates == Words{"stool", "movements", "sleep", "symptoms", "signs", "other-cause",
                              "note", "symptom=cramps", "symptom=tender-points"});
  } else if (type == "TOPIC") {
    CHECK(candidates == Words(render::topic_names.begin(), render::topic_names.end()));
  } else if (type == "MEDICINE") {
    CHECK(candidates.size() == render::medicine_names().size());
    for (const auto& name : candidates) CHECK_FALSE(render::medicines_named(name).empty());
  } else if (type == "K") {
    CHECK(candidates == Words{"1", "2"});
  } else if (type == "FORM") {
    CHECK(candidates == Words{"YYYY-MM-DD", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY"});
  } else if (type == "WHEN") {
    CHECK(candidates == Words{"auto", "never"});
  } else if (type == "WHOSE") {
    CHECK(candidates == Words{"mine", "theirs"});
  } else if (type == "SHELL") {
    CHECK(candidates == Words{"bash", "zsh", "fish"});
  } else if (type == "FILE") {
    CHECK(candidates == Words{":files"});
  } else {
    CAPTURE(type);
    CHECK(cli::kind_of(type) == cli::ValueKind::typed);
    CHECK(candidates.empty());
  }
}

TEST_CASE("every type of value in the command tree is one that completions know") {
  const auto tree = cli::command_tree();
  const auto check = [](const std::string& type) {
    CAPTURE(type);
    CHECK(cli::kind_of(type) != cli::ValueKind::unknown);
  };
  for (const auto& option : tree.options) {
    if (option.takes_value()) check(option.type);
  }
  for (const auto& command : tree.commands) {
    for (const auto& type : cli::types_in(command.values)) check(type);
    for (const auto& option : command.options) {
      if (option.takes_value()) check(option.type);
    }
  }
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

TEST_CASE("every option with a value has what that can be, behind a space and an equals sign") {
  World world = world_with_log();
  const auto tree = cli::command_tree();
  for (const auto& command : tree.commands) {
    for (const auto* options : {&command.options, &tree.options}) {
      for (const auto& option : *options) {
        if (!option.takes_value()) continue;
        CAPTURE(command.name, option.name);
        const Words apart = offered(world, {command.name, option.name, ""});
        check_values(option.type, apart);
        Words joined = offered(world, {command.name, option.name + '='});
        for (std::string& word : joined) {
          if (word.starts_with(option.name + '=')) word.erase(0, option.name.size() + 1);
        }
        CHECK(joined == apart);
      }
    }
  }
}

TEST_CASE("every value that stands by itself has what it can be") {
  World world = world_with_log();
  for (const auto& command : cli::command_tree().commands) {
    Words words = {command.name};
    for (const auto& type : cli::types_in(command.values)) {
      CAPTURE(command.name, type);
      Words asked = words;
      asked.emplace_back();
      if (cli::kind_of(type) != cli::ValueKind::typed || type == "DOSE") {
        check_values(type, offered(world, asked));
      }
      words.push_back(type == "TOPIC" ? "medicines" : type == "DATE" ? "yesterday" : "3");
    }
    // Where no value is due, an empty word has the options.
    words.emplace_back();
    CAPTURE(words);
    CHECK(offered(world, words).back() == "--help");
  }
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

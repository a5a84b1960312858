// Questions on a terminal: whatever is answered, and wherever the answers end, the log is the old
// one or has all that was told, in one change.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/ask/ask.hpp"
#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

// And confirmed to be on the disk.
bool is_saved(const std::string& out) {
  return out.find("Saved.") != std::string::npos ||
         out.find("Saved for the night of ") != std::string::npos;
}

using Words = std::vector<std::string>;

struct Conversation {
  const char* now;
  std::vector<Night> nights;  // of a course from 1 November 2026, 2 x 100 mg
  Words command;
  Words answers;  // to every question that is asked
  bool changes;   // the log, when all are answered
};

Night night(int day, int dose, int stool) {
  NightFields fields{.date = date("2026-10-31") + day, .capsules = capsules(dose)};
  if (stool > 0) fields.stool = StoolType::from(stool);
  return made(Night::from(std::move(fields)));
}

Night with_cramps(const Night& night, int severity) {
  NightFields fields = night.fields();
  REQUIRE(
      fields.symptoms.set({made(SymptomName::from("cramps")), Severity::from(severity).value()}));
  return made(Night::from(std::move(fields)));
}

World world_before(const Conversation& told) {
  CourseFields fields{.started = date("2026-11-01"),
                      .recommended = capsules(2),
                      .strength = tenths(1000),
                      .ceilings = {{date("2026-11-01"), capsules(20)}},
                      .nights = told.nights};
  World world;
  world.keep(made(Log::from({made(Course::from(std::move(fields)))})));
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  world.variables["NO_COLOR"] = "1";
  world.set_clock(told.now);
  return world;
}

std::map<std::string, std::string> files(World& world) {
  std::map<std::string, std::string> bytes;
  for (const std::string& path : world.disk.paths()) {
    if (const auto content = world.disk.bytes(path)) bytes[path] = *content;
  }
  return bytes;
}

int questions_in(const std::string& shown) {
  int questions = 0;
  for (const std::string_view end :
       {"[Enter: ", "[yes or no]", "take? ", "give? ", "together? ", " mg? "}) {
    for (auto at = shown.find(end); at != std::string::npos; at = shown.find(end, at + 1)) {
      // "... take? A number [Enter: 3]" is one question.
      const auto line_end = shown.find('\n', at);
      const bool goes_on =
          !end.starts_with('[') && shown.substr(at, line_end - at).find('[') != std::string::npos;
      if (!goes_on) ++questions;
    }
  }
  return questions;
}

// Symptoms are asked for last, where one was noted lately, of the night whose morning is told.
std::vector<Conversation> with_symptoms() {
  const Night noted = with_cramps(night(1, 2, 4), 2);
  const Night waiting = night(2, 3, 0);
  const Night told = night(2, 3, 4);
  const Words log = {"log"};
  return {
      {"2026-11-03T22:00", {noted, told}, log, {"", "3"}, true},
      {"2026-11-03T22:00", {noted, told}, log, {"not yet", "3"}, true},
      {"2026-11-03T22:00", {noted, told}, log, {"", ""}, true},
      {"2026-11-03T22:00", {noted, told}, log, {"not yet", ""}, false},
      {"2026-11-03T22:00", {noted, told}, log, {"", "x", "3 5", "11", "5"}, true},
      {"2026-11-03T22:00", {noted, waiting}, log, {"4", "", "5"}, true},
      {"2026-11-03T22:00", {noted, waiting}, log, {"", ""}, true},  // its morning is not told
      {"2026-11-04T01:00", {noted, waiting}, log, {"4", "", "5"}, true},
      {"2026-11-03T07:00", {noted, waiting}, log, {"4", "0"}, true},
      {"2026-11-03T07:00", {noted, waiting}, log, {""}, false},
      {"2026-11-03T07:00", {noted, told}, log, {}, false},  // nothing else was asked
      {"2026-11-03T22:00", {noted, with_cramps(told, 1)}, log, {""}, true},
      {"2026-11-05T22:00", {noted}, {"log", "--date=2026-11-03"}, {"2", "4", "5"}, true},
  };
}

std::vector<Conversation> conversations() {
  const Night waiting = night(1, 2, 0);
  const Night told = night(1, 2, 4);
  const Words log = {"log"};
  const Words start = {"start"};
  return {
      {"2026-11-02T22:00", {waiting}, log, {"4", ""}, true},
      {"2026-11-02T22:00", {waiting}, log, {"4", "not yet"}, true},
      {"2026-11-02T22:00", {waiting}, log, {"", "2"}, true},
      {"2026-11-02T22:00", {waiting}, log, {"not yet", "not yet"}, false},
      {"2026-11-02T22:00", {told}, log, {"9", "no", "8", "yes"}, true},
      {"2026-11-02T22:00", {told}, log, {"9", "2"}, true},
      {"2026-11-02T22:00", {told}, log, {"33", "44", "maybe", "44"}, true},
      {"2026-11-02T22:00", {told}, log, {""}, true},
      {"2026-11-03T00:30", {waiting}, log, {"7", "2"}, true},
      {"2026-11-02T07:00", {waiting}, log, {"none"}, true},
      {"2026-11-02T07:00", {waiting}, log, {""}, false},
      {"2026-11-02T07:00", {}, log, {"2", "x", "5"}, true},
      {"2026-11-02T07:00", {}, log, {"0"}, true},
      {"2026-11-02T07:00", {}, log, {""}, false},
      {"2026-11-02T07:00", {told}, log, {}, false},
      {"2026-11-02T22:00", {told, night(2, 3, 0)}, log, {}, false},
      {"2026-11-05T22:00", {told}, {"log", "--date=2026-11-03"}, {"2", "4"}, true},
      {"2026-11-02T22:00", {told}, {"edit", "2026-11-01"}, {"", "6", "", "", "", ""}, true},
      {"2026-11-02T22:00", {told}, start, {"yes", "2", "240", "2", "yes", "", ""}, true},
      {"2026-11-02T22:00",
       {told},
       start,
       {"yes", "2", "240", "1", "n", "2", "240", "2", "y", "oxide", "9"},
       true},
      {"2026-11-02T22:00", {told}, {"start", "--mg=120"}, {"y", "2", "yes", "citrate", "4"}, true},
      {"2026-11-02T22:00",
       {told},
       {"start", "--serving=2", "--form=oxide"},
       {"y", "240", "y", ""},
       true},
      {"2026-11-02T22:00",
       {told},
       {"start", "--serving-mg=240", "--ceiling=4"},
       {"y", "2", "2", "y", ""},
       true},
  };
}

// Commands that can do without an answer, said alone.
std::vector<Conversation> said_alone() {
  const Night told = night(1, 2, 4);
  return {
      {"2026-11-02T22:00", {told}, {"pause"}, {"stomach bug", "2026-11-05"}, true},
      {"2026-11-02T22:00", {told}, {"pause"}, {"", "yesterday", ""}, true},
      {"2026-11-02T22:00", {told}, {"taper"}, {"perhaps", "yes"}, true},
  };
}

std::vector<Conversation> all_conversations() {
  auto all = conversations();
  for (Conversation& told : said_alone()) all.push_back(std::move(told));
  for (Conversation& told : with_symptoms()) all.push_back(std::move(told));
  return all;
}

TEST_CASE("an answer is a yes or a no in any case, with blanks around it, or neither") {
  using Said = std::optional<bool>;
  const auto [answer, said] = GENERATE(table<std::string, Said>({
      {"yes", true},
      {"y", true},
      {"YES", true},
      {" Yes\r", true},
      {"no", false},
      {"N", false},
      {"\tno ", false},
      {"", std::nullopt},
      {" ", std::nullopt},
      {"yess", std::nullopt},
      {"ye s", std::nullopt},
      {"none", std::nullopt},
      {"1", std::nullopt},
  }));
  CAPTURE(answer);
  CHECK((cli::yes_or_no(answer) == said));
}

TEST_CASE("every answer is needed: where one fails to come, nothing is changed and it says so") {
  for (const Conversation& told : all_conversations()) {
    for (std::size_t given = 0; given < told.answers.size(); ++given) {
      World world = world_before(told);
      const auto before = files(world);
      world.answers.assign(told.answers.begin(),
                           told.answers.begin() + static_cast<std::ptrdiff_t>(given));
      const Said said = world.run(told.command);
      INFO(told.now << ", " << told.command.front() << ", " << given << " answers\n" << said.out);
      CHECK(said.code == 1);
      CHECK(said.err == "titrate: no answer was given.\nNothing was changed.\n");
      CHECK(said.out.ends_with("\n"));
      CHECK(questions_in(said.out) == static_cast<int>(given) + 1);
      CHECK(files(world) == before);
    }
  }
}

TEST_CASE("all answers make one change at most, which one undo takes back") {
  for (const Conversation& told : all_conversations()) {
    World world = world_before(told);
    const auto before = files(world);
    world.answers.assign(told.answers.begin(), told.answers.end());
    const Said said = world.run(told.command);
    INFO(told.now << ", " << told.command.front() << '\n' << said.out << said.err);
    CHECK(said.code == 0);
    CHECK(world.answers.empty());
    CHECK(questions_in(said.out) == static_cast<int>(told.answers.size()));
    CHECK(is_saved(said.out) == told.changes);
    const std::string path = World::path("log.json");
    if (!told.changes) {
      CHECK(files(world) == before);
      continue;
    }
    CHECK(files(world).at(path) != before.at(path));
    world.terminal.can_ask = false;
    CHECK(world.run({"undo"}).code == 0);
    CHECK(files(world).at(path) == before.at(path));
  }
}

TEST_CASE("nothing is asked where it must not be, or cannot be answered") {
  for (const Conversation& told : conversations()) {
    const bool forbidden = GENERATE(true, false);
    World world = world_before(told);
    const auto before = files(world);
    world.answers.assign(told.answers.begin(), told.answers.end());
    Words command = told.command;
    if (forbidden) command.emplace_back("--no-input");
    if (!forbidden) world.terminal.can_ask = false;
    const Said said = world.run(command);
    INFO(told.now << ", " << told.command.front() << '\n' << said.err);
    CHECK(said.code == 2);
    CHECK(said.out.empty());
    CHECK(said.err.find("needs ") != std::string::npos);
    CHECK(world.answers.size() == told.answers.size());
    CHECK(files(world) == before);
  }
}

TEST_CASE("what can do without an answer is done where none can be asked for") {
  for (const Conversation& told : said_alone()) {
    World world = world_before(told);
    world.answers.assign(told.answers.begin(), told.answers.end());
    world.terminal.can_ask = false;
    const Said said = world.run(told.command);
    INFO(told.command.front() << '\n' << said.out << said.err);
    CHECK(said.code == 0);
    CHECK(is_saved(said.out));
    CHECK(world.answers.size() == told.answers.size());
  }
}

TEST_CASE("what was told is never asked for") {
  const std::vector<Words> commands = {{"log", "3"},
                                       {"log", "normal"},
                                       {"log", "3", "normal"},
                                       {"log", "--stool", "4"},
                                       {"log", "--sleep", "4"},
                                       {"log", "--note", "x"},
                                       {"log", "--symptom", "cramps=1"},
                                       {"log", "--movements", "2"},
                                       {"log", "--other-cause", "flu"},
                                       {"log", "--sign", "vomiting"},
                                       {"log", "3", "--date", "tonight"},
                                       {"taper", "--from", "2026-11-01"},
                                       {"climb", "--note", "x"},
                                       {"pause", "--why", "x"},
                                       {"pause", "--until", "2026-11-09"},
                                       {"resume"},
                                       {"start", "--recommended", "2", "--mg", "120", "--yes"},
                                       {"start", "--serving", "2", "--serving-mg", "240", "--yes"}};
  for (const Words& command : commands) {
    for (const char* now : {"2026-11-02T07:30", "2026-11-02T22:00", "2026-11-03T01:00"}) {
      World world = world_before({now, {night(1, 2, 0)}, {}, {}, true});
      world.answers = {"never read"};
      const Said said = world.run(command);
      INFO(now << ' ' << command.back() << '\n' << said.out << said.err);
      CHECK(world.answers.size() == 1);
      CHECK(questions_in(said.out) == 0);
    }
  }
}

TEST_CASE("Enter takes tonight's advice, and never the dose of another night") {
  // 2 tolerated: 3 (P2).
  World world = world_before({"2026-11-02T22:00", {night(1, 2, 4)}, {}, {}, true});
  world.answers = {""};
  CHECK(world.run({"log"}).out.find("Saved for the night of Mon 2 Nov 2026: 3 capsules") !=
        std::string::npos);
  const char* now = GENERATE("2026-11-03T04:00", "2026-11-03T11:59");
  world = world_before({now, {night(1, 2, 4)}, {}, {}, true});
  world.answers = {""};
  CHECK(world.run({"log"}).out.find("Nothing was changed.") != std::string::npos);
}

// The log as a command leaves it.
std::string told_by(const World& before, const Words& command) {
  World world = before.twin();
  world.terminal.can_ask = false;
  const Said said = world.run(command);
  INFO(said.err);
  REQUIRE(said.code == 0);
  return world.disk.bytes(World::path("log.json")).value();
}

TEST_CASE("a number where a yes or a no is due says how many it was") {
  // 2 tolerated: 3 (P2).
  const World world = world_before({"2026-11-02T22:00", {night(1, 2, 4)}, {}, {}, true});
  for (const auto& [answers, dose] :
       std::vector<std::pair<Words, const char*>>{{{"33", "3"}, "3"},
                                                  {{"9", "0"}, "0"},
                                                  {{"9", "8", "yes"}, "8"},
                                                  {{"9", "9"}, "9"},
                                                  {{"9", "100", "2"}, "2"},
                                                  {{"9", "no", "2"}, "2"},
                                                  {{"9", "8", "no", "1"}, "1"}}) {
    World asked = world.twin();
    asked.answers.assign(answers.begin(), answers.end());
    CAPTURE(answers);
    CHECK(asked.run({"log"}).code == 0);
    CHECK(asked.answers.empty());
    CHECK(asked.disk.bytes(World::path("log.json")) == told_by(world, {"log", dose, "--yes"}));
  }
}

TEST_CASE("it says so too where the dose was typed with the command") {
  const World world = world_before({"2026-11-02T22:00", {night(1, 2, 4)}, {}, {}, true});
  const World logged =
      world_before({"2026-11-02T22:00", {night(1, 2, 4), night(2, 3, 0)}, {}, {}, true});
  const std::vector<std::pair<Words, const char*>> said = {
      {{"3"}, "3"},       {{"0"}, "0"},          {{"33"}, "33"},
      {{"30", "3"}, "3"}, {{"30", "yes"}, "30"}, {{"what?", "100", "2"}, "2"}};
  for (const auto& [answers, dose] : said) {
    CAPTURE(answers);
    for (const auto& [before, first, straight] :
         {std::tuple{&world, Words{"log", "33"}, Words{"log", dose, "--yes"}},
          std::tuple{&logged, Words{"edit", "tonight", "33"},
                     Words{"edit", "tonight", dose, "--yes"}}}) {
      World asked = before->twin();
      asked.answers.assign(answers.begin(), answers.end());
      CHECK(asked.run(first).code == 0);
      CHECK(asked.answers.empty());
      CHECK(asked.disk.bytes(World::path("log.json")) == told_by(*before, straight));
    }
  }
}

TEST_CASE("after one dose more a number is refused with both readings, and nothing is saved") {
  const World logged =
      world_before({"2026-11-02T22:00", {night(1, 2, 4), night(2, 3, 0)}, {}, {}, true});
  // 3 was likely meant as so many more; 33 is what was asked about.
  for (const char* const number : {"2", "3", "6"}) {
    World world = logged.twin();
    world.answers = {number};
    const Said said = world.run({"log", "+30"});
    CAPTURE(number, said.err);
    CHECK(said.code == 1);
    CHECK(said.err.find("could be how many more were taken, or how many in all") !=
          std::string::npos);
    CHECK(said.err.find("titrate log +" + std::string(number)) != std::string::npos);
    CHECK(world.disk.bytes(World::path("log.json")) == logged.disk.bytes(World::path("log.json")));
  }
  World sure = logged.twin();
  sure.answers = {"33"};
  CHECK(sure.run({"log", "+30"}).code == 0);
}

TEST_CASE("answers that cannot be read cost none before them") {
  const Words unread(5, "what?");
  const Night noted = with_cramps(night(1, 2, 4), 2);
  const World waiting = world_before({"2026-11-03T22:00", {noted, night(2, 3, 0)}, {}, {}, true});
  const auto ask = [&](const Words& first) {
    World world = waiting.twin();
    world.answers.assign(first.begin(), first.end());
    world.answers.insert(world.answers.end(), unread.begin(), unread.end());
    const Said said = world.run({"log"});
    INFO(said.out << said.err);
    CHECK(said.code == 0);
    CHECK(world.answers.empty());
    CHECK(said.out.find("None of 5 answers could be read.") != std::string::npos);
    return world.disk.bytes(World::path("log.json"));
  };
  CHECK(ask({"4"}) == told_by(waiting, {"log", "--stool=4"}));        // then the dose
  CHECK(ask({"4", "99"}) == told_by(waiting, {"log", "--stool=4"}));  // whether it was so many
  World both = waiting.twin();
  both.disk.put(World::path("log.json"), told_by(waiting, {"log", "--stool=4"}));
  CHECK(ask({"4", ""}) == told_by(both, {"log", "4"}));  // then the symptoms
}

TEST_CASE("a warning sign in place of a severity is asked about, and logged with that night") {
  const Night noted = with_cramps(night(1, 2, 4), 2);
  World world = world_before({"2026-11-03T22:00", {noted, night(2, 3, 4)}, {}, {}, true});
  world.answers = {"not yet", "blood", "yes"};
  const World before = world.twin();
  CHECK(world.run({"log"}).code == 0);
  CHECK(world.answers.empty());
  CHECK(world.disk.bytes(World::path("log.json")) ==
        told_by(before, {"log", "--sign=blood-in-stool", "--date=2026-11-02"}));
}

TEST_CASE("of a line that is too long nothing is taken, and it is asked again") {
  World world = world_before({"2026-11-02T22:00", {night(1, 2, 4)}, {}, {}, true});
  const std::string zeros(cli::longest_answer, '0');  // and then a 2 is a number
  world.answers = {zeros + "2", std::string(100'000, 'x'), "2"};
  const Said said = world.run({"log"});
  CHECK(said.code == 0);
  CHECK(said.out.find("too long to be an answer") != std::string::npos);
  CHECK(world.answers.empty());
}

TEST_CASE("what changed while it was asked is not written over") {
  World world = world_before({"2026-11-02T22:00", {night(1, 2, 4)}, {}, {}, true});
  const Conversation meanwhile = {
      "2026-11-02T22:00", {night(1, 2, 4), night(2, 3, 0)}, {}, {}, true};
  const std::string path = World::path("log.json");
  World other = world_before(meanwhile);
  const std::string theirs = other.disk.bytes(path).value();
  world.before_answer = [&] { world.disk.put(path, theirs); };
  world.answers = {"2"};
  const Said said = world.run({"log"});
  CHECK(said.code == 1);
  CHECK(said.err.find("already has a dose of 3 capsules, not 2") != std::string::npos);
  CHECK(world.disk.bytes(path) == theirs);
}

}  // namespace
}  // namespace titrate::test

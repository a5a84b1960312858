// What people type, and what each must mean: tests/words/phrases.txt, which says how it is read.

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/golden_settings.hpp"
#include "support/source_dir.hpp"
#include "support/suggestions.hpp"
#include "text/words.hpp"

namespace titrate::test {
namespace {

using Words = std::vector<std::string>;

// One line of the list.
struct Phrase {
  std::string typed;
  std::string sign;  // "=", "=>", "?" or "??"
  std::string meant;
};

std::string trimmed_of_blanks(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::optional<Phrase> phrase_in(const std::string& line) {
  for (const std::string sign : {" => ", " ?? ", " = ", " ? "}) {
    const auto at = line.rfind(sign);
    if (at == std::string::npos) continue;
    return Phrase{trimmed_of_blanks(line.substr(0, at)), trimmed_of_blanks(sign),
                  trimmed_of_blanks(line.substr(at + sign.size()))};
  }
  return std::nullopt;
}

Words parts_between(const std::string& text, char mark) {
  Words parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, mark);) {
    parts.push_back(trimmed_of_blanks(part));
  }
  return parts;
}

std::optional<Log> log_of_world(const World& world) {
  const auto bytes = world.disk.bytes(World::path("log.json"));
  if (!bytes) return std::nullopt;
  return std::get<store::Decoded>(store::decode(*bytes)).log;
}

// ---- Where it is typed ----

void answer_at(World& world, const std::string& question, const std::string& text) {
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  world.answers = {text};
  if (question == "stool") world.answers.emplace_back("not yet");  // to the dose, which is next
}

// A value in a file, of a row that has no more than it must.
Said import_cell(World& world, const std::string& column, const std::string& cell) {
  std::string head = "date,capsules", row = "2026-11-02,2";
  if (column == "date") row = '"' + cell + "\",2";
  if (column == "capsules") row = "2026-11-02,\"" + cell + '"';
  if (column == "stool") {
    head += ",stool";
    row += ",\"" + cell + '"';
  }
  world.disk.put(World::path("nights.csv"), head + '\n' + row + '\n');
  return world.run({"import", World::path("nights.csv"), "--yes"});
}

// "stool: 6 mushy" is an answer, "cell stool: 6 mushy" a cell, all else a command.
Said said_at(World& world, const std::string& phrase) {
  for (const std::string column : {"date", "capsules", "stool"}) {
    const std::string before = "cell " + column + ": ";
    if (phrase.starts_with(before)) return import_cell(world, column, phrase.substr(before.size()));
  }
  for (const std::string question : {"dose", "stool"}) {
    const std::string before = question + ": ";
    if (!phrase.starts_with(before)) continue;
    answer_at(world, question, phrase.substr(before.size()));
    return world.run({"log"});
  }
  return world.run(shell_words(phrase));
}

// ---- What it comes to ----

Words suggested_by(const Said& said) {
  Words commands;
  for (const auto& suggestion : said.suggested) {
    std::string command = suggestion.to_text();
    std::erase(command, '`');
    commands.push_back(command);
  }
  return commands;
}

void check_same(const World& ground, const Phrase& phrase) {
  World one = ground.twin(), other = ground.twin();
  const Said said = said_at(one, phrase.typed), meant = said_at(other, phrase.meant);
  CAPTURE(said.out, said.err, meant.out, meant.err);
  CHECK(meant.code == 0);
  CHECK(said.code == meant.code);
  CHECK(log_of_world(one) == log_of_world(other));
  if (!said.asked && !phrase.typed.starts_with("cell ")) CHECK(said.out == meant.out);
}

// The night that it names is in the log so, and the answer shows it.
void check_night(const World& ground, const Phrase& phrase) {
  World world = ground.twin();
  const Said said = said_at(world, phrase.typed);
  CAPTURE(said.out, said.err);
  CHECK(said.code == 0);
  const auto colon = phrase.meant.find(": ");
  REQUIRE(colon != std::string::npos);
  const NightDate date = NightDate::parse(phrase.meant.substr(0, colon)).value();
  const auto log = log_of_world(world);
  REQUIRE(log);
  const Night* const night = log->night_on(date);
  CHECK(night != nullptr);
  if (night == nullptr) return;
  const Course& course = log->courses()[*log->course_of(date)];
  CHECK(text::to_text(*night, course.counted()) == phrase.meant.substr(colon + 2));
  CHECK(said.out.find(text::to_text(date)) != std::string::npos);
}

// Refused, nothing changed; every command is named, or every word stands in it.
void check_refused(const World& ground, const Phrase& phrase) {
  World world = ground.twin();
  const Said said = said_at(world, phrase.typed);
  CAPTURE(said.out, said.err);
  CHECK((said.code == 1 || said.code == 2));
  CHECK(log_of_world(world) == log_of_world(ground));
  const Words named = suggested_by(said);
  for (const std::string& part : parts_between(phrase.meant, '|')) {
    CAPTURE(part, named);
    if (phrase.sign == "??") {
      std::string text = said.err + said.out;
      std::replace(text.begin(), text.end(), '\n', ' ');  // questions break their lines
      CHECK(text.find(part) != std::string::npos);
    } else {
      CHECK(std::find(named.begin(), named.end(), part) != named.end());
    }
  }
}

void check(const World& ground, const Phrase& phrase) {
  CAPTURE(phrase.typed, phrase.sign, phrase.meant);
  if (phrase.sign == "=") {
    check_same(ground, phrase);
  } else if (phrase.sign == "=>") {
    check_night(ground, phrase);
  } else {
    check_refused(ground, phrase);
  }
}

TEST_CASE("what people type means what the list says, or is refused as it says") {
  std::istringstream lines(read_golden(source_dir() / "tests" / "words" / "phrases.txt"));
  World world;
  GoldenSettings settings(world);
  int phrases = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    if (const auto phrase = phrase_in(line)) {
      check(world, *phrase);
      ++phrases;
    } else {
      settings.apply(shell_words(line));
    }
  }
  CHECK(phrases >= 300);
}

}  // namespace
}  // namespace titrate::test

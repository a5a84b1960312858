// The manual pages hold every command and option of the program and every field of the log, and
// none that there is not. What is missing is shown as the lines to add; mandoc's own judgement:
// tests/manual.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <utility>

#include "cli/args/command_tree.hpp"
#include "knowledge/facts.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"
#include "titrate/course.hpp"

namespace titrate::test {
namespace {

using Lines = std::vector<std::string>;

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  REQUIRE(file);
  return content.str();
}

Lines lines_of(const std::string& text) {
  std::istringstream stream(text);
  Lines lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

Lines page(const std::string& name) {
  return lines_of(content_of(source_dir() / "docs" / "man" / name));
}

// The lines under a heading, up to the next one of its kind or a greater one.
Lines under(const Lines& page, const std::string& heading) {
  const bool is_section = heading.starts_with(".Sh");
  Lines lines;
  bool inside = false;
  for (const std::string& line : page) {
    if (line.starts_with(".Sh") || (line.starts_with(".Ss") && !is_section)) {
      inside = line == heading || line.starts_with(heading + ' ');
    } else if (inside) {
      lines.push_back(line);
    }
  }
  return lines;
}

Lines headings_in(const Lines& lines) {
  Lines headings;
  for (const std::string& line : lines) {
    if (line.starts_with(".Ss ")) headings.push_back(line.substr(4, line.find(' ', 4) - 4));
  }
  return headings;
}

bool holds(const Lines& lines, const std::string& line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

// ".It Fl -stool Ar S"
std::string item(const cli::OptionInfo& option) {
  const std::string name = ".It Fl " + option.name.substr(1) + (option.optional ? " Op" : "");
  return name + (option.takes_value() ? " Ar " + option.type : "");
}

Lines items(const std::vector<cli::OptionInfo>& options, bool with_help) {
  Lines items;
  for (const auto& option : options) {
    if (with_help || option.name != "--help") items.push_back(item(option));
  }
  return items;
}

void check_items(const std::string& where, const Lines& block, const Lines& wanted) {
  CAPTURE(where);
  for (const std::string& each : wanted) {
    INFO("to add to docs/man/titrate.1: " << each);
    CHECK(holds(block, each));
  }
  for (const std::string& line : block) {
    if (!line.starts_with(".It Fl ")) continue;
    INFO("there is no such option: " << line);
    CHECK(holds(wanted, line));
  }
}

TEST_CASE("titrate(1) has every command with its options, and no others") {
  const Lines manual = page("titrate.1");
  const auto tree = cli::command_tree();
  check_items("OPTIONS", under(manual, ".Sh OPTIONS"), items(tree.options, true));
  Lines names;
  for (const auto& command : tree.commands) {
    names.push_back(command.name);
    const Lines block = under(manual, ".Ss " + command.name);
    {
      INFO("to add to docs/man/titrate.1 under COMMANDS: .Ss " << command.name);
      CHECK_FALSE(block.empty());
    }
    check_items(command.name, block, items(command.options, false));
  }
  for (const std::string& heading : headings_in(under(manual, ".Sh COMMANDS"))) {
    INFO("there is no such command: " << heading);
    CHECK(holds(names, heading));
  }
}

TEST_CASE("titrate(1) names what stands without an option's name") {
  const Lines manual = page("titrate.1");
  for (const auto& command : cli::command_tree().commands) {
    const auto heading = std::find_if(manual.begin(), manual.end(), [&](const std::string& line) {
      return line == ".Ss " + command.name || line.starts_with(".Ss " + command.name + ' ');
    });
    CAPTURE(command.name);
    REQUIRE(heading != manual.end());
    for (const std::string& type : cli::types_in(command.values)) {
      CHECK(heading->find(" Ar " + type) != std::string::npos);
    }
  }
}

// What stands between quotes in a source, where `pattern` has it as its first group.
std::set<std::string> found_in(const std::filesystem::path& source, const std::string& pattern) {
  const std::string text = content_of(source);
  const std::regex regex(pattern);
  std::set<std::string> found;
  for (std::sregex_iterator each(text.begin(), text.end(), regex), end; each != end; ++each) {
    found.insert((*each)[1]);
  }
  return found;
}

TEST_CASE("titrate(1) has every variable that the program reads") {
  const auto folder = source_dir() / "src" / "cli";
  auto variables = found_in(folder / "environment.cpp", "\"([A-Z_]+)\"");  // those of the locale
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    variables.merge(found_in(entry.path(), "variable\\(\"([A-Z_]+)\"\\)"));
  }
  CHECK(variables.size() >= 9);
  std::string text;
  for (const std::string& line : under(page("titrate.1"), ".Sh ENVIRONMENT")) text += line + '\n';
  for (const std::string& name : variables) {
    INFO("to add to docs/man/titrate.1 under ENVIRONMENT: .It Ev " << name);
    CHECK(std::regex_search(text, std::regex("\\.It Ev (?:.* )?" + name + "\\b")));
  }
}

TEST_CASE("titrate(1) has every exit status") {
  const Lines manual = page("titrate.1");
  for (int status = 0; status <= 6; ++status) {
    CHECK(holds(under(manual, ".Sh EXIT STATUS"), ".It " + std::to_string(status)));
  }
}

// The words that a line names as ones to type, without the commas between them.
Lines typed_words(const std::string& line) {
  const auto mark = line.find("Cm ");
  if (!line.starts_with('.') || mark == std::string::npos) return {};
  std::istringstream stream(line.substr(mark + 3));
  Lines words;
  for (std::string word; stream >> word;) {
    if (word.size() > 1) words.push_back(word);
  }
  return words;
}

// The words to type between two lines.
Lines typed_between(const Lines& lines, std::string_view after, std::string_view before) {
  const auto begin = std::find(lines.begin(), lines.end(), after);
  const auto end = std::find(begin, lines.end(), before);
  REQUIRE(end != lines.end());
  Lines words;
  for (auto line = begin; line != end; ++line) {
    const Lines more = typed_words(*line);
    words.insert(words.end(), more.begin(), more.end());
  }
  return words;
}

TEST_CASE("titrate(1) has the warning signs, each under what it calls for, and no others") {
  const Lines safety = under(page("titrate.1"), ".Ss Safety");
  Lines emergency;
  Lines doctor;
  for (const knowledge::SignFact& fact : knowledge::signs()) {
    (is_emergency(fact.sign) ? emergency : doctor).emplace_back(name_of(fact.sign));
  }
  const std::string now = "Call an emergency number now at";
  const std::string today = "speak to a doctor today at";
  CHECK(typed_between(safety, now, today) == emergency);
  CHECK(typed_between(safety, today, "After one") == doctor);
}

TEST_CASE("titrate(1) has the words for stool results with their types, and no others") {
  const Lines lines = under(page("titrate.1"), ".Ss Stool results");
  Lines own;
  for (const knowledge::StoolLook& look : knowledge::stool_looks()) own.emplace_back(look.word);
  CHECK(typed_between(lines, "A type from 1 to 7", "an everyday word") == own);
  std::map<std::string, int> everyday;
  for (const knowledge::StoolWord& known : knowledge::everyday_stool_words()) {
    if (known.is_listed) everyday[std::string(known.word)] = known.type;
  }
  std::map<std::string, int> named;
  Lines waiting;  // for the type, which stands behind its words
  for (auto line = std::find(lines.begin(), lines.end(), ".Po"); *line != ".Pc ,"; ++line) {
    const Lines words = typed_words(*line);
    waiting.insert(waiting.end(), words.begin(), words.end());
    const auto digit = line->find_first_of("0123456789");
    if (digit == std::string::npos) continue;
    for (const std::string& word : std::exchange(waiting, {})) named[word] = (*line)[digit] - '0';
  }
  CHECK(named == everyday);
  CHECK(typed_between(lines, "or", "when no bowel movement came.") ==
        Lines{std::string(knowledge::no_movement_word)});
}

TEST_CASE("titrate-log(5) has every field of the format, and no others") {
  const Lines manual = page("titrate-log.5");
  const auto fields =
      found_in(source_dir() / "src" / "store" / "codec" / "fields.hpp", "= \"([a-z0-9_]+)\"");
  REQUIRE(fields.contains("other_cause"));
  for (const std::string& field : fields) {
    INFO("to add to docs/man/titrate-log.5: .It Va " << field);
    CHECK(holds(manual, ".It Va " + field));
  }
  for (const std::string& line : manual) {
    if (!line.starts_with(".It Va ")) continue;
    INFO("there is no such field: " << line);
    CHECK(fields.contains(line.substr(7)));
  }
  std::string text;
  for (const std::string& line : manual) text += line + '\n';
  for (const std::string_view sign : warning_sign_names) {
    CHECK(text.find(sign) != std::string::npos);
  }
  for (const std::string_view form : form_names) CHECK(text.find(form) != std::string::npos);
}

}  // namespace
}  // namespace titrate::test

// The documents, held against the program: what a page shows is what is said, and what it names is
// there. TITRATE_REWRITE_GOLDEN=1 writes the answers that pages show anew, as with tests/golden.

#include "support/pages.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <regex>
#include <set>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/golden.hpp"
#include "support/source_dir.hpp"
#include "support/strings.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

namespace fs = std::filesystem;

bool writes_pages() {
  const char* const value = std::getenv("TITRATE_REWRITE_GOLDEN");
  return value != nullptr && std::string_view(value) == "1" && std::getenv("CI") == nullptr;
}

TEST_CASE("what a page shows is what the commands say") {
  std::set<std::string> played_ones;
  for (const Page& page : pages()) {
    if (!is_played(page.text)) continue;
    CAPTURE(page.name);
    played_ones.insert(page.name);
    const std::string now = played_page(page.text);
    const std::string differing = difference(page.text, now);
    if (writes_pages()) {
      std::ofstream(source_dir() / page.name, std::ios::binary) << now;
    } else if (!differing.empty()) {
      std::cerr << page.name << ": - is shown, + is what is said\n\n" << differing << '\n';
      FAIL_CHECK("the difference is above");
    }
  }
  for (const char* name :
       {"docs/first-week.md", "docs/every-day.md", "docs/history.md", "docs/machine-readable.md"}) {
    CHECK(played_ones.count(name) == 1);
  }
}

TEST_CASE("a page that cannot be played is an error") {
  const std::string line = GENERATE(
      "<!-- played: now yesterday -->", "    $ titrate tonihgt", "    $ ls", "    $ titrate check",
      "<!-- said by: titrate check -->", "<!-- played: answer yes -->\n    $ titrate",
      "<!-- played: example -->\n"
      "<!-- said by: titrate stock --json -->\n"
      "```json\n{…\"left\": 7, …}\n```");
  CAPTURE(line);
  CHECK_THROWS(played_page("A page.\n\n" + line + "\n"));
}

// ---- Commands ----

// What stands for something else, as in `titrate log STOOL`, or is left out.
bool is_only_a_form(const std::string& command) {
  static const std::regex form(R"((^|[ =])([A-Z]{1,}\b|\.\.\.|…)|\[|<)");
  return std::regex_search(command.substr(std::string("titrate").size()), form);
}

Said answer_to(const std::string& command) {
  World world;
  world.is_observed = false;
  world.keep(made(Log::from({course_of({tolerated(0, 2), tolerated(1, 3), tolerated(2, 4)})})));
  world.set_clock("2026-11-20T21:30");
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};  // where nobody answers
  const auto words = shell_words(command);
  return world.run({words.begin() + 1, words.end()});
}

TEST_CASE("what a page names as a command is one") {
  // Spoken of by name, without what they need; the last one is told because it is refused.
  const std::set<std::string> refused = {
      "titrate edit",      "titrate export",          "titrate import",
      "titrate merge",     "titrate start --move-to", "titrate tonight --date",
      "titrate passed out"};
  int commands = 0;
  for (const Page& page : pages()) {
    for (const std::string& command : commands_of(page.text)) {
      if (is_only_a_form(command)) continue;
      ++commands;
      CAPTURE(page.name, command);
      const Said said = answer_to(command);
      CAPTURE(said.err);
      CHECK((said.code == 2) == (refused.count(command) == 1));
    }
  }
  CHECK(commands >= 200);
}

TEST_CASE("the commands of a page are found in its prose and in its blocks") {
  CHECK(commands_of("Say `titrate log\nnormal`, or `log`:\n\n    $ titrate undo\n    Saved.\n"
                    "    titrate history    the nights\n    titrate export | jq\n") ==
        std::vector<std::string>{"titrate undo", "titrate history", "titrate export",
                                 "titrate log normal"});
  CHECK(is_only_a_form("titrate log STOOL"));
  CHECK_FALSE(is_only_a_form("titrate log 3"));
}

// ---- What pages point at ----

std::string text_at(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// What a link leads to within this project, without the place in it.
std::vector<std::string> links_of(const std::string& page) {
  static const std::regex link(R"re((?:\]\(|src=")([^)"#:]+)(?:#[^)"]*)?[)"])re");
  std::vector<std::string> found;
  for (std::sregex_iterator each(page.begin(), page.end(), link), end; each != end; ++each) {
    found.push_back((*each)[1]);
  }
  return found;
}

TEST_CASE("what a page links to is there, and every page is found from the list of all") {
  std::set<std::string> listed;
  for (const Page& page : pages()) {
    const fs::path folder = fs::path(page.name).parent_path();
    for (const std::string& link : links_of(page.text)) {
      CAPTURE(page.name, link);
      CHECK(fs::exists(source_dir() / folder / link));
      if (page.name == "docs/README.md") listed.insert((folder / link).lexically_normal());
    }
  }
  for (const Page& page : pages()) {
    CAPTURE(page.name);
    CHECK((page.name == "docs/README.md" || listed.count(page.name) == 1));
  }
}

// Not everybody can see them.
TEST_CASE("every picture of a page is told in words as well") {
  static const std::regex picture(R"re(!\[([^\]]*)\]\(|<img[^>]*alt="([^"]*)")re");
  int pictures = 0;
  for (const Page& page : pages()) {
    CAPTURE(page.name);
    const int all = static_cast<int>(count_of(page.text, "![") + count_of(page.text, "<img "));
    int told = 0;
    for (std::sregex_iterator each(page.text.begin(), page.text.end(), picture), end; each != end;
         ++each) {
      told += (*each)[1].length() + (*each)[2].length() >= 100 ? 1 : 0;
    }
    CHECK(told == all);
    pictures += all;
  }
  CHECK(pictures >= 2);
}

// ---- Promises and their tests ----

// The tests as ctest lists them, "core_tests: a night keeps every field", but for those from
// outside.
std::set<std::string> tests_in_process() {
  static const std::regex name(R"re(TEST_CASE\(\s*((?:"[^"]*"\s*)+))re");
  std::set<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(source_dir() / "tests")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string room =
        entry.path().lexically_relative(source_dir() / "tests").begin()->string();
    const std::string text = text_at(entry.path());
    for (std::sregex_iterator each(text.begin(), text.end(), name), end; each != end; ++each) {
      const std::string quoted = (*each)[1];
      found.insert(
          room + "_tests: " + std::regex_replace(quoted, std::regex(R"re(^"|"\s*(?:"|$))re"), ""));
    }
  }
  return found;
}

// "faults: kill" is tests/faults/kill_test.py, or named so in its CMakeLists.txt.
bool is_outside_test(const std::string& test) {
  std::string folder = test.substr(0, test.find(": "));
  const std::string name = test.substr(folder.size() + 2);
  std::replace(folder.begin(), folder.end(), '-', '_');
  const fs::path room = source_dir() / "tests" / folder;
  return fs::exists(room / (name + "_test.py")) ||
         text_at(room / "CMakeLists.txt").find('"' + test + '"') != std::string::npos;
}

bool is_test(const std::string& test) {
  static const std::set<std::string> in_process = tests_in_process();
  return in_process.count(test) == 1 || is_outside_test(test);
}

// Of a page whose tables have a column "tested by" at their end: each row with what stands there.
std::vector<std::pair<std::string, std::string>> promises_of(const std::string& page) {
  static const std::regex row(R"(\n\| ([^\n]*) \| ([^\n|]*) \|(?=\n))");
  std::vector<std::pair<std::string, std::string>> found;
  for (std::sregex_iterator each(page.begin(), page.end(), row), end; each != end; ++each) {
    if ((*each)[2] != "tested by") found.emplace_back((*each)[1], (*each)[2]);
  }
  return found;
}

std::vector<std::string> quoted_in(const std::string& text) {
  static const std::regex quoted("`([^`]+)`");
  std::vector<std::string> found;
  for (std::sregex_iterator each(text.begin(), text.end(), quoted), end; each != end; ++each) {
    found.push_back((*each)[1]);
  }
  return found;
}

TEST_CASE("every promise names its tests, or the script that measures it, and they are there") {
  for (const char* page : {"docs/promises.md", "docs/reliability.md"}) {
    const auto promises = promises_of(text_at(source_dir() / page));
    CHECK(promises.size() >= 20);
    for (const auto& [promise, by] : promises) {
      CAPTURE(page, promise);
      CHECK_FALSE(quoted_in(by).empty());
      for (const std::string& name : quoted_in(by)) {
        CAPTURE(name);
        CHECK((name.find(": ") == std::string::npos ? fs::exists(source_dir() / name)
                                                    : is_test(name)));
      }
    }
  }
}

TEST_CASE("a test that is not there is known as such") {
  CHECK(is_test("cli_tests: a test that is not there is known as such"));
  CHECK(is_test("faults: kill"));
  CHECK(is_test("exchange: formats"));
  CHECK_FALSE(is_test("cli_tests: no such test"));
  CHECK_FALSE(is_test("core_tests: a test that is not there is known as such"));
  CHECK_FALSE(is_test("faults: kil"));
}

}  // namespace
}  // namespace titrate::test

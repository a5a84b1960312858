// What a terminal can show: nothing is wider than it, every help text and what the main commands
// answer, also with wide characters and right-to-left words in a note; no colour where there is
// none, and ASCII alone where UTF-8 is not read.

#include <algorithm>
#include <regex>
#include <sstream>

#include "cli/args/command_tree.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"
#include "text/layout.hpp"

namespace titrate::test {
namespace {

using Arguments = std::vector<std::string>;

// A command that is to be copied stays whole, also where it alone is wider than the terminal.
bool is_whole_command(std::string line) {
  line.erase(0, line.find_first_not_of(' '));
  return line.starts_with('`') && std::count(line.begin(), line.end(), '`') == 2 &&
         line.find('`', 1) >= line.size() - 2;
}

std::vector<std::string> too_wide(const std::string& text, int width) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    if (text::display_width(line) > width && !is_whole_command(line)) lines.push_back(line);
  }
  return lines;
}

World world_of_width(int width) {
  World world;
  world.terminal = {.can_ask = false, .is_terminal = true, .width = width};
  world.variables["NO_COLOR"] = "1";
  return world;
}

TEST_CASE("no line of any help is wider than the terminal, and examples stand first") {
  const int width = GENERATE(40, 41, 50, 60, 79, 80, 200);
  World world = world_of_width(width);
  std::vector<Arguments> asked = {{"--help"}};
  for (const auto& command : cli::command_tree().commands)
    asked.push_back({command.name, "--help"});
  for (const Arguments& arguments : asked) {
    CAPTURE(width, arguments);
    const Said said = world.run(arguments);
    CHECK(said.code == 0);
    CHECK(too_wide(said.out, width) == std::vector<std::string>());
    // The description, the usage, and then at once the examples.
    const auto usage = said.out.find("\n\nUsage: ");
    REQUIRE(usage != std::string::npos);
    const auto next = said.out.find("\n\n", usage + 2);
    CHECK(said.out.substr(next + 2, 7) == "Example");
  }
}

TEST_CASE("every width from 40 on shows all words of a help text") {
  const auto words_at = [](int width) {
    World world = world_of_width(width);
    std::string words = world.run({"log", "--help"}).out;
    std::erase_if(words, [](char c) { return c == ' ' || c == '\n' || c == '\\'; });
    return words;
  };
  const std::string wide = words_at(1000);
  for (int width = 40; width <= 130; ++width) {
    CAPTURE(width);
    CHECK(words_at(width) == wide);
  }
}

// A few nights of somebody's course with every kind of answer.
std::vector<Arguments> life_with(const std::string& note) {
  return {{},
          {"start", "--recommended", "2", "--mg", "120", "--form", "glycinate", "--product", note},
          {"tonight"},
          {"log", "2", "--note", note},
          {"log", "2"},
          {"tonight"},
          {"log", "normal", "--date", "2026-11-01", "--sleep", "3", "--symptom", "cramps=6"},
          {"edit", "tonight", "--stool", "loose", "--other-cause", note},
          {"ceiling", "8", "--note", note},
          {"ceiling"},
          {"tonight"},
          {"tonight", "--date", "2026-11-02"},
          {"history"},
          {"chart"},
          {"chart", "--symptom", "cramps"},
          {"chart", "--sleep"},
          {"trend"},
          {"report"},
          {"review", World::log_path()},
          {"check"},
          {"undo"},
          {"remove", "tonight"},
          {"guide"},
          {"guide", "stool"},
          {"guide", "forms"},
          {"guide", "limits"},
          {"guide", "signs"},
          {"guide", "medicines"},
          {"guide", "symptoms"},
          {"guide", "protocol"}};
}

TEST_CASE("no answer of the main commands is wider than the terminal") {
  const int width = GENERATE(40, 80, 200);
  const std::string note = GENERATE(
      as<std::string>{}, "a long day, a long walk and a long bath, then hardly any sleep at all",
      "夜中に何度も目が覚めて、朝まで眠れなかった。 夜中に何度も目が覚めて、朝まで眠れなかった。",
      "שנתי רע כל הלילה, והתעוררתי שוב ושוב עד הבוקר", "لم أنم جيدا الليلة الماضية بسبب الألم",
      "z͎͠a͈͋l͉̒g̟̐o͙̿ e\u0301 👩‍👩‍👧‍👦 ﷽");
  World world = world_of_width(width);
  world.variables["LANG"] = GENERATE("en_US.UTF-8", "C");
  for (const Arguments& arguments : life_with(note)) {
    CAPTURE(width, arguments, world.variables["LANG"]);
    const Said said = world.run(arguments);
    CHECK(said.code == 0);
    CHECK(too_wide(said.out, width) == std::vector<std::string>());
  }
}

std::string without_colour(const std::string& text) {
  return std::regex_replace(text, std::regex("\x1b\\[[0-9;]*m"), "");
}

TEST_CASE("colour changes no word, and there is none where it is not wanted") {
  World coloured = world_of_width(80);
  coloured.variables.erase("NO_COLOR");
  World plain = coloured;
  const std::string reason = GENERATE("NO_COLOR", "TERM=dumb", "no TERM", "--color", "no terminal");
  if (reason == "NO_COLOR") plain.variables["NO_COLOR"] = "1";
  if (reason == "TERM=dumb") plain.variables["TERM"] = "dumb";
  if (reason == "no TERM") plain.variables.erase("TERM");
  if (reason == "no terminal") plain.terminal = {};
  int in_colour = 0;
  for (Arguments arguments : life_with("a note")) {
    CAPTURE(reason, arguments);
    const Said with = coloured.run(arguments);
    if (reason == "--color") arguments.insert(arguments.end(), {"--color", "never"});
    const Said without = plain.run(arguments);
    // Off a terminal its nights are not broken to a width that is not there.
    const bool is_laid_out_anew = reason == "no terminal" && arguments == Arguments{"history"};
    if (!is_laid_out_anew) CHECK(without_colour(with.out) == without.out);
    CHECK(without.out.find('\x1b') == std::string::npos);
    in_colour += with.out != without.out ? 1 : 0;
  }
  CHECK(in_colour > 10);
}

TEST_CASE("where the locale is not UTF-8, nothing beyond ASCII is shown") {
  World world = world_of_width(GENERATE(40, 80, 200));
  world.variables["LANG"] = GENERATE("C", "POSIX", "de_DE.ISO-8859-1", "");
  for (const Arguments& arguments : life_with("夜中に目が覚めた — שנתי רע")) {
    CAPTURE(arguments, world.variables["LANG"]);
    const Said said = world.run(arguments);
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    CHECK(std::all_of(said.out.begin(), said.out.end(), is_ascii));
    CHECK(std::all_of(said.err.begin(), said.err.end(), is_ascii));
  }
}

}  // namespace
}  // namespace titrate::test

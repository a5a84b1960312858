// Nothing is printed raw: whatever bytes come in an argument, a variable, a path, a file, a file's
// name or an answer, what comes out is plain text on lines.

#include <algorithm>
#include <cerrno>
#include <random>

#include "core/utf8.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/golden.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

// Written out once more and not asked of the program: C0, DEL, C1, line and paragraph separators,
// and what turns the direction of a line.
bool steers_the_terminal(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 ||
         (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

// What is wrong with an output; nothing where it is plain. With colour off only line ends may
// control anything; in CSV they are CR LF.
std::string impurity(std::string_view text, bool csv) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character next = first_character(text.substr(at));
    const auto bytes = static_cast<std::size_t>(next.bytes);
    const bool line_end = next.code == '\n' || (csv && text.substr(at, 2) == "\r\n");
    if (!next.valid || (!line_end && steers_the_terminal(next.code))) {
      return visible(text.substr(at, bytes));
    }
    at += bytes;
  }
  return "";
}

void check_plain(const Said& said, bool csv = false) {
  INFO(visible(said.out) << visible(said.err));
  CHECK(impurity(said.out, csv).empty());
  CHECK(impurity(said.err, false).empty());
  CHECK_FALSE((said.out + said.err).empty());
}

// ---- Hostile texts ----

std::vector<std::string> named_texts() {
  return {"\x1b[31mred\x1b[0m",  // ESC
          "\x1b]0;title\x07",    // a window title
          "\b\b\b\b",            // backspaces
          "a\rb",                // back to the line's start
          "a\nb",                // a line of its own
          "a\tb\vc\fd",          //
          "\x7f",                // DEL
          "\xc2\x9b"
          "31m",  // CSI as one C1 character
          "\x9b"
          "31m",  // and as one byte
          "\xe2\x80\xae"
          "gol",  // U+202E, right to left
          "\xe2\x81\xa6"
          "x",                       // U+2066, an isolate
          "\xe2\x80\xa8",            // line separator
          "\xff\xfe",                // no UTF-8 at all
          "\xc0\xaf",                // an overlong "/"
          "\xed\xa0\x80",            // a surrogate
          "\xf4\x90\x80\x80",        // beyond U+10FFFF
          "\xe2\x82",                // cut short
          "\xf0\x9f\x98",            //
          std::string(500, '\x1b'),  // more than is shown
          "2\x1b",
          "--\x1b",
          "=\x1b",
          "-\x9b"};
}

std::vector<std::string> random_texts() {
  std::mt19937 random(20261101);
  std::vector<std::string> texts;
  for (int i = 0; i < 24; ++i) {
    std::string text;
    for (auto left = random() % 12 + 1; left > 0; --left) {
      text += static_cast<char>(random() % 255 + 1);  // an argument cannot hold a NUL
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

const std::vector<std::string>& hostile_texts() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> texts = named_texts();
    const auto more = random_texts();
    texts.insert(texts.end(), more.begin(), more.end());
    return texts;
  }();
  return all;
}

World ada_at_night_two() {
  World world;
  world.keep(made(Log::from({course_of({tolerated(0, 2)})})));
  world.set_clock("2026-11-02T21:30");
  return world;
}

// ---- Where they can come from ----

// Every place of an argument, as ▒; the commands are parted by bars.
constexpr std::string_view places = R"(
▒ | -▒ | --▒ | --color ▒ | --color=▒ | tonight ▒ | tonight --▒ | tonight --date ▒ |
tonight --date=▒ | tonight --json=▒ | log ▒ | log 3 ▒ | log 3 4 ▒ | log 3 --date ▒ |
log 3 --stool ▒ | log 3 --movements ▒ | log 3 --sleep ▒ | log 3 --symptom ▒ |
log 3 --symptom ▒=1 | log 3 --symptom cramps=▒ | log 3 --sign ▒ | log 3 --other-cause ▒ |
log 3 --note ▒ | log --date sunday --note ▒ | edit ▒ | edit ▒ --stool 4 | edit sunday ▒ |
edit sunday 3 ▒ | edit sunday --dose ▒ | edit sunday --clear ▒ |
edit sunday --clear symptom=▒ | edit sunday --note ▒ | remove ▒ | ceiling ▒ |
ceiling 8 --from ▒ | ceiling 8 --note ▒ | climb --from ▒ | climb --note ▒ | climb --remove ▒ |
taper --from ▒ | taper ▒ | pause --from ▒ | pause --until ▒ | pause --why ▒ | pause --remove ▒ |
resume --from ▒ | stock ▒ | stock +▒ | stock 8 ▒ | stock --remove ▒ | log +▒ |
start --correct-unit ▒ | history --last ▒ | history --since ▒ |
history --until ▒ | history --course ▒ | chart --symptom ▒ | chart --since ▒ |
chart --last ▒ | trend --course ▒ | report --course ▒ | report --html ▒ | start --recommended ▒ --mg 1 |
start --recommended 2 --mg ▒ | start --serving ▒ --serving-mg 1 |
start --serving 2 --serving-mg ▒ | start --recommended 2 --mg 120 --form ▒ |
start --recommended 2 --mg 120 --product ▒ | start --recommended 2 --mg 120 --ceiling ▒ |
start --recommended 2 --mg 120 --note ▒ | start --recommended 2 --mg 120 --date ▒ | undo ▒ |
check ▒ | check --accept=▒ | recover ▒ | help ▒
)";

std::vector<std::string> commands() {
  std::vector<std::string> all(1);
  for (const std::string& word : shell_words(places)) {
    if (word == "|") {
      all.emplace_back();
    } else {
      all.back() += (all.back().empty() ? "" : " ") + word;
    }
  }
  return all;
}

std::vector<std::string> with(const std::string& command, const std::string& text) {
  std::vector<std::string> arguments = shell_words(command);
  for (std::string& argument : arguments) {
    constexpr std::string_view mark = "▒";
    const auto at = argument.find(mark);
    if (at != std::string::npos) argument.replace(at, mark.size(), text);
  }
  return arguments;
}

TEST_CASE("no argument is printed raw") {
  const std::string command = GENERATE(from_range(commands()));
  INFO(command);
  for (const std::string& text : hostile_texts()) {
    INFO(visible(text));
    World world = ada_at_night_two();
    check_plain(world.run(with(command, text)));
  }
}

TEST_CASE("no path is printed raw, wherever it comes from") {
  const std::string variable = GENERATE("", "TITRATE_LOG", "XDG_DATA_HOME", "HOME");
  INFO(variable);
  for (const std::string& text : hostile_texts()) {
    const std::string path = "/home/ada/" + text;
    INFO(visible(path));
    World world;
    if (!variable.empty()) world.variables[variable] = path;
    const auto run = [&](std::vector<std::string> arguments) {
      if (variable.empty()) arguments.insert(arguments.end(), {"--log", path});
      return world.run(arguments);
    };
    check_plain(run({"check"}));
    check_plain(run({"tonight"}));
    check_plain(run({"start", "--recommended", "2", "--mg", "120"}));
    world.disk.fail_every("open", EACCES);
    check_plain(run({"tonight"}));
    check_plain(run({"log", "2"}));
  }
}

TEST_CASE("no environment variable is printed raw") {
  const std::string variable =
      GENERATE("TITRATE_NOW", "LANG", "LC_ALL", "LC_CTYPE", "TERM", "NO_COLOR");
  for (const std::string& text : hostile_texts()) {
    INFO(variable << '=' << visible(text));
    World world = ada_at_night_two();
    world.variables[variable] = text;
    check_plain(world.run({"tonight"}));
    check_plain(world.run({"history"}));
  }
}

TEST_CASE("no standard input and no answer is printed raw") {
  for (const std::string& text : hostile_texts()) {
    INFO(visible(text));
    World world = ada_at_night_two();
    world.input = text;
    check_plain(world.run({"log", "3", "--note", "-"}));
    check_plain(world.run({"edit", "sunday", "--note", "-"}));
  }
}

// The log with one of its texts replaced. What is refused must not be echoed raw either.
std::string damaged_log(const std::string& part, const std::string& text) {
  World world = ada_at_night_two();
  std::string bytes = world.disk.bytes(World::path("log.json")).value();
  const auto at = bytes.find(part);
  REQUIRE(at != std::string::npos);
  return bytes.replace(at, part.size(), text);
}

TEST_CASE("no byte of the log is printed raw") {
  const std::string part = GENERATE("titrate-log", "crc32", "courses", "2026-11-01", "120",
                                    "capsules\": 2", "stool", "4}", "{\n");
  for (const std::string& text : hostile_texts()) {
    INFO(part << " -> " << visible(text));
    World world = ada_at_night_two();
    world.disk.put(World::path("log.json"), damaged_log(part, text));
    check_plain(world.run({"tonight"}));
    check_plain(world.run({"check"}));
    check_plain(world.run({"recover", "--yes"}));
  }
}

TEST_CASE("no name of a file beside the log is printed raw") {
  for (const std::string& text : hostile_texts()) {
    INFO(visible(text));
    World world = ada_at_night_two();
    world.disk.put(World::path("log conflict " + text), "x");
    check_plain(world.run({"check"}));
  }
}

// A note that is kept is shown as it is: so nothing hostile may be kept.
TEST_CASE("texts of the log are plain on every way out") {
  const std::vector<std::string> parts = {"夜",           "😴",    "e\xcc\x81", "\\x1b", "\\",
                                          "\"",           "'",    ",",         "`",     "\x1b",
                                          "\xe2\x80\xae", "\xff", "\r",        " "};
  std::mt19937 random(7);
  for (int i = 0; i < 100; ++i) {
    std::string text;
    for (auto left = random() % 6 + 1; left > 0; --left) text += parts[random() % parts.size()];
    INFO(visible(text));
    World world = ada_at_night_two();
    const bool kept =
        world.run({"edit", "sunday", "--note", text, "--other-cause", text}).code == 0;
    CHECK(kept == impurity(text, false).empty());
    check_plain(world.run({"history"}));
    check_plain(world.run({"history", "--json"}));
    check_plain(world.run({"history", "--csv"}), true);
    check_plain(world.run({"report"}));
    check_plain(world.run({"report", "--html", "-"}));
  }
}

// ---- Where UTF-8 is not read ----

// A byte from 80 to 9F is a control of its own to a terminal that reads Latin-1.
void check_ascii(const Said& said) {
  INFO(visible(said.out) << visible(said.err));
  const std::string all = said.out + said.err;
  CHECK_FALSE(all.empty());
  CHECK(std::all_of(all.begin(), all.end(),
                    [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
}

World ada_without_utf8(const std::string& locale) {
  World world = ada_at_night_two();
  REQUIRE(world.run({"edit", "sunday", "--note", "夜 “schlecht” geträumt 😴"}).code == 0);
  world.variables["LC_ALL"] = locale;
  return world;
}

TEST_CASE("where the locale is not UTF-8 every argument comes out as ASCII") {
  const std::string command = GENERATE(from_range(commands()));
  const std::string text = GENERATE("“夜”", "\xe2\x80\xae", "\xc2\x9b", "\x9b", "ä\xff");
  INFO(command << ' ' << visible(text));
  World world = ada_without_utf8("C");
  check_ascii(world.run(with(command, text)));
}

TEST_CASE("where the locale is not UTF-8 the log and paths come out as ASCII") {
  const std::string locale = GENERATE("C", "POSIX", "de_DE.ISO-8859-1", "zh_CN.GB18030");
  const auto command =
      GENERATE(values<std::vector<std::string>>({{},
                                                 {"tonight", "--json"},
                                                 {"history"},
                                                 {"history", "--json"},
                                                 {"report"},
                                                 {"report", "--html", "-"},
                                                 {"check"},
                                                 {"undo"},
                                                 {"check", "--json"},
                                                 {"--log", "/home/ada/夜/log.json"},
                                                 {"check", "--log", "/夜"}}));
  World world = ada_without_utf8(locale);
  world.disk.put(World::path("log (conflict 夜).json"), "x");
  check_ascii(world.run(command));
}

}  // namespace
}  // namespace titrate::test

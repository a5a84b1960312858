// Text on a terminal: its width, where it breaks, what is cut, what colour it has.

#include "text/layout.hpp"

#include <random>
#include <sstream>

#include "support/catch.hpp"

namespace titrate::test {
namespace {

using namespace text;

const Style plain{};
const Style ascii{.utf8 = false};

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// ---- Width ----

struct WidthCase {
  const char* text;
  int columns;
};

TEST_CASE("wide characters take two columns, combining ones none") {
  const auto [text, columns] = GENERATE(values<WidthCase>({{"", 0},
                                                           {"abc", 3},
                                                           {"träge", 5},
                                                           {"Магний", 6},
                                                           {"夜", 2},
                                                           {"夜 😴", 5},
                                                           {"한국", 4},
                                                           {"ＡＢ", 4},
                                                           {"e\xcc\x81", 1},
                                                           {"\xe2\x80\x8b", 0},
                                                           {"…", 1},
                                                           {"\xff", 1}}));
  INFO(text);
  CHECK(display_width(text) == columns);
}

TEST_CASE("padded text takes the columns that it should, on either side") {
  CHECK(padded("ab", 5) == "ab   ");
  CHECK(padded("ab", 5, true) == "   ab");
  CHECK(padded("夜", 5) == "夜   ");
  CHECK(padded("abcdef", 5) == "abcdef");
  CHECK(padded("", 0).empty());
}

// ---- Cutting ----

TEST_CASE("text that fits is not cut, other text ends in an ellipsis") {
  CHECK(cut("abcde", 5, plain) == "abcde");
  CHECK(cut("abcdef", 5, plain) == "abcd…");
  CHECK(cut("abcdef", 5, ascii) == "ab...");
  CHECK(cut("夜夜夜", 5, plain) == "夜夜…");
  CHECK(cut("夜夜夜", 4, plain) == "夜…");  // half of a character cannot be shown
  CHECK(cut("夜夜夜", 6, plain) == "夜夜夜");
}

// Words of many widths, some of them in backticks.
std::string random_text(std::mt19937& random) {
  const std::vector<std::string> words = {"a", "to",  "capsules", "夜夜夜",   "e\xcc\x81t\xc3\xa9",
                                          "😴", "mg.", "Магний",   "`titrate`"};
  std::string text;
  for (auto left = random() % 40; left > 0; --left) {
    if (!text.empty()) text += ' ';
    text += random() % 12 == 0 ? "`titrate log 3`" : words[random() % words.size()];
  }
  return text;
}

TEST_CASE("cut text never takes more columns than there are, and keeps whole characters") {
  std::mt19937 random(1);
  for (int i = 0; i < 300; ++i) {
    const std::string text = random_text(random);
    for (const Style& style : {plain, ascii}) {
      const int columns = static_cast<int>(random() % 60 + 3);
      const std::string shorter = cut(text, columns, style);
      INFO(columns << ": " << text << " -> " << shorter);
      CHECK(display_width(shorter) <= columns);
      const std::string ellipsis = style.utf8 ? "…" : "...";
      const bool whole = shorter == text;
      CHECK((whole || shorter.ends_with(ellipsis)));
      CHECK((whole || text.starts_with(shorter.substr(0, shorter.size() - ellipsis.size()))));
    }
  }
}

// ---- Breaking ----

// The words of a line as they may stand on lines of their own: what is in backticks is one.
int words_that_could_part(const std::string& line) {
  int words = 1;
  bool quoted = false;
  for (const char c : line) {
    if (c == '`') quoted = !quoted;
    if (c == ' ' && !quoted) ++words;
  }
  return words;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " ") + part;
  return text;
}

TEST_CASE("wrapped text keeps to the width, but for one word that is longer, and loses nothing") {
  std::mt19937 random(2);
  for (int i = 0; i < 500; ++i) {
    const std::string text = random_text(random);
    const Style style{.width = static_cast<int>(random() % 80 + 20)};
    const auto broken = lines(wrapped(text, style));
    INFO(style.width << ": " << text);
    CHECK(joined(broken) == text);
    for (const std::string& line : broken) {
      INFO(line);
      CHECK((display_width(line) <= style.width || words_that_could_part(line) == 1));
    }
  }
}

TEST_CASE("a line is broken as late as it can be") {
  CHECK(wrapped("aaaaaaaaa bbbbbbbbbb c", {.width = 20}) == "aaaaaaaaa bbbbbbbbbb\nc\n");
  CHECK(wrapped("aaaaaaaaa bbbbbbbbbbb c", {.width = 20}) == "aaaaaaaaa\nbbbbbbbbbbb c\n");
}

TEST_CASE("a command in backticks stays whole") {
  CHECK(wrapped("to see it: `titrate ceiling 8` then", {.width = 26}) ==
        "to see it:\n`titrate ceiling 8` then\n");
  CHECK(wrapped("then: `titrate start --recommended 2`.", {.width = 20}) ==
        "then:\n`titrate start --recommended 2`.\n");
}

TEST_CASE("an amount and its unit stay together") {
  CHECK(wrapped("Advised are 4 capsules (480 mg).", {.width = 28}) ==
        "Advised are 4 capsules\n(480 mg).\n");
  CHECK(wrapped("Each of them has 112.5 mg in", {.width = 23}) ==
        "Each of them has\n112.5 mg in\n");
  CHECK(wrapped("How much is it, in mg, a day", {.width = 20}) ==
        "How much is it, in\nmg, a day\n");
  // A line begins and ends with no space, also where the two have no room on one.
  CHECK(wrapped("xxxxxxxxxxxxxxxxxx48 mg", {.width = 20}) == "xxxxxxxxxxxxxxxxxx48\nmg\n");
  CHECK(wrapped("12345678901234567890123 mg", {.width = 20}) == "12345678901234567890\n123 mg\n");
  CHECK(wrapped("Each has 480  mg", {.width = 20}) == "Each has 480 mg\n");
}

TEST_CASE("a lone backtick does not hold a whole text together") {
  CHECK(wrapped("it`s a long and wide text", {.width = 20}) == "it`s a long and wide\ntext\n");
}

TEST_CASE("a terminal narrower than twenty columns breaks lines itself") {
  CHECK(wrapped("aaaaaaaaa bbbbbbbbbb", {.width = 5}) == "aaaaaaaaa bbbbbbbbbb\n");
}

TEST_CASE("a label stands before its text, and the lines below keep clear of it") {
  CHECK(labelled("Why", "one two three four five six", {.width = 30}) ==
        "Why       one two three four\n"
        "          five six\n");
  CHECK(labelled("+ ", "one two three four five six", {.width = 24}, Ink::plain, 4) ==
        "+   one two three four\n"
        "    five six\n");
}

TEST_CASE("labelled text keeps to the width too") {
  std::mt19937 random(3);
  for (int i = 0; i < 300; ++i) {
    const std::string text = random_text(random);
    const Style style{.width = static_cast<int>(random() % 80 + 30)};
    for (const std::string& line : lines(labelled("Note", text, style))) {
      INFO(style.width << ": " << line);
      CHECK((display_width(line) <= style.width || words_that_could_part(line.substr(10)) == 1));
    }
  }
}

// ---- Colour and symbols ----

TEST_CASE("ink is an escape sequence around a text, where colour is understood") {
  const Style colour{.colour = true};
  CHECK(inked("text", Ink::plain, colour) == "text");
  CHECK(inked("text", Ink::strong, colour) == "\x1b[1mtext\x1b[0m");
  CHECK(inked("text", Ink::faint, colour) == "\x1b[2mtext\x1b[0m");
  CHECK(inked("text", Ink::caution, colour) == "\x1b[33mtext\x1b[0m");
  CHECK(inked("text", Ink::alarm, colour) == "\x1b[1;31mtext\x1b[0m");
  CHECK(inked("", Ink::alarm, colour).empty());
  CHECK(inked("text", Ink::alarm, plain) == "text");
}

TEST_CASE("a text from a log is shown as it is, or in ASCII alone") {
  CHECK(shown("schlecht geträumt 夜", plain) == "schlecht geträumt 夜");
  CHECK(shown("schlecht geträumt 夜", ascii) == "schlecht getr\\u{e4}umt \\u{591c}");
  CHECK(shown("a\x1b[1m\xff\xe2\x80\xae", plain) == "a\\u{1b}[1m\\xff\\u{202e}");
  CHECK(shown("a\x1b[1m\xff\xe2\x80\xae", ascii) == "a\\u{1b}[1m\\xff\\u{202e}");
}

TEST_CASE("a person's own text is broken to both widths, backticks and all") {
  using Lines = std::vector<std::string>;
  CHECK(broken_text("one two three", 7, 9) == Lines{"one two", "three"});
  CHECK(broken_text("three two", 4, 9) == Lines{"", "three two"});
  CHECK(broken_text("a `b c d e` f", 3, 4) == Lines{"a", "`b c", "d e`", "f"});
  CHECK(broken_text("abcdefghij", 2, 4) == Lines{"", "abcd", "efgh", "ij"});
  CHECK(broken_text("", 2, 4).empty());
  CHECK(broken_text("a", -3, 4) == Lines{"", "a"});
}

}  // namespace
}  // namespace titrate::test

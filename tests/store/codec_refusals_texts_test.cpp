// Every text's length, in characters, and every character that may not stand in it.

#include <cstdio>
#include <string>

#include "store/refusals.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

struct TextField {
  std::string member;
  std::string pointer;
  std::size_t line;
  std::size_t most;
};

TextField text_field() {
  return GENERATE(values<TextField>({
      {"\"product\": \"Magnesium glycinate\"", "/courses/0/product", 9, 100},
      {"\"note\": \"agreed with my GP\"", "/courses/0/ceilings/0/note", 18, 1000},
      {"\"note\": \"too much for me\"", "/courses/0/acts/0/note", 26, 1000},
      {"\"why\": \"colonoscopy\"", "/courses/0/pauses/0/why", 34, 1000},
      {"\"other_cause\": \"stomach bug\"", "/courses/0/nights/0/other_cause", 64, 200},
      {"\"note\": \"slept badly\"", "/courses/0/nights/0/note", 65, 1000},
  }));
}

std::string with_text(const TextField& field, const std::string& text) {
  return with_value(field.member, '"' + text + '"');
}

std::string repeated(const std::string& character, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += character;
  return text;
}

std::string utf8(unsigned code) {
  const auto byte = [](unsigned value) { return static_cast<char>(value); };
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xC0 | code >> 6), byte(0x80 | (code & 0x3F))};
  return {byte(0xE0 | code >> 12), byte(0x80 | (code >> 6 & 0x3F)), byte(0x80 | (code & 0x3F))};
}

std::string escaped(unsigned code) {
  char text[8];
  std::snprintf(text, sizeof text, "\\u%04x", code & 0xFFFF);
  return text;
}

TEST_CASE("a text of one character and one of the most characters are accepted") {
  const TextField field = text_field();
  const std::string character = GENERATE(as<std::string>(), "x", "ä", "✓", "😴");
  const std::size_t length = GENERATE_COPY(std::size_t{1}, field.most);
  CAPTURE(field.pointer, character, length);
  const std::string text = repeated(character, length);
  CHECK_THAT(store::encode(accepted(with_text(field, text))), ContainsSubstring('"' + text + '"'));
}

TEST_CASE("a text of one character too many is refused") {
  const TextField field = text_field();
  const std::string character = GENERATE(as<std::string>(), "x", "ä", "✓", "😴");
  CAPTURE(field.pointer, character);
  check_refused(with_text(field, repeated(character, field.most + 1)),
                {field.pointer, field.line,
                 "has " + std::to_string(field.most + 1) + " characters; at most " +
                     std::to_string(field.most)});
}

TEST_CASE("the characters of an escaped text are counted as what they stand for") {
  const TextField field = text_field();
  const std::string pair = "\\ud83d\\ude34";  // one character in twelve letters
  const std::string text = store::encode(accepted(with_text(field, repeated(pair, field.most))));
  CHECK_THAT(text, ContainsSubstring('"' + repeated("😴", field.most) + '"'));
  check_refused(with_text(field, repeated(pair, field.most + 1)),
                {field.pointer, field.line, "at most " + std::to_string(field.most)});
}

TEST_CASE("a raw control character in a text is refused as what JSON does not allow") {
  const TextField field = text_field();
  for (unsigned code = 1; code < 0x20; ++code) {
    if (code == '\n') continue;
    CAPTURE(field.pointer, code);
    check_refused(with_text(field, "a" + utf8(code) + "b"), {"", field.line, "not valid JSON"});
  }
}

TEST_CASE("a raw line end in a text is refused as what JSON does not allow") {
  const TextField field = text_field();
  const store::Damage damage = damage_of(with_text(field, "a\nb"));
  CHECK_THAT(damage.problem, ContainsSubstring("not valid JSON"));
  CHECK((damage.line == field.line || damage.line == field.line + 1));  // it stands on both
}

TEST_CASE("an escaped control character in a text is refused") {
  const TextField field = text_field();
  for (unsigned code = 0; code < 0x20; ++code) {
    CAPTURE(field.pointer, code);
    check_refused(with_text(field, "a" + escaped(code) + "b"),
                  {field.pointer, field.line, "holds a control character"});
  }
  for (const std::string escape : {"\\n", "\\r", "\\t", "\\b", "\\f"}) {
    CAPTURE(field.pointer, escape);
    check_refused(with_text(field, escape),
                  {field.pointer, field.line, "holds a control character"});
  }
}

// DEL, C1, line and paragraph separators, bidirectional embeddings, overrides and isolates.
bool is_refused(unsigned code) {
  return (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029 ||
         (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

TEST_CASE("a character that steers a terminal is refused raw and escaped and no other is") {
  const TextField field = text_field();
  const auto& [first, last] = GENERATE(table<unsigned, unsigned>({
      {0x7D, 0xA2},      // around DEL and C1
      {0x2026, 0x2031},  // around the separators and the embeddings
      {0x2064, 0x206C},  // around the isolates
  }));
  for (unsigned code = first; code <= last; ++code) {
    CAPTURE(field.pointer, code);
    for (const std::string& text : {utf8(code), "a" + utf8(code) + "b", escaped(code)}) {
      if (is_refused(code)) {
        check_refused(with_text(field, text),
                      {field.pointer, field.line, "holds a control character"});
      } else {
        CHECK_THAT(store::encode(accepted(with_text(field, text))), ContainsSubstring(utf8(code)));
      }
    }
  }
}

TEST_CASE("an escaped surrogate without its other half is refused") {
  const TextField field = text_field();
  const std::string text = GENERATE(as<std::string>(), "\\ud83d", "\\ude34", "\\ud83dx",
                                    "\\ud83d\\ud83d", "\\ude34\\ud83d");
  check_refused(with_text(field, text), {"", field.line, "not valid JSON"});
}

TEST_CASE("quotes and backslashes in a text are kept") {
  const TextField field = text_field();
  const Log log = accepted(with_text(field, R"(\"a\\b\/c\u0022)"));
  CHECK_THAT(store::encode(log), ContainsSubstring(R"("\"a\\b/c\"")"));
}

}  // namespace
}  // namespace titrate::test

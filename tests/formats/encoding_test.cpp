// Every byte and every character of the encodings that files come in, and what leaves two readings.

#include "formats/encoding.hpp"

#include "core/utf8.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

using formats::Decoded;
using formats::Encoding;
using formats::NoText;

std::string text_in(std::string_view bytes, Encoding encoding) {
  const auto read = formats::decoded(bytes);
  if (const auto* none = std::get_if<NoText>(&read)) throw std::logic_error(none->problem);
  const auto& text = std::get<Decoded>(read);
  CHECK(text.encoding == encoding);
  return std::string(text.in(bytes));
}

bool is_refused(std::string_view bytes) {
  return std::holds_alternative<NoText>(formats::decoded(bytes));
}

// The code points of a text that is valid UTF-8.
std::u32string characters_in(std::string_view text) {
  std::u32string characters;
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    REQUIRE(next.valid);
    characters += next.code;
    text.remove_prefix(static_cast<std::size_t>(next.bytes));
  }
  return characters;
}

std::string utf16_of(char32_t code, bool is_little) {
  std::string bytes;
  const auto add = [&](char32_t unit) {
    const char high = static_cast<char>(unit >> 8U), low = static_cast<char>(unit & 0xFFU);
    bytes += is_little ? low : high;
    bytes += is_little ? high : low;
  };
  if (code < 0x10000) {
    add(code);
  } else {
    add(0xD800 + ((code - 0x10000) >> 10U));
    add(0xDC00 + ((code - 0x10000) & 0x3FFU));
  }
  return bytes;
}

TEST_CASE("every character there is comes out of UTF-16 as itself, in either order of its bytes") {
  const bool is_little = GENERATE(true, false);
  std::string bytes = is_little ? "\xFF\xFE" : "\xFE\xFF";
  std::u32string all;
  for (char32_t code = 1; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    bytes += utf16_of(code, is_little);
    all += code;
  }
  CHECK((characters_in(text_in(bytes, Encoding::utf16)) == all));
}

TEST_CASE("half a character of UTF-16 is refused, wherever it stands") {
  const bool is_little = GENERATE(true, false);
  const std::string mark = is_little ? "\xFF\xFE" : "\xFE\xFF";
  const auto a = utf16_of('a', is_little);
  for (const char32_t half : std::u32string{0xD800, 0xDBFF, 0xDC00, 0xDFFF}) {
    CHECK(is_refused(mark + utf16_of(half, is_little)));
    CHECK(is_refused(mark + utf16_of(half, is_little) + a));
    CHECK(is_refused(mark + a + utf16_of(half, is_little)));
  }
  CHECK(is_refused(mark + a + 'b'));
  CHECK(is_refused(mark + utf16_of(0, is_little)));
  CHECK(text_in(mark, Encoding::utf16).empty());
}

// Unicode's own table of it, CP1252.TXT.
constexpr std::u32string_view from_80_to_9f =
    U"\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0"
    U"\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

std::u32string_view table_of_1252() { return {from_80_to_9f.data(), 32}; }

TEST_CASE("each byte of Windows-1252 is the character that it has there, and five are none") {
  int refused = 0;
  for (unsigned byte = 0x80; byte <= 0xFF; ++byte) {
    CAPTURE(byte);
    const std::string text = std::string("a,") + static_cast<char>(byte) + "\n";
    const char32_t meant = byte < 0xA0 ? table_of_1252()[byte - 0x80] : byte;
    if (meant == 0) {
      CHECK(is_refused(text));
      ++refused;
    } else {
      const std::u32string read = characters_in(text_in(text, Encoding::windows_1252));
      CHECK((read == std::u32string(U"a,") + meant + U"\n"));
    }
  }
  CHECK(refused == 5);
}

TEST_CASE("what is half UTF-8 and half not leaves two readings, and is refused") {
  CHECK(is_refused("M\xC3\xA4rz, M\xE4rz"));
  CHECK(is_refused("M\xE4rz, \xE2\x82\xAC"));
  CHECK(text_in("M\xE4rz, 5 \x80", Encoding::windows_1252) == "März, 5 €");
}

TEST_CASE("UTF-8 stays as it is, and loses its mark alone") {
  CHECK(text_in("März", Encoding::utf8) == "März");
  CHECK(text_in("\xEF\xBB\xBFMärz", Encoding::utf8) == "März");
  CHECK(text_in("", Encoding::utf8).empty());
  CHECK(is_refused(std::string_view("a\0b", 3)));
}

}  // namespace
}  // namespace titrate::test

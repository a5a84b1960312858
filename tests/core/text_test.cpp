#include "titrate/text.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "core/utf8.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

// UTF-8 of a character, surrogates and too large ones included.
std::string utf8(char32_t code) {
  const auto tail = [code](unsigned shift) {
    return static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xC0U | (code >> 6U)), tail(0)};
  if (code < 0x10000) return {static_cast<char>(0xE0U | (code >> 12U)), tail(6), tail(0)};
  return {static_cast<char>(0xF0U | (code >> 18U)), tail(12), tail(6), tail(0)};
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

bool allowed(const std::string& text) { return static_cast<bool>(Note::from(text)); }

// Written out from the list in the log format: no control characters, no line ends, no
// bidirectional overrides.
bool steers(char32_t code) {
  constexpr char32_t directions[] = {0x202A, 0x202B, 0x202C, 0x202D, 0x202E,
                                     0x2066, 0x2067, 0x2068, 0x2069};
  for (const char32_t direction : directions) {
    if (code == direction) return true;
  }
  return code <= 0x1F || code == 0x7F || (code >= 0x80 && code <= 0x9F) || code == 0x2028 ||
         code == 0x2029;
}

template <class Words>
void check_length(int most) {
  CHECK(Words::most == most);
  for (const std::string character : {"a", "\xC3\xA9", "\xF0\x9F\x98\xB4"}) {
    CAPTURE(character);
    CHECK(Words::from(character));
    CHECK(Words::from(repeated(character, most)));
    CHECK_FALSE(Words::from(repeated(character, most + 1)));
  }
  CHECK_FALSE(Words::from(""));
}

}  // namespace

TEST_CASE("every character is allowed unless it is none or could steer a terminal") {
  for (char32_t code = 0; code <= 0x110000; ++code) {
    const bool is_character = code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
    const std::string text = utf8(code);
    const Utf8Character first = first_character(text);
    const bool read =
        first.valid && first.code == code && first.bytes == static_cast<int>(text.size());
    if (read != is_character) FAIL("U+" << std::hex << static_cast<unsigned>(code));
    const bool fine = is_character && !steers(code);
    if (allowed("a" + text + "b") != fine) FAIL("U+" << std::hex << static_cast<unsigned>(code));
  }
  SUCCEED("each of them");
}

// Written out from the list in the specification: refused when told, wherever they stand.
bool is_never_told(char32_t code) {
  return code == 0x200B || code == 0x200E || code == 0x200F || code == 0x2060 || code == 0x061C ||
         code == 0xFEFF;
}

TEST_CASE("of all characters only those that show nothing are hidden, and are shown escaped") {
  for (char32_t code = 0x20; code <= 0x10FFFF; ++code) {
    if ((code >= 0xD800 && code <= 0xDFFF) || steers(code)) continue;
    for (const auto& [before, behind] : {std::pair("", ""), {"a", "b"}, {" ", "1"}, {"", "a"}}) {
      const bool joins = std::string_view(behind) == "b";
      const bool is_hidden = is_never_told(code) || ((code == 0x200C || code == 0x200D) && !joins);
      const std::string text = before + utf8(code) + behind;
      const bool fine = first_hidden(text).has_value() == is_hidden &&
                        without_hidden(text) == (is_hidden ? std::string(before) + behind : text) &&
                        (printable(text) != text) == is_hidden;
      if (!fine) FAIL("U+" << std::hex << static_cast<unsigned>(code));
    }
  }
  SUCCEED("each of them");
}

TEST_CASE("joiners stay where a script or an emoji needs them and nowhere else") {
  const std::string zwnj = utf8(0x200C), zwj = utf8(0x200D);
  const auto& [text, fine] = GENERATE_REF(table<std::string, bool>({
      {utf8(0x645) + utf8(0x6CC) + zwnj + utf8(0x62E), true},       // Persian
      {utf8(0x915) + utf8(0x94D) + zwj + utf8(0x937), true},        // Devanagari
      {utf8(0x1F469) + zwj + utf8(0x2695) + utf8(0xFE0F), true},    // a doctor
      {utf8(0x1F469) + utf8(0x1F3FD) + zwj + utf8(0x1F52C), true},  // of a skin tone
      {utf8(0x1F441) + utf8(0xFE0F) + zwj + utf8(0x1F5E8), true},   // behind a selector
      {"a" + zwj, false},
      {zwj + "a", false},
      {zwnj, false},
      {"a" + zwj + zwj + "b", false},
      {"a" + zwj + zwnj + "b", false},
      {"a" + zwj + " b", false},
      {"3" + zwj + "4", false},
      {"a" + zwj + "-", false},
      {utf8(0x2014) + zwnj + "a", false},
      {"a" + zwj + "\xFF", false},
      {utf8(0x1F469) + zwj, false},
  }));
  CAPTURE(printable(text));
  CHECK(first_hidden(text).has_value() != fine);
}

TEST_CASE("a joiner stays behind letters to the ends of their blocks, and behind no sign") {
  const auto& [code, fine] = GENERATE(table<char32_t, bool>({
      {0x40, false},  {0x41, true},    {0x5A, true},    {0x5B, false},   // A to Z
      {0x60, false},  {0x61, true},    {0x7A, true},    {0x7B, false},   // a to z
      {0xBF, false},  {0xC0, true},    {0xD6, true},    {0xD7, false},   // Latin-1, but for a
      {0xD8, true},   {0xF6, true},    {0xF7, false},   {0xF8, true},    // times and a divided by
      {0x1FFF, true}, {0x2000, false}, {0x20CF, false}, {0x20D0, true},  // up to currencies
      {0x214F, true}, {0x2150, false}, {0x218F, false}, {0x2190, true},  // fractions
      {0x2FFF, true}, {0x3000, false}, {0x3020, false}, {0x3021, true},  // of East Asia
      {0xFEFE, true}, {0xFF00, false}, {0xFF20, false}, {0xFF21, true},  // wide forms
  }));
  CAPTURE(static_cast<unsigned>(code));
  CHECK(first_hidden(utf8(code) + utf8(0x200D) + "a").has_value() != fine);
}

TEST_CASE("bytes that are no UTF-8 are refused") {
  const std::string bytes = GENERATE(as<std::string>{}, "\x80", "\xBF",  // none begins so
                                     "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF",  //
                                     "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF",  // longer than needed
                                     "\xED\xA0\x80", "\xED\xBF\xBF",          // surrogates
                                     "\xC3", "\xE2\x82", "\xF0\x9F\x98",      // cut short
                                     "\xC3\x28", "\xE2\x28\xA1", "\xF0\x9F\x28\x98",  // broken off
                                     "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",  // above U+10FFFF
                                     "\xF8\x88\x80\x80\x80", "\xFE", "\xFF");
  CHECK_FALSE(allowed(bytes));
  CHECK_FALSE(allowed("before " + bytes));
  CHECK_FALSE(allowed(bytes + " after"));
  CHECK_FALSE(first_character(bytes).valid);
  CHECK(first_character(bytes).bytes == 1);
}

TEST_CASE("a NUL byte is refused wherever it stands") {
  CHECK_FALSE(allowed(std::string("\0", 1)));
  CHECK_FALSE(allowed(std::string("a\0b", 3)));
  CHECK_FALSE(allowed(std::string("ab\0", 3)));
}

TEST_CASE("text that moves the cursor or ends a line is refused") {
  const std::string text =
      GENERATE(as<std::string>{}, "a\nb", "a\r", "\ta", "\x1B[2J", "a\x7F", utf8(0x9B) + "31m",
               utf8(0x2028), utf8(0x202E) + "abc", utf8(0x2066) + "abc");
  CHECK_FALSE(allowed(text));
}

TEST_CASE("lengths are counted in characters") {
  check_length<Product>(100);
  check_length<OtherCause>(200);
  check_length<Note>(1000);
}

TEST_CASE("a text is kept as it was given") {
  const std::string text = "Caf\xC3\xA9 \\ \"quoted\"  \xF0\x9F\x98\xB4 ";
  REQUIRE(Note::from(text));
  CHECK(Note::from(text)->value() == text);
}

TEST_CASE("a refusal says what is allowed and does not repeat the text") {
  const std::string text = GENERATE(as<std::string>{}, "zebra\n", "zebra\xFF");
  const Checked<Note> note = Note::from(text);
  REQUIRE_FALSE(note);
  CHECK(note.refusal().problem.find("zebra") == std::string::npos);
  CHECK_FALSE(note.refusal().problem.empty());
}

TEST_CASE("a symptom's name is 1 to 30 of a to z and digits and hyphens") {
  const auto [name, plain] = GENERATE(table<std::string, bool>({
      {"cramps", true},
      {"a", true},
      {"restless-legs-2", true},
      {"-", true},
      {"0", true},
      {std::string(30, 'z'), true},
      {std::string(31, 'z'), false},
      {"", false},
      {"Cramps", false},
      {"cramps ", false},
      {"a_b", false},
      {"a/b", false},
      {"cr\xC3\xA4mps", false},
      {"a\n", false},
      {"`", false},
      {"{", false},
      {":", false},
      {std::string("a\0", 2), false},
  }));
  CAPTURE(name);
  CHECK(static_cast<bool>(SymptomName::from(name)) == plain);
  if (plain) CHECK(SymptomName::from(name)->value() == name);
}

TEST_CASE("what came from outside is made safe to print") {
  const auto [raw, shown] = GENERATE(table<std::string, std::string>({
      {"plain \\ text", "plain \\ text"},
      {"a\tb", "a\\u{9}b"},
      {std::string("a\0b", 3), "a\\u{0}b"},
      {"\x1B[2J", "\\u{1b}[2J"},
      {"\xE2\x80\xAE"
       "abc",
       "\\u{202e}abc"},
      {"a\xFF", "a\\xff"},
      {"\xE2\x82", "\\xe2\\x82"},
      {"\xC3\xA9", "\xC3\xA9"},
      {"", ""},
  }));
  CHECK(printable(raw) == shown);
}

TEST_CASE("what came from outside is cut when it is long") {
  CHECK(printable("abc", 3) == "abc");
  CHECK(printable("abcd", 3) == "abc...");
  CHECK(printable("\xC3\xA9\xC3\xA9\xC3\xA9", 2) == "\xC3\xA9\xC3\xA9...");
}

}  // namespace titrate::test

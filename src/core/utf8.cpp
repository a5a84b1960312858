#include "core/utf8.hpp"

#include <limits>

namespace titrate {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// How many bytes a character takes that begins so; 0 for a byte that begins none.
int length_from(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return 2;
  if (first >= 0xE0 && first < 0xF0) return 3;
  if (first >= 0xF0 && first < 0xF5) return 4;
  return 0;
}

bool is_shortest(char32_t code, int bytes) {
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  return code >= smallest[bytes];
}

bool is_surrogate(char32_t code) { return code >= 0xD800 && code <= 0xDFFF; }

}  // namespace

Utf8Character first_character(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const int bytes = length_from(first);
  if (bytes == 0 || text.size() < static_cast<std::size_t>(bytes)) return {first, 1, false};
  if (bytes == 1) return {first, 1, true};
  char32_t code = first & (0xFFU >> static_cast<unsigned>(bytes + 1));
  for (const char c : text.substr(1, static_cast<std::size_t>(bytes - 1))) {
    if (!is_continuation(c)) return {first, 1, false};
    code = (code << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
  }
  if (!is_shortest(code, bytes) || is_surrogate(code) || code > 0x10FFFF) return {first, 1, false};
  return {code, bytes, true};
}

bool is_unsafe(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0x9F) ||  // C0, DEL, C1
         code == 0x2028 || code == 0x2029 ||               // line and paragraph separator
         (code >= 0x202A && code <= 0x202E) ||             // embeddings and overrides
         (code >= 0x2066 && code <= 0x2069);               // isolates
}

namespace {

bool is_invisible(char32_t code) {
  return code == 0x061C || code == 0x200B || code == 0x200E || code == 0x200F || code == 0x2060 ||
         code == 0xFEFF;
}

bool is_joiner(char32_t code) { return code == 0x200C || code == 0x200D; }

// Letters and their marks of any script, and what emoji are made of. Told by blocks, which is to
// err on the side of what a person wrote: punctuation of far scripts counts as letters.
bool can_be_joined(char32_t code) {
  if (code < 0x80) return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
  if (code < 0xC0 || code == 0xD7 || code == 0xF7) return false;  // C1, Latin-1 signs
  const bool is_sign = (code >= 0x2000 && code <= 0x20CF) ||      // punctuation, currencies
                       (code >= 0x2150 && code <= 0x218F) ||      // fractions
                       (code >= 0x3000 && code <= 0x3020) ||      // punctuation of East Asia
                       (code >= 0xFF00 && code <= 0xFF20);        // the same as wide forms
  return !is_sign && !is_invisible(code);
}

// Walks a text: each character, its bytes, and whether it is hidden where it stands.
void walk(std::string_view text, auto look) {
  char32_t before = 0;
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    const std::string_view bytes = text.substr(0, static_cast<std::size_t>(next.bytes));
    text.remove_prefix(bytes.size());
    const bool joins = can_be_joined(before) && !text.empty() && first_character(text).valid &&
                       can_be_joined(first_character(text).code);
    const bool is_hidden =
        next.valid && (is_invisible(next.code) || (is_joiner(next.code) && !joins));
    if (!look(next, bytes, is_hidden)) return;
    before = next.valid ? next.code : 0;
  }
}

}  // namespace

std::optional<char32_t> first_hidden(std::string_view text) {
  std::optional<char32_t> found;
  walk(text, [&](const Utf8Character& next, std::string_view, bool is_hidden) {
    if (is_hidden) found = next.code;
    return !found;
  });
  return found;
}

std::string without_hidden(std::string_view text) {
  std::string rest;
  walk(text, [&](const Utf8Character&, std::string_view bytes, bool is_hidden) {
    if (!is_hidden) rest += bytes;
    return true;
  });
  return rest;
}

namespace {

std::string hex(char32_t number, int width) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (; number > 0 || static_cast<int>(text.size()) < width; number >>= 4U) {
    text.insert(text.begin(), digits[number & 0xFU]);
  }
  return text;
}

}  // namespace

std::string printable(std::string_view text, int most) {
  if (text.size() <= static_cast<std::size_t>(most) && is_plain_ascii(text)) {
    return std::string(text);
  }
  std::string shown;
  int characters = 0;
  walk(text, [&](const Utf8Character& next, std::string_view bytes, bool is_hidden) {
    if (characters++ == most) {
      shown += "...";
      return false;
    }
    if (!next.valid) {
      shown += "\\x" + hex(next.code, 2);
    } else if (is_hidden || is_unsafe(next.code)) {
      shown += "\\u{" + hex(next.code, 1) + "}";
    } else {
      shown += bytes;
    }
    return true;
  });
  return shown;
}

std::string printable(std::string_view text) {
  return printable(text, std::numeric_limits<int>::max());
}

}  // namespace titrate

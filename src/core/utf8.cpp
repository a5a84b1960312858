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
  for (int characters = 0; !text.empty(); ++characters) {
    if (characters == most) return shown + "...";
    const Utf8Character next = first_character(text);
    const auto bytes = static_cast<std::size_t>(next.bytes);
    if (!next.valid) {
      shown += "\\x" + hex(next.code, 2);
    } else if (is_unsafe(next.code)) {
      shown += "\\u{" + hex(next.code, 1) + "}";
    } else {
      shown += text.substr(0, bytes);
    }
    text.remove_prefix(bytes);
  }
  return shown;
}

std::string printable(std::string_view text) {
  return printable(text, std::numeric_limits<int>::max());
}

}  // namespace titrate

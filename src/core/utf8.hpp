// UTF-8 byte by byte, and text from outside made fit to print. Not for others to build on: whoever
// installs the library does not get it.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace titrate {

// The next character of a UTF-8 text.
struct Utf8Character {
  char32_t code = 0;
  int bytes = 1;       // how many bytes it takes; 1 for a byte that is no valid UTF-8
  bool valid = false;  // shortest form, no surrogate, at most U+10FFFF
};

// Reads the character at the start of a text that is not empty.
Utf8Character first_character(std::string_view text);

// Whether a character may steer a terminal or reorder a line: C0, DEL and C1 controls, line and
// paragraph separators, bidirectional embeddings, overrides and isolates.
bool is_unsafe(char32_t code);

// Characters that show nothing and may hide or turn what stands beside them: zero width space, word
// joiner, byte order mark, marks of direction; and joiners that join nothing: they belong between
// two letters, as some scripts need them, or within an emoji. A log may hold them; what is told to
// the program may not.

// The first of them in a text.
std::optional<char32_t> first_hidden(std::string_view text);
// A text without them.
std::string without_hidden(std::string_view text);

// A text from outside (a file, an argument, a path) made safe to print: unsafe and hidden
// characters become \u{...}, bytes that are no valid UTF-8 become \x.., and a backslash stays as it
// is.
std::string printable(std::string_view text);

// The same, cut to about `most` characters.
std::string printable(std::string_view text, int most);

// Every byte a character of its own, and none of them unsafe: so are most texts.
inline bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace titrate

// Plain letters and blanks, for words that people type in any case and with blanks around them. Not
// for others to build on: whoever installs the library does not get it.
#pragma once

#include <string>
#include <string_view>

namespace titrate {

// A letter of A to Z as a small one, any other byte as it is.
constexpr char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string in_small_letters(std::string_view text) {
  std::string small_text(text);
  for (char& c : small_text) c = small(c);
  return small_text;
}

// Without blanks at its ends.
inline std::string_view trimmed(std::string_view text, std::string_view blanks = " \t") {
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return "";
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace titrate

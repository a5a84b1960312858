#include "titrate/text.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"

namespace titrate {

std::string text_problem(std::string_view text, int most) {
  if (text.empty())
    return "is empty; leave it out, or write 1 to " + std::to_string(most) + " characters";
  if (text.size() <= static_cast<std::size_t>(most) && is_plain_ascii(text)) return "";
  int characters = 0;
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    if (!next.valid) return "is not valid UTF-8 text";
    if (is_unsafe(next.code)) {
      return "holds a control character, a line end or a character that reverses text; plain text "
             "on one line is allowed";
    }
    text.remove_prefix(static_cast<std::size_t>(next.bytes));
    ++characters;
  }
  if (characters > most) {
    return "has " + std::to_string(characters) + " characters; at most " + std::to_string(most) +
           " are allowed";
  }
  return "";
}

namespace {

std::size_t byte(char c) { return static_cast<unsigned char>(c); }

// For each byte, whether it may stand in a symptom's or measure's name. A long log has many of
// them.
constexpr auto in_names = [] {
  std::array<bool, 256> allowed{};
  for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyz0123456789-")) {
    allowed[static_cast<unsigned char>(c)] = true;
  }
  return allowed;
}();

}  // namespace

std::string name_problem(std::string_view name, std::string_view what) {
  constexpr std::size_t most = 30;
  const bool plain =
      std::all_of(name.begin(), name.end(), [](char c) { return in_names[byte(c)]; });
  if (plain && !name.empty() && name.size() <= most) return "";
  return "is not " + std::string(what) + "'s name: 1 to 30 of a-z, 0-9 and \"-\"";
}

}  // namespace titrate

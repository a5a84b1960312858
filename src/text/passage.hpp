// Text as it will be printed, with the commands that it suggests: laid out, a command can no longer
// be found in it, and whoever says the text must know them (Environment::suggested).
//
//   Passage page = heading("What titrate knows", style);
//   page += wrapped(Hint{"For one: ", ticked("guide", "stool")}, style);
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/hint.hpp"
#include "text/layout.hpp"

namespace titrate::text {

struct Passage {
  Passage() = default;
  Passage(std::string words) : text(std::move(words)) {}
  Passage(std::string_view words) : text(words) {}
  Passage(const char* words) : text(words) {}
  // A text that was laid out of a hint.
  Passage(std::string words, const Hint& hint)
      : text(std::move(words)), suggested(hint.suggestions()) {}

  Passage& operator+=(const Passage& more) {
    text += more.text;
    suggested.insert(suggested.end(), more.suggested.begin(), more.suggested.end());
    return *this;
  }
  friend Passage operator+(Passage before, const Passage& after) {
    return std::move(before += after);
  }

  std::string text{};
  std::vector<Suggestion> suggested{};
};

// As in layout.hpp, for a hint and nothing that could become one.
template <std::same_as<Hint> Sentences>
Passage labelled(std::string_view label, const Sentences& hint, const Style& style,
                 Ink ink = Ink::plain, int label_columns = 10) {
  const Hint said = hint.about(style.log);
  return {labelled(label, said.to_text(), style, ink, label_columns), said};
}
template <std::same_as<Hint> Sentences>
Passage wrapped(const Sentences& hint, const Style& style) {
  const Hint said = hint.about(style.log);
  return {wrapped(said.to_text(), style), said};
}

}  // namespace titrate::text

#include "cli/args/with_half.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/letters.hpp"

namespace titrate::cli {
namespace {

constexpr std::array<std::string_view, 20> number_words = {
    "one",     "two",     "three",     "four",     "five",     "six",      "seven",
    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};

using Words = std::span<const std::string>;

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  std::string_view rest = trimmed(text);
  while (!rest.empty()) {
    const auto end = std::min(rest.find(' '), rest.size());
    words.push_back(in_small_letters(rest.substr(0, end)));
    rest = trimmed(rest.substr(end));
  }
  return words;
}

// Digits, as many as the largest number has.
std::optional<int> wholes_in(std::string_view digits) {
  constexpr std::size_t most_digits = 4;
  static_assert(most_wholes < 10000);
  if (digits.empty() || digits.size() > most_digits) return std::nullopt;
  int number = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = 10 * number + (digit - '0');
  }
  return number;
}

// "1.5", "1,5", ".5", "1½", "1/2": the halves in one word.
std::optional<int> halves_in_word(std::string_view word) {
  if (word == "1/2") return 1;
  for (const std::string_view half : {".5", ",5", "½"}) {
    if (!word.ends_with(half)) continue;
    const std::string_view wholes = word.substr(0, word.size() - half.size());
    if (wholes.empty()) return 1;
    const auto number = wholes_in(wholes);
    return number ? std::optional(2 * *number + 1) : std::nullopt;
  }
  return std::nullopt;
}

bool is_half(std::string_view word) { return word == "half" || word == "1/2" || word == "½"; }

// Halves, and how many words tell them.
struct Read {
  int halves;
  std::size_t words;
};

// "half", "a half", "one half", and the "a" or "of a" behind it: "half a tablet".
std::optional<Read> lone_half(Words words) {
  std::size_t at = 0;
  if (words.size() > 1 && (words[0] == "a" || words[0] == "one") && words[1] == "half") at = 1;
  if (words[at] != "half") return std::nullopt;
  ++at;
  if (at + 1 < words.size() && words[at] == "of") ++at;
  if (at + 1 < words.size() && (words[at] == "a" || words[at] == "an")) ++at;
  return Read{1, at};
}

// "2 and a half", "two and 1/2", "2 1/2"
std::optional<Read> wholes_and_half(Words words) {
  auto wholes = wholes_in(words[0]);
  if (!wholes) wholes = number_named(words[0]);
  std::size_t at = 1;
  if (at < words.size() && words[at] == "and") ++at;
  if (at > 1 && at < words.size() && words[at] == "a") ++at;
  if (!wholes || at >= words.size() || !is_half(words[at])) return std::nullopt;
  if (at == 1 && words[at] == "half") return std::nullopt;  // "2 half tablets" are 2
  return Read{2 * *wholes + 1, at + 1};
}

std::optional<Read> read_halves(Words words) {
  if (const auto halves = halves_in_word(words[0])) return Read{*halves, 1};
  if (const auto read = lone_half(words)) return read;
  return wholes_and_half(words);
}

}  // namespace

std::optional<int> number_named(std::string_view word) {
  const auto found = std::find(number_words.begin(), number_words.end(), word);
  if (found == number_words.end()) return std::nullopt;
  return static_cast<int>(found - number_words.begin()) + 1;
}

std::optional<WithHalf> with_half_in(std::string_view text) {
  const std::vector<std::string> words = words_in(text);
  if (words.empty()) return std::nullopt;
  const auto read = read_halves(words);
  if (!read || words.size() > read->words + 1) return std::nullopt;
  const bool is_named = words.size() > read->words;
  if (is_named && (words.back().front() < 'a' || words.back().front() > 'z')) return std::nullopt;
  return WithHalf{read->halves, is_named ? words.back() : ""};
}

}  // namespace titrate::cli

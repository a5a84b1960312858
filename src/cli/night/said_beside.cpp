#include "cli/night/said_beside.hpp"

#include <algorithm>

#include "cli/args/said_words.hpp"

namespace titrate::cli {
namespace {

void erase_word(std::vector<std::string>& words, std::size_t at) {
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
}

// Where the number stands that a "more" behind it adds: "one more", "one capsule more".
std::optional<std::size_t> number_before(const std::vector<std::string>& words, std::size_t more) {
  if (more > 0 && number_said(words[more - 1])) return more - 1;
  const bool is_named = more > 1 && is_unit_name(words[more - 1]) && number_said(words[more - 2]);
  return is_named ? std::optional(more - 2) : std::nullopt;
}

// "another" alone is one, as in "another capsule"; before a number it adds that.
void join_another(std::vector<std::string>& words, std::size_t at) {
  const std::string next = at + 1 < words.size() ? words[at + 1] : "";
  if (number_said(next)) {
    words[at] = '+' + next;
    erase_word(words, at + 1);
  } else if (next.empty() || is_unit_name(next)) {
    words[at] = "+1";
  }
}

bool is_half_of_day(std::string_view word) {
  return word == "am" || word == "pm" || word == "a.m." || word == "p.m." || word == "o'clock";
}

// "10", "10:30", "10.30", as far as it goes; nothing where it is no number of an hour.
std::optional<std::string_view> behind_hour(std::string_view word) {
  const auto digits = std::min(word.find_first_not_of("0123456789"), word.size());
  const auto hour = digits > 2 ? std::nullopt : number_in_digits(word.substr(0, digits));
  if (!hour || *hour > 24) return std::nullopt;
  word.remove_prefix(digits);
  const bool has_minutes = word.size() >= 3 && (word[0] == ':' || word[0] == '.') &&
                           number_in_digits(word.substr(1, 2)).value_or(60) < 60;
  if (has_minutes) word.remove_prefix(3);
  return word;
}

// How many words tell an hour from there on. A number alone is one behind "at" only.
std::size_t words_of_hour(const std::vector<std::string>& words, std::size_t at,
                          bool is_behind_at) {
  if (at >= words.size()) return 0;
  const std::string& word = words[at];
  if (word == "noon" || word == "midnight") return 1;
  const auto rest = behind_hour(word);
  if (!rest) return 0;
  if (is_half_of_day(*rest)) return 1;
  if (!rest->empty()) return 0;
  if (at + 1 < words.size() && is_half_of_day(words[at + 1])) return 2;
  return is_behind_at || word.find(':') != std::string::npos ? 1 : 0;
}

}  // namespace

void join_more(std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "another") join_another(words, i);
    if (words[i] != "more" && words[i] != "extra") continue;
    if (const auto number = number_before(words, i)) {
      words[*number] = '+' + std::to_string(*number_said(words[*number]));
      erase_word(words, i--);
    }
  }
}

std::optional<int> times_named(std::string_view word) {
  if (word == "once") return 1;
  if (word == "twice") return 2;
  return word == "thrice" ? std::optional(3) : std::nullopt;
}

std::optional<int> take_times(std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto times = times_named(words[i]);
    const bool is_number = !times && i + 1 < words.size() && words[i + 1] == "times";
    if (is_number) times = number_said(words[i]);
    if (!times) continue;
    if (is_number) erase_word(words, i + 1);
    erase_word(words, i);
    return times;
  }
  return std::nullopt;
}

std::optional<SaidHour> hour_in(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool has_at = words[i] == "at" || words[i] == "around" || words[i] == "about";
    const std::size_t count = words_of_hour(words, has_at ? i + 1 : i, words[i] == "at");
    if (count > 0) return SaidHour{i, count + (has_at ? 1 : 0)};
  }
  return std::nullopt;
}

}  // namespace titrate::cli

#include "cli/args/said_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "cli/args/values.hpp"
#include "cli/args/with_half.hpp"
#include "core/letters.hpp"
#include "knowledge/facts.hpp"

namespace titrate::cli {
namespace {

constexpr auto count_name_table =
    std::to_array<std::string_view>({"caps", "cap", "capsules", "capsule", "pills", "pill"});
constexpr auto mark_table = std::to_array<std::string_view>({"type", "bristol", "bsfs", "stool"});
constexpr auto none_taken_table = std::to_array<std::string_view>({"skip", "skipped", "missed"});
// Ordinary, where a stool is asked for, and anything else elsewhere.
constexpr auto fine_table = std::to_array<std::string_view>({"ok", "okay", "fine", "good"});
constexpr int ordinary_type = 4;

constexpr auto filler_table = std::to_array<std::string_view>(
    {"a bit", "a little", "on", "took", "at bedtime", "before bed", "with food", "with dinner"});
constexpr auto no_number_table =
    std::to_array<std::string_view>({"done", "taken", "yes", "same", "usual", "advised", "all"});

template <class Table>
bool is_in_table(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

bool is_number_word(std::string_view word) { return word == "zero" || number_named(word); }

}  // namespace

std::vector<std::string> words_typed(std::string_view text) {
  std::vector<std::string> words;
  for (std::string_view rest = trimmed(text); !rest.empty();) {
    const auto end = std::min(rest.find_first_of(" \t"), rest.size());
    words.push_back(in_small_letters(rest.substr(0, end)));
    rest = trimmed(rest.substr(end));
  }
  return words;
}

std::string in_one_line(std::span<const std::string> words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::span<const std::string_view> count_names() { return count_name_table; }
bool is_count_name(std::string_view word) { return is_in_table(count_name_table, word); }
bool is_unit_name(std::string_view words) {
  std::string plain(words);
  std::replace(plain.begin(), plain.end(), ' ', '-');
  if (is_count_name(plain) || plain == "halves") return true;
  return std::any_of(unit_names.begin(), unit_names.end(), [&](std::string_view name) {
    const UnitWords& unit = words_of(unit_named(name));
    return plain == unit.one || plain == unit.many;
  });
}
bool is_filler(std::string_view words) { return is_in_table(filler_table, words); }
bool tells_no_number(std::string_view word) { return is_in_table(no_number_table, word); }
std::span<const std::string_view> stool_marks() { return mark_table; }
bool is_stool_mark(std::string_view word) { return is_in_table(mark_table, word); }
std::span<const std::string_view> none_taken_words() { return none_taken_table; }
bool is_none_taken(std::string_view word) { return is_in_table(none_taken_table, word); }

std::optional<int> stool_type_at_prompt(std::string_view word) {
  return is_in_table(fine_table, word) ? std::optional(ordinary_type) : std::nullopt;
}

const TwoReadings* two_readings_of(std::string_view word) {
  static constexpr TwoReadings fine = {"could be the stool or the sleep.",
                                       {"If the stool was ordinary: ", "normal"},
                                       {"How it was slept, 1 to 5: ", ""}};
  static constexpr TwoReadings constipated = {"could be a hard stool, or that none came.",
                                              {"If it was hard: ", "hard"},
                                              {"If none came: ", "none"}};
  static constexpr TwoReadings nothing = {"could be that none was taken, or that no stool came.",
                                          {"If none was taken: ", "0"},
                                          {"If no stool came: ", "none"}};
  if (is_in_table(fine_table, word)) return &fine;
  if (word == "constipated") return &constipated;
  return word == "nothing" ? &nothing : nullptr;
}

std::optional<Error> two_stools_of(std::string_view option, std::string_view word) {
  const TwoReadings* const two = two_readings_of(word);
  if (two == nullptr || two->one.value == "0") return std::nullopt;
  return usage_error(option, fmt::format("{} {}", as_typed(word), two->problem),
                     two->other.value.empty()
                         ? fmt::format("Type {} for an ordinary stool.", two->one.value)
                         : fmt::format("Type {} or {}.", two->one.value, two->other.value));
}

std::optional<int> number_in_digits(std::string_view text) {
  constexpr std::size_t most_digits = 9;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool is_number = !text.empty() && text.size() <= most_digits &&
                         std::all_of(text.begin(), text.end(), is_digit);
  if (!is_number) return std::nullopt;
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::optional<int> number_said(std::string_view word) {
  if (const auto number = number_in_digits(word)) return number;
  return word == "zero" ? std::optional(0) : number_named(word);
}

bool may_begin_amount(std::string_view word) {
  if (word.starts_with('+')) word.remove_prefix(1);
  const bool has_digit = !word.empty() && word.front() >= '0' && word.front() <= '9';
  return has_digit || is_number_word(word) || word == "half" || is_none_taken(word);
}

std::optional<int> stool_type_named(std::string_view word) {
  for (const knowledge::StoolWord& known : stool_words()) {
    if (known.word == word) return known.type;
  }
  return std::nullopt;
}

namespace {

std::string without_brackets(std::string_view text) {
  std::string plain(text);
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return c == '(' || c == ')' || c == ','; }, ' ');
  return plain;
}

}  // namespace

std::optional<SaidStool> said_stool_type(std::string_view text) {
  std::vector<std::string> words = words_typed(without_brackets(text));
  if (words.size() > 2 && is_filler(words[0] + ' ' + words[1])) {
    words.erase(words.begin(), words.begin() + 2);
  }
  std::optional<SaidStool> said;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_last = i + 1 == words.size();
    if (is_stool_mark(words[i]) && (!is_last || said)) continue;
    const auto type = stool_type_named(words[i]);
    const auto number = type ? type : number_in_digits(words[i]);
    if (!number) return std::nullopt;
    if (!said) {
      said = SaidStool{*number};
    } else if (said->type != *number) {
      said->other = *number;
    }
  }
  return said;
}

std::string said_words_in_help() {
  return fmt::format(
      "A day or a date may stand anywhere among the words; three, 3 {}, 240mg and {} are doses, {} "
      "6 is a stool.",
      count_names().front(), none_taken_words().front(), stool_marks().front());
}

}  // namespace titrate::cli

#include "cli/import/cells.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "cli/args/said_words.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"
#include "knowledge/facts.hpp"

namespace titrate::cli {
namespace {

bool is_figure(char c) { return c >= '0' && c <= '9'; }

// Blanks that a program may put between words or at their ends.
bool is_blank(char32_t code) {
  return code == ' ' || code == '\t' || code == 0xA0 || (code >= 0x2000 && code <= 0x200A) ||
         code == 0x202F || code == 0x3000;
}

bool is_line_end(char32_t code) {
  return (code >= 0x0A && code <= 0x0D) || code == 0x85 || code == 0x2028 || code == 0x2029;
}

constexpr auto not_known = std::to_array<std::string_view>(
    {"na", "n/a", "n.a.", "#n/a", "nan", "null", "-", "--", "---", "\u2013", "\u2014", "\u2212"});
constexpr auto nothing_of_it = std::to_array<std::string_view>({"none", "no"});

template <class Table>
bool holds(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

// Where "none" is no number, dose or stool: of what there may be several, and of a cause.
bool may_be_none(ImportField field) {
  return field == ImportField::symptoms || field == ImportField::signs ||
         field == ImportField::measures || field == ImportField::other_cause;
}

// "4", "4.0" or "four"; nothing in anything else.
std::optional<int> whole_in(std::string_view value) {
  return number_said(in_small_letters(with_plain_number(trimmed(value))));
}

std::string number_or(std::string_view number, std::string_view value) {
  const auto whole = whole_in(number);
  return whole ? std::to_string(*whole) : std::string(value);
}

// A value without one of some words behind it, joined or not; its number alone.
template <class Words>
std::optional<std::string_view> without_unit(std::string_view value, const Words& units) {
  const std::string small_value = in_small_letters(value);
  for (const std::string_view unit : units) {
    if (!small_value.ends_with(unit)) continue;
    const std::string_view number = trimmed(value.substr(0, value.size() - unit.size()));
    if (!number.empty() && is_figure(number.back())) return number;
  }
  return std::nullopt;
}

// Where the words that stand between a number and its scale begin, and their size.
std::pair<std::size_t, std::size_t> words_of_scale(std::string_view value) {
  for (const std::string_view between : {"/", " out of ", " of "}) {
    if (const auto at = value.find(between); at != std::string_view::npos) {
      return {at, between.size()};
    }
  }
  return {std::string_view::npos, 0};
}

// ---- The Bristol scale's descriptions ----

struct Described {
  std::string_view words;
  int type;
};

// Of each type the words that no other has.
constexpr auto descriptions = std::to_array<Described>({{"hard lumps", 1},
                                                        {"nuts", 1},
                                                        {"lumpy", 2},
                                                        {"cracks", 3},
                                                        {"cracked", 3},
                                                        {"smooth", 4},
                                                        {"snake", 4},
                                                        {"blobs", 5},
                                                        {"fluffy", 6},
                                                        {"ragged", 6},
                                                        {"mushy", 6},
                                                        {"no solid", 7},
                                                        {"watery", 7},
                                                        {"liquid", 7}});

// What stands on charts of the scale, and no more: whatever else is said has to be read by a
// person.
constexpr auto words_of_charts = std::to_array<std::string_view>(
    {"separate", "hard",   "lumps",  "like",     "nuts",   "to",         "pass",  "difficult",
     "sausage",  "shaped", "shape",  "but",      "lumpy",  "and",        "a",     "an",
     "the",      "its",    "it",     "with",     "cracks", "cracked",    "on",    "in",
     "surface",  "or",     "snake",  "smooth",   "soft",   "blobs",      "clear", "cut",
     "edges",    "passed", "easily", "fluffy",   "pieces", "ragged",     "mushy", "stool",
     "watery",   "no",     "solid",  "entirely", "liquid", "consistency"});

bool is_of_chart(std::string_view text) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool is_plain = std::all_of(text.begin(), text.end(), [&](char c) {
    return is_letter(c) || c == ' ' || c == ',' || c == '-' || c == '(' || c == ')';
  });
  std::string words(text);
  std::replace_if(
      words.begin(), words.end(), [&](char c) { return !is_letter(c); }, ' ');
  for (std::string_view left = trimmed(words); !left.empty();) {
    const auto end = std::min(left.find(' '), left.size());
    if (!holds(words_of_charts, left.substr(0, end))) return false;
    left = trimmed(left.substr(end));
  }
  return is_plain;
}

bool describes(std::string_view words, int type) {
  if (!is_of_chart(words)) return false;
  bool is_described = false;
  for (const Described& each : descriptions) {
    if (words.find(each.words) == std::string_view::npos) continue;
    if (each.type != type) return false;
    is_described = true;
  }
  return is_described;
}

// "bristol stool scale type 4" without the words before its number.
std::string_view without_name_of_scale(std::string_view words) {
  constexpr auto names = std::to_array<std::string_view>(
      {"bristol", "bss", "bsfs", "stool", "form", "scale", "chart", "type", "typ"});
  for (std::size_t end = words.find(' '); end != std::string_view::npos; end = words.find(' ')) {
    if (!holds(names, words.substr(0, end))) return words;
    words = trimmed(words.substr(end));
  }
  return words;
}

// The number where the scale's name or its own description is all that stands beside it.
std::optional<std::string> number_described(std::string_view value) {
  const std::string small_value = in_small_letters(value);
  const std::string_view words = without_name_of_scale(small_value);
  if (words.empty() || words.front() < '1' || words.front() > '7') return std::nullopt;
  const std::string_view rest = words.substr(1);
  const bool is_alone = rest.empty() || (rest.front() == ' ' && describes(rest, words[0] - '0'));
  return is_alone ? std::optional(std::string(words.substr(0, 1))) : std::nullopt;
}

}  // namespace

std::string in_small_latin_letters(std::string_view text) {
  std::string small_text = in_small_letters(text);
  // In UTF-8 U+00C0 to U+00DE are C3 80 to C3 9E, the small ones 20 further; U+00D7 is a sign.
  for (std::size_t at = 1; at < small_text.size(); ++at) {
    const auto second = static_cast<unsigned char>(small_text[at]);
    const bool is_capital = small_text[at - 1] == '\xC3' && second >= 0x80 && second <= 0x9E;
    if (is_capital && second != 0x97) small_text[at] = static_cast<char>(second + 0x20);
  }
  return small_text;
}

std::string with_plain_blanks(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character next = first_character(text.substr(at));
    const auto bytes = static_cast<std::size_t>(next.bytes);
    if (next.valid && (is_blank(next.code) || is_line_end(next.code))) {
      plain += ' ';
    } else {
      plain += text.substr(at, bytes);
    }
    at += bytes;
  }
  return plain;
}

std::string value_in(std::string_view cell) {
  const std::string plain = with_plain_blanks(without_hidden(cell));
  std::string_view value = trimmed(plain);
  if (value.starts_with("=\"") && value.ends_with('"') && value.size() >= 3) {
    value = trimmed(value.substr(2, value.size() - 3));
  } else if (value.starts_with('\'')) {
    value = trimmed(value.substr(1));
  }
  return std::string(value);
}

bool says_nothing(ImportField field, std::string_view value) {
  const std::string word = in_small_letters(value);
  return word.empty() || holds(not_known, word) ||
         (may_be_none(field) && holds(nothing_of_it, word));
}

std::string with_plain_number(std::string_view value) {
  const auto is_other = [](char c) { return !is_figure(c); };
  const auto whole = std::find_if(value.begin(), value.end(), is_other);
  if (whole == value.begin() || whole == value.end() || (*whole != '.' && *whole != ',')) {
    return std::string(value);
  }
  const auto end = std::find_if(whole + 1, value.end(), [](char c) { return c != '0'; });
  const auto zeros = end - whole - 1;
  const bool ends = end == value.end() || (is_other(*end) && *end != '.' && *end != ',');
  if (zeros == 0 || zeros == 3 || !ends) return std::string(value);
  return std::string(value.begin(), whole) + std::string(end, value.end());
}

SaidDose dose_in(std::string_view value) {
  SaidDose said{std::string(value)};
  const auto bracket = value.rfind('(');
  if (bracket != std::string_view::npos && bracket > 0 && value.ends_with(')')) {
    const auto inside = value.substr(bracket + 1, value.size() - bracket - 2);
    if (in_small_letters(inside).ends_with("mg")) {
      said = {std::string(trimmed(value.substr(0, bracket))), std::string(trimmed(inside))};
    }
  }
  const auto blank = said.dose.find(' ');
  if (blank != std::string::npos && is_filler(in_small_letters(said.dose.substr(0, blank)))) {
    said.dose.erase(0, blank + 1);
  }
  const bool is_times = said.dose.size() > 1 && small(said.dose[0]) == 'x' &&
                        number_in_digits(std::string_view(said.dose).substr(1));
  if (is_times) said.dose.erase(0, 1);
  said.dose = with_plain_number(trimmed(said.dose));
  return said;
}

std::string number_on_scale(std::string_view value, int highest) {
  const auto [at, size] = words_of_scale(value);
  if (at == std::string_view::npos) return number_or(value, value);
  if (whole_in(value.substr(at + size)) != highest) return std::string(value);
  return number_or(value.substr(0, at), value);
}

std::optional<int> told_scale(std::string_view value) {
  const auto [at, size] = words_of_scale(value);
  if (at == std::string_view::npos || !whole_in(value.substr(0, at))) return std::nullopt;
  return whole_in(value.substr(at + size));
}

std::string number_of_times(std::string_view value) {
  static constexpr auto units =
      std::to_array<std::string_view>({"x", "\u00D7", "times", "movements", "movement"});
  const std::string plain = with_plain_number(value);
  return number_or(without_unit(plain, units).value_or(plain), value);
}

std::string number_of_mg(std::string_view value) {
  static constexpr auto units = std::to_array<std::string_view>({"mg"});
  return with_plain_number(without_unit(value, units).value_or(value));
}

// Of each kind only the unit that people keep: 128 mmHg is read, and 17.1 kPa refused, so that no
// column mixes them.
std::string measured_number(std::string_view value) {
  static constexpr auto units =
      std::to_array<std::string_view>({"mmhg", "bpm", "/min", "%", "kg", "\u00B0c"});
  std::string number(without_unit(value, units).value_or(value));
  const auto point = number.find_last_of(".,");
  const bool is_decimal =
      point != std::string::npos && point > 0 && point + 2 < number.size() &&
      number.size() - point != 4 &&  // three digits, which may be thousands
      std::all_of(number.begin() + static_cast<std::ptrdiff_t>(point) + 1, number.end(), is_figure);
  while (is_decimal && number.size() > point + 2 && number.back() == '0') number.pop_back();
  return with_plain_number(number);
}

std::string stool_words_in(std::string_view value) {
  static constexpr auto none_came = std::to_array<std::string_view>(
      {"no movement", "no bowel movement", "none (no bowel movement)"});
  if (holds(none_came, in_small_letters(value))) return std::string(knowledge::no_movement_word);
  std::string words = with_plain_number(value);
  for (const std::string_view between : {":", "=", " - ", " \u2013 ", " \u2014 "}) {
    for (auto at = words.find(between); at != std::string::npos; at = words.find(between)) {
      words.replace(at, between.size(), " ");
    }
  }
  return number_described(words).value_or(words);
}

std::string symptom_list_in(std::string_view value) {
  std::string list(value);
  std::replace(list.begin(), list.end(), ':', '=');
  std::string plain;
  for (std::size_t at = 0; at < list.size();) {
    const auto equals = std::min(list.find('=', at), list.size());
    const auto number = std::min(list.find_first_not_of(" =", equals), list.size());
    plain += list.substr(at, number - at);
    auto end = std::min(list.find_first_of(" ;", number), list.size());
    if (end > number && list[end - 1] == ',') --end;
    plain += with_plain_number(std::string_view(list).substr(number, end - number));
    at = end;
  }
  return plain;
}

OneLine on_one_line(std::string text) {
  OneLine line;
  bool after_end = true;  // so that none stands at the beginning
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character next = first_character(std::string_view(text).substr(at));
    const auto bytes = static_cast<std::size_t>(next.bytes);
    const bool ends = next.valid && (is_line_end(next.code) || next.code == '\t');
    if (ends) {
      if (!after_end && line.text.back() != ' ') line.text += ' ';
      line.was_joined = after_end = true;
    } else {
      const bool is_dropped = after_end && line.was_joined && next.code == ' ';
      if (!is_dropped) line.text += text.substr(at, bytes);
      after_end = after_end && is_dropped;
    }
    at += bytes;
  }
  if (!line.was_joined) return {std::move(text)};
  if (after_end) line.text.erase(line.text.find_last_not_of(' ') + 1);
  return line;
}

std::optional<std::string> cut_to(std::string_view text, std::size_t most) {
  std::size_t at = 0;
  for (std::size_t characters = 0; characters < most && at < text.size(); ++characters) {
    at += static_cast<std::size_t>(first_character(text.substr(at)).bytes);
  }
  if (at >= text.size()) return std::nullopt;
  return without_hidden(trimmed(text.substr(0, at)));
}

}  // namespace titrate::cli

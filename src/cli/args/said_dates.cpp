#include "cli/args/said_dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "cli/args/said_words.hpp"
#include "cli/args/values.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

using Words = std::span<const std::string>;

constexpr auto weekday_names = std::to_array<std::string_view>(
    {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"});
constexpr auto month_names =
    std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july",
                                     "august", "september", "october", "november", "december"});

// By its name or the three letters that it is shown with.
template <class Names>
std::optional<int> index_of(const Names& table, std::string_view word) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (word == table[i] || word == table[i].substr(0, 3)) return static_cast<int>(i);
  }
  return std::nullopt;
}

std::string_view without_end(std::string_view word, std::string_view ends) {
  if (!word.empty() && ends.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  return word;
}

std::optional<int> weekday_named(std::string_view word) {
  return index_of(weekday_names, without_end(word, ","));
}

std::optional<int> month_named(std::string_view word) {
  if (word == "sept") return 9;
  const auto month = index_of(month_names, without_end(word, ".,"));
  return month ? std::optional(*month + 1) : std::nullopt;
}

std::optional<int> figures(std::string_view text, std::size_t least, std::size_t most) {
  if (text.size() < least || text.size() > most) return std::nullopt;
  return number_in_digits(text);
}

// "7", "7.", "7th", "7,"
std::optional<int> day_named(std::string_view word) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (word.ends_with(ending)) return figures(word.substr(0, word.size() - 2), 1, 2);
  }
  return figures(without_end(word, ".,"), 1, 2);
}

std::optional<int> year_named(std::string_view word) { return figures(word, 4, 4); }

NightDate last_weekday(int weekday, NightDate tonight) {
  return tonight - (tonight.civil().weekday - weekday + 7) % 7;
}

// The last such day up to tonight: a leap day is at most eight years back.
std::optional<NightDate> last_day_of(int month, int day, NightDate tonight) {
  constexpr int most_years_back = 8;
  const int year = tonight.civil().year;
  for (int back = 0; back <= most_years_back; ++back) {
    const auto night = NightDate::from_civil(year - back, month, day);
    if (night && *night <= tonight) return night;
  }
  return std::nullopt;
}

std::optional<NightDate> day_of(std::optional<int> year, int month, int day, NightDate tonight) {
  if (year) return NightDate::from_civil(*year, month, day);
  return last_day_of(month, day, tonight);
}

// ---- In figures ----

std::vector<std::string_view> parts_of(std::string_view word, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0; start <= word.size();) {
    const auto end = std::min(word.find(separator, start), word.size());
    parts.push_back(word.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

// "7/11": the day first or the month.
std::optional<SaidDate> either_order(std::optional<int> year, int first, int second,
                                     NightDate tonight) {
  const auto day_first = day_of(year, second, first, tonight);
  const auto month_first = day_of(year, first, second, tonight);
  if (!day_first && !month_first) return std::nullopt;
  SaidDate said{day_first ? *day_first : *month_first};
  if (day_first && month_first && *day_first != *month_first) said.other = month_first;
  return said;
}

// With points the day stands first, as nobody writes it otherwise; not where a point is that of a
// decimal number, which is read like a slash.
std::optional<SaidDate> day_and_month(std::string_view word, char separator, NightDate tonight,
                                      Among among) {
  std::vector<std::string_view> parts = parts_of(word, separator);
  const bool ends_so = parts.size() == 3 && parts[2].empty();
  if (ends_so) parts.pop_back();
  if (parts.size() != 2 && parts.size() != 3) return std::nullopt;
  const auto first = figures(parts[0], 1, 2), second = figures(parts[1], 1, 2);
  const auto year = parts.size() == 3 ? year_named(parts[2]) : std::nullopt;
  if (!first || !second || (parts.size() == 3 && !year)) return std::nullopt;
  if (separator == '.' && (year || ends_so)) {
    const auto night = day_of(year, *second, *first, tonight);
    return night ? std::optional(SaidDate{*night}) : std::nullopt;
  }
  // "7/7" may be seven of seven.
  const bool is_of_many = among == Among::other_words && *first == *second;
  const bool is_short = !year && (separator != '/' || ends_so || word == "1/2" || is_of_many);
  if (is_short && (among == Among::other_words || separator == '-')) return std::nullopt;
  return either_order(year, *first, *second, tonight);
}

std::optional<SaidDate> in_figures(std::string_view word, NightDate tonight, Among among) {
  for (const char separator : {'-', '/', '.'}) {
    const auto parts = parts_of(word, separator);
    if (parts.size() < 2) continue;
    if (!year_named(parts[0])) return day_and_month(word, separator, tonight, among);
    if (parts.size() != 3) return std::nullopt;
    const auto year = year_named(parts[0]);
    const auto month = figures(parts[1], 1, 2), day = figures(parts[2], 1, 2);
    if (!month || !day) return std::nullopt;
    const auto night = NightDate::from_civil(*year, *month, *day);
    return night ? std::optional(SaidDate{*night}) : std::nullopt;
  }
  const auto whole = figures(word, 8, 8);
  if (!whole) return std::nullopt;
  const auto night = NightDate::from_civil(*whole / 10000, *whole / 100 % 100, *whole % 100);
  return night ? std::optional(SaidDate{*night}) : std::nullopt;
}

// ---- In words ----

// "7 nov", "nov 7", a year behind it. Between two numbers a month has two days: "3 nov 4".
std::optional<SaidDate> with_month(Words words, NightDate tonight) {
  if (words.size() < 2) return std::nullopt;
  const bool day_first = month_named(words[1]).has_value();
  const auto month = month_named(words[day_first ? 1 : 0]);
  const auto day = day_named(words[day_first ? 0 : 1]);
  if (!month || !day) return std::nullopt;
  // In "3 nov 4 2026" the year says which day it is.
  if (day_first && words.size() > 3 && day_named(words[2]) && year_named(words[3])) {
    return std::nullopt;
  }
  const auto year = words.size() > 2 ? year_named(words[2]) : std::nullopt;
  const auto night = day_of(year, *month, *day, tonight);
  if (!night) return std::nullopt;
  SaidDate said{*night, year ? 3U : 2U};
  if (!day_first || year || words.size() == 2) return said;
  if (const auto second = figures(words[2], 1, 2))
    said.other = last_day_of(*month, *second, tonight);
  return said;
}

// The same in one word, "3-nov-2026" or "3/nov/2026"; the year may stand first.
std::optional<SaidDate> joined_with_month(std::string_view word, NightDate tonight) {
  for (const char separator : {'-', '/', '.'}) {
    std::vector<std::string> words;
    for (const std::string_view part : parts_of(word, separator)) words.emplace_back(part);
    if (words.size() != 2 && words.size() != 3) continue;
    if (words.size() == 3 && year_named(words[0])) std::rotate(&words[0], &words[1], &words[0] + 3);
    auto said = with_month(words, tonight);
    if (!said || said->words != words.size()) continue;
    said->words = 1;
    return said;
  }
  return std::nullopt;
}

std::optional<SaidDate> nights_ago(Words words, NightDate tonight) {
  constexpr int farthest = 9999;
  if (words.size() < 3 || words[2] != "ago") return std::nullopt;
  const bool is_nights =
      words[1] == "nights" || words[1] == "night" || words[1] == "days" || words[1] == "day";
  const auto number = words[0] == "a" ? std::optional(1) : number_said(words[0]);
  if (!is_nights || !number || *number > farthest) return std::nullopt;
  const NightDate night = tonight - *number;
  return night.in_range() ? std::optional(SaidDate{night, 3}) : std::nullopt;
}

std::optional<SaidDate> day_word(Words words, NightDate tonight) {
  const std::string& word = words.front();
  if (word == "today" || word == "tonight") return SaidDate{tonight};
  const auto next_is = [&](std::string_view next) { return words.size() > 1 && words[1] == next; };
  const bool is_last_night = word == "last-night" || (word == "last" && next_is("night"));
  // What is told of a morning is of the night before it.
  const bool is_this_morning = word == "this" && next_is("morning");
  if (word != "yesterday" && !is_last_night && !is_this_morning) return std::nullopt;
  if (!(tonight - 1).in_range()) return std::nullopt;
  const bool is_one_word = word == "yesterday" || word == "last-night";
  return SaidDate{
      .night = tonight - 1, .words = is_one_word ? 1U : 2U, .is_last_night = is_last_night};
}

std::optional<SaidDate> date_itself(Words words, NightDate tonight, Among among) {
  if (words.empty()) return std::nullopt;
  if (auto said = day_word(words, tonight)) return said;
  if (auto said = nights_ago(words, tonight)) return said;
  if (auto said = with_month(words, tonight)) return said;
  if (auto said = joined_with_month(words.front(), tonight)) return said;
  return in_figures(words.front(), tonight, among);
}

// "friday", or before a date that falls on it, as the program shows it: "fri 20 nov 2026". Of
// "last friday" only today's own name leaves no doubt.
std::optional<SaidDate> with_weekday(Words words, NightDate tonight, Among among) {
  const bool is_last = words.size() > 1 && words.front() == "last";
  const auto weekday = weekday_named(words[is_last ? 1 : 0]);
  if (!weekday) return std::nullopt;
  const NightDate named = last_weekday(*weekday, tonight);
  auto behind = date_itself(words.subspan(is_last ? 2 : 1), tonight, among);
  const auto falls_on_it = [&](NightDate night) { return night.civil().weekday == *weekday; };
  if (behind && behind->other && !falls_on_it(behind->night)) {
    std::swap(behind->night, *behind->other);
  }
  if (behind && behind->other && !falls_on_it(*behind->other)) behind->other.reset();
  const bool is_date = behind && falls_on_it(behind->night);
  if (is_date && !is_last) return SaidDate{behind->night, behind->words + 1, behind->other};
  if (behind && !is_last) return SaidDate{named, behind->words + 1, behind->night};
  if (!(named - 7).in_range()) return std::nullopt;
  if (!is_last) return SaidDate{.night = named, .is_weekday = true};
  if (named == tonight) return SaidDate{named - 7, 2};
  return SaidDate{named, 2, named - 7};
}

// A day without a year that was long ago may as well be meant as one to come.
constexpr int half_a_year = 183;

bool has_year(Words words) {
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    const bool is_in_figures = word.size() >= 8 && word.front() >= '0' && word.front() <= '9';
    const auto last = word.find_last_of("-/.");  // "nov-3-2026"
    if (last != std::string_view::npos && year_named(word.substr(last + 1))) return true;
    return is_in_figures || year_named(word).has_value();
  });
}

}  // namespace

std::optional<SaidDate> date_at(Words words, NightDate tonight, Among among) {
  if (words.empty()) return std::nullopt;
  auto said = date_itself(words, tonight, among);
  if (!said) said = with_weekday(words, tonight, among);
  if (!said || said->other || among == Among::dates_alone) return said;
  const NightDate::Civil date = said->night.civil();
  const auto next = NightDate::from_civil(date.year + 1, date.month, date.day);
  const bool is_long_ago = tonight - said->night > half_a_year;
  if (is_long_ago && next && !has_year(words.first(said->words)) &&
      words[said->words - 1] != "ago") {
    said->other = next;
  }
  return said;
}

std::optional<SaidDate> date_in(std::string_view text, NightDate tonight) {
  const std::vector<std::string> words = words_typed(text);
  const auto said = date_at(words, tonight, Among::dates_alone);
  return said && said->words == words.size() ? said : std::nullopt;
}

std::optional<NightDate> full_date_in(std::string_view text) {
  const NightDate early = *NightDate::from_civil(NightDate::first_year + 9, 1, 1);
  const NightDate late = *NightDate::from_civil(NightDate::last_year, 6, 30);
  const auto read = date_in(text, early), again = date_in(text, late);
  if (!read || !again || read->other || read->night != again->night) return std::nullopt;
  return read->night;
}

NightDate only_date(std::string_view option, std::string_view typed, const SaidDate& said) {
  if (!said.other) return said.night;
  const NightDate first = std::min(said.night, *said.other),
                  second = std::max(said.night, *said.other);
  throw usage_error(option,
                    fmt::format("{} can be read as {} and as {}.", as_typed(typed),
                                text::to_text(first), text::to_text(second)),
                    fmt::format("Type the one that it is: {} or {}.", first.iso(), second.iso()));
}

bool names_day(std::string_view word) {
  constexpr auto words =
      std::to_array<std::string_view>({"today", "tonight", "yesterday", "last", "night",
                                       "last-night", "nights", "days", "ago", "this", "morning"});
  return std::find(words.begin(), words.end(), word) != words.end() || weekday_named(word) ||
         month_named(word);
}

std::optional<NightRange> month_in(std::string_view text, NightDate tonight) {
  const std::vector<std::string> words = words_typed(text);
  if (words.empty() || words.size() > 2) return std::nullopt;
  const auto month = month_named(words.front());
  const auto year = words.size() == 2 ? year_named(words[1]) : std::nullopt;
  if (!month || (words.size() == 2 && !year)) return std::nullopt;
  const auto first = day_of(year, *month, 1, tonight);
  if (!first) return std::nullopt;
  NightDate last = *first + 27;
  while ((last + 1).civil().month == *month) last = last + 1;
  return NightRange{*first, last};
}

}  // namespace titrate::cli

#include "cli/args/values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <numeric>

#include "cli/args/said_dates.hpp"
#include "cli/args/said_words.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"
#include "text/words.hpp"
#include "titrate/text.hpp"

namespace titrate::cli {

std::string as_typed(std::string_view text) {
  return '"' + printable(text, shown_characters) + '"';
}

std::vector<knowledge::StoolWord> stool_words() {
  std::vector<knowledge::StoolWord> words;
  for (const knowledge::StoolLook& look : knowledge::stool_looks()) {
    words.push_back({look.word, look.type});
  }
  const auto everyday = knowledge::everyday_stool_words();
  words.insert(words.end(), everyday.begin(), everyday.end());
  return words;
}

namespace {

// The everyday words that are shown, of one type or of all.
std::vector<std::string_view> listed_words(std::optional<int> type = std::nullopt) {
  std::vector<std::string_view> words;
  for (const knowledge::StoolWord& known : knowledge::everyday_stool_words()) {
    if (known.is_listed && known.type == type.value_or(known.type)) words.push_back(known.word);
  }
  return words;
}

}  // namespace

std::string stool_results_in_words() {
  std::string text;
  for (const knowledge::StoolLook& look : knowledge::stool_looks()) {
    const auto everyday = listed_words(look.type);
    text += fmt::format("{} {}", look.type, look.word);
    text += everyday.empty() ? ", " : fmt::format(" ({}), ", fmt::join(everyday, ", "));
  }
  return text + fmt::format("{} (no bowel movement)", knowledge::no_movement_word);
}

namespace {

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  if (result.ec != std::errc()) return std::nullopt;
  return number;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
  const auto like = nearest(word, candidates);
  return like ? fmt::format("Did you mean {}?", *like) : "";
}

std::string help_for_stool(std::string_view word) {
  std::vector<std::string> candidates = {std::string(knowledge::no_movement_word)};
  for (const knowledge::StoolWord& known : stool_words()) candidates.emplace_back(known.word);
  std::string help = did_you_mean(word, candidates);
  if (!help.empty()) help += ' ';
  std::vector<std::string_view> own;
  for (const knowledge::StoolLook& look : knowledge::stool_looks()) own.push_back(look.word);
  return help + fmt::format("Known are {} to {} ({}), {} and {}.", StoolType::lowest,
                            StoolType::highest, fmt::join(own, " "),
                            fmt::join(listed_words(), ", "), knowledge::no_movement_word);
}

}  // namespace

Error usage_error(std::string_view option, std::string_view problem, Remedy help) {
  return {ErrorKind::usage, std::string(problem), std::move(help), std::string(option)};
}

int whole_number(std::string_view option, std::string_view text, int low, int high) {
  const auto number = number_in(text);
  if (!number || *number < low || *number > high) {
    throw usage_error(
        option, fmt::format("{} is not a whole number from {} to {}.", as_typed(text), low, high));
  }
  return *number;
}

Capsules read_dose(std::string_view text) {
  const bool is_word = !text.empty() && std::isalpha(static_cast<unsigned char>(text.front())) != 0;
  if (!is_word) return read_number<Capsules>("dose", text);
  throw usage_error(
      "log", fmt::format("{} is neither a dose, 0 to 99, nor a stool result.", as_typed(text)),
      help_for_stool(in_small_letters(text)));
}

Capsules read_capsules(std::string_view option, std::string_view text) {
  return *Capsules::from(whole_number(option, text, 1, Capsules::highest));
}

Strength read_strength(std::string_view option, std::string_view text, std::optional<Unit> unit) {
  const auto amount = Milligrams::parse(text);
  const auto strength = amount ? Strength::from_tenths(amount->tenths()) : std::nullopt;
  if (!strength) {
    throw usage_error(option, fmt::format("{} is not an amount of magnesium in {}: more than 0 "
                                          "and at most 1000 mg, with at most one decimal.",
                                          as_typed(text), words_of(unit).each));
  }
  return *strength;
}

bool is_stool_word(std::string_view text) {
  const std::string word = in_small_letters(text);
  return word == knowledge::no_movement_word || stool_type_named(word).has_value();
}

namespace {

StoolResult stool_result(std::string_view option, std::string_view text, bool at_prompt) {
  const std::string word = in_small_letters(trimmed(text));
  if (word == knowledge::no_movement_word) return NoBowelMovement{};
  if (at_prompt) {
    if (const auto type = stool_type_at_prompt(word)) return *StoolType::from(*type);
  }
  if (auto two = two_stools_of(option, word)) throw *std::move(two);
  const auto said = said_stool_type(word);
  if (said && said->other) {
    throw usage_error(
        option,
        fmt::format("{} can be read as {} and as {}.", as_typed(text), said->type, *said->other),
        "Type the number or the word alone.");
  }
  if (said) {
    if (const auto stool = StoolType::from(said->type)) return *stool;
  }
  throw usage_error(option, fmt::format("{} is not a stool result.", as_typed(text)),
                    help_for_stool(word));
}

}  // namespace

StoolResult read_stool(std::string_view option, std::string_view text) {
  return stool_result(option, text, false);
}

StoolResult read_stool_answer(std::string_view answer) { return stool_result("", answer, true); }

NightDate read_night(std::string_view option, std::string_view text, NightDate tonight) {
  if (const auto said = date_in(text, tonight)) return only_date(option, text, *said);
  const std::string word = in_small_letters(text);
  if (word.starts_with('-')) {
    const auto back = number_in(std::string_view(word).substr(1));
    if (back && *back <= 40000 && (tonight - *back).in_range()) return tonight - *back;
  }
  const std::vector<std::string> candidates = {"today",  "tonight", "yesterday", "sunday",
                                               "monday", "tuesday", "wednesday", "thursday",
                                               "friday", "saturday"};
  throw usage_error(
      option, fmt::format("{} is not a night.", as_typed(text)),
      fmt::format("{}{}A night is YYYY-MM-DD (a real day, 1970 to 9999), today, "
                  "yesterday, a weekday, or -N for N nights ago.",
                  did_you_mean(word, candidates), nearest(word, candidates) ? " " : ""));
}

NightDate read_coming_night(std::string_view option, std::string_view text, NightDate tonight,
                            std::optional<NightDate> earliest) {
  const std::string word = in_small_letters(trimmed(text));
  if (word == "tomorrow" && (tonight + 1).in_range()) return tonight + 1;
  const auto said = date_in(text, tonight);
  if (said && said->is_weekday && earliest && said->night < *earliest &&
      (said->night + 7).in_range()) {
    return said->night + 7;
  }
  return read_night(option, text, tonight);
}

Symptom read_symptom(std::string_view option, std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) {
    throw usage_error(option, fmt::format("{} lacks its severity.", as_typed(text)),
                      {"Write a name, = and 0 to 10: ",
                       options_of("log", "--symptom", Word("cramps=", Placeholder::severity))});
  }
  auto name = SymptomName::from(std::string(text.substr(0, equals)));
  if (!name) {
    std::string plain = in_small_letters(text.substr(0, equals));
    std::replace(plain.begin(), plain.end(), ' ', '-');
    const bool helps = static_cast<bool>(SymptomName::from(plain));
    throw usage_error(
        option, fmt::format("{} {}.", as_typed(text.substr(0, equals)), name.refusal().problem),
        helps ? fmt::format("Did you mean {}?", plain) : "");
  }
  return {*std::move(name), read_number<Severity>(option, text.substr(equals + 1))};
}

namespace {

// A decimal comma as a point. Before three digits it may be one of thousands as well.
std::string with_point(std::string_view option, std::string_view number) {
  std::string with = std::string(number);
  const auto comma = with.find(',');
  if (comma == std::string::npos) return with;
  const std::string wholes = with.substr(0, comma), rest = with.substr(comma + 1);
  if (number_in(wholes) && number_in(rest) && rest.size() == 3 && !wholes.starts_with('0')) {
    throw usage_error(option,
                      fmt::format("{} can be read as {}{} and as {}.{}.", as_typed(number), wholes,
                                  rest, wholes, rest),
                      "Type it without thousands, and with at most one decimal.");
  }
  with[comma] = '.';
  return with;
}

}  // namespace

Measurement read_measure(std::string_view option, std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) {
    throw usage_error(option, fmt::format("{} lacks its value.", as_typed(text)),
                      "Write a name, = and a number, like bp-systolic=128.5");
  }
  auto name = MeasureName::from(std::string(text.substr(0, equals)));
  if (!name) {
    throw usage_error(
        option, fmt::format("{} {}.", as_typed(text.substr(0, equals)), name.refusal().problem));
  }
  return {*std::move(name), read_measure_value(option, text.substr(equals + 1))};
}

MeasureValue read_measure_value(std::string_view option, std::string_view number) {
  // Written alike: at most one decimal.
  const auto tenths = Milligrams::parse(with_point(option, number));
  const auto value = tenths ? MeasureValue::from_tenths(tenths->tenths()) : std::nullopt;
  if (!value) {
    throw usage_error(option,
                      fmt::format("{} is not a number from 0 to 9999.9, with at most one decimal.",
                                  as_typed(number)));
  }
  return *value;
}

WarningSign read_sign(std::string_view option, std::string_view text) {
  if (const auto sign = warning_sign_named(in_small_letters(text))) return *sign;
  const std::vector<std::string> candidates(warning_sign_names.begin(), warning_sign_names.end());
  const std::string help = did_you_mean(in_small_letters(text), candidates);
  throw usage_error(
      option, fmt::format("{} is not on the list of warning signs.", as_typed(text)),
      fmt::format(
          "Take no more magnesium, and ask a doctor or pharmacist first; if it is bad, call "
          "an emergency number now. {}{}Known are {}.",
          help, help.empty() ? "" : " ", fmt::join(candidates, ", ")));
}

std::string sign_names_in_words(text::SignRank rank) {
  std::vector<std::string_view> names;
  for (const knowledge::SignFact& fact : knowledge::signs()) {
    const bool is_first = is_emergency(fact.sign);
    if (is_first == (rank == text::SignRank::emergency)) names.push_back(name_of(fact.sign));
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

void require_visible(std::string_view option, std::string_view text) {
  const auto hidden = first_hidden(text);
  if (!hidden) return;
  throw usage_error(
      option, fmt::format("the text holds a character that does not show, U+{:04X}, and could "
                          "hide or turn what stands beside it. Type it without.",
                          static_cast<unsigned>(*hidden)));
}

Form read_form(std::string_view option, std::string_view text) {
  if (const auto form = form_named(in_small_letters(text))) return *form;
  const std::vector<std::string> candidates(form_names.begin(), form_names.end());
  const std::string help = did_you_mean(in_small_letters(text), candidates);
  throw usage_error(
      option, fmt::format("{} is not a form.", as_typed(text)),
      fmt::format("{}{}Known are {}.", help, help.empty() ? "" : " ", fmt::join(candidates, ", ")));
}

std::optional<Unit> read_unit(std::string_view option, std::string_view text) {
  std::string word = in_small_letters(text);
  std::replace(word.begin(), word.end(), ' ', '-');
  std::vector<std::string> candidates = {std::string(words_of(std::nullopt).one)};
  if (word == candidates.front() || word == words_of(std::nullopt).many) return std::nullopt;
  for (const std::string_view name : unit_names) {
    const auto unit = unit_named(name);
    if (word == name || word == words_of(unit).many) return unit;
    candidates.emplace_back(name);
  }
  const std::string help = did_you_mean(word, candidates);
  throw usage_error(
      option, fmt::format("{} is not known as what can be counted.", as_typed(text)),
      fmt::format("{}{}Known are {}.", help, help.empty() ? "" : " ", fmt::join(candidates, ", ")));
}

int slips_between(std::string_view a, std::string_view b) {
  std::vector<std::vector<int>> apart(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) apart[i][0] = static_cast<int>(i);
  std::iota(apart[0].begin(), apart[0].end(), 0);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int changed = apart[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      apart[i][j] = std::min({apart[i - 1][j] + 1, apart[i][j - 1] + 1, changed});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) apart[i][j] = std::min(apart[i][j], apart[i - 2][j - 2] + 1);
    }
  }
  return apart[a.size()][b.size()];
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates,
                                   int most_apart) {
  // The beginning of a word is more likely meant as that word than mistyped for another.
  for (const std::string& candidate : candidates) {
    if (word.size() >= 3 && candidate.starts_with(word)) return candidate;
  }
  const std::string* best = nullptr;
  int best_distance = 0;
  for (const std::string& candidate : candidates) {
    const int apart = slips_between(word.substr(0, 60), candidate);
    if (best == nullptr || apart < best_distance) {
      best = &candidate;
      best_distance = apart;
    }
  }
  const int allowed = std::min(most_apart, word.size() <= 3 ? 1 : word.size() <= 5 ? 2 : 3);
  if (best == nullptr || best_distance > allowed) return std::nullopt;
  return *best;
}

}  // namespace titrate::cli

// Reading the values that people type. What cannot be read, or lies outside its range, is a usage
// error that shows what is allowed.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/error.hpp"
#include "knowledge/facts.hpp"
#include "text/words.hpp"
#include "titrate/course.hpp"
#include "titrate/night.hpp"

namespace titrate::cli {

// Of a text that was typed, or stands in a file, an error shows at most so many characters.
inline constexpr int shown_characters = 40;
// Such a text, safe to print, in quotation marks.
std::string as_typed(std::string_view text);

// "<option>: <problem>", where `option` is how the value is called on the command line.
Error usage_error(std::string_view option, std::string_view problem, Remedy help = {});

// Digits only, from `low` to `high`.
int whole_number(std::string_view option, std::string_view text, int low, int high);

template <class Number>
Number read_number(std::string_view option, std::string_view text) {
  return *Number::from(whole_number(option, text, Number::lowest, Number::highest));
}

// A dose, 0 to 99.
Capsules read_dose(std::string_view text);
// A number of capsules, 1 to 99.
Capsules read_capsules(std::string_view option, std::string_view text);
// Milligrams of elemental magnesium in a capsule, or in one of what is counted instead.
Strength read_strength(std::string_view option, std::string_view text, std::optional<Unit> unit);
// What is counted, by its name or as people write it: "tablet", "half tablets". Nothing is a
// capsule.
std::optional<Unit> read_unit(std::string_view option, std::string_view text);

// The result of a morning: a stool type, or that no movement came.
struct NoBowelMovement {};
using StoolResult = std::variant<StoolType, NoBowelMovement>;
// A type by its number or a word for it, also both of one type: "6", "mushy", "6 mushy", "type 6".
StoolResult read_stool(std::string_view option, std::string_view text);
// The same as the answer to the question for it, where "ok" is one.
StoolResult read_stool_answer(std::string_view answer);
// The words for stool types: this project's own by type, then everyday ones.
std::vector<knowledge::StoolWord> stool_words();
// For help: "1 pellets, 2 lumpy (hard), ... none (no bowel movement)".
std::string stool_results_in_words();
// Whether a word can be a stool result and not a number of capsules.
bool is_stool_word(std::string_view text);

// A day or a date as said_dates.hpp reads them ("yesterday", "friday", "7 nov", "2026-11-07"), or
// "-N", N nights before tonight.
NightDate read_night(std::string_view option, std::string_view text, NightDate tonight);

// The same of a night that may be still to come, which "tomorrow" is as well. A weekday is the last
// such day or, where that is before `earliest`, the next one.
NightDate read_coming_night(std::string_view option, std::string_view text, NightDate tonight,
                            std::optional<NightDate> earliest = std::nullopt);

// "NAME=N"
Symptom read_symptom(std::string_view option, std::string_view text);
// "pulse=60", "bp-systolic=128.5", also with a decimal comma.
Measurement read_measure(std::string_view option, std::string_view text);
// The number behind "=": 0 to 9999.9, at most one decimal.
MeasureValue read_measure_value(std::string_view option, std::string_view number);
WarningSign read_sign(std::string_view option, std::string_view text);
// For help, the signs of a rank: "flushing, low-blood-pressure, ..."
std::string sign_names_in_words(text::SignRank rank);
Form read_form(std::string_view option, std::string_view text);

// Refuses a text with hidden characters (core/utf8.hpp), which only a log that has them may hold.
void require_visible(std::string_view option, std::string_view text);

template <class Words>
Words read_text(std::string_view option, std::string text) {
  auto words = Words::from(std::move(text));
  if (!words) throw usage_error(option, "the text " + words.refusal().problem + '.');
  require_visible(option, words->value());
  return *std::move(words);
}

// How many single letters apart two words are: added, dropped, changed, or two swapped.
int slips_between(std::string_view a, std::string_view b);

// The candidate that a word begins, else the one most like it, if one is like it at all: at most
// `most_apart` single letters away, fewer for short words.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates,
                                   int most_apart = 3);

}  // namespace titrate::cli

// What people say beside the values themselves, as data: fillers, other words for an amount, words
// that say what the number behind them is, and words that could be two things.
//
//   is_filler("a bit");                 // says nothing that is not known
//   words_typed(" Type 6  loose");      // type, 6, loose
//   said_stool_type("6 mushy");         // both say 6
//
// `log`, `edit`, the prompts, the cells of an import, help and completions read them here.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/error.hpp"

namespace titrate::cli {

// The words between blanks, in small letters.
std::vector<std::string> words_typed(std::string_view text);
std::string in_one_line(std::span<const std::string> words);

// Of what is counted, where it is told by a name that people have for any of it: "caps", "pills".
std::span<const std::string_view> count_names();
bool is_count_name(std::string_view word);
// A name for anything that can be counted, of one or many: "tablets", "half tablets", "pills".
bool is_unit_name(std::string_view words);
// "a bit", "on", "took", "before bed": left out wherever they stand.
bool is_filler(std::string_view word);
// "done", "same", "advised": of a dose that was taken, without how many.
bool tells_no_number(std::string_view word);
// Says that a stool type follows: "type", "bristol", "bsfs", "stool".
std::span<const std::string_view> stool_marks();
bool is_stool_mark(std::string_view word);
// "skip", "missed": none was taken.
std::span<const std::string_view> none_taken_words();
bool is_none_taken(std::string_view word);

// What a word for a stool says at the question for it alone: "ok" there is an ordinary stool.
std::optional<int> stool_type_at_prompt(std::string_view word);
// A word that could be two things on the command line, and what says each: "ok" is refused with
// both, "constipated" at the question for the stool too.
struct Reading {
  std::string_view lead;   // to the command that says it
  std::string_view value;  // in the word's place; empty where --sleep says it
};
struct TwoReadings {
  std::string_view problem;  // behind the word
  Reading one;
  Reading other;
};
const TwoReadings* two_readings_of(std::string_view word);
// The same as a stool alone, at its question or behind its option, where no command is named.
std::optional<Error> two_stools_of(std::string_view option, std::string_view word);

// Digits, at most nine of them.
std::optional<int> number_in_digits(std::string_view text);
// The same, or a number in words up to twenty.
std::optional<int> number_said(std::string_view word);
// Whether a command line that begins so may be a dose: "3", "+1", "three", "3x", "240mg", "half".
bool may_begin_amount(std::string_view word);

// The type that a text names as one value: "6", "mushy", "6 mushy", "type 6", "6 (mushy)", "a bit
// loose". Nothing where it names none.
struct SaidStool {
  int type = 0;
  std::optional<int> other{};  // what else the text says; then it is no value
};
std::optional<SaidStool> said_stool_type(std::string_view text);
// The type of one word for a stool.
std::optional<int> stool_type_named(std::string_view word);

// For help: what else is understood.
std::string said_words_in_help();

}  // namespace titrate::cli

// What a cell says, where programs write one thing in several ways: blanks of all kinds, words for
// nothing, numbers with ".0", line ends in texts. Only what has one meaning is read as it.
//
//   value_in("\u00A0=\"2.0\" ");                      // 2.0
//   says_nothing(ImportField::stool, "N/A");          // true; "none" is a result
//   with_plain_number("2.0 caps");                    // 2 caps
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "cli/import/fields.hpp"

namespace titrate::cli {

// In small letters, those of western Europe beyond A to Z too: "ÜBER" as "über".
std::string in_small_latin_letters(std::string_view text);

// Every blank and line end that there is as a plain blank.
std::string with_plain_blanks(std::string_view text);

// A cell that holds no text of a person's own: on one line, without blanks at its ends, and without
// what a spreadsheet puts around a value that it is not to touch: a "'" before it, or ="...".
std::string value_in(std::string_view cell);

// Whether such a value is a word for "not known": NA, n/a, null, a dash. Where it can only mean
// that there was nothing of it, also "none".
bool says_nothing(ImportField field, std::string_view value);

// The number that a value begins with as a whole one, where its decimals are zeros: "2.0", "2,00
// caps". Three zeros stay, which may be thousands.
std::string with_plain_number(std::string_view value);

// A dose, without "took" before it, and the amount in mg that it is said to come to, where brackets
// hold one: "took 2 caps", "x2", "2 capsules (240 mg)".
struct SaidDose {
  std::string dose;
  std::string amount{};
};
SaidDose dose_in(std::string_view value);

// A number of what is counted on a scale up to `highest`: "4", "4.0", "four", "4/5", "4 of 5"; the
// value as it is where it is none, for who reads it to refuse.
std::string number_on_scale(std::string_view value, int highest);
// What a value says that its number is out of: 10 of "8/10" and "8 of 10".
std::optional<int> told_scale(std::string_view value);
// How often something came: "2", "2.0", "two", "2x", "2 times", "2 movements".
std::string number_of_times(std::string_view value);
// An amount in mg without its unit.
std::string number_of_mg(std::string_view value);
// A measurement without a unit that leaves no other of its kind: "128 mmHg", "60 bpm", "36,60 °C".
std::string measured_number(std::string_view value);
// A stool with what stands between a number and its word taken out: "4: smooth", "6 - mushy"; its
// number alone where that is the Bristol scale's own description: "5 (soft blobs)", "BSS 4".
std::string stool_words_in(std::string_view value);
// A list of symptoms as `log` reads one: "Cramps: 6.0; migraine: 0" as "Cramps=6, migraine=0".
std::string symptom_list_in(std::string_view value);

// A text of a person's own on one line, blanks in the place of line ends and tabs.
struct OneLine {
  std::string text;
  bool was_joined = false;
};
OneLine on_one_line(std::string text);
// At most so many characters; nothing where it has no more.
std::optional<std::string> cut_to(std::string_view text, std::size_t most);

}  // namespace titrate::cli

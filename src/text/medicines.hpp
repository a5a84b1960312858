// Medicines beside magnesium in words: all of them, one by its name, and those that a person takes.
//
//   Passage text = medicine_page("tivicay", style);      // a name of the table, never a guess
//   Passage text = taking_page(log.taking(), style);
//   brief_on_taking(log.taking());                        // "lithium (ask first: ...)"
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/facts.hpp"
#include "text/layout.hpp"
#include "text/passage.hpp"
#include "titrate/text.hpp"

namespace titrate::text {

inline constexpr std::string_view not_listed_is_not_safe =
    "Not being in the list does not mean that it is safe with magnesium: ask a pharmacist.";

// Every row, the weightiest first, in few words.
Passage all_medicines(const Style& style);
// The rows of one medicine, by a name that finds some.
Passage medicine_page(std::string_view name, const Style& style);

// A name as it was said, in small letters; of a brand with what it holds: "tivicay (dolutegravir)".
std::string medicine_in_words(std::string_view name);
// A medicine's facts in a sentence, with its source: "Take 2 hours before ... (Source: ...)"
std::string to_text(const knowledge::Medicine& medicine);
// The facts of a name's rows; where more than one tells what to do, each behind what it is about,
// since their hours may differ.
std::vector<std::string> facts_in_words(const std::vector<const knowledge::Medicine*>& rows);

// What a person takes, as the person said it, each with what concerns it, or that titrate does not
// know it.
Passage taking_page(std::span<const MedicineName> taking, const Style& style);
// The same in few words, on one line: "Levothyroxine (4 h apart), foo (not in titrate's list)".
std::string brief_on_taking(std::span<const MedicineName> taking);

}  // namespace titrate::text

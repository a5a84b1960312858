// Medicines as people name them, for `guide` and for `start --taking`. A fact is only shown for a
// name that is in the table; anything else is a question back, or the word to ask a pharmacist.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/error.hpp"

namespace titrate::cli {

// The names that may be meant by one that finds nothing: a word of it, or one or two letters away;
// at most three, the nearest first.
std::vector<std::string> medicines_like(std::string_view name);

// "titrate guide medicines milk of magnesia": what shows a medicine, which takes a name as words.
Suggestion medicine_command(const std::string& name);

// For a name that is not in the table.
Error unknown_medicine(std::string_view name);

// What concerns a medicine that is taken beside magnesium, known or not.
Hint words_on_taking(std::string_view name);

}  // namespace titrate::cli

// What a value can be, as completions offer it. The type that an option's value has in its
// command's help ("D", "STOOL", "NAME=N") says what is offered; a type that is new to this file
// fails a test, so that somebody decides.
//
// Every candidate is made of letters, digits and "-./=" alone: no shell needs it quoted. A dose is
// never offered: a count that was not meant is worse than a key that was not saved.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "titrate/course.hpp"
#include "titrate/night_date.hpp"

namespace titrate::cli {

struct Candidate {
  std::string word;   // one that ends in "=" goes on, without a space
  std::string about;  // a few words on it; may hold text of the log, to be shown with care
};

using Candidates = std::vector<Candidate>;

enum class ValueKind {
  unknown,  // a type that this file does not know
  typed,    // a number or a text: nothing to offer
  file,     // a path, which the shell itself completes
  listed,   // candidates_for has them
};
ValueKind kind_of(std::string_view type);
// A medicine that the log has, in the place of any that titrate knows.
inline constexpr std::string_view medicine_taken = "TAKEN";
// A date for which the log knows something of the stock, in the place of any night.
inline constexpr std::string_view stock_date = "COUNTED";

// What is offered for a value of this type, where `word` has been typed of it so far; not yet
// narrowed to what begins with it.
Candidates candidates_for(std::string_view type, std::string_view word, const Log& log,
                          NightDate tonight);

}  // namespace titrate::cli

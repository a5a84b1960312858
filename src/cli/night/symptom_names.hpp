// The names of symptoms and measures that a log has, so that one of them does not part in two by a
// slip of the finger: the means of `cramp` and of `cramps` would each tell half of the course.
//
//   symptom_like("cramp", {"cramps", "sleepiness"}) == "cramps"
//   symptom_like("pain-right", {"pain-left"}) == std::nullopt
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/context.hpp"
#include "cli/night/observations.hpp"

namespace titrate::cli {

// Every name in any course, by the alphabet.
std::vector<std::string> symptom_names_in(const Log& log);
std::vector<std::string> measure_names_in(const Log& log);

// The names noted on most of the last nights up to tonight, four weeks of them, the first noted
// most; of those noted as often the one noted last, then by the alphabet.
std::vector<SymptomName> symptoms_noted_most(const Log& log, NightDate tonight);

// The name among `used` that is probably meant by a new one, if any: the same but for a plural or
// hyphens, or one slip (a letter added, left out or changed, two swapped) in a part of five letters
// or more, past its first letter. Names that differ in a digit or in a short part ("pain-l",
// "pain-r") are two names. Nothing for a name that is among them.
std::optional<std::string> symptom_like(std::string_view name, std::span<const std::string> used);

// What was told under a new name, and the used one of its kind that this is like.
struct LikeName {
  std::variant<Symptom, Measurement> told;
  std::string used;
};
using LikeNames = std::vector<LikeName>;

struct SettledNames {
  LikeNames apart;         // those that stay as typed without having been asked about
  store::Reading reading;  // the log that they were held against; none where no name was told
};

// Refuses a name that is of the other kind. Where it can ask, asks for each new name that is like a
// used one which is meant, and puts the used name in its place if so; refused where no answer
// comes.
SettledNames settle_symptom_names(Context& context, Observations& told);

// How to join what stays apart; nothing when nothing does.
Hint words_on_like_names(const LikeNames& names, const Night& night);

}  // namespace titrate::cli

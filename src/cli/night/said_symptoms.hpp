// Symptoms as people say them: several at once, with blanks and capitals, or as bare words.
//
//   single_symptoms({"Cramps=3, brain fog=4"});   // cramps=3, brain-fog=4
//   bare_symptom({"leg", "cramps", "6"});         // leg-cramps, 6
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/night/said_signs.hpp"
#include "titrate/night.hpp"

namespace titrate::cli {

// A symptom and how bad it was, told as bare words: "pain 4", "leg cramps 6"; nothing in others.
std::optional<Symptom> bare_symptom(const std::vector<std::string>& values);
// The night that it is noted for, where it has to be said: the latest dose, where none waits.
std::string date_for_symptom(const Context& context, const Log& log, const std::string& date);
// What notes it; for the night that was said, where one was.
Suggestion log_of_symptom(const Symptom& symptom, const std::string& date);
// Refuses such words, with the option that tells them.
void require_no_bare_symptom(Context& context, const TypedNight& typed);

// Several symptoms in one text, and names as people write them: "Cramps=3, brain fog=4" as
// "cramps=3" and "brain-fog=4".
std::vector<std::string> single_symptoms(const std::vector<std::string>& texts);

}  // namespace titrate::cli

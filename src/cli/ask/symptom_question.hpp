// The last question of `titrate log`, which Enter skips: how bad the symptoms were that are noted
// most.
//
//   const auto names = symptoms_to_ask(log, night, tonight);
//   if (!names.empty()) told = ask_symptoms(context, names);
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "cli/night/observations.hpp"
#include "titrate/course.hpp"

namespace titrate::cli {

// The two symptoms that are noted most lately, as far as the night has none of that name; of one
// that may be a warning sign nobody is asked for a number. Empty where there are none.
std::vector<SymptomName> symptoms_to_ask(const Log& log, const Night& night, NightDate tonight);

// How bad they were, or the warning sign that was told instead; nothing where it is skipped. Which
// night it is about is said before.
std::optional<Observations> ask_symptoms(Context& context, std::span<const SymptomName> names);

// "symptoms: cramps, migraine"
std::string symptoms_in_words(std::span<const SymptomName> names);

// The severities that an answer gives, in the order of the names ("3 5", "3,5", "3 -" leaves the
// second one out) or behind them ("cramps 3", "migraine=5"). Throws a usage error for anything
// else.
std::vector<Symptom> read_severities(std::string_view answer, std::span<const SymptomName> names);

}  // namespace titrate::cli

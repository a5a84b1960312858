// What can be told about a night on the command line, for `log` and `edit` alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/args/values.hpp"
#include "cli/environment.hpp"
#include "titrate/join.hpp"
#include "titrate/night.hpp"

namespace titrate::cli {

class CommandBuilder;

// As typed; empty where not given.
struct ObservationFlags {
  std::string dose;
  std::string stool;  // --stool
  std::string movements;
  std::string sleep;
  std::vector<std::string> symptoms;
  std::vector<std::string> measures;
  std::vector<std::string> signs;
  bool no_sign = false;  // --not-a-sign: a symptom that is called like a warning sign is none
  std::string other_cause;
  std::string note;  // "-" stands for standard input

  friend bool operator==(const ObservationFlags&, const ObservationFlags&) = default;
};

// Adds the options; `flags` must outlive the app.
void add_observation_options(CommandBuilder& command, ObservationFlags& flags);

// The option for a dose that would be asked about: sure_dose.hpp.
void add_yes(CommandBuilder& command, bool& yes);

// A note, or what standard input holds where it is "-": arguments are visible to other users.
Note read_note(std::string_view option, const std::string& text, Environment& environment);

// Takes in the result of a morning. Refused: "none" beside a number of movements.
void set_stool(Observations& told, const StoolResult& result);

// Reads the flags. Of the positionals a number is the dose and a word the stool result; of two
// numbers the first is the dose; with a plus before it, it is taken beside what the night has.
// Throws usage errors, and a refusal for values that do not go together.
Observations read_observations(const ObservationFlags& flags,
                               const std::vector<std::string>& positionals,
                               Environment& environment);

// The two joined (join.hpp). What is in the way is refused, the first of it; the refusal names the
// `edit` that would say it.
Night completed(const Night& night, const Observations& told, NightDate tonight,
                std::optional<Unit> unit);

// A field that can be taken out of a night again.
struct Clearable {
  std::string_view name;
  void (*clear)(NightFields& night);
};
// A single symptom, "symptom=NAME" where it is typed.
struct ClearableSymptom {
  std::string name;
};
// A single measure, "measure=NAME".
struct ClearableMeasure {
  std::string name;
};
using Clearing = std::variant<const Clearable*, ClearableSymptom, ClearableMeasure>;

std::vector<std::string> clearable_names();  // but for those of single symptoms and measures
Clearing read_clearing(const std::string& field);
// Refused where the night has no such symptom or measure.
void clear_field(NightFields& night, const Clearing& clearing);

// The night with what was told in the place of what was there.
Night overwritten(NightFields fields, const Observations& told);

}  // namespace titrate::cli

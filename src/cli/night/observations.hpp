// What can be told about a night on the command line, for `log` and `edit` alike.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/args/values.hpp"
#include "cli/environment.hpp"
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
  std::vector<std::string> signs;
  std::string other_cause;
  std::string note;  // "-" stands for standard input
};

// Adds the options; `flags` must outlive the app.
void add_observation_options(CommandBuilder& command, ObservationFlags& flags);

// As read; absent where not given.
struct Observations {
  std::optional<Capsules> dose;
  std::optional<StoolType> stool;
  std::optional<Movements> movements;
  std::optional<SleepQuality> sleep;
  std::vector<Symptom> symptoms;
  std::vector<Measurement> measures;
  WarningSigns signs;
  std::optional<OtherCause> other_cause;
  std::optional<Note> note;

  bool empty() const;
  // Whether something of it is only known in the morning.
  bool has_morning() const { return stool || movements || sleep; }
};

// A note, or what standard input holds where it is "-": arguments are visible to other users.
Note read_note(std::string_view option, const std::string& text, Environment& environment);

// Takes in the result of a morning. Refused: "none" beside a number of movements.
void set_stool(Observations& told, const StoolResult& result);

// Reads the flags. Of the positionals a number is the dose and a word the stool result; of two
// numbers the first is the dose. Throws usage errors, and a refusal for values that do not go
// together.
Observations read_observations(const ObservationFlags& flags,
                               const std::vector<std::string>& positionals,
                               Environment& environment);

// The night with what was missing added. Contradicting what is there is refused; the refusal names
// the `edit` that would say it.
Night completed(const NightFields& night, const Observations& told);

// The fields that can be taken out of a night again; a single symptom is "symptom=NAME".
inline constexpr std::array<std::string_view, 7> clearable = {
    "stool", "movements", "sleep", "symptoms", "signs", "other-cause", "note"};

// The night with what was told in the place of what was there.
Night overwritten(NightFields fields, const Observations& told);

}  // namespace titrate::cli

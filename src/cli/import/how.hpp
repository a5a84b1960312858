// How the rows of a file are of nights, as the command line and the machine say.
#pragma once

#include <optional>
#include <string>

#include "cli/night_hours.hpp"

namespace titrate::cli {

// What two rows of one night that each have a dose come to.
enum class SameNight {
  sum,   // both were taken
  once,  // one dose, written twice
};

// What a row's date says of its results.
enum class ResultsBy {
  morning,  // they came on that day: of the night before it
  night,    // they came of that night's dose
  form,     // of a form filled in each morning: the whole row, its dose too, is of the night before
};

struct ImportHow {
  NightHours hours{};  // a time before the end of a night is of the date before
  // Absent: nobody said, so a file where it matters is refused.
  std::optional<SameNight> same_night{};
  std::optional<ResultsBy> results{};
};

// What --same-night and --results say; nothing where they were left out.
std::optional<SameNight> read_same_night(const std::string& text);
std::optional<ResultsBy> read_results(const std::string& text);
std::string name_of(ResultsBy by);

}  // namespace titrate::cli

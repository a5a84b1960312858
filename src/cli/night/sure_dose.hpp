// Doses that are rather a slip of the finger than taken: asked about before they are logged.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "cli/context.hpp"
#include "titrate/course.hpp"
#include "titrate/engine.hpp"

namespace titrate::cli {

// Why a dose is asked about, in words: above the ceiling, above twice the advice, or three or more
// below half of it. Nothing where it is not: none taken is never asked about, and where none was
// advised only the ceiling counts.
std::optional<std::string> doubt_about(Capsules dose, const Decision& advice, Strength strength);

// What to do if so much was really taken; empty for an amount that needs nothing.
std::string first_of_all(Capsules dose, const Counted& counted);

// Whether a dose is right, or which one is.
using SureAnswer = std::variant<bool, Capsules>;
SureAnswer read_sure(const std::string& answer);

// A night as it is to be, and the log with it.
struct PlannedNight {
  NightDate night;
  Log after;
};

struct SettledNight {
  PlannedNight planned;
  store::LogFile::Locked locked;
  // What was advised where the dose is another one than before.
  std::optional<Decision> advice{};
  // How tonight stands once the night is written, where that was worked out for the dose already.
  std::optional<Outlook> tonight{};
};

// Plans a night on a log; with another dose in place of the one that was told, where that was a
// slip.
using NightPlan = std::function<PlannedNight(const Log& log, std::optional<Capsules> instead)>;

// Plans a night on the locked log. Where its dose is new and doubtful, asks whether it was taken,
// with the log unlocked meanwhile: a number is how many it was. Refused where that cannot be asked,
// unless `is_sure`, and where the answer is no.
SettledNight settle_night(Context& context, store::Reading known, bool is_sure,
                          const NightPlan& plan);

}  // namespace titrate::cli

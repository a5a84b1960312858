// Which night a `titrate log` without --date means, what it is called, and what to say where that
// was a guess.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/error.hpp"
#include "cli/night/log_entry.hpp"
#include "cli/night/observations.hpp"
#include "titrate/course.hpp"

namespace titrate::cli {

// The latest night before tonight that has a dose, in any course; with `without_result`, the latest
// of those whose result is not noted. Null where there is none.
const Night* latest_dose(const Log& log, NightDate tonight, bool without_result);

// A night up to tonight as its question calls it: "Last night, Fri 20 Nov 2026".
std::string name_of(const Context& context, NightDate night);

// A dose with a morning's result: last night. A dose alone: last night in the morning, else
// tonight. A warning sign alone: tonight where it is in the log, else the latest night with a dose.
// No dose: the latest night before tonight that has a dose and no result; refused where there is
// none.
NightDate guess_night(const Context& context, const Observations& told, const Log& log);

// Whether the clock and the words leave it open which night a morning's result belongs to: told
// with "today", with "tonight" before midnight, or after it without a night. A warning sign must
// not wait for that.
bool may_be_of_two_nights(const Context& context, const Observations& told,
                          const std::string& date);

// The command that tells it of a night.
using RetypeForNight = std::function<Suggestion(NightDate)>;

// For such a result: the night that the person says it belongs to; nothing where the log leaves one
// alone, as it does until tonight's dose is in it. Refused, with what would say it, where it cannot
// be asked.
std::optional<NightDate> settle_two_nights(Context& context, const Observations& told,
                                           const std::string& date, const Log& log,
                                           const RetypeForNight& retype);

// What logs warning signs for a night, with its dose where it has none yet.
Suggestion log_of_signs(WarningSigns signs, NightDate night, bool has_dose);

// A warning sign that could not be logged must not wait for the log: what to do first, and then the
// command that logs it.
Error sign_not_logged(WarningSigns signs, NightDate night, bool has_dose);

// What to say of a guess that could be wrong; empty where it is plain, and for a dose with a result
// (evening_dose.hpp). `log`: as it is now. `saved`: something was written on that night.
Hint remark_on_guess(const Context& context, const Observations& told, NightDate guessed,
                     const Log& log, bool saved);

// A result told with "yesterday" is that of the night of yesterday, and came this morning. What to
// say where the night before that waits for its result too; `words`: as typed.
Hint remark_on_yesterday(const Context& context, const std::vector<std::string>& words,
                         const NightEntry& entry, const Log& log);

}  // namespace titrate::cli

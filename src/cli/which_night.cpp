#include "cli/which_night.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/words.hpp"
#include "titrate/error.hpp"

namespace titrate::cli {
namespace {

// The latest night before tonight that has a dose and is as wanted, in any course.
const Night* latest_dose(const Log& log, NightDate tonight, bool without_result) {
  for (std::size_t i = log.courses().size(); i > 0; --i) {
    const auto nights = log.courses()[i - 1].nights_before(tonight);
    const auto found = std::find_if(nights.rbegin(), nights.rend(), [&](const Night& night) {
      return !night.is_missed() && !(without_result && night.has_result());
    });
    if (found != nights.rend()) return &*found;
  }
  return nullptr;
}

// A warning sign must not wait for the log.
Error sign_without_night(WarningSigns signs, const Night* latest) {
  const std::string_view sign = name_of(signs.list().front());
  return {
      ErrorKind::refused,
      "a warning sign: take no more magnesium and ask for help; in an emergency, call for it "
      "now. It is not in the log yet, since no night is waiting for its result.",
      latest != nullptr
          ? fmt::format("To log it: titrate log --sign {} --date {}", sign, latest->date().iso())
          : fmt::format("To log it with tonight's dose, 0 if none was taken: titrate log 0 "
                        "--sign {} --date tonight",
                        sign)};
}

Error nothing_waits(const Observations& told, const Log& log, NightDate tonight) {
  const Night* latest = latest_dose(log, tonight, false);
  if (!told.signs.empty()) return sign_without_night(told.signs, latest);
  if (latest == nullptr) {
    return {ErrorKind::refused, "there is no dose in the log before tonight.",
            "Nothing was changed. Tell the dose too, for example: titrate log 3 normal"};
  }
  const std::string date = latest->date().iso();
  return {ErrorKind::refused,
          fmt::format("no night is waiting for its result; {} has its own.",
                      render::words(latest->date())),
          fmt::format("Nothing was changed. To correct that one: titrate edit {} --stool loose. To "
                      "add to it: --date {}. For a night that is not in the log, tell its dose "
                      "too: titrate log 3 normal",
                      date, date)};
}

}  // namespace

NightDate guess_night(const Context& context, const Observations& told, const Log& log) {
  const NightDate tonight = context.tonight();
  if (told.dose) return told.has_morning() || context.is_morning() ? tonight - 1 : tonight;
  if (const Night* night = latest_dose(log, tonight, true)) return night->date();
  throw nothing_waits(told, log, tonight);
}

std::string remark_on_guess(const Context& context, const Observations& told, NightDate guessed) {
  const NightDate last_night = context.tonight() - 1;
  if (!told.dose) {
    if (guessed == last_night) return "";
    return fmt::format(
        "This went to {}, the latest night without a result, and not to last night. "
        "Was that wrong? `titrate undo`",
        render::words(guessed));
  }
  if (guessed != last_night) return "";
  if (!told.has_morning()) {
    return "From 04:00 to noon a dose counts as last night's. Was it for this evening? `titrate "
           "undo`, then log it with `--date tonight`.";
  }
  if (context.is_morning()) return "";
  return "A dose with a result counts as last night's. Was the dose tonight's? `titrate undo`, "
         "then "
         "log it with `--date tonight`.";
}

}  // namespace titrate::cli

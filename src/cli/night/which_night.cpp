#include "cli/night/which_night.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/error.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

Error nothing_waits(const Observations& told, const Log& log, NightDate tonight) {
  const Night* latest = latest_dose(log, tonight, false);
  if (!told.signs.empty()) {
    return sign_not_logged(told.signs, latest == nullptr ? tonight : latest->date(),
                           latest != nullptr);
  }
  if (latest == nullptr) {
    return {ErrorKind::refused,
            "there is no dose in the log before tonight.",
            {"Tell the dose too, for example: ", titrate("log", "3", "normal")}};
  }
  const std::string date = latest->date().iso();
  return {
      ErrorKind::refused,
      fmt::format("no night is waiting for its result; {} has its own.",
                  text::to_text(latest->date())),
      {"To correct that one: ", titrate("edit", date, "--stool", "loose"),
       ". To add to it: ", added("--date", date),
       ". For a night that is not in the log, tell its dose too: ", titrate("log", "3", "normal")}};
}

}  // namespace

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

std::string name_of(const Context& context, NightDate night) {
  const NightDate tonight = context.tonight();
  const std::string date = text::to_text(night);
  if (night == tonight) {
    if (context.is_after_midnight()) return fmt::format("Tonight, until 04:00 still {}", date);
    return fmt::format("{}, {}", context.is_morning() ? "This evening" : "Tonight", date);
  }
  // After midnight "last night" could be taken for the one that goes on.
  if (night == tonight - 1 && context.is_after_midnight()) return "The night before, " + date;
  if (night == tonight - 1) return "Last night, " + date;
  return fmt::format("{}, {} nights ago", date, tonight - night);
}

Error sign_not_logged(WarningSigns signs, NightDate night, bool has_dose) {
  Suggestion log = has_dose ? titrate("log") : titrate("log", Placeholder::dose);
  for (const WarningSign sign : signs.list()) {
    log.words.insert(log.words.end(), {"--sign", name_of(sign)});
  }
  log.words.insert(log.words.end(), {"--date", night.iso()});
  return {
      ErrorKind::refused,
      fmt::format("a warning sign: take no more magnesium. {}. It is not in the log yet.",
                  text::what_to_do(text::rank_of(signs))),
      {has_dose ? "To log it: " : "To log it, with the dose that was taken, 0 for none: ", log}};
}

NightDate guess_night(const Context& context, const Observations& told, const Log& log) {
  const NightDate tonight = context.tonight();
  if (told.has_dose()) return told.has_morning() || context.is_morning() ? tonight - 1 : tonight;
  if (const Night* night = latest_dose(log, tonight, true)) return night->date();
  throw nothing_waits(told, log, tonight);
}

Hint remark_on_guess(const Context& context, const Observations& told, NightDate guessed,
                     bool saved) {
  const bool is_last_night = guessed == context.tonight() - 1;
  if (!told.has_dose()) {
    if (is_last_night || !saved) return "";
    return {
        fmt::format("This went to {}, the latest night without a result, and not to last night. "
                    "Was that wrong? ",
                    text::to_text(guessed)),
        only_if(Condition::wrong, ticked("undo"))};
  }
  if (!is_last_night || (told.has_morning() && context.is_morning())) return "";
  Hint hint = fmt::format("{} counts as last night's. Was the dose for {}? ",
                          told.has_morning() ? "A dose with a result" : "From 04:00 to noon a dose",
                          context.is_morning() ? "this evening" : "tonight");
  hint += saved ? Hint{only_if(Condition::wrong, ticked("undo")), ", then log it"} : "Log it";
  return hint +=
         {" with ", only_if(Condition::wrong, in_backticks(added("--date", "tonight"))), "."};
}

}  // namespace titrate::cli

#include "cli/night/which_night.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/args/said_dates.hpp"
#include "cli/ask/ask.hpp"
#include "cli/error.hpp"
#include "cli/night/log_entry.hpp"
#include "cli/night/obstacles.hpp"
#include "core/letters.hpp"
#include "text/words.hpp"
#include "titrate/join.hpp"

namespace titrate::cli {
namespace {

// The night whose result it may be all the same: a second one during the night is tonight's.
const Night* night_with_result(const Context& context, const Log& log) {
  const Night* const tonight = log.night_on(context.tonight());
  const bool is_tonight =
      context.is_after_midnight() && tonight != nullptr && tonight->has_result();
  return is_tonight ? tonight : latest_dose(log, context.tonight(), false);
}

std::optional<Unit> unit_on(const Log& log, NightDate night) {
  return log.courses()[*log.course_of(night)].unit();
}

Suggestion log_with_dose(const Word& night) {
  return titrate("log", Placeholder::dose, Placeholder::stool, "--date", night);
}

// In a course, and not in the log.
bool is_last_night_open(const Log& log, NightDate tonight) {
  return log.course_of(tonight - 1) && log.night_on(tonight - 1) == nullptr;
}

// How what was told goes to a night that is in the log, or what is in its way there.
Remedy way_to(const Night& night, std::string_view word, const Observations& told, const Log& log) {
  const Join joined = join(night, told);
  if (joined.obstacles.empty()) {
    return {fmt::format("For {}, add: ", text::to_text(night.date())),
            only_if(Condition::this_night, added("--date", word))};
  }
  auto words = in_words(joined.obstacles.front(), night, told, unit_on(log, night.date()));
  Remedy way = text::with_capital(std::move(words.problem));
  if (!words.help.empty()) way += " ";
  return way += words.help;
}

// What is no result of a morning may be of tonight as well, and a second reading is no mistake in
// the first. Nothing in the morning, before tonight's dose.
std::optional<Remedy> ways_with_tonight(const Context& context, const Observations& told,
                                        const Log& log, const Night& latest) {
  const Night* const tonight = log.night_on(context.tonight());
  if (tonight == nullptr && context.is_morning()) return std::nullopt;
  Remedy help = tonight != nullptr
                    ? way_to(*tonight, "tonight", told, log)
                    : Remedy{fmt::format("For tonight, {}, add the dose that was taken: ",
                                         text::to_text(context.tonight())),
                             only_if(Condition::this_night, added(Placeholder::dose))};
  help += ". ";
  return help += way_to(latest, latest.date().iso(), told, log);
}

Error nothing_waits(const Context& context, const Observations& told, const Log& log) {
  const NightDate tonight = context.tonight();
  const Night* latest = night_with_result(context, log);
  if (!told.signs.empty()) {
    return sign_not_logged(told.signs, latest == nullptr ? tonight : latest->date(),
                           latest != nullptr);
  }
  if (latest == nullptr) {
    return {ErrorKind::refused,
            "there is no dose in the log before tonight.",
            {"Tell the dose too, and the night: ", log_with_dose(Placeholder::date)}};
  }
  if (!told.has_morning()) {
    if (auto help = ways_with_tonight(context, told, log, *latest)) {
      return {ErrorKind::refused, "it is not clear which night this belongs to.", *std::move(help)};
    }
  }
  // The morning is most likely that of last night.
  const bool is_open = is_last_night_open(log, tonight);
  Remedy help;
  if (is_open) {
    help = {fmt::format("For {}, {}, tell its dose too: ",
                        context.is_after_midnight() ? "the night before" : "last night",
                        text::to_text(tonight - 1)),
            only_if(Condition::this_night, log_with_dose((tonight - 1).iso())), ". "};
  }
  help += way_to(*latest, latest->date().iso(), told, log);
  if (!is_open) {
    help += {". For a night that is not in the log, tell its dose too: ",
             log_with_dose(Placeholder::date)};
  }
  return {ErrorKind::refused,
          fmt::format("no night is waiting for its result; {} has its own.",
                      text::to_text(latest->date())),
          std::move(help)};
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
    if (context.is_after_midnight()) {
      return fmt::format("Tonight, until {} still {}", context.hours().end_in_words(), date);
    }
    return fmt::format("{}, {}", context.is_morning() ? "This evening" : "Tonight", date);
  }
  // After midnight "last night" could be taken for the one that goes on.
  if (night == tonight - 1 && context.is_after_midnight()) return "The night before, " + date;
  if (night == tonight - 1) return "Last night, " + date;
  return fmt::format("{}, {} nights ago", date, tonight - night);
}

Suggestion log_of_signs(WarningSigns signs, NightDate night, bool has_dose) {
  Suggestion log = has_dose ? titrate("log") : titrate("log", Placeholder::dose);
  for (const WarningSign sign : signs.list()) {
    log.words.insert(log.words.end(), {"--sign", name_of(sign)});
  }
  log.words.insert(log.words.end(), {"--date", night.iso()});
  return log;
}

Error sign_not_logged(WarningSigns signs, NightDate night, bool has_dose) {
  return {ErrorKind::refused,
          fmt::format("a warning sign: take no more magnesium. {}. It is not in the log yet.",
                      text::what_to_do(text::rank_of(signs))),
          {has_dose ? "To log it: " : "To log it, with the dose that was taken, 0 for none: ",
           log_of_signs(signs, night, has_dose)}};
}

namespace {

// A warning sign is told when it is felt, and must not be lost to a night that has its result, nor
// go to an old one that has none: alone, it is of the latest dose, tonight's where the log has it.
std::optional<NightDate> night_of_sign_alone(const Observations& told, const Log& log,
                                             NightDate tonight) {
  if (told.signs.empty() || told.has_morning()) return std::nullopt;
  if (log.night_on(tonight) != nullptr) return tonight;
  const Night* const night = latest_dose(log, tonight, false);
  return night == nullptr ? std::nullopt : std::optional(night->date());
}

}  // namespace

NightDate guess_night(const Context& context, const Observations& told, const Log& log) {
  const NightDate tonight = context.tonight();
  if (told.has_dose()) return told.has_morning() || context.is_morning() ? tonight - 1 : tonight;
  if (const auto night = night_of_sign_alone(told, log, tonight)) return *night;
  if (const Night* night = latest_dose(log, tonight, true)) return night->date();
  throw nothing_waits(context, told, log);
}

bool may_be_of_two_nights(const Context& context, const Observations& told,
                          const std::string& date) {
  if (!told.has_morning() || !told.signs.empty()) return false;
  if (date.empty()) return context.is_after_midnight();
  // By the name of the day that it is now: who says so in its morning may mean the night before.
  const auto said = date_in(date, context.tonight());
  if (!said || said->night != context.tonight()) return false;
  const std::string word = in_small_letters(date);
  // The morning of "tonight" is still to come until midnight; after it there is one tonight alone.
  const bool is_early = word == "tonight" && !context.is_after_midnight();
  return said->is_weekday || word == "today" || is_early;
}

namespace {

bool fits(const Log& log, const NightEntry& entry, NightDate tonight) {
  try {
    static_cast<void>(with_entry(log, entry, tonight));
    return true;
  } catch (const Error&) {
    return false;
  }
}

// The nights, of tonight and an earlier one, that the result can be added to.
std::vector<NightDate> possible_nights(const Observations& told, bool is_dated, const Log& log,
                                       NightDate tonight) {
  const Night* const waiting =
      is_dated || told.has_dose() ? nullptr : latest_dose(log, tonight, true);
  std::vector<NightDate> nights;
  for (const NightDate night : {tonight, waiting == nullptr ? tonight - 1 : waiting->date()}) {
    if (fits(log, {night, told}, tonight)) nights.push_back(night);
  }
  return nights;
}

Error of_two_nights(const Context& context, const std::vector<NightDate>& nights,
                    const RetypeForNight& retype) {
  Remedy help;
  for (const NightDate night : nights) {
    help += {fmt::format("{}For the night of {}: ", help.empty() ? "" : ". ", text::to_text(night)),
             only_if(Condition::this_night, in_backticks(retype(night)))};
  }
  std::string problem = "it is not clear which night this result belongs to";
  if (!context.is_after_midnight()) problem += "; that of tonight comes in the morning";
  return {ErrorKind::refused, problem + '.', std::move(help)};
}

}  // namespace

std::optional<NightDate> settle_two_nights(Context& context, const Observations& told,
                                           const std::string& date, const Log& log,
                                           const RetypeForNight& retype) {
  const NightDate tonight = context.tonight();
  const Night* const logged = log.night_on(tonight);
  if (date.empty() && (logged == nullptr || logged->is_missed())) return std::nullopt;
  const auto nights = possible_nights(told, !date.empty(), log, tonight);
  if (nights.empty()) return std::nullopt;  // refused as any other is
  if (!context.can_ask()) throw of_two_nights(context, nights, retype);
  for (const NightDate night : nights) {
    const std::string question =
        fmt::format("{}: is it the result of that night? [yes or no]", name_of(context, night));
    if (ask_yes_or_no(context, question)) return night;
  }
  throw Error(ErrorKind::refused, "the result was not logged.");
}

Hint remark_on_guess(const Context& context, const Observations& told, NightDate guessed,
                     const Log& log, bool saved) {
  const bool is_last_night = guessed == context.tonight() - 1;
  if (!told.has_dose()) {
    if (is_last_night || !saved) return "";
    if (!told.signs.empty() && !told.has_morning()) return "";  // the answer names its night
    Hint hint = {fmt::format("This went to {}, the latest night without a result, and not to last "
                             "night. Was that wrong? ",
                             text::to_text(guessed)),
                 only_if(Condition::wrong, ticked("undo"))};
    if (is_last_night_open(log, context.tonight())) {
      hint += {", then log last night, with its dose: ",
               then(only_if(Condition::wrong,
                            in_backticks(log_with_dose((context.tonight() - 1).iso()))))};
    }
    return hint;
  }
  if (!is_last_night || told.has_morning()) return "";
  Hint hint = fmt::format(
      "From {} to {} a dose counts as last night's. Was the dose for this "
      "evening? ",
      context.hours().end_in_words(), context.hours().morning_end_in_words());
  hint += saved ? Hint{only_if(Condition::wrong, ticked("undo")), ", then log it"} : "Log it";
  return hint +=
         {" with ", then(only_if(Condition::wrong, in_backticks(added("--date", "tonight")))), "."};
}

Hint remark_on_yesterday(const Context& context, const std::vector<std::string>& words,
                         const NightEntry& entry, const Log& log) {
  const NightDate before = context.tonight() - 2;
  const bool is_said = std::find(words.begin(), words.end(), "yesterday") != words.end();
  if (!is_said || entry.told.has_dose() || !entry.told.has_morning()) return "";
  const Night* const waiting = log.night_on(before);
  if (entry.night != before + 1 || waiting == nullptr) return "";
  if (waiting->is_missed() || waiting->has_result()) return "";
  return {
      fmt::format("This is of the morning after {}, this morning. If it was the one before: ",
                  text::to_text(entry.night)),
      only_if(Condition::wrong, ticked("undo")), ", then ",
      then(only_if(Condition::wrong, ticked("log", Placeholder::stool, "--date", before.iso())))};
}

}  // namespace titrate::cli

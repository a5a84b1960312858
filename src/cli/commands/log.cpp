// titrate log: a dose at night, its result in the morning, or both.

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/args/said_words.hpp"
#include "cli/args/values.hpp"
#include "cli/ask/log_questions.hpp"
#include "cli/night/evening_dose.hpp"
#include "cli/night/halves.hpp"
#include "cli/night/log_entry.hpp"
#include "cli/night/observations.hpp"
#include "cli/night/open_nights.hpp"
#include "cli/night/said_night.hpp"
#include "cli/night/said_signs.hpp"
#include "cli/night/said_symptoms.hpp"
#include "cli/night/sure_dose.hpp"
#include "cli/night/symptom_names.hpp"
#include "cli/night/which_night.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

void warn_about_dose(Context& context, const Course& course, const Decision& advice,
                     Capsules dose) {
  if (dose <= advice.capsules) return;
  const std::string which = dose > advice.ceiling
                                ? fmt::format("more than the ceiling of {}", advice.ceiling.value())
                                : fmt::format("more than the {} advised", advice.capsules.value());
  context.note({fmt::format("{} {} {}; recorded as taken. A slip of the finger? ",
                            text::dose_in_words(dose, course.counted()),
                            dose == Capsules::one() ? "is" : "are", which),
                only_if(Condition::wrong, ticked("undo"))});
}

const Course& course_of(const Context& context, const Log& log, NightDate night) {
  return log.courses()[course_for(log, night, context.tonight())];
}

// What was answered, put into the log in one change, so that one undo takes it back; nothing where
// nothing was answered.
std::optional<store::Outcome> save_answers(Context& context, store::Reading reading,
                                           const std::vector<NightEntry>& answers) {
  context.say("\n");
  if (answers.empty()) {
    context.say("Nothing was changed.\n\n");
    context.say_advice(reading.log, context.tonight());
    return std::nullopt;
  }
  auto locked = context.lock(std::move(reading));
  Log after = locked.log();
  for (const NightEntry& answer : answers) after = with_entry(after, answer, context.tonight());
  auto outcome = context.write(std::move(locked), std::move(after));
  context.say_saved(outcome);
  return outcome;
}

// The answer, in short where tonight's dose was among what was told.
ExitCode finish(Context& context, const store::Outcome& outcome, bool has_dose_of_tonight,
                const std::optional<Outlook>& known = {}) {
  if (!has_dose_of_tonight) {
    return known ? context.finish(outcome, *known) : context.finish(outcome);
  }
  return context.finish_dose(outcome, known ? *known : outlook(outcome.after, context.tonight()));
}

ExitCode log_answers(Context& context, std::optional<NightDate> night) {
  store::Reading reading = context.read_file();
  const std::vector<NightEntry> answers = ask_about_nights(context, reading.log, night);
  const auto outcome = save_answers(context, std::move(reading), answers);
  if (!outcome) return ExitCode::done;
  bool has_dose_of_tonight = false;
  for (const NightEntry& answer : answers) {
    if (!answer.told.dose) continue;
    has_dose_of_tonight |= answer.night == context.tonight();
    if (!outcome->changed) continue;
    // Tonight's advice rests on the morning that was told with it.
    const Course& course = course_of(context, outcome->after, answer.night);
    warn_about_dose(context, course, advise(course, answer.night), *answer.told.dose);
  }
  return finish(context, *outcome, has_dose_of_tonight);
}

// ---- The nights that are open ----

// How many there are, of how many that were looked at: "2 nights of the last 14 are open".
std::string open_in_words(std::size_t open, int looked_at) {
  const std::string of = looked_at > 1 ? fmt::format(" of the last {}", looked_at) : "";
  if (open == 0) return fmt::format("No night{} is open", of);
  return fmt::format("{}{} {} open", text::nights_in_words(static_cast<int>(open)), of,
                     open == 1 ? "is" : "are");
}

Error cannot_ask_about(const std::vector<OpenNight>& nights) {
  std::string named;
  bool lacks_doses = false, lacks_results = false;
  for (const OpenNight& open : nights) {
    named += fmt::format("{}{} ({})", named.empty() ? "" : ", ", open.night.iso(),
                         open.lacks_dose ? "dose" : "result");
    (open.lacks_dose ? lacks_doses : lacks_results) = true;
  }
  Remedy help;
  if (lacks_doses) {
    help = {"A dose, with its result: ",
            titrate("log", Placeholder::dose, Placeholder::stool, "--date", Placeholder::date)};
  }
  if (lacks_results) {
    help += {lacks_doses ? "; a result alone: " : "A result: ",
             titrate("log", Placeholder::stool, "--date", Placeholder::date)};
  }
  return {ErrorKind::refused,
          fmt::format("the nights that are open are asked about on a terminal. Open: {}.", named),
          std::move(help)};
}

ExitCode log_missing(Context& context) {
  store::Reading reading = context.read_file();
  if (reading.log.courses().empty()) throw Context::no_course();
  const NightDate tonight = context.tonight();
  static_cast<void>(course_for(reading.log, tonight, tonight));  // refused before every course
  const std::vector<OpenNight> nights = open_nights(reading.log, tonight);
  const int begun = tonight - reading.log.courses().front().started();
  const std::string count = open_in_words(nights.size(), std::min(begun, nights_looked_back));
  if (nights.empty()) {
    Hint words = count + '.';
    if (begun > nights_looked_back) {
      words += {" For an older one: ", ticked("log", "--date", Placeholder::date)};
    }
    context.say_text(words);
    context.say("\n");
    context.say_advice(reading.log, tonight);
    return ExitCode::done;
  }
  if (!context.can_ask()) throw cannot_ask_about(nights);
  context.say_text(fmt::format(
      "{}, asked the newest first. Enter leaves one out; Ctrl-C ends, and keeps what was answered.",
      count));
  context.say("\n");
  const std::vector<NightEntry> answers = ask_about_open_nights(context, reading.log, nights);
  const auto outcome = save_answers(context, std::move(reading), answers);
  if (!outcome) return ExitCode::done;
  if (outcome->changed) {
    context.say_line({"To take all of it back: ", only_if(Condition::wrong, titrate("undo"))});
  }
  return context.finish(*outcome);
}

// ---- What was told ----

// The command as it would be typed, its words as they are.
Suggestion retype_log(const TypedNight& typed) {
  Suggestion log = titrate("log");
  const std::vector<Word> words = typed.words();
  log.words.insert(log.words.end(), words.begin(), words.end());
  if (!typed.date.empty()) log.words.insert(log.words.end(), {"--date", typed.date});
  return log;
}

RetypeForNight retyped_for_night(const TypedNight& typed) {
  return [typed](NightDate night) {
    TypedNight dated = typed;
    dated.date = night.iso();
    return retype_log(dated);
  };
}

// The command that tells this, with the night that it goes to where no dose says which.
Suggestion log_of(Context& context, TypedNight typed) {
  const std::string note = typed.flags.note;
  if (note == "-") typed.flags.note.clear();  // standard input is read once, when it counts
  const TypedNight read = with_halves_read(context, typed, retype_log);
  const Observations told = read_observations(read.flags, read.values, context.environment());
  const Log log = context.file().read().log;
  const NightDate night = typed.date.empty() ? guess_night(context, told, log)
                                             : read_night("--date", typed.date, context.tonight());
  static_cast<void>(with_entry(log, {night, told}, context.tonight()));
  typed.flags.note = note;
  Suggestion suggestion = titrate("log");
  const std::vector<Word> words = typed.words();
  suggestion.words.insert(suggestion.words.end(), words.begin(), words.end());
  if (!told.dose || !typed.date.empty()) {
    suggestion.words.insert(suggestion.words.end(), {"--date", night.iso()});
  }
  return suggestion;
}

// After one dose more was told, a number may be how many more, or how many in all.
Error more_or_in_all(Capsules number) {
  const std::string said = std::to_string(number.value());
  return {ErrorKind::refused,
          fmt::format("{} could be how many more were taken, or how many in all.", said),
          {"If it was so many more: ", only_if(Condition::one_more, titrate("log", "+" + said)),
           ". If it was so many in all: ",
           only_if(Condition::in_all, titrate("edit", Placeholder::date, "--dose", said))}};
}

// Of a night that was guessed.
Hint remark_on(const Context& context, const NightEntry& entry, const store::Outcome& outcome) {
  const bool is_evening = !context.is_morning() && entry.night == context.tonight() - 1;
  if (is_evening && entry.told.dose && entry.told.has_morning()) {
    return remark_on_evening_dose(entry, outcome.before, context.tonight());
  }
  return remark_on_guess(context, entry.told, entry.night, outcome.after, outcome.changed);
}

Error nothing_told(const std::string& date) {
  const auto log = [&](auto... words) {
    Suggestion command = titrate("log", words...);
    if (!date.empty()) command.words.insert(command.words.end(), {"--date", date});
    return command;
  };
  return usage_error(
      "log", "needs a dose, a stool result or something else to note.",
      {log(Placeholder::dose), date.empty() ? " (tonight's dose), " : " (the dose of that night), ",
       log(Placeholder::stool), " (the morning after), ",
       log(Placeholder::dose, Placeholder::stool), " (both)"});
}

struct LogOptions {
  TypedNight night;
  bool missing = false;  // all that is asked for
};

// The words as values, and what may be a warning sign among them settled.
TypedNight settled_words(Context& context, const TypedNight& typed) {
  const TypedNight said = as_values(context, typed, DayWords::allowed, retype_log);
  TypedNight settled =
      settle_signs(context, said, [&](const TypedNight& again) { return log_of(context, again); });
  require_no_bare_symptom(context, settled);
  return settled;
}

ExitCode log_night(Context& context, const TypedNight& options) {
  const TypedNight settled = settled_words(context, options);
  const TypedNight typed = with_halves_read(context, settled, retype_log);
  Observations told = read_observations(typed.flags, typed.values, context.environment());
  std::optional<NightDate> dated;
  if (!settled.date.empty()) dated = read_night("--date", settled.date, context.tonight());
  if (told.empty() && context.can_ask()) return log_answers(context, dated);
  if (told.empty()) throw nothing_told(settled.date);
  auto [like_names, reading] = settle_symptom_names(context, told);
  if (may_be_of_two_nights(context, told, settled.date)) {
    reading = context.file().read();
    const auto night =
        settle_two_nights(context, told, settled.date, reading.log, retyped_for_night(settled));
    if (night) dated = night;
  }
  // A warning sign must not wait for an answer about the dose.
  const bool is_sure = options.yes || !told.signs.empty();
  const NightPlan plan = [&](const Log& log, std::optional<Capsules> instead) -> PlannedNight {
    if (instead && told.more) throw more_or_in_all(*instead);
    if (instead) told.dose = instead;
    const NightDate night = dated ? *dated : guess_night(context, told, log);
    const Dating dating = dated ? Dating::told : Dating::guessed;
    const NightEntry entry{night, told, dating};
    try {
      return {night, with_entry(log, entry, context.tonight())};
    } catch (Error& error) {
      if (auto way = result_then_dose(context, entry, typed, log, retype_log)) {
        error.remedy = *std::move(way) += error.remedy;
      }
      throw;
    }
  };
  auto [planned, locked, advice, tonight] =
      settle_night(context, std::move(reading), is_sure, plan);
  const NightDate night = planned.night;
  const Capsules dose = planned.after.night_on(night)->capsules();
  if (told.more) context.environment().sum = dose.value();
  const auto outcome = context.write(std::move(locked), std::move(planned.after));
  if (!outcome.changed) context.say_line(fmt::format("The night of {}.", text::to_text(night)));
  context.say_saved(outcome);
  if (told.more) {
    context.say_text(
        fmt::format("That makes {} in all; the same said again would add again.",
                    text::count_in_words(dose, course_of(context, outcome.after, night).unit())));
  }
  if (!dated) {
    context.note(remark_on(context, {night, told, Dating::guessed}, outcome));
  } else if (outcome.changed) {
    context.note(remark_on_yesterday(context, words_typed(in_one_line(options.values)),
                                     {night, told}, outcome.after));
  }
  if (outcome.changed)
    context.note(words_on_like_names(like_names, *outcome.after.night_on(night)));
  if (advice && outcome.changed) {
    warn_about_dose(context, course_of(context, outcome.after, night), *advice, dose);
  }
  return finish(context, outcome, told.has_dose() && night == context.tonight(), tonight);
}

ExitCode run_log(Context& context, const LogOptions& options) {
  if (!options.missing) return log_night(context, options.night);
  if (options.night != TypedNight()) {
    throw usage_error("--missing", "goes through the nights that are open, and takes nothing else.",
                      {"For one night: ", titrate("log", "--date", Placeholder::date)});
  }
  return log_missing(context);
}

std::string log_help() {
  return fmt::format(
      "Alone, on a terminal, it asks for what is missing: from 04:00 to noon for last night, "
      "else\n"
      "for the morning before and tonight's dose; last, for the two symptoms noted most lately.\n"
      "Ctrl-C changes nothing.\n"
      "\n"
      "--missing asks for what is missing of the last 14 nights, the newest first; those in a "
      "pause\n"
      "are left out. Enter leaves a night as it is. Ctrl-C ends it and keeps what was answered,\n"
      "in one change.\n"
      "\n"
      "Which night, without --date: a dose with a result is last night's; a dose alone is last\n"
      "night's from 04:00 to noon, else tonight's; a result alone belongs to the latest dose\n"
      "without one, a warning sign alone to the latest dose. Before 04:00 it is still yesterday's\n"
      "night; a result told then, once tonight's dose is logged, or of today or tonight, is asked\n"
      "about. TITRATE_NIGHT_ENDS moves 04:00.\n"
      "\n"
      "Stool results: {}.\n"
      "{}\n"
      "\n"
      "Warning signs, after which titrate advises no more. Call an emergency number now:\n"
      "{}. Speak to a doctor today: {}.\n"
      "Your own words for them do as well, also without --sign: titrate asks whether it is one.\n"
      "\n"
      "Examples:\n"
      "  titrate log                    asks\n"
      "  titrate log 3                  tonight's dose\n"
      "  titrate log +1                 one more beside it; said twice, it counts twice\n"
      "  titrate log normal             the morning after it\n"
      "  titrate log 3 loose            last night, both at once\n"
      "  titrate log 3 4 friday --sleep 4 --symptom cramps=2 --measure bp-systolic=128\n",
      stool_results_in_words(), said_words_in_help(),
      sign_names_in_words(text::SignRank::emergency), sign_names_in_words(text::SignRank::doctor));
}

}  // namespace

void add_log(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<LogOptions>();
  TypedNight& night = options->night;
  CommandBuilder command(app, "log", "Log a dose, the morning after, or both");
  command.positionals(night.values, "[DOSE] [STOOL]",
                      "The dose in capsules, the stool result, or both in that order");
  command.option("--date", night.date, "D", "Which night; see above");
  command.flag("--missing", options->missing,
               "Asks for what is missing of the last 14 nights; alone");
  add_observation_options(command, night.flags);
  add_yes(command, night.yes);
  command.help(log_help);
  command.changes(chosen, [options](Context& context) { return run_log(context, *options); });
}

}  // namespace titrate::cli

// titrate log: a dose at night, its result in the morning, or both.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/observations.hpp"
#include "cli/values.hpp"
#include "render/words.hpp"

namespace titrate::cli {
namespace {

struct LogOptions {
  std::vector<std::string> values;
  std::string date;
  ObservationFlags flags;
};

// The latest night before tonight that has a dose and no result, in any course.
std::optional<NightDate> night_without_result(const Log& log, NightDate tonight) {
  for (std::size_t i = log.courses().size(); i > 0; --i) {
    const auto nights = log.courses()[i - 1].nights_before(tonight);
    const auto found = std::find_if(nights.rbegin(), nights.rend(), [](const Night& night) {
      return !night.is_missed() && !night.has_result();
    });
    if (found != nights.rend()) return found->date();
  }
  return std::nullopt;
}

Error nothing_waits(const Observations& told) {
  std::string help =
      "Nothing was changed. To add to a night, name it: --date yesterday. For a night that is not "
      "in the log, tell its dose too, for example: titrate log 3 normal";
  if (!told.signs.empty()) {
    help =
        "Nothing was changed. Name the night of the sign, for example: --date tonight. And do "
        "not wait for the log: with a warning sign, stop and ask for help.";
  }
  return {ErrorKind::refused, "no night is waiting for its result.", std::move(help)};
}

NightDate night_meant(const Session& session, const LogOptions& options, const Observations& told,
                      const Log& log) {
  const NightDate tonight = session.tonight();
  if (!options.date.empty()) return read_night("--date", options.date, tonight);
  if (told.dose) return told.has_morning() || session.is_morning() ? tonight - 1 : tonight;
  if (const auto night = night_without_result(log, tonight)) return *night;
  throw nothing_waits(told);
}

std::size_t course_for(const Log& log, NightDate night, NightDate tonight) {
  if (log.courses().empty()) throw Session::no_course();
  if (night > tonight) {
    throw Error(ErrorKind::refused,
                fmt::format("the night of {} is still to come; tonight is {}.",
                            render::words(night), render::words(tonight)),
                "Nothing was changed.");
  }
  const auto course = log.course_of(night);
  if (!course) {
    throw Error(ErrorKind::refused,
                fmt::format("the night of {} is before the course, which begins on {}.",
                            render::words(night), render::words(log.courses().front().started())),
                "Nothing was changed. Was it tonight? Then add: --date tonight");
  }
  return *course;
}

Night night_with(const Course& course, NightDate date, const Observations& told) {
  if (const Night* night = course.night_on(date)) return completed(night->fields(), told);
  if (!told.dose) {
    throw Error(
        ErrorKind::refused,
        fmt::format("the night of {} is not in the log yet.", render::words(date)),
        fmt::format("Nothing was changed. Tell its dose too: titrate log DOSE STOOL --date {}",
                    date.iso()));
  }
  return completed({.date = date, .capsules = *told.dose}, told);
}

Log with_night(const Log& log, std::size_t index, Night night) {
  auto course = log.courses()[index].with(std::move(night));
  if (!course)
    throw Error(ErrorKind::refused, course.refusal().problem + '.', "Nothing was changed.");
  auto longer = log.replacing(index, *std::move(course));
  if (!longer)
    throw Error(ErrorKind::refused, longer.refusal().problem + '.', "Nothing was changed.");
  return *std::move(longer);
}

void warn_about_dose(Session& session, const Log& before, std::size_t index, NightDate night,
                     Capsules dose) {
  const Course& course = before.courses()[index];
  const Advice advice = advise(course, night);
  if (dose <= advice.capsules) return;
  const std::string which = dose > advice.ceiling
                                ? fmt::format("more than the ceiling of {}", advice.ceiling.value())
                                : fmt::format("more than the {} advised", advice.capsules.value());
  session.say(render::labelled("Note",
                               fmt::format("{} {} {}; recorded as taken.", render::words(dose),
                                           dose == Capsules::one() ? "is" : "are", which),
                               session.style(), render::Ink::caution));
}

ExitCode log_night(Session& session, const LogOptions& options) {
  const Observations told = read_observations(options.flags, options.values, session.environment());
  if (told.empty()) {
    throw usage_error(
        "log", "needs a dose, a stool result or something else to note.",
        "For example: titrate log 3 (tonight's dose), titrate log normal (the morning "
        "after), titrate log 3 normal (both)");
  }
  std::optional<NightDate> night;
  std::size_t index = 0;
  const auto outcome = session.file().change([&](const Log& log) {
    if (log.courses().empty()) throw Session::no_course();
    night = night_meant(session, options, told, log);
    index = course_for(log, *night, session.tonight());
    return with_night(log, index, night_with(log.courses()[index], *night, told));
  });
  if (!outcome.changed) session.say_line(fmt::format("The night of {}.", render::words(*night)));
  session.say_saved(outcome);
  if (told.dose && outcome.changed) {
    warn_about_dose(session, outcome.before, index, *night, *told.dose);
  }
  return session.finish(outcome);
}

}  // namespace

void add_log(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<LogOptions>();
  CLI::App* command = app.add_subcommand("log", "Log a dose, the morning after, or both");
  command
      ->add_option("values", options->values,
                   "The dose in capsules, the stool result, or both in that order")
      ->type_name("[DOSE] [STOOL]");
  command->add_option("--date", options->date, "Which night; see above")->type_name("D");
  add_observation_options(*command, options->flags);
  command->footer(
      "Which night, without --date: a dose with a result is last night's; a dose alone is last\n"
      "night's from 04:00 to noon, else tonight's; a result alone belongs to the latest dose\n"
      "without one. Before 04:00 it is still yesterday's night.\n"
      "\n"
      "Stool results: 1 pellets, 2 lumpy (hard), 3 firm, 4 smooth (normal), 5 soft, 6 mushy "
      "(loose),\n"
      "7 liquid (runny, watery, diarrhea), none (no bowel movement).\n"
      "\n"
      "Examples:\n"
      "  titrate log 3                  tonight's dose\n"
      "  titrate log normal             the morning after it\n"
      "  titrate log 3 loose            last night, both at once\n"
      "  titrate log 3 4 --date friday --sleep 4 --symptom cramps=2\n");
  command->callback([options, &chosen] {
    chosen = [options](Session& session) { return log_night(session, *options); };
  });
}

}  // namespace titrate::cli

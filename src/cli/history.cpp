// titrate history: the nights of a course.

#include "render/history.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.hpp"
#include "cli/values.hpp"
#include "render/words.hpp"

namespace titrate::cli {
namespace {

constexpr std::size_t usual_nights = 30;
constexpr int most_nights = 99999;
constexpr int most_courses = 9999;

struct HistoryOptions {
  std::string last, since, until, course;
  bool all = false, json = false, csv = false;
};

render::HistoryRange read_range(const HistoryOptions& options, NightDate tonight) {
  if (options.all && !options.last.empty()) {
    throw usage_error("--all", "does not go with --last; ask for one of them.");
  }
  render::HistoryRange range;
  if (!options.since.empty()) range.since = read_night("--since", options.since, tonight);
  if (!options.until.empty()) range.until = read_night("--until", options.until, tonight);
  if (!options.last.empty()) {
    range.last = static_cast<std::size_t>(whole_number("--last", options.last, 1, most_nights));
  } else if (!options.all && !range.since && !range.until) {
    range.last = usual_nights;
  }
  if (range.since && range.until && *range.until < *range.since) {
    throw Error(ErrorKind::refused, fmt::format("--until {} is before --since {}.",
                                                range.until->iso(), range.since->iso()));
  }
  return range;
}

std::size_t read_course(const HistoryOptions& options, const Log& log) {
  const std::size_t courses = log.courses().size();
  if (options.course.empty()) return courses;
  const auto number =
      static_cast<std::size_t>(whole_number("--course", options.course, 1, most_courses));
  if (number > courses) {
    throw Error(ErrorKind::refused,
                fmt::format("there is no course {}; the newest is course {}.", number, courses));
  }
  return number;
}

// The latest night that the course can have missed: the night before tonight, or before the next
// course began.
NightDate last_night_of(const Log& log, std::size_t number, NightDate tonight) {
  if (number == log.courses().size()) return tonight - 1;
  return log.courses()[number].started() - 1;
}

ExitCode history(Context& context, const HistoryOptions& options) {
  if (options.json && options.csv) {
    throw usage_error("--csv", "does not go with --json; ask for one of them.");
  }
  const render::HistoryRange range = read_range(options, context.tonight());
  const Log log = context.read();
  if (log.courses().empty()) throw Context::no_course();
  const std::size_t number = read_course(options, log);
  const auto shown = render::history_of(log.courses()[number - 1], number, range,
                                        last_night_of(log, number, context.tonight()));
  context.say(options.json  ? render::history_json(shown, context.style())
              : options.csv ? render::history_csv(shown)
                            : render::history_table(shown, context.style()));
  return ExitCode::done;
}

}  // namespace

void add_history(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<HistoryOptions>();
  CLI::App* command = app.add_subcommand("history", "The nights of a course as a table");
  command->add_option("--last", options->last, "The last N nights in the log; 30 if left out")
      ->type_name("N");
  command->add_flag("--all", options->all, "Every night");
  command->add_option("--since", options->since, "From this night on")->type_name("D");
  command->add_option("--until", options->until, "Up to this night")->type_name("D");
  command->add_option("--course", options->course, "Another course than the newest; 1 is the first")
      ->type_name("K");
  command->add_flag("--json", options->json, "Answer as one line of JSON");
  command->add_flag("--csv", options->csv, "Answer as CSV");
  command->footer("Examples:\n  titrate history\n  titrate history --since 2026-11-01 --csv\n");
  command->callback([options, &chosen] {
    chosen = [options](Context& context) { return history(context, *options); };
  });
}

}  // namespace titrate::cli

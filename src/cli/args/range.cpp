#include "cli/args/range.hpp"

#include <fmt/format.h>

#include "cli/args/command_builder.hpp"
#include "cli/args/values.hpp"
#include "cli/context.hpp"

namespace titrate::cli {
namespace {

constexpr std::size_t usual_nights = 30;
constexpr int most_nights = 99999;
constexpr int most_courses = 9999;

}  // namespace

void add_range(CommandBuilder& command, RangeOptions& options) {
  command.option("--last", options.last, "N", "The last N nights in the log; 30 if left out");
  command.flag("--all", options.all, "Every night");
  command.option("--since", options.since, "D", "From this night on");
  command.option("--until", options.until, "D", "Up to this night");
  add_course(command, options.course);
}

void add_course(CommandBuilder& command, std::string& course) {
  command.option("--course", course, "K", "Another course than the newest; 1 is the first");
}

HistoryRange read_range(const RangeOptions& options, NightDate tonight) {
  if (options.all && !options.last.empty()) {
    throw usage_error("--all", "does not go with --last; ask for one of them.");
  }
  HistoryRange range;
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

std::size_t read_course(const std::string& course, const Log& log) {
  const std::size_t courses = log.courses().size();
  if (courses == 0) throw Context::no_course();
  if (course.empty()) return courses;
  const auto number = static_cast<std::size_t>(whole_number("--course", course, 1, most_courses));
  if (number > courses) {
    throw Error(ErrorKind::refused,
                fmt::format("there is no course {}; the newest is course {}.", number, courses));
  }
  return number;
}

NightDate last_night_of(const Log& log, std::size_t number, NightDate tonight) {
  if (number == log.courses().size()) return tonight - 1;
  return log.courses()[number].started() - 1;
}

History read_history(const RangeOptions& options, const HistoryRange& range, const Log& log,
                     NightDate tonight) {
  const std::size_t number = read_course(options.course, log);
  const Course& course = log.courses()[number - 1];
  return history_of(course, number, range, last_night_of(log, number, tonight));
}

}  // namespace titrate::cli

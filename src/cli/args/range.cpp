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

// The number of tonight's course.
std::size_t current_number(const Log& log, NightDate tonight) {
  return log.course_of(tonight).value_or(0) + 1;
}

ChosenCourse numbered(std::size_t number, const Log& log, NightDate tonight) {
  const bool is_newest = number >= current_number(log, tonight);
  const NightDate next = is_newest ? tonight : log.courses()[number].started();
  return {&log.courses()[number - 1], number, next - 1, is_newest};
}

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

CourseRange read_range(const RangeOptions& options, NightDate tonight) {
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
  return {read_course(options.course), range};
}

CourseNumber read_course(const std::string& course) {
  if (course.empty()) return std::nullopt;
  return static_cast<std::size_t>(whole_number("--course", course, 1, most_courses));
}

CourseChoice read_courses(const std::string& course, CourseGroup left_out) {
  if (course == "all") return CourseGroup::all;
  if (const CourseNumber number = read_course(course)) return *number;
  return left_out;
}

ChosenCourse find_course(CourseNumber course, const Log& log, NightDate tonight) {
  const std::size_t courses = log.courses().size();
  if (courses == 0) throw Context::no_course();
  const std::size_t number = course.value_or(current_number(log, tonight));
  if (number > courses) {
    throw Error(ErrorKind::refused,
                fmt::format("there is no course {}; the newest is course {}.", number, courses));
  }
  return numbered(number, log, tonight);
}

std::vector<ChosenCourse> find_courses(const CourseChoice& choice, const Log& log,
                                       NightDate tonight) {
  if (const auto* number = std::get_if<std::size_t>(&choice)) {
    return {find_course(*number, log, tonight)};
  }
  const ChosenCourse newest = find_course(std::nullopt, log, tonight);
  if (choice == CourseChoice(CourseGroup::newest)) return {newest};
  std::vector<ChosenCourse> all;
  for (std::size_t number = 1; number <= log.courses().size(); ++number) {
    all.push_back(numbered(number, log, tonight));
  }
  return all;
}

History find_history(const CourseRange& range, const Log& log, NightDate tonight) {
  const ChosenCourse chosen = find_course(range.course, log, tonight);
  return history_of(*chosen.course, chosen.number, range.nights, chosen.last_night);
}

}  // namespace titrate::cli

#include "cli/args/range.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/args/command_builder.hpp"
#include "cli/args/said_dates.hpp"
#include "cli/args/said_words.hpp"
#include "cli/args/values.hpp"
#include "cli/context.hpp"
#include "core/letters.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

constexpr int most_nights = 99999;
constexpr int most_courses = 9999;

// The number of tonight's course.
std::size_t current_number(const Log& log, NightDate tonight) {
  return log.course_of(tonight).value_or(0) + 1;
}

ChosenCourse numbered(std::size_t number, const Log& log, NightDate tonight) {
  const std::size_t index = number - 1;
  return {&log.courses()[index], number, last_night_of(log, index, tonight),
          number >= current_number(log, tonight)};
}

// "2026", up to this year; a later number is one of nights.
std::optional<NightRange> year_in(std::string_view text, NightDate tonight) {
  const auto year = number_in_digits(text);
  if (!year || *year < NightDate::first_year || *year > tonight.civil().year) return std::nullopt;
  return NightRange{*NightDate::from_civil(*year, 1, 1), *NightDate::from_civil(*year, 12, 31)};
}

// The words of a text that names a stretch: "last-month" is "last month".
std::string stretch_words(std::string_view text) {
  std::string words = in_one_line(words_typed(text));
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

std::optional<NightRange> month_before(NightDate tonight) {
  const NightDate last = tonight - tonight.civil().day;
  if (!last.in_range()) return std::nullopt;
  return NightRange{last - (last.civil().day - 1), last};
}

// A stretch that a person names: "last week", the seven nights before tonight, a month or a year.
std::optional<NightRange> stretch_in(std::string_view text, NightDate tonight) {
  if (const auto year = year_in(text, tonight)) return year;
  const std::string words = stretch_words(text);
  if (words == "last week" && (tonight - 7).in_range()) return NightRange{tonight - 7, tonight - 1};
  return words == "last month" ? month_before(tonight) : month_in(text, tonight);
}

NightDate read_first_night(const std::string& text, NightDate tonight) {
  if (const auto stretch = stretch_in(text, tonight)) return stretch->first;
  return read_night("--since", text, tonight);
}

NightDate read_last_night(const std::string& text, NightDate tonight) {
  if (const auto stretch = stretch_in(text, tonight)) return stretch->last;
  return read_night("--until", text, tonight);
}

}  // namespace

NightOptions with_which(NightOptions options, const std::vector<std::string>& which,
                        NightDate tonight) {
  if (which.empty()) return options;
  const std::string text = in_one_line(which);
  if (options.all || !(options.last + options.since + options.until).empty()) {
    throw usage_error("",
                      fmt::format("{} says which nights, and so does an option; once is enough.",
                                  as_typed(text)));
  }
  const auto stretch = stretch_in(text, tonight);
  const bool is_date = stretch || date_in(text, tonight);
  if (const auto number = is_date ? std::nullopt : number_said(text)) {
    options.last = std::to_string(*number);
    return options;
  }
  const NightDate night = stretch ? stretch->first : read_night("", text, tonight);
  options.since = night.iso();
  options.until = (stretch ? stretch->last : night).iso();
  return options;
}

Hint words_on_last_month(const Context& context, const std::vector<std::string>& texts) {
  const NightDate tonight = context.tonight();
  const bool is_said = std::any_of(texts.begin(), texts.end(), [](const std::string& text) {
    return stretch_words(text) == "last month";
  });
  const bool begins_month = (tonight + 1).in_range() && (tonight + 1).civil().day == 1;
  const auto month = month_before(tonight);
  if (!is_said || !begins_month || !context.is_after_midnight() || !month) return "";
  return fmt::format("Until {} it is still the night of {}; last month is {}.",
                     context.hours().end_in_words(), text::to_text(tonight), text::to_text(*month));
}

void add_nights(CommandBuilder& command, NightOptions& options, const std::string& left_out) {
  command.option("--last", options.last, "N", "The last N nights in the log; " + left_out);
  command.flag("--all", options.all, "Every night");
  command.option("--since", options.since, "D", "From this night on");
  command.option("--until", options.until, "D", "Up to this night");
}

AskedNights read_nights(const NightOptions& options, NightDate tonight) {
  if (options.all && !options.last.empty()) {
    throw usage_error("--all", "does not go with --last; ask for one of them.");
  }
  AskedNights asked;
  HistoryRange& range = asked.range;
  if (!options.since.empty()) range.since = read_first_night(options.since, tonight);
  if (!options.until.empty()) range.until = read_last_night(options.until, tonight);
  if (!options.last.empty()) {
    range.last = static_cast<std::size_t>(whole_number("--last", options.last, 1, most_nights));
  } else if (!options.all && !range.since && !range.until) {
    range.last = usual_nights;
    asked.by_default = true;
  }
  if (range.since && range.until && *range.until < *range.since) {
    throw Error(ErrorKind::refused, fmt::format("--until {} is before --since {}.",
                                                range.until->iso(), range.since->iso()));
  }
  return asked;
}

CourseNumber read_course(const std::string& course) {
  if (course.empty()) return std::nullopt;
  return static_cast<std::size_t>(whole_number("--course", course, 1, most_courses));
}

CourseChoice read_courses(const std::string& course, CourseGroup left_out) {
  if (course == "all") return CourseGroup::all;
  const bool is_number = course.find_first_not_of("0123456789") == std::string::npos;
  if (!is_number) {
    const std::vector<std::string> words = {"all"};
    const std::string said = in_small_letters(course);
    const bool means_all = said == "every" || said == "each" || nearest(said, words);
    throw usage_error(
        "--course", fmt::format("{} is neither the number of a course nor all.", as_typed(course)),
        means_all ? "Did you mean all?" : "");
  }
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

std::vector<History> find_histories(const CourseChoice& choice, const HistoryRange& range,
                                    const Log& log, NightDate tonight) {
  if (choice == CourseChoice(CourseGroup::all) && !log.courses().empty()) {
    return histories_of(log, range, tonight);
  }
  std::vector<History> histories;
  for (const ChosenCourse& each : find_courses(choice, log, tonight)) {
    histories.push_back(history_of(*each.course, each.number, range, each.last_night));
  }
  return histories;
}

std::vector<History> find_told(const CourseChoice& choice, const HistoryRange& range,
                               const Log& log, NightDate tonight) {
  std::vector<History> histories = find_histories(choice, range, log, tonight);
  const std::size_t current = current_number(log, tonight);
  const auto is_silent = [&](const History& history) {
    const bool is_reached = !range.until || history.course->started() <= *range.until;
    return lines_of(history).empty() && !(history.number == current && is_reached);
  };
  if (!std::all_of(histories.begin(), histories.end(), is_silent)) {
    std::erase_if(histories, is_silent);
  } else if (histories.size() > 1) {
    std::erase_if(histories, [&](const History& each) { return each.number != current; });
  }
  return histories;
}

}  // namespace titrate::cli

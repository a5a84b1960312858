// titrate trend: what the notes of all courses, or of one, come to.

#include "text/trend.hpp"

#include <fmt/format.h>

#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "cli/args/command_builder.hpp"
#include "cli/args/range.hpp"
#include "cli/args/values.hpp"
#include "formats/json_answers.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

struct TrendOptions {
  std::string course, around;
  bool json = false;
};

// There must be nights on both sides.
void require_nights_around(std::span<const ChosenCourse> courses, NightDate night) {
  std::optional<NightRange> logged;
  for (const ChosenCourse& each : courses) {
    const auto nights = each.course->nights();
    if (nights.empty()) continue;
    const NightDate first = logged ? logged->first : nights.front().date();
    logged = NightRange{first, nights.back().date()};
  }
  if (!logged) return;  // and so nothing to compare
  if (logged->first < night && night <= logged->last) return;
  throw Error(
      ErrorKind::refused,
      fmt::format("the nights of {} are {}; {} has none of them {} it.",
                  courses.size() == 1 ? "this course" : "these courses", text::to_text(*logged),
                  text::to_text(night), night <= logged->first ? "before" : "on or after"),
      {"To see them all: ", titrate("history", "--all")});
}

ReplayedCourse replayed(const ChosenCourse& chosen) {
  return replay(*chosen.course, chosen.number, chosen.last_night);
}

// Of all courses those that have begun, from the first with a night on: one that is still to come
// has nothing to tell, and one that was never taken neither.
std::vector<ChosenCourse> find_compared(const CourseChoice& choice, const Log& log,
                                        NightDate tonight) {
  auto courses = find_courses(choice, log, tonight);
  if (choice != CourseChoice(CourseGroup::all)) return courses;
  const std::size_t begun = log.course_of(tonight).value_or(0) + 1;
  courses.erase(courses.begin() + static_cast<std::ptrdiff_t>(begun), courses.end());
  while (courses.size() > 1 && courses.front().course->nights().empty()) {
    courses.erase(courses.begin());
  }
  return courses;
}

text::Passage for_people(const TrendOptions& options, std::optional<NightDate> around,
                         const Log& log, const Context& context) {
  const CourseChoice choice = read_courses(options.course, CourseGroup::all);
  const auto courses = find_compared(choice, log, context.tonight());
  if (around) require_nights_around(courses, *around);
  std::vector<ReplayedCourse> all;
  for (const ChosenCourse& each : courses) all.push_back(replayed(each));
  const auto trend = trend_of(all, around);
  if (courses.size() > 1) return text::trend_text(all, trend, context.style());
  const auto& [course, number, last_night, is_newest] = courses.front();
  return text::trend_text(*course, number, trend, is_newest, context.style());
}

// For programs: the newest course alone, as it always was, unless all were asked for.
std::string for_programs(const TrendOptions& options, std::optional<NightDate> around,
                         const Log& log, const Context& context) {
  const CourseChoice choice = read_courses(options.course, CourseGroup::newest);
  const bool is_all = choice == CourseChoice(CourseGroup::all);
  const auto courses = find_courses(choice, log, context.tonight());
  if (around && !is_all) require_nights_around(courses, *around);
  std::vector<formats::CourseTrend> trends;
  for (const ChosenCourse& each : courses) {
    trends.push_back({each.course, trend_of(replayed(each), around)});
  }
  return is_all ? formats::trends_json(trends, context.style())
                : formats::trend_json(trends.front(), context.style());
}

ExitCode trend(Context& context, const TrendOptions& options) {
  const CourseChoice asked = read_courses(options.course, CourseGroup::newest);
  std::optional<NightDate> around;
  if (!options.around.empty()) {
    around = read_night("--around", options.around, context.tonight());
    if (options.json && asked == CourseChoice(CourseGroup::all)) {
      throw usage_error("--around", "does not go with --json of all courses; ask for one of them.");
    }
  }
  const Log log = context.read();
  context.say(options.json ? text::Passage(for_programs(options, around, log, context))
                           : for_people(options, around, log, context));
  return ExitCode::done;
}

}  // namespace

void add_trend(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<TrendOptions>();
  CommandBuilder command(app, "trend", "Symptoms, sleep and movements: first week and last two");
  command.option("--course", options->course, "K|all", "One course alone, 1 is the first; or all");
  command.option("--around", options->around, "D",
                 "The two weeks before a night beside those from it on, instead");
  command.flag("--json", options->json, "Answer as one line of JSON");
  command.help(
      "Examples:\n"
      "  titrate trend\n"
      "  titrate trend --around 2026-11-12\n"
      "\n"
      "The courses are one history, in mg where capsules of different strengths were taken; "
      "--json\n"
      "is the newest course unless --course says otherwise.\n");
  command.runs(chosen, [options](Context& context) { return trend(context, *options); });
}

}  // namespace titrate::cli

// titrate trend: what the notes of a course come to.

#include "text/trend.hpp"

#include <fmt/format.h>

#include <memory>

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
void require_nights_around(const Course& course, NightDate night) {
  const auto nights = course.nights();
  if (nights.empty()) return;  // and so nothing to compare
  const NightDate first = nights.front().date(), last = nights.back().date();
  if (first < night && night <= last) return;
  throw Error(ErrorKind::refused,
              fmt::format("the nights of this course are {}; {} has none of them {} it.",
                          text::to_text(NightRange{first, last}), text::to_text(night),
                          night <= first ? "before" : "on or after"),
              {"To see them all: ", titrate("history", "--all")});
}

ExitCode trend(Context& context, const TrendOptions& options) {
  const CourseNumber asked = read_course(options.course);
  std::optional<NightDate> around;
  if (!options.around.empty()) {
    around = read_night("--around", options.around, context.tonight());
  }
  const Log log = context.read();
  const auto chosen = find_course(asked, log, context.tonight());
  const auto& [course, number, last_night, is_newest] = chosen;
  if (around) require_nights_around(*course, *around);
  const auto trend = trend_of(replay(*course, number, last_night), around);
  context.say(options.json ? formats::trend_json(*course, trend, context.style())
                           : text::trend_text(*course, number, trend, is_newest, context.style()));
  return ExitCode::done;
}

}  // namespace

void add_trend(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<TrendOptions>();
  CommandBuilder command(app, "trend", "Symptoms, sleep and movements: first week and last two");
  add_course(command, options->course);
  command.option("--around", options->around, "D",
                 "The two weeks before a night beside those from it on, instead");
  command.flag("--json", options->json, "Answer as one line of JSON");
  command.help("Examples:\n  titrate trend\n  titrate trend --around 2026-11-12\n");
  command.runs(chosen, [options](Context& context) { return trend(context, *options); });
}

}  // namespace titrate::cli

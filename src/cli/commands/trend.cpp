// titrate trend: what the notes of a course come to.

#include "text/trend.hpp"

#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/args/range.hpp"
#include "formats/json_answers.hpp"

namespace titrate::cli {
namespace {

struct TrendOptions {
  std::string course;
  bool json = false;
};

ExitCode trend(Context& context, const TrendOptions& options) {
  const CourseNumber asked = read_course(options.course);
  const Log log = context.read();
  const auto chosen = find_course(asked, log, context.tonight());
  const auto& [course, number, last_night, is_newest] = chosen;
  const auto trend = trend_of(*course, last_night);
  context.say(options.json ? formats::trend_json(*course, trend, context.style())
                           : text::trend_text(*course, number, trend, is_newest, context.style()));
  return ExitCode::done;
}

}  // namespace

void add_trend(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<TrendOptions>();
  CommandBuilder command(app, "trend", "Symptoms, sleep and movements: first week and last two");
  add_course(command, options->course);
  command.flag("--json", options->json, "Answer as one line of JSON");
  command.help("Examples:\n  titrate trend\n  titrate trend --course 1\n");
  command.runs(chosen, [options](Context& context) { return trend(context, *options); });
}

}  // namespace titrate::cli

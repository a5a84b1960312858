// titrate history: the nights of a course.

#include "text/history.hpp"

#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/args/range.hpp"
#include "cli/args/values.hpp"
#include "formats/csv.hpp"
#include "formats/json_answers.hpp"

namespace titrate::cli {
namespace {

struct HistoryOptions {
  RangeOptions range;
  bool json = false, csv = false;
};

ExitCode history(Context& context, const HistoryOptions& options) {
  if (options.json && options.csv) {
    throw usage_error("--csv", "does not go with --json; ask for one of them.");
  }
  const CourseRange range = read_range(options.range, context.tonight());
  const Log log = context.read();
  const auto shown = find_history(range, log, context.tonight());
  context.say(options.json  ? text::Passage(formats::history_json(shown, context.style()))
              : options.csv ? text::Passage(formats::history_csv(shown))
                            : text::history_table(shown, context.style()));
  return ExitCode::done;
}

}  // namespace

void add_history(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<HistoryOptions>();
  CommandBuilder command(app, "history", "The nights of a course as a table");
  add_range(command, options->range);
  command.flag("--json", options->json, "Answer as one line of JSON");
  command.flag("--csv", options->csv, "Answer as CSV");
  command.help("Examples:\n  titrate history\n  titrate history --since 2026-11-01 --csv\n");
  command.runs(chosen, [options](Context& context) { return history(context, *options); });
}

}  // namespace titrate::cli

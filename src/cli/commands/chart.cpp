// titrate chart: the doses by night, drawn.

#include "text/chart/chart.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/args/range.hpp"
#include "cli/args/values.hpp"
#include "cli/night/symptom_names.hpp"
#include "core/utf8.hpp"

namespace titrate::cli {
namespace {

struct ChartOptions {
  NightOptions nights;
  std::string course, symptom;
  bool sleep = false;
};

// A symptom that the log has.
std::string read_symptom_name(const std::string& name, const Log& log) {
  const auto known = symptom_names_in(log);
  if (std::find(known.begin(), known.end(), name) != known.end()) return name;
  const auto like = nearest(name, known);
  throw Error(ErrorKind::refused,
              fmt::format("the log has no symptom \"{}\".", printable(name, shown_characters)),
              like ? Remedy(fmt::format("Did you mean {}?", *like))
              : known.empty()
                  ? Remedy{"None is noted yet: ", titrate("log", "--help"), " shows how."}
                  : Remedy(fmt::format("It has {}.", fmt::join(known, ", "))));
}

std::optional<Measure> read_beneath(const ChartOptions& options, const Log& log) {
  if (options.sleep) return Measure{Measure::Kind::sleep};
  if (options.symptom.empty()) return std::nullopt;
  return Measure{Measure::Kind::symptom, read_symptom_name(options.symptom, log)};
}

// All that have begun: one that a wrong clock began later would put years between its nights and
// these.
std::vector<History> find_drawn(const CourseChoice& choice, const HistoryRange& range,
                                const Log& log, NightDate tonight) {
  auto histories = find_histories(choice, range, log, tonight);
  const std::size_t begun = log.course_of(tonight).value_or(0) + 1;
  if (choice == CourseChoice(CourseGroup::all)) {
    histories.erase(histories.begin() + static_cast<std::ptrdiff_t>(begun), histories.end());
  }
  return histories;
}

ExitCode chart(Context& context, const ChartOptions& options) {
  if (options.sleep && !options.symptom.empty()) {
    throw usage_error("--sleep", "does not go with --symptom; ask for one of them.");
  }
  const CourseChoice choice = read_courses(options.course, CourseGroup::all);
  const AskedNights nights = read_nights(options.nights, context.tonight());
  const Log log = context.read();
  const auto histories = find_drawn(choice, nights.range, log, context.tonight());
  context.say(text::chart(histories, read_beneath(options, log), context.style()));
  return ExitCode::done;
}

}  // namespace

void add_chart(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<ChartOptions>();
  CommandBuilder command(app, "chart", "The doses as a drawing");
  add_nights(command, options->nights, "30 if left out");
  command.option("--course", options->course, "K|all", "One course alone, 1 is the first; or all");
  command.option("--symptom", options->symptom, "SYMPTOM",
                 "A symptom of the log under it, 0 (none) to 10 (worst)");
  command.flag("--sleep", options->sleep, "Sleep under it, 1 (very bad) to 5 (very good)");
  command.help("Examples:\n  titrate chart\n  titrate chart --all --symptom cramps\n");
  command.runs(chosen, [options](Context& context) { return chart(context, *options); });
}

}  // namespace titrate::cli

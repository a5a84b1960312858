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
  std::string course, symptom, measure;
  bool sleep = false;
};

bool is_noted_as(const std::string& name, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What the log has under a name: within one log that is a symptom or a measure, so either is found
// behind the option for the other.
Measure read_named(const std::string& name, Measure::Kind kind, const Log& log) {
  const auto symptoms = symptom_names_in(log), measures = measure_names_in(log);
  if (is_noted_as(name, symptoms)) return {Measure::Kind::symptom, name};
  if (is_noted_as(name, measures)) return {Measure::Kind::measured, name};
  const auto& known = kind == Measure::Kind::symptom ? symptoms : measures;
  auto like = nearest(name, known);
  if (!like) like = nearest(name, kind == Measure::Kind::symptom ? measures : symptoms);
  throw Error(
      ErrorKind::refused,
      fmt::format("the log has no {} \"{}\".", name_of(kind), printable(name, shown_characters)),
      like            ? Remedy(fmt::format("Did you mean {}?", *like))
      : known.empty() ? Remedy{"None is noted yet: ", titrate("log", "--help"), " shows how."}
                      : Remedy(fmt::format("It has {}.", fmt::join(known, ", "))));
}

// One of them at most.
void require_one_beneath(const ChartOptions& options) {
  const auto require_without = [](std::string_view option, std::string_view other) {
    throw usage_error(option, fmt::format("does not go with {}; ask for one of them.", other));
  };
  const bool has_symptom = !options.symptom.empty(), has_measure = !options.measure.empty();
  if (options.sleep && has_symptom) require_without("--sleep", "--symptom");
  if (options.sleep && has_measure) require_without("--sleep", "--measure");
  if (has_symptom && has_measure) require_without("--symptom", "--measure");
}

std::optional<Measure> read_beneath(const ChartOptions& options, const Log& log) {
  using Kind = Measure::Kind;
  if (options.sleep) return Measure{Kind::sleep};
  if (!options.symptom.empty()) return read_named(options.symptom, Kind::symptom, log);
  if (!options.measure.empty()) return read_named(options.measure, Kind::measured, log);
  return std::nullopt;
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
  require_one_beneath(options);
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
  command.option("--measure", options->measure, "MEASURE",
                 "A measure of the log under it, from the lowest to the highest noted");
  command.flag("--sleep", options->sleep, "Sleep under it, 1 (very bad) to 5 (very good)");
  command.help(
      "Examples:\n  titrate chart\n  titrate chart --all --symptom cramps\n"
      "\n"
      "The line is the dose, and a number under it stands where it changes; below that each night\n"
      "has the stool of the morning after, 1 to 7. The legend explains every sign.\n");
  command.runs(chosen, [options](Context& context) { return chart(context, *options); });
}

}  // namespace titrate::cli

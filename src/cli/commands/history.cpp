// titrate history: the nights of all courses, or of one.

#include "text/history.hpp"

#include <algorithm>
#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/args/range.hpp"
#include "cli/args/said_words.hpp"
#include "cli/args/values.hpp"
#include "formats/csv.hpp"
#include "formats/json_answers.hpp"

namespace titrate::cli {
namespace {

struct HistoryOptions {
  std::vector<std::string> which;
  NightOptions nights;
  std::string course;
  bool json = false, csv = false;
};

// What there is to see where not all of it was asked for.
text::WholeHistory whole_history(const CourseChoice& choice, const Log& log, NightDate tonight) {
  text::WholeHistory whole{0, titrate("history", "--all")};
  for (const ChosenCourse& each : find_courses(choice, log, tonight)) {
    whole.nights += each.course->nights().size();
  }
  if (const auto* number = std::get_if<std::size_t>(&choice)) {
    whole.command = titrate("history", "--course", std::to_string(*number), "--all");
  }
  return whole;
}

// On a terminal as many nights as its lines hold, where it was left open how many.
text::Passage for_people(const HistoryOptions& options, const Log& log, const Context& context) {
  const CourseChoice choice = read_courses(options.course, CourseGroup::all);
  auto [range, by_default] = read_nights(options.nights, context.tonight());
  const text::Style& style = context.style();
  if (by_default && style.lines) {
    range.last = std::max(usual_nights, static_cast<std::size_t>(std::max(0, *style.lines)));
  }
  const auto told = find_told(choice, range, log, context.tonight());
  if (!by_default) return text::history_table(told, std::nullopt, style);
  return text::history_table(told, whole_history(choice, log, context.tonight()), style);
}

// For programs: the newest course alone, as it always was, unless all were asked for.
std::string for_programs(const HistoryOptions& options, const Log& log, const Context& context) {
  const CourseChoice choice = read_courses(options.course, CourseGroup::newest);
  const HistoryRange range = read_nights(options.nights, context.tonight()).range;
  const auto histories = find_histories(choice, range, log, context.tonight());
  if (choice == CourseChoice(CourseGroup::all)) {
    return options.json ? formats::histories_json(histories, context.style())
                        : formats::histories_csv(histories);
  }
  return options.json ? formats::history_json(histories.front(), context.style())
                      : formats::history_csv(histories.front());
}

ExitCode history(Context& context, HistoryOptions options) {
  const Hint month = words_on_last_month(
      context, {in_one_line(options.which), options.nights.since, options.nights.until});
  options.nights = with_which(options.nights, options.which, context.tonight());
  if (options.json && options.csv) {
    throw usage_error("--csv", "does not go with --json; ask for one of them.");
  }
  read_courses(options.course, CourseGroup::all);  // what was mistyped is told first
  read_nights(options.nights, context.tonight());
  const Log log = context.read();
  const bool is_for_people = !options.json && !options.csv;
  if (is_for_people && !month.empty()) context.say_text(month);
  context.say(is_for_people ? for_people(options, log, context)
                            : text::Passage(for_programs(options, log, context)));
  return ExitCode::done;
}

}  // namespace

void add_history(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<HistoryOptions>();
  CommandBuilder command(app, "history", "The nights as a table");
  command.positionals(options->which, "[D]", "The last N nights, a month, a year, or one night");
  add_nights(command, options->nights, "left out, as many as fit the terminal, or 30");
  command.option("--course", options->course, "K|all", "One course alone, 1 is the first; or all");
  command.flag("--json", options->json, "Answer as one line of JSON");
  command.flag("--csv", options->csv, "Answer as CSV");
  command.help(
      "Examples:\n"
      "  titrate history\n"
      "  titrate history 5              the last five\n"
      "  titrate history october\n"
      "  titrate history --since 2026-11-01 --csv\n"
      "\n"
      "The courses are one history, and a line says where a bottle changed; --json and --csv\n"
      "are the newest course unless --course says otherwise.\n");
  command.runs(chosen, [options](Context& context) { return history(context, *options); });
}

}  // namespace titrate::cli

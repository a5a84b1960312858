// titrate ceiling: shows the ceilings of the newest course, or sets one.

#include <fmt/format.h>

#include <memory>
#include <utility>
#include <vector>

#include "cli/args/command_builder.hpp"
#include "cli/args/said_words.hpp"
#include "cli/args/values.hpp"
#include "cli/night/halves.hpp"
#include "cli/night/one_night.hpp"
#include "cli/night/said_amount.hpp"
#include "cli/refusals.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

struct CeilingOptions {
  std::vector<std::string> capsules;
  std::string from, note;
};

// "8", "4 tablets" where halves are counted, "480mg".
Capsules read_said_ceiling(Context& context, const CeilingOptions& options) {
  const std::string text = in_one_line(options.capsules);
  require_no_fraction(context, "ceiling", text, options.from);
  const auto said = said_amount("ceiling", text, counted_on(context, options.from));
  return read_capsules("ceiling", said ? std::to_string(*said) : text);
}

ExitCode show(Context& context) {
  const Log log = context.read();
  const Course& course = context.current(log);
  context.say_text("The most that titrate advises, whatever the rules come to:");
  for (const Ceiling& ceiling : course.ceilings()) {
    std::string line = fmt::format("from {}: {}", text::to_text(ceiling.from),
                                   text::dose_in_words(ceiling.capsules, course.counted()));
    if (ceiling.note) line += fmt::format(", {}", ceiling.note->value());
    context.say(text::labelled("", text::shown(line, context.style()), context.style(),
                               text::Ink::plain, 2));
  }
  context.say_text(
      {"To set another from tonight on: ", ticked("ceiling", Placeholder::capsules, "--note",
                                                  Word(Placeholder::agreement).in_quotes('"'))});
  return ExitCode::done;
}

ExitCode set(Context& context, const CeilingOptions& options) {
  Ceiling ceiling{
      options.from.empty() ? context.tonight() : read_one_night(context, "--from", options.from),
      read_said_ceiling(context, options)};
  if (!options.note.empty()) ceiling.note = read_text<Note>("--note", options.note);
  const auto outcome = context.change([&](const Log& log) {
    const std::size_t index = context.course_at(log, ceiling.from);
    const Course& course = log.courses()[index];
    Course changed = or_refuse(course.with(ceiling));
    require_note(
        ceiling, course.counted(),
        {only_if(Condition::asked, titrate("ceiling", std::to_string(ceiling.capsules.value()),
                                           "--note", Placeholder::who))});
    return with_course(log, index, std::move(changed));
  });
  const Course& course = outcome.after.courses()[context.course_at(outcome.after, ceiling.from)];
  const Milligrams most = ceiling.capsules * course.strength();
  if (outcome.changed && most > upper_level) {
    context.say(text::wrapped(
        fmt::format(
            "A ceiling of {} allows {} a night, above {}, the adult upper level for "
            "magnesium from supplements: a step to take with someone who knows your health.",
            text::count_in_words(ceiling.capsules, course.unit()), text::to_text(most),
            text::to_text(upper_level)),
        context.style()));
  }
  context.say_saved(outcome);
  return context.finish(outcome);
}

ExitCode ceiling(Context& context, const CeilingOptions& options) {
  if (!options.capsules.empty()) return set(context, options);
  if (!options.from.empty() || !options.note.empty()) {
    throw usage_error("ceiling", "needs the number of capsules.",
                      {"For example: ", titrate("ceiling", Placeholder::capsules, "--note",
                                                Word(Placeholder::agreement).in_quotes('"'))});
  }
  return show(context);
}

}  // namespace

void add_ceiling(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<CeilingOptions>();
  CommandBuilder command(app, "ceiling", "Show or set the most that may be advised");
  command.positionals(options->capsules, "N", "The new ceiling, in capsules");
  command.option("--from", options->from, "D", "From which night on; tonight if left out");
  command.option("--note", options->note, "TEXT",
                 "For example who agreed to it; needed above 2500 mg");
  command.help("Examples:\n  titrate ceiling\n  titrate ceiling 8 --note \"agreed with my GP\"\n");
  command.changes(
      chosen, [options](Context& context) { return ceiling(context, *options); },
      [options] { return !options->capsules.empty(); });
}

}  // namespace titrate::cli

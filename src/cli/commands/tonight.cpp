// titrate tonight: how many capsules, and why.

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>

#include "cli/args/command_builder.hpp"
#include "cli/args/help.hpp"
#include "cli/args/values.hpp"
#include "cli/beside.hpp"
#include "formats/json_answers.hpp"
#include "text/advice.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

struct TonightOptions {
  std::string date;
  bool json = false;
  bool quiet = false;
};

// Of tonight: one may begin tomorrow; what begins later is told of in any case.
Error before_course(const Course& course, NightDate night, NightDate tonight) {
  const NightDate first = course.started();
  Remedy help;
  if (night < tonight) {
    help = {ticked("history", "--course", "1"), " shows the first course."};
  } else if (first == tonight + 1) {
    help = {"What its first night will be: ", titrate("tonight", "--date", first.iso())};
  }
  return {ErrorKind::refused,
          fmt::format("the {}course begins on {}, after the night of {}.",
                      night < tonight ? "newest " : "", text::to_text(first), text::to_text(night)),
          std::move(help)};
}

// Who hears a number alone takes as many: none any more once the log has tonight's dose, or that
// none was taken.
Capsules capsules_to_take(const Context& context, const Course& course, NightDate night) {
  const bool is_settled = night == context.tonight() && course.night_on(night) != nullptr;
  return is_settled ? Capsules::none() : advise(course, night).capsules;
}

ExitCode tonight(Context& context, const TonightOptions& options) {
  if (options.json && options.quiet) {
    throw usage_error("--quiet", "does not go with --json; ask for one of them.");
  }
  const NightDate night = options.date.empty()
                              ? context.tonight()
                              : read_night("--date", options.date, context.tonight());
  const Log log = context.read();
  const Course& course = log.courses()[context.course_at(log, night)];
  if (night < course.started()) throw before_course(course, night, context.tonight());
  if (options.quiet) {
    context.say_line(std::to_string(capsules_to_take(context, course, night).value()));
  } else if (options.json) {
    auto [advice, then] = outlook(log, night);
    if (const auto later = later_than_now(log, context.tonight())) {
      advice.notices.push_back(std::visit([](const auto& each) -> Notice { return each; }, *later));
    }
    context.say(formats::advice_json(advice, then, notices_on(context.beside()), context.style()));
  } else {
    context.say_advice(log, night);
  }
  return ExitCode::done;
}

}  // namespace

void add_tonight(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<TonightOptions>();
  CommandBuilder command(app, "tonight", "How many capsules tonight, and why");
  command.option("--date", options->date, "D", "Another night than tonight");
  command.flag("--json", options->json, "Answer as one line of JSON");
  command.flag("--quiet", options->quiet, "Answer with the number alone, 0 once tonight is logged");
  command.help("Examples:\n  titrate tonight\n  titrate tonight --date yesterday\n");
  command.runs(chosen, [options](Context& context) { return tonight(context, *options); });
}

ExitCode say_tonight_or_how_to_begin(Context& context) {
  const Log log = context.read();
  if (log.newest() != nullptr) return tonight(context, {});
  const Hint begin = {
      "titrate helps to titrate magnesium to bowel tolerance, a capsule at a time.\n"
      "\n"
      "To begin, with the dose and the elemental magnesium on your label:\n  ",
      titrate("start", "--recommended", Placeholder::capsules, "--mg", Placeholder::milligrams),
      "\n"
      "\n"
      "Then each night and morning:\n  ",
      titrate(),
      "              tonight's capsules, and why\n  ",
      titrate("log", Placeholder::dose),
      "     tonight's dose was taken\n  ",
      titrate("log", Placeholder::stool),
      "    in the morning: how it went\n"
      "\n"
      "All commands: ",
      titrate("--help"),
      "\n"};
  const Hint hint = begin.about(context.style().log);
  context.say(
      {laid_out(hint.to_text(), std::min(context.style().width, text::readable_text)), hint});
  return ExitCode::done;
}

}  // namespace titrate::cli

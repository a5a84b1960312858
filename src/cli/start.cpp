// titrate start: begins a course.

#include <fmt/format.h>

#include <memory>

#include "cli/command_builder.hpp"
#include "cli/medicine_names.hpp"
#include "cli/refusals.hpp"
#include "cli/values.hpp"
#include "render/guide.hpp"
#include "render/words.hpp"
#include "titrate/engine.hpp"
#include "titrate/text.hpp"

namespace titrate::cli {
namespace {

struct StartOptions {
  std::string recommended, mg, serving, serving_mg, form, product, ceiling, note, date;
  std::vector<std::string> taking;
};

constexpr std::size_t most_taking = 20;

constexpr std::string_view safety_notice =
    "Before you begin. titrate informs; it is not medical advice. Ask a doctor or pharmacist first "
    "if you have kidney disease, heart block, myasthenia gravis or a bowel obstruction, if you are "
    "pregnant, if it is for a child, or if you take any medicine regularly.";

struct Label {
  Capsules recommended;
  Strength strength;
  bool rounded = false;
};

// "N capsules hold X mg", the way labels say it.
Label read_serving(const StartOptions& options) {
  const Capsules serving = read_capsules("--serving", options.serving);
  const auto amount = Milligrams::parse(options.serving_mg);
  const auto tenths = amount ? amount->tenths() : 0;
  const auto each = (tenths + serving.value() / 2) / serving.value();
  const auto strength = Strength::from_tenths(each);
  if (!strength) {
    throw usage_error("--serving-mg",
                      fmt::format("\"{}\" is not an amount for {}: more than 0 and at most 1000 mg "
                                  "a capsule, with at most one decimal.",
                                  printable(options.serving_mg, 20), render::words(serving)));
  }
  return {serving, *strength, each * serving.value() != tenths};
}

Label read_label(const StartOptions& options) {
  const bool by_serving = !options.serving.empty() || !options.serving_mg.empty();
  if (by_serving && !options.mg.empty()) {
    throw usage_error("--mg",
                      "does not go with --serving and --serving-mg; tell one or the other.");
  }
  if (by_serving) {
    if (options.serving.empty())
      throw usage_error("--serving-mg", "needs --serving N, the number of capsules that hold it.");
    if (options.serving_mg.empty())
      throw usage_error("--serving", "needs --serving-mg X, the magnesium in that many capsules.");
    Label label = read_serving(options);
    if (!options.recommended.empty())
      label.recommended = read_capsules("--recommended", options.recommended);
    return label;
  }
  if (options.recommended.empty() || options.mg.empty()) {
    throw usage_error("start", "needs the label's dose and strength.",
                      "For example: titrate start --recommended 2 --mg 120 (2 capsules a day, 120 "
                      "mg of elemental "
                      "magnesium in each), or: titrate start --serving 2 --serving-mg 240");
  }
  return {read_capsules("--recommended", options.recommended), read_strength("--mg", options.mg)};
}

NightDate read_start_night(const StartOptions& options, NightDate tonight) {
  if (options.date.empty()) return tonight;
  const NightDate night = read_night("--date", options.date, tonight);
  if (night > tonight) {
    throw Error(ErrorKind::refused,
                fmt::format("{} is still to come; tonight is {}.", render::words(night),
                            render::words(tonight)),
                "Nothing was changed. Begin the course on the evening of its first dose.");
  }
  return night;
}

Course read_course(const StartOptions& options, const Label& label, NightDate tonight) {
  const NightDate started = read_start_night(options, tonight);
  Ceiling ceiling{started, default_ceiling(label.recommended, label.strength)};
  if (!options.ceiling.empty()) ceiling.capsules = read_capsules("--ceiling", options.ceiling);
  if (!options.note.empty()) ceiling.note = read_text<Note>("--note", options.note);
  CourseFields fields{.started = started,
                      .recommended = label.recommended,
                      .strength = label.strength,
                      .ceilings = {ceiling}};
  if (!options.product.empty()) fields.product = read_text<Product>("--product", options.product);
  if (!options.form.empty()) fields.form = read_form("--form", options.form);
  return or_refuse(Course::from(std::move(fields)));
}

std::string words_for_default_ceiling(const Course& course) {
  const Capsules ceiling = course.ceilings().front().capsules;
  const std::string why =
      ceiling * course.strength() > upper_level
          ? fmt::format(
                "the label's dose, which is above {} mg, the adult upper level for magnesium from "
                "supplements",
                upper_level.text())
          : fmt::format(
                "the most within {} mg, the adult upper level for magnesium from supplements",
                upper_level.text());
  return fmt::format(
      "No ceiling was given, so titrate will not advise more than {} ({}): {}. To go higher, agree "
      "on it with "
      "someone who knows your health, then: `titrate ceiling N`",
      render::words(ceiling), render::words(ceiling * course.strength()), why);
}

// The warning that a new course after a warning sign must not pass over.
std::string words_after_warning_sign(const Log& before, NightDate tonight) {
  if (before.newest() == nullptr) return "";
  const Advice advice = advise(*before.newest(), tonight);
  if (advice.rule != Rule::warning_sign) return "";
  return fmt::format(
      "The course before was stopped by a warning sign, noted for {}. Ask a doctor or "
      "pharmacist before you take magnesium again.",
      render::words(advice.evidence.signs->night));
}

// A label's amount is often that of the whole serving, or of the compound.
std::string words_on_large_dose(const Course& course) {
  const Milligrams dose = course.recommended() * course.strength();
  if (dose <= upper_level) return "";
  return fmt::format(
      "{} of {} each are {} a night, from the first night on. If your label gives the amount for "
      "the "
      "whole serving: `titrate undo`, then start with `--serving {} --serving-mg {}`.",
      render::words(course.recommended()), render::words(course.strength().per_capsule()),
      render::words(dose), course.recommended().value(), course.strength().per_capsule().text());
}

std::string words_on_rounding(const StartOptions& options, const Label& label) {
  if (!label.rounded) return "";
  return fmt::format(
      "{} mg in {} capsules is not a whole number of tenths a capsule: titrate reckons with {} in "
      "each.",
      options.serving_mg, options.serving, render::words(label.strength.per_capsule()));
}

// What concerns the medicines that are taken, which are told here and nowhere kept.
void say_taking(Context& context, const std::vector<std::string>& taking) {
  for (const std::string& name : taking) {
    context.say(render::labelled("Taking", words_on_taking(name, context.style()), context.style(),
                                 render::Ink::caution));
  }
}

ExitCode start(Context& context, const StartOptions& options) {
  if (options.taking.size() > most_taking) {
    throw usage_error("--taking", fmt::format("takes at most {} medicines.", most_taking),
                      "`titrate guide medicines` shows them all.");
  }
  const Label label = read_label(options);
  const Course course = read_course(options, label, context.tonight());
  const auto outcome = context.change([&](const Log& log) {
    return or_refuse(log.with(course),
                     "Nothing was changed. Only one course can begin on a night, after the last "
                     "night of the one before. To begin it anew: titrate undo, then titrate start");
  });
  const std::string after_sign = words_after_warning_sign(outcome.before, context.tonight());
  const bool needs_notice = outcome.before.courses().empty() || !after_sign.empty();
  if (needs_notice) {
    context.say(render::wrapped(safety_notice, context.style()) + '\n');
  }
  context.say_saved(outcome);
  context.note(after_sign);
  context.note(words_on_rounding(options, label));
  if (options.serving.empty() && label.recommended > Capsules::one()) {
    context.note(words_on_large_dose(course));
  }
  if (options.ceiling.empty()) context.note(words_for_default_ceiling(course));
  say_taking(context, options.taking);
  if (!options.taking.empty() && !needs_notice) {
    context.say(render::wrapped(render::not_advice, context.style()));
  }
  return context.finish(outcome);
}

}  // namespace

void add_start(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<StartOptions>();
  CommandBuilder command(app, "start", "Begin a course with the numbers on the label");
  command.option("--recommended", options->recommended, "N", "The label's dose, in capsules a day");
  command.option("--mg", options->mg, "X", "Elemental magnesium in one capsule, in mg");
  command.option("--serving", options->serving, "N", "As labels give it: N capsules ...");
  command.option("--serving-mg", options->serving_mg, "X", "... hold X mg of elemental magnesium");
  command.option("--form", options->form, "F", "oxide, citrate, malate, glycinate or other");
  command.option("--product", options->product, "TEXT", "The product's name");
  command.option("--ceiling", options->ceiling, "N", "The most capsules that may be advised");
  command.option("--note", options->note, "TEXT",
                 "A note on the ceiling, for example who agreed to it");
  command.option("--date", options->date, "D", "The first night; tonight if left out");
  command.repeated("--taking", options->taking, "MEDICINE",
                   "A medicine that you take: says what concerns it; may be repeated; not kept in "
                   "the log");
  command.help(
      "Examples:\n"
      "  titrate start --recommended 2 --mg 120 --product \"Magnesium glycinate\"\n"
      "  titrate start --serving 3 --serving-mg 350 --ceiling 8 --note \"agreed with my GP\"\n"
      "  titrate start --recommended 2 --mg 120 --taking levothyroxine --taking iron\n");
  command.runs(chosen, [options](Context& context) { return start(context, *options); });
}

}  // namespace titrate::cli

// titrate start: begins a course.

#include <fmt/format.h>

#include <functional>
#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/args/start_options.hpp"
#include "cli/args/values.hpp"
#include "cli/ask/ask.hpp"
#include "cli/ask/start_questions.hpp"
#include "cli/commands/taking.hpp"
#include "cli/course_start.hpp"
#include "cli/last_course.hpp"
#include "cli/night/one_night.hpp"
#include "cli/refusals.hpp"
#include "knowledge/facts.hpp"
#include "text/guide.hpp"
#include "text/questions.hpp"
#include "text/words.hpp"
#include "titrate/engine.hpp"
#include "titrate/text.hpp"

namespace titrate::cli {
namespace {

NightDate said_start_night(const Context& context, std::string_view option,
                           const std::string& text) {
  if (!text.empty()) read_one_coming_night(context, option, text);
  return read_start_night(option, text, context.tonight());
}

// The largest capsules (size 000) hold 1.4 ml, little more than 1.4 g; twice that is no capsule.
constexpr int most_in_a_capsule = 2000;  // mg

Hint words_for_default_ceiling(const Course& course) {
  const Capsules ceiling = course.ceilings().front().capsules;
  return {fmt::format("No ceiling was given, so titrate will not advise more than {}: {}. To go "
                      "higher, agree on it with someone who knows your health, then: ",
                      text::dose_in_words(ceiling, course.counted()),
                      text::origin_of_default_ceiling(ceiling, course.strength())),
          only_if(Condition::asked, ticked("ceiling", Placeholder::capsules))};
}

// The warning that a new course after a warning sign must not pass over.
std::string words_after_warning_sign(const Log& before, NightDate tonight) {
  if (before.newest() == nullptr) return "";
  const Advice advice = advise(*before.newest(), tonight);
  if (advice.why != Why::sign) return "";
  return fmt::format(
      "The course before was stopped by a warning sign, noted for {}. Ask a doctor or "
      "pharmacist before you take magnesium again.",
      text::to_text(advice.evidence.signs->night));
}

// A label's amount is often that of the whole serving, or of the compound.
Hint words_on_large_dose(const Course& course) {
  const Milligrams dose = course.recommended() * course.strength();
  const int in_a_whole = whole_of(course.unit()) ? 2 : 1;
  // Half of one more is no serving of any label.
  if (dose <= upper_level || course.recommended().value() % in_a_whole != 0) return "";
  if (course.recommended().value() == in_a_whole) return "";  // a serving of one is what was told
  Suggestion serving =
      options_of("start", "--serving", std::to_string(course.recommended().value() / in_a_whole),
                 "--serving-mg", (*Capsules::from(in_a_whole) * course.strength()).to_text());
  if (course.unit()) {
    serving.words.insert(serving.words.end(), {"--unit", name_of(*course.unit())});
  }
  return {fmt::format("{} of {} each are {} a night, from the first night on. If your label gives "
                      "the amount for the whole serving: ",
                      text::to_text(course.recommended(), course.unit()),
                      text::to_text(course.strength().per_capsule()), text::to_text(dose)),
          only_if(Condition::wrong, ticked("undo")), ", then start with ",
          then(only_if(Condition::wrong, in_backticks(std::move(serving)))), "."};
}

std::string words_on_rounding(const StartOptions& options, const Label& label) {
  if (!label.rounded) return "";
  const bool is_single = options.serving.empty();
  const Capsules told = is_single ? Capsules::one() : read_capsules("--serving", options.serving);
  return fmt::format(
      "{} mg in {} is not a whole number of tenths of a mg {}: titrate reckons with {} in each.",
      is_single ? options.mg : options.serving_mg, text::to_text(told, label_unit_of(options)),
      words_of(label.unit).each, text::to_text(label.strength.per_capsule()));
}

// Whether the notice comes before a course that is added to this log.
bool needs_notice(const Log& log, NightDate tonight) {
  return log.courses().empty() || !words_after_warning_sign(log, tonight).empty();
}

// ---- What is asked before it is begun ----

// Something that is rather a slip than meant.
struct Doubt {
  std::string problem;
  std::string question;
  std::string if_so;  // stands before what approves it
  Error if_not;
};

// That a course which runs would end.
std::optional<Doubt> doubt_about_ending(const Log& log, NightDate night) {
  const auto ended = course_ended_by(log, night);
  if (!ended) return std::nullopt;
  return Doubt{fmt::format("This ends {}.", *ended),
               "End it, and begin the new one? [yes or no]",
               "To end it, and begin the new one, add: ",
               {ErrorKind::refused, "no course was begun, and the one that runs goes on."}};
}

// Whether it is swallowed whole, and so cannot weigh much.
bool is_swallowed(std::optional<Unit> unit) {
  return !unit || unit == Unit::tablet || unit == Unit::softgel || unit == Unit::half_tablet;
}

// A form and an amount that no capsule can hold: the amount is often that of the compound, or of a
// serving.
std::optional<Doubt> doubt_about_amount(const Course& course) {
  if (!is_swallowed(course.unit())) return std::nullopt;
  const auto whole = whole_of(course.unit());
  const std::string_view one = words_of(whole ? whole : course.unit()).one;
  const Milligrams amount = *Capsules::from(whole ? 2 : 1) * course.strength();
  const auto weight =
      course.form() ? knowledge::least_weight(*course.form(), amount) : std::nullopt;
  if (!weight || *weight <= most_in_a_capsule) return std::nullopt;
  return Doubt{
      fmt::format("{0} of magnesium as {1} weigh {2} mg or more, too much for one {3}. Labels "
                  "give the magnesium itself, called elemental, or the compound, for one {3} "
                  "or for a serving.",
                  text::to_text(amount), name_of(*course.form()), *weight, one),
      fmt::format("Does one {} hold so much elemental magnesium? [yes or no]", one),
      fmt::format("If the label says that one {} holds so much elemental magnesium, add: ", one),
      {ErrorKind::refused, "no course was begun.", {"With the label at hand: ", titrate("start")}}};
}

void ask_about(Context& context, const std::optional<Doubt>& doubt) {
  if (!doubt) return;
  context.say_text(doubt->problem);
  if (!ask_yes_or_no(context, doubt->question)) throw doubt->if_not;
  context.say("\n");
}

// Where it cannot be asked: one consent to both.
void refuse(const std::optional<Doubt>& ending, const std::optional<Doubt>& amount) {
  if (!ending && !amount) return;
  std::string problem;
  if (ending) problem = "to begin a new course needs your consent. " + ending->problem;
  if (amount) problem += (ending ? " " : "") + amount->problem;
  throw Error(ErrorKind::refused, problem,
              {ending && amount ? "If both are meant so, add: " : (ending ? ending : amount)->if_so,
               only_if(Condition::approved, added("--yes"))});
}

// Nothing that was answered is lost: the command has it.
Error with_what_was_answered(const TooManyTries& error, const StartOptions& options) {
  Suggestion start = start_with(options);
  if (!options.date.empty()) start.words.insert(start.words.end(), {"--date", options.date});
  Error told = error;
  told.remedy = {"To go on from what you answered: ", only_if(Condition::wanted, std::move(start))};
  return told;
}

// Asks for the label and what goes with it. What would be refused whatever is answered is refused
// before anything is asked.
StartOptions completed_by_asking(Context& context, const Log& log, StartOptions options) {
  check_what_was_told(options, context.tonight());
  const NightDate started = said_start_night(context, "--date", options.date);
  require_room(context, log, options, started);
  if (!options.yes) ask_about(context, doubt_about_ending(log, started));
  if (needs_notice(log, context.tonight())) {
    context.note(words_after_warning_sign(log, context.tonight()));
    ask_to_go_on(context);
  }
  const StartOptions told = options;
  try {
    const auto last = last_course(log, context.tonight());
    ask_for_label(context, options);
    ask_for_product(context, options, last);
    ask_for_ceiling(context, options, last);
  } catch (const TooManyTries& error) {
    if (options == told) throw;
    throw with_what_was_answered(error, options);
  }
  context.say("\n");
  return options;
}

// That nothing is in the way of a course, and that it is meant so. `asked`: about what it ends.
void settle(Context& context, const Log& log, const StartOptions& told, const Course& course,
            bool asked) {
  require_room(context, log, told, course.started());
  if (told.yes) return;
  const auto ending = asked ? std::nullopt : doubt_about_ending(log, course.started());
  const auto amount = doubt_about_amount(course);
  if (!context.can_ask()) refuse(ending, amount);
  ask_about(context, ending);
  ask_about(context, amount);
}

// Later nothing can change it but a new course.
Hint words_on_halves(const Course& course) {
  if (!whole_of(course.unit())) return "";
  return {fmt::format("From here on every number counts {}. If that is wrong, before a night is "
                      "logged: ",
                      words_of(course.unit()).many),
          only_if(Condition::wrong, ticked("undo"))};
}

void say_notice(Context& context, const store::Outcome& outcome) {
  if (!needs_notice(outcome.before, context.tonight())) return;
  context.say(wrapped(text::safety_notice(), context.style()) + "\n");
}

// ---- Doing it ----

// Whether nothing was told but the option that corrects the course that is there.
bool is_alone(StartOptions told, std::string StartOptions::*option) {
  (told.*option).clear();
  told.yes = false;
  return told == StartOptions();
}

ExitCode correct(Context& context, const std::function<Log(const Log&)>& correction) {
  const auto outcome = context.change(correction);
  context.say_saved(outcome);
  if (outcome.changed) {
    context.say_line({"To take it back: ", only_if(Condition::wrong, titrate("undo"))});
  }
  return context.finish(outcome);
}

ExitCode move_start(Context& context, const StartOptions& told) {
  if (!is_alone(told, &StartOptions::move_to)) {
    throw usage_error("--move-to",
                      "moves the start of the course that is there, and nothing else.");
  }
  const NightDate night = said_start_night(context, "--move-to", told.move_to);
  return correct(context, [&](const Log& log) {
    return with_start_moved(log, night, context.tonight(), told.yes);
  });
}

ExitCode correct_unit(Context& context, const StartOptions& told) {
  if (!is_alone(told, &StartOptions::correct_unit)) {
    throw usage_error("--correct-unit",
                      "corrects what the course that is there counts, and nothing else.");
  }
  const auto unit = read_unit("--correct-unit", told.correct_unit);
  return correct(context, [&](const Log& log) { return with_unit_corrected(log, unit); });
}

ExitCode start(Context& context, const StartOptions& told) {
  if (!told.move_to.empty()) return move_start(context, told);
  if (!told.correct_unit.empty()) return correct_unit(context, told);
  if (told.taking.size() > Log::most_taking) {
    throw usage_error("--taking", fmt::format("takes at most {} medicines.", Log::most_taking),
                      {ticked("guide", "medicines"), " shows them all."});
  }
  const auto taking = read_medicines("--taking", told.taking);
  const bool asks = lacks_label(told) && context.can_ask();
  Log before = asks ? context.read_to_begin() : Log();
  const StartOptions options = asks ? completed_by_asking(context, before, told) : told;
  const Label label = read_label(options);
  const Course course = read_course(options, label, context.tonight());
  if (!asks) before = context.read_to_begin();
  settle(context, before, options, course, asks);
  require_note(
      course.ceilings().front(), course.counted(),
      {"say the same with ", only_if(Condition::asked, added("--note", Placeholder::who))});
  const auto outcome = context.change([&](const Log& log) {
    if (log != before) throw changed_meanwhile();
    return with_taking(or_refuse(log.with(course)), taking);
  });
  if (!asks) say_notice(context, outcome);
  context.say_saved(outcome);
  if (!asks) context.note(words_after_warning_sign(outcome.before, context.tonight()));
  context.note(words_on_rounding(options, label));
  context.note(words_on_halves(course));
  if (!asks) {
    context.note(
        words_on_last_hold(last_course(outcome.before, context.tonight()), label.counted()));
  }
  if (!asks && options.serving.empty() && label.recommended > Capsules::one()) {
    context.note(words_on_large_dose(course));
  }
  if (options.ceiling.empty()) context.note(words_for_default_ceiling(course));
  say_on_taking(context, taking);
  if (!taking.empty() && !needs_notice(outcome.before, context.tonight())) {
    context.say(text::wrapped(text::not_advice, context.style()));
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
  command.option("--unit", options->unit, "U",
                 "What is counted, if not capsules: tablet, softgel, gummy, sachet, scoop, ml, or "
                 "half-tablet, half-scoop to count in halves");
  command.option("--form", options->form, "F", "oxide, citrate, malate, glycinate or other");
  command.option("--product", options->product, "TEXT", "The product's name");
  command.option("--ceiling", options->ceiling, "N", "The most capsules that may be advised");
  command.option("--note", options->note, "TEXT",
                 "A note on the ceiling, for example who agreed to it; needed above 2500 mg");
  command.option("--date", options->date, "D",
                 "The first night, tomorrow at the latest; tonight if left out");
  command.option(
      "--move-to", options->move_to, "D",
      "Moves the first night of the newest course, where its nights allow; with --yes before "
      "all; alone");
  command.option("--correct-unit", options->correct_unit, "U",
                 "Corrects what the newest course counts; alone");
  command.repeated("--taking", options->taking, "MEDICINE",
                   "Another medicine that you take: says what concerns it, and keeps it; may be "
                   "repeated");
  command.flag("--yes", options->yes,
               "Do not ask whether a course that runs is to end, or an unlikely amount is right");
  command.help(
      "Where the label's dose or strength is left out, on a terminal, it asks for them, then for "
      "the\n"
      "form and the ceiling, if those were not given. Ctrl-C changes nothing. Of a course before, "
      "Enter\n"
      "takes the product, the form, and the ceiling with its note; with options nothing is taken "
      "over.\n"
      "\n"
      "A new bottle with another strength or form is a new course, and ends the one that runs:\n"
      "it is asked about. Once tonight's dose is logged it begins tomorrow: --date tomorrow.\n"
      "\n"
      "With --unit, read capsule as that. With half-tablet or half-scoop every number counts\n"
      "halves, here and in log; only --mg, --serving and --serving-mg are of wholes, as on the\n"
      "label. The answers say both.\n"
      "\n"
      "--correct-unit tablet where tablets were taken for capsules: no number changes. Wholes are\n"
      "never made halves, nor the other way round: take the start back with titrate undo, before\n"
      "a night is logged.\n"
      "\n"
      "Examples:\n"
      "  titrate start\n"
      "  titrate start --recommended 2 --mg 120 --product \"Magnesium glycinate\"\n"
      "  titrate start --serving 3 --serving-mg 350 --ceiling 8 --note \"agreed with my GP\"\n"
      "  titrate start --recommended 1 --mg 100 --unit tablet\n"
      "  titrate start --recommended 2 --mg 250 --unit half-tablet\n"
      "  titrate start --recommended 2 --mg 120 --taking levothyroxine --taking iron\n"
      "  titrate start --recommended 1 --mg 200 --date tomorrow\n"
      "  titrate start --move-to 2026-11-01     it began earlier: older nights can come in\n");
  command.changes(chosen, [options](Context& context) { return start(context, *options); });
}

}  // namespace titrate::cli

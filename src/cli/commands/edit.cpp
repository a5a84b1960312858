// titrate edit and titrate remove: correcting what is in the log.

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "cli/args/command_builder.hpp"
#include "cli/args/said_dates.hpp"
#include "cli/args/said_words.hpp"
#include "cli/args/values.hpp"
#include "cli/ask/edit_questions.hpp"
#include "cli/course_start.hpp"
#include "cli/night/halves.hpp"
#include "cli/night/log_entry.hpp"
#include "cli/night/observations.hpp"
#include "cli/night/obstacles.hpp"
#include "cli/night/one_night.hpp"
#include "cli/night/said_night.hpp"
#include "cli/night/said_signs.hpp"
#include "cli/night/sure_dose.hpp"
#include "cli/night/symptom_names.hpp"
#include "cli/night/which_night.hpp"
#include "cli/refusals.hpp"
#include "text/stock.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

struct EditOptions {
  std::vector<std::string> values;  // the date, then as for log
  std::vector<std::string> clear;
  ObservationFlags flags;
  std::string move_to;
  bool yes = false;

  // A night was said, and nothing of it.
  bool is_bare() const {
    return values.size() == 1 && clear.empty() && flags == ObservationFlags();
  }
};

// The course and the night of a date that must be in the log.
std::pair<std::size_t, const Night*> find_night(const Log& log, NightDate date) {
  const Night* const night = log.night_on(date);
  if (night == nullptr) {
    throw Error(ErrorKind::refused,
                fmt::format("the night of {} is not in the log.", text::to_text(date)),
                {ticked("history", "--all"), " shows the nights there are."});
  }
  return {*log.course_of(date), night};
}

// Of what was told of a night that could be in the log and is not: `log` tells it.
void require_in_log(const Log& log, NightDate date, const Observations& told,
                    const TypedNight& typed, NightDate tonight) {
  const bool could_be = log.course_of(date) && date <= tonight;
  if (log.night_on(date) != nullptr || !could_be || told.empty()) return;
  if (!told.signs.empty()) throw sign_not_logged(told.signs, date, false);
  static_cast<void>(with_entry(log, {date, told}, tonight));  // refused without a dose
  TypedNight as_new = typed;
  if (!as_new.flags.dose.empty()) {
    as_new.values.insert(as_new.values.begin(), std::exchange(as_new.flags.dose, ""));
  }
  Suggestion command = titrate("log");
  const std::vector<Word> words = as_new.words();
  command.words.insert(command.words.end(), words.begin(), words.end());
  command.words.insert(command.words.end(), {"--date", date.iso()});
  throw Error(ErrorKind::refused,
              fmt::format("the night of {} is not in the log yet.", text::to_text(date)),
              {"To log it: ", std::move(command)});
}

// Of "+1", which `log` understands, where the night has a dose to add to.
Error adds_to_a_dose(const Log& log, NightDate date, Capsules told) {
  if (find_night(log, date).second->is_missed()) {
    ObstacleWords words = nothing_to_add_to(date, told);
    return {ErrorKind::refused, std::move(words.problem), std::move(words.help)};
  }
  const std::string more = fmt::format("+{}", told.value());
  return usage_error(
      "dose", more + " adds to a dose, and edit puts another in its place.",
      {"To add it: ", only_if(Condition::one_more, titrate("log", more, "--date", date.iso()))});
}

// The command as it would be typed, its words as they are.
Suggestion retype_edit(const TypedNight& typed) {
  Suggestion edit = titrate("edit", typed.date);
  const std::vector<Word> words = typed.words();
  edit.words.insert(edit.words.end(), words.begin(), words.end());
  return edit;
}

Suggestion edit_of(Context& context, TypedNight typed, const EditOptions& options) {
  const std::string note = typed.flags.note;
  if (note == "-") typed.flags.note.clear();  // standard input is read once, when it counts
  const TypedNight read = with_halves_read(context, typed, retype_edit);
  const Observations told = read_observations(read.flags, read.values, context.environment());
  const NightDate date = read_one_night(context, "date", options.values.front());
  const Log log = context.file().read().log;
  NightFields fields = find_night(log, date).second->fields();
  for (const std::string& field : options.clear) clear_field(fields, read_clearing(field));
  static_cast<void>(overwritten(std::move(fields), told));
  typed.flags.note = note;
  Suggestion suggestion = titrate("edit", date.iso());
  const std::vector<Word> words = typed.words();
  suggestion.words.insert(suggestion.words.end(), words.begin(), words.end());
  for (const std::string& field : options.clear) {
    suggestion.words.insert(suggestion.words.end(), {"--clear", field});
  }
  return suggestion;
}

// The night on another date, as it is.
Log with_night_moved(const Log& log, NightDate from, NightDate to, NightDate tonight) {
  const auto [index, night] = find_night(log, from);
  if (from == to) return log;
  const std::size_t target = course_for(log, to, tonight);
  if (log.night_on(to) != nullptr) {
    throw Error(ErrorKind::refused,
                fmt::format("the night of {} is in the log already.", text::to_text(to)),
                {ticked("history", "--all"), " shows both."});
  }
  // The capsules of another course may be of another strength.
  if (target != index) {
    const auto earlier = way_to_begin_earlier(log, to, tonight);
    throw Error(
        ErrorKind::refused,
        fmt::format("{} is in another course than {}.", text::to_text(to), text::to_text(from)),
        earlier ? Remedy{"If the newest began earlier: ", *earlier} : Remedy());
  }
  NightFields fields = night->fields();
  fields.date = to;
  return with_course(log, index,
                     log.courses()[index].without(from).with(or_refuse(Night::from(fields))));
}

ExitCode move_night(Context& context, const EditOptions& options) {
  if (options.values.size() > 1 || !options.clear.empty() || options.flags != ObservationFlags()) {
    throw usage_error("--move-to",
                      "puts the night as it is on another date, and changes nothing "
                      "else.");
  }
  const NightDate from = read_one_night(context, "date", options.values.front());
  const NightDate to = read_one_night(context, "--move-to", options.move_to);
  const auto outcome = context.change(
      [&](const Log& log) { return with_night_moved(log, from, to, context.tonight()); });
  context.say_saved(outcome);
  if (outcome.changed) {
    context.say_line({"To take it back: ", only_if(Condition::wrong, titrate("undo"))});
  }
  return context.finish(outcome);
}

// With what was answered in the place of what was not told.
EditOptions corrected_by_asking(Context& context, const EditOptions& told) {
  const NightDate date = read_one_night(context, "date", told.values.front());
  const Log log = context.read();
  const auto [index, night] = find_night(log, date);
  Corrections corrections = ask_for_corrections(context, log.courses()[index], *night);
  context.say("\n");
  EditOptions options = told;
  options.flags = std::move(corrections.flags);
  options.clear = std::move(corrections.clear);
  return options;
}

// The stock keeps what was there before the dose: another dose leaves another number.
Hint words_on_counted_stock(const store::Outcome& outcome, NightDate date, NightDate tonight) {
  const Course& course = outcome.after.courses()[*outcome.after.course_of(date)];
  const bool is_counted =
      std::any_of(course.stock().begin(), course.stock().end(), [date](const StockEntry& entry) {
        return entry.date == date && std::holds_alternative<StockCount>(entry.amount);
      });
  const bool is_other =
      outcome.before.night_on(date)->capsules() != course.night_on(date)->capsules();
  return is_counted && is_other ? text::words_on_other_dose(course, tonight) : Hint();
}

// A night that takes several words, "last night", as the one value that it is.
std::vector<std::string> with_night_first(const std::vector<std::string>& values,
                                          NightDate tonight) {
  const std::vector<std::string> words = words_typed(in_one_line(values));
  const auto said = date_at(words, tonight, Among::other_words);
  if (!said || said->words < 2 || said->words > values.size()) return values;
  const auto rest = words.begin() + static_cast<std::ptrdiff_t>(said->words);
  std::vector<std::string> joined = {in_one_line({words.begin(), rest})};
  joined.insert(joined.end(), rest, words.end());
  return joined;
}

ExitCode edit(Context& context, const EditOptions& typed_options) {
  EditOptions as_told = typed_options;
  as_told.values = with_night_first(as_told.values, context.tonight());
  if (as_told.values.empty()) {
    throw usage_error(
        "edit", "needs the night to correct.",
        {"For example: ", titrate("edit", Placeholder::date, "--stool", Placeholder::stool)});
  }
  if (!as_told.move_to.empty()) return move_night(context, as_told);
  const bool asks = as_told.is_bare() && context.can_ask();
  const EditOptions options = asks ? corrected_by_asking(context, as_told) : as_told;
  const TypedNight as_typed = as_values(
      context,
      {{options.values.begin() + 1, options.values.end()}, options.flags, options.values.front()},
      DayWords::told_before, retype_edit);
  const TypedNight with_signs = settle_signs(
      context, as_typed, [&](const TypedNight& again) { return edit_of(context, again, options); });
  const TypedNight typed = with_halves_read(context, with_signs, retype_edit);
  const NightDate date = read_one_night(context, "date", options.values.front());
  Observations told = read_observations(typed.flags, typed.values, context.environment());
  if (told.more) {
    const Log log = context.file().read().log;
    require_in_log(log, date, told, typed, context.tonight());
    throw adds_to_a_dose(log, date, *told.more);
  }
  std::vector<Clearing> clearings;
  for (const std::string& field : options.clear) clearings.push_back(read_clearing(field));
  if (told.empty() && clearings.empty() && !asks) {
    throw usage_error(
        "edit", "needs what to correct.",
        {titrate("edit", Placeholder::date, "--stool", Placeholder::stool), ", for example, or ",
         titrate("edit", Placeholder::date, "--clear", "note")});
  }
  auto [like_names, reading] = settle_symptom_names(context, told);
  // A warning sign must not wait for an answer about the dose.
  const bool is_sure = options.yes || !told.signs.empty();
  const NightPlan plan = [&](const Log& log, std::optional<Capsules> instead) -> PlannedNight {
    if (instead) told.dose = instead;
    require_in_log(log, date, told, typed, context.tonight());
    const auto [index, night] = find_night(log, date);
    NightFields fields = night->fields();
    for (const Clearing& clearing : clearings) clear_field(fields, clearing);
    const Course& course = log.courses()[index];
    return {date, with_course(log, index, course.with(overwritten(std::move(fields), told)))};
  };
  auto settled = settle_night(context, std::move(reading), is_sure, plan);
  const auto outcome = context.write(std::move(settled.locked), std::move(settled.planned.after));
  context.say_saved(outcome);
  if (outcome.changed) {
    context.note(words_on_like_names(like_names, *outcome.after.night_on(date)));
    context.note(words_on_counted_stock(outcome, date, context.tonight()));
  }
  return settled.tonight ? context.finish(outcome, *settled.tonight) : context.finish(outcome);
}

ExitCode remove_night(Context& context, const std::string& text) {
  if (text.empty()) {
    throw usage_error("remove", "needs the night to take out.",
                      {"Say which: ", titrate("remove", Placeholder::date)});
  }
  const NightDate date = read_one_night(context, "date", text);
  auto locked = context.lock({});
  const std::size_t index = find_night(locked.log(), date).first;
  Log after = with_course(locked.log(), index, locked.log().courses()[index].without(date));
  const auto outcome = context.write(std::move(locked), std::move(after));
  context.say_saved(outcome);
  context.say_line({"To bring it back: ", only_if(Condition::wrong, titrate("undo"))});
  return context.finish(outcome);
}

}  // namespace

void add_edit(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<EditOptions>();
  CommandBuilder command(app, "edit", "Correct a night that is in the log");
  command.positionals(options->values, "DATE [DOSE] [STOOL]",
                      "The night, then what to put in its place");
  command.option("--dose", options->flags.dose, "N", "The capsules taken, 0 to 99");
  add_observation_options(command, options->flags);
  command.repeated("--clear", options->clear, "FIELD",
                   "Take out a field: stool, movements, sleep, symptoms, symptom=NAME, measures, "
                   "measure=NAME, signs, other-cause, note; may be repeated");
  command.option("--move-to", options->move_to, "D",
                 "Puts the night, as it is, on this date; alone");
  add_yes(command, options->yes);
  command.help(
      "With a night alone, on a terminal, it shows the night and asks, field by field, what "
      "belongs\n"
      "in place of what is there. Enter keeps it, - takes it out. Ctrl-C changes nothing.\n"
      "\n"
      "Examples:\n"
      "  titrate edit yesterday                 asks\n"
      "  titrate edit yesterday --stool loose\n"
      "  titrate edit 2026-11-21 4\n"
      "  titrate edit friday --clear note --symptom cramps=3\n"
      "  titrate edit today --move-to yesterday\n");
  command.changes(chosen, [options](Context& context) { return edit(context, *options); });
}

void add_remove(CLI::App& app, Command& chosen) {
  auto date = std::make_shared<std::vector<std::string>>();
  CommandBuilder command(app, "remove", "Take a night out of the log");
  command.positionals(*date, "DATE", "The night");
  command.help("Example:\n  titrate remove 2026-11-21\n");
  command.changes(chosen,
                  [date](Context& context) { return remove_night(context, in_one_line(*date)); });
}

}  // namespace titrate::cli

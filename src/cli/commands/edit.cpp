// titrate edit and titrate remove: correcting what is in the log.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/args/values.hpp"
#include "cli/night/observations.hpp"
#include "cli/night/symptom_names.hpp"
#include "cli/refusals.hpp"
#include "core/utf8.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

struct EditOptions {
  std::vector<std::string> values;  // the date, then as for log
  std::vector<std::string> clear;
  ObservationFlags flags;
};

void clear_symptom(NightFields& night, std::string_view name) {
  if (night.symptoms.remove(name)) return;
  throw Error(ErrorKind::refused,
              fmt::format("the night of {} has no symptom {}.", text::words(night.date),
                          printable(name, SymptomName::most)));
}

void clear_field(NightFields& night, const std::string& field) {
  constexpr std::string_view one_symptom = "symptom=";
  if (field.starts_with(one_symptom)) {
    clear_symptom(night, std::string_view(field).substr(one_symptom.size()));
  } else if (field == "stool") {
    night.stool.reset();
  } else if (field == "movements") {
    night.movements.reset();
  } else if (field == "sleep") {
    night.sleep.reset();
  } else if (field == "symptoms") {
    night.symptoms = {};
  } else if (field == "signs") {
    night.signs = {};
  } else if (field == "other-cause") {
    night.other_cause.reset();
  } else {
    night.note.reset();
  }
}

void require_clearable(const std::string& field) {
  if (field.starts_with("symptom=")) return;
  if (std::find(clearable.begin(), clearable.end(), field) != clearable.end()) return;
  const std::vector<std::string> fields(clearable.begin(), clearable.end());
  const auto like = nearest(field, fields, 1);
  throw usage_error(
      "--clear", fmt::format("\"{}\" is not a field that can be cleared.", printable(field, 40)),
      {fmt::format("{}Known are {} and symptom=NAME. To take out a whole night: ",
                   like ? fmt::format("Did you mean {}? ", *like) : "", fmt::join(clearable, ", ")),
       titrate("remove", "DATE")});
}

// The course and the night of a date that must be in the log.
std::pair<std::size_t, const Night*> find_night(const Log& log, NightDate date) {
  if (log.courses().empty()) throw Context::no_course();
  const Night* const night = log.night_on(date);
  if (night == nullptr) {
    throw Error(ErrorKind::refused,
                fmt::format("the night of {} is not in the log.", text::words(date)),
                {ticked("history", "--all"), " shows the nights there are."});
  }
  return {*log.course_of(date), night};
}

ExitCode edit(Context& context, const EditOptions& options) {
  if (options.values.empty()) {
    throw usage_error("edit", "needs the night to correct.",
                      {"For example: ", titrate("edit", "yesterday", "--stool", "6")});
  }
  const NightDate date = read_night("date", options.values.front(), context.tonight());
  Observations told = read_observations(
      options.flags, {options.values.begin() + 1, options.values.end()}, context.environment());
  for (const std::string& field : options.clear) require_clearable(field);
  if (told.empty() && options.clear.empty()) {
    throw usage_error(
        "edit", "needs what to correct.",
        {"For example: ", titrate("edit", "yesterday", "--stool", "6"), ", or --clear note"});
  }
  const LikeNames like_names = settle_symptom_names(context, told);
  const auto outcome = context.change([&](const Log& log) {
    const auto [index, night] = find_night(log, date);
    NightFields fields = night->fields();
    for (const std::string& field : options.clear) clear_field(fields, field);
    return with_course(log, index, log.courses()[index].with(overwritten(std::move(fields), told)));
  });
  context.say_saved(outcome);
  if (outcome.changed) context.note(words_on_like_names(like_names, date));
  return context.finish(outcome);
}

ExitCode remove_night(Context& context, const std::string& text) {
  if (text.empty()) {
    throw usage_error("remove", "needs the night to take out.",
                      {"For example: ", titrate("remove", "yesterday")});
  }
  const NightDate date = read_night("date", text, context.tonight());
  const auto outcome = context.change([&](const Log& log) {
    const std::size_t index = find_night(log, date).first;
    return with_course(log, index, log.courses()[index].without(date));
  });
  context.say_saved(outcome);
  context.say_line("To bring it back: titrate undo");
  return context.finish(outcome);
}

}  // namespace

void add_edit(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<EditOptions>();
  CommandBuilder command(app, "edit", "Correct a night that is in the log");
  command.words(options->values, "DATE [DOSE] [STOOL]", "The night, then what to put in its place");
  command.option("--dose", options->flags.dose, "N", "The capsules taken, 0 to 99");
  add_observation_options(command, options->flags);
  command.repeated("--clear", options->clear, "FIELD",
                   "Take out a field: stool, movements, sleep, symptoms, symptom=NAME, signs, "
                   "other-cause, note; may be repeated");
  command.help(
      "Examples:\n"
      "  titrate edit yesterday --stool loose\n"
      "  titrate edit 2026-11-21 4\n"
      "  titrate edit friday --clear note --symptom cramps=3\n");
  command.changes(chosen, [options](Context& context) { return edit(context, *options); });
}

void add_remove(CLI::App& app, Command& chosen) {
  auto date = std::make_shared<std::string>();
  CommandBuilder command(app, "remove", "Take a night out of the log");
  command.word(*date, "DATE", "The night");
  command.help("Example:\n  titrate remove 2026-11-21\n");
  command.changes(chosen, [date](Context& context) { return remove_night(context, *date); });
}

}  // namespace titrate::cli

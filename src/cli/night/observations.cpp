#include "cli/night/observations.hpp"

#include <fmt/format.h>

#include "cli/args/command_builder.hpp"
#include "text/words.hpp"
#include "titrate/error.hpp"

namespace titrate::cli {
namespace {

constexpr std::size_t most_note_bytes = std::size_t{64} * 1024;

// A note as standard input gives it: with the line end that an editor or `echo` adds.
std::string note_from_input(Environment& environment) {
  std::string note = environment.read_input(most_note_bytes);
  while (!note.empty() && (note.back() == '\n' || note.back() == '\r')) note.pop_back();
  return note;
}

}  // namespace

Note read_note(std::string_view option, const std::string& text, Environment& environment) {
  return read_text<Note>(option, text == "-" ? note_from_input(environment) : text);
}

namespace {

// The positionals as a dose and a stool result, each at most once.
struct Positionals {
  std::string dose;
  std::string stool;
};

Positionals sorted_out(const std::vector<std::string>& words) {
  if (words.size() > 2) {
    throw usage_error(
        "", fmt::format("{} values are too many: a dose, then a stool result.", words.size()));
  }
  if (words.empty()) return {};
  if (words.size() == 1 && is_stool_word(words[0])) return {"", words[0]};
  if (words.size() == 2 && is_stool_word(words[0])) return {words[1], words[0]};
  return {words[0], words.size() == 2 ? words[1] : ""};
}

std::string once(std::string_view option, const std::string& positional, const std::string& flag) {
  if (!positional.empty() && !flag.empty()) {
    throw usage_error(option, "was told twice, as a value and as an option; once is enough.");
  }
  return positional.empty() ? flag : positional;
}

Error contradiction(const NightFields& night, std::string_view what, std::string_view has,
                    std::string_view told, const std::string& edit) {
  return {ErrorKind::refused,
          fmt::format("the night of {} already has {} {}, not {}.", text::words(night.date), what,
                      has, told),
          fmt::format("Nothing was changed. To correct it: titrate edit {} {}", night.date.iso(),
                      edit)};
}

Error other_dose(const NightFields& night, Capsules told, bool with_stool) {
  const int dose = told.value();
  Error error = contradiction(night, "a dose of", text::words(night.capsules), std::to_string(dose),
                              fmt::format("--dose {}", dose));
  // A number alone is a dose, though it may have been meant as a stool type.
  if (!with_stool && !night.stool && StoolType::from(dose)) {
    const std::string date = night.date.iso();
    error.remedy = fmt::format(
        "Nothing was changed. Was {} the stool type? `titrate log --stool {} --date {}`. "
        "To correct the dose: `titrate edit {} --dose {}`",
        dose, dose, date, date, dose);
  }
  return error;
}

template <class Value>
void add(const NightFields& night, std::optional<Value>& slot, const std::optional<Value>& told,
         std::string_view what, std::string_view flag) {
  if (!told) return;
  if (slot && *slot != *told) {
    throw contradiction(night, what, std::to_string(slot->value()), std::to_string(told->value()),
                        fmt::format("{}{}{}", flag, flag.ends_with('=') ? "" : " ", told->value()));
  }
  slot = told;
}

template <class Value>
void add_text(const NightFields& night, std::optional<Value>& slot,
              const std::optional<Value>& told, std::string_view what, std::string_view flag) {
  if (!told) return;
  if (slot && *slot != *told) {
    throw contradiction(night, what, fmt::format("\"{}\"", slot->value()), "what was told now",
                        fmt::format("{} TEXT", flag));
  }
  slot = told;
}

void require_room(bool there_is_room) {
  if (there_is_room) return;
  throw Error(ErrorKind::refused, fmt::format("a night has room for {} symptoms.", Symptoms::most),
              "Nothing was changed. `titrate edit DATE --clear symptom=NAME` makes room.");
}

void set_measure(NightFields& fields, const Measurement& told) {
  if (fields.measures.set(told)) return;
  throw Error(ErrorKind::refused, fmt::format("a night has room for {} measures.", Measures::most),
              "Nothing was changed.");
}

void add_measure(NightFields& fields, const Measurement& told) {
  const auto has = fields.measures.find(told.name.value());
  if (has && *has != told.measured) {
    throw Error(ErrorKind::refused,
                fmt::format("the night of {} already has {} {}, not {}.", text::words(fields.date),
                            told.name.value(), has->text(), told.measured.text()),
                "Nothing was changed. One of the two is wrong.");
  }
  set_measure(fields, told);
}

Night checked(NightFields fields) {
  auto night = Night::from(std::move(fields));
  if (!night)
    throw Error(ErrorKind::refused, night.refusal().problem + '.', "Nothing was changed.");
  return *std::move(night);
}

// Of two severities for one symptom neither can be guessed to be meant.
std::vector<Symptom> read_symptoms(const std::vector<std::string>& texts) {
  std::vector<Symptom> symptoms;
  for (const std::string& text : texts) {
    const Symptom symptom = read_symptom("--symptom", text);
    for (const Symptom& other : symptoms) {
      if (other.name != symptom.name || other.severity == symptom.severity) continue;
      throw usage_error("--symptom", fmt::format("tells {} twice, as {} and as {}; once is enough.",
                                                 symptom.name.value(), other.severity.value(),
                                                 symptom.severity.value()));
    }
    symptoms.push_back(symptom);
  }
  return symptoms;
}

}  // namespace

void add_observation_options(CommandBuilder& command, ObservationFlags& flags) {
  command.option("--stool", flags.stool, "S",
                 "The loosest stool of the morning after: 1 to 7, a word for it, or none");
  command.option("--movements", flags.movements, "N",
                 "How many bowel movements that morning, 0 to 30");
  command.option("--sleep", flags.sleep, "N",
                 "How the night was slept, 1 (very bad) to 5 (very good)");
  command.repeated("--symptom", flags.symptoms, "NAME=N",
                   "A symptom and how bad, 0 to 10; may be repeated");
  command.repeated("--sign", flags.signs, "SIGN",
                   "A warning sign: titrate then advises to stop; may be repeated");
  command.option("--other-cause", flags.other_cause, "TEXT",
                 "What else explains the result, an illness or a laxative; titrate then learns "
                 "nothing from it");
  command.option("--note", flags.note, "TEXT", "A note; - reads it from standard input");
}

void set_stool(Observations& told, const StoolResult& result) {
  if (const auto* type = std::get_if<StoolType>(&result)) {
    told.stool = *type;
    return;
  }
  if (told.movements && told.movements->value() != 0) {
    throw Error(ErrorKind::refused,
                "\"none\" says that no movement came, but --movements says that some did.",
                "Nothing was changed. Leave one of the two out.");
  }
  told.movements = Movements::from(0);
}

bool Observations::empty() const {
  return !dose && !has_morning() && symptoms.empty() && measures.empty() && signs.empty() &&
         !other_cause && !note;
}

Observations read_observations(const ObservationFlags& flags,
                               const std::vector<std::string>& positionals,
                               Environment& environment) {
  const Positionals words = sorted_out(positionals);
  const std::string dose = once("dose", words.dose, flags.dose);
  const std::string stool = once("stool", words.stool, flags.stool);

  Observations told;
  if (!dose.empty()) told.dose = read_dose(dose);
  if (!flags.movements.empty())
    told.movements = read_number<Movements>("--movements", flags.movements);
  if (!stool.empty()) set_stool(told, read_stool("stool", stool));
  if (!flags.sleep.empty()) told.sleep = read_number<SleepQuality>("--sleep", flags.sleep);
  told.symptoms = read_symptoms(flags.symptoms);
  for (const std::string& sign : flags.signs) told.signs.insert(read_sign("--sign", sign));
  if (!flags.other_cause.empty()) {
    told.other_cause = read_text<OtherCause>("--other-cause", flags.other_cause);
  }
  if (!flags.note.empty()) told.note = read_note("--note", flags.note, environment);
  return told;
}

Night completed(const NightFields& night, const Observations& told) {
  NightFields fields = night;
  if (told.dose && *told.dose != fields.capsules) {
    throw other_dose(night, *told.dose, told.stool.has_value());
  }
  add(night, fields.stool, told.stool, "stool type", "--stool");
  if (told.movements && told.movements->value() == 0 && night.stool) {
    throw contradiction(night, "stool type", std::to_string(night.stool->value()), "none",
                        "--stool none");
  }
  if (told.stool && night.movements && night.movements->value() == 0) {
    throw contradiction(night, "no bowel movement", "noted",
                        fmt::format("stool type {}", told.stool->value()),
                        fmt::format("--stool {}", told.stool->value()));
  }
  add(night, fields.movements, told.movements, "movements:", "--movements");
  add(night, fields.sleep, told.sleep, "sleep", "--sleep");
  for (const Symptom& symptom : told.symptoms) {
    std::optional<Severity> severity = fields.symptoms.find(symptom.name.value());
    add(night, severity, std::optional(symptom.severity), symptom.name.value(),
        fmt::format("--symptom {}=", symptom.name.value()));
    require_room(fields.symptoms.set(symptom));
  }
  for (const Measurement& each : told.measures) add_measure(fields, each);
  fields.signs = fields.signs | told.signs;
  add_text(night, fields.other_cause, told.other_cause, "another cause,", "--other-cause");
  add_text(night, fields.note, told.note, "a note,", "--note");
  return checked(std::move(fields));
}

Night overwritten(NightFields fields, const Observations& told) {
  if (told.dose) fields.capsules = *told.dose;
  // A stool type and "none came" each take the place of the other.
  if (told.stool && !told.movements && fields.movements && fields.movements->value() == 0) {
    fields.movements.reset();
  }
  if (!told.stool && told.movements && told.movements->value() == 0) fields.stool.reset();
  if (told.stool) fields.stool = told.stool;
  if (told.movements) fields.movements = told.movements;
  if (told.sleep) fields.sleep = told.sleep;
  for (const Symptom& symptom : told.symptoms) require_room(fields.symptoms.set(symptom));
  for (const Measurement& each : told.measures) set_measure(fields, each);
  fields.signs = fields.signs | told.signs;
  if (told.other_cause) fields.other_cause = told.other_cause;
  if (told.note) fields.note = told.note;
  return checked(std::move(fields));
}

}  // namespace titrate::cli

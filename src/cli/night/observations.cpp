#include "cli/night/observations.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <map>
#include <string>
#include <utility>

#include "cli/args/command_builder.hpp"
#include "cli/error.hpp"
#include "cli/night/obstacles.hpp"
#include "cli/refusals.hpp"
#include "core/utf8.hpp"
#include "text/words.hpp"

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

Error refused(ObstacleWords words) {
  return {ErrorKind::refused, std::move(words.problem), std::move(words.help)};
}

// What another dose than the night has may mean: a second taking, all of it, or, as a number alone
// is a dose, a stool type. Each command is right in its own case alone.
std::optional<Remedy> help_with_dose(const Obstacle& first, const Night& night,
                                     const Observations& told, NightDate tonight) {
  const auto* contradiction = std::get_if<FieldContradiction>(&first);
  if (contradiction == nullptr || contradiction->field != NightField::capsules) return std::nullopt;
  const Capsules dose = *told.dose;
  const std::string date = night.date().iso();
  const std::string number = std::to_string(dose.value());
  Remedy help;
  const bool lacks_stool = night.date() < tonight && !told.stool && !night.stool();
  if (lacks_stool && StoolType::from(dose.value())) {
    help += {fmt::format("Was {} the stool type? ", number),
             only_if(Condition::wrong, ticked("log", "--stool", number, "--date", date)), ". "};
  }
  const auto sum = dose == Capsules::none() ? std::nullopt : sum_of(night.capsules(), dose);
  if (!sum)
    return help += {"To correct the dose: ",
                    only_if(Condition::wrong, ticked("edit", date, "--dose", number))};
  return help += {fmt::format("If you took {} more, {} in all: ", number, sum->value()),
                  only_if(Condition::one_more, ticked("log", '+' + number, "--date", date)),
                  fmt::format(". If it was {} in all: ", number),
                  only_if(Condition::in_all, ticked("edit", date, "--dose", number))};
}

std::string in_digits(Severity severity) { return std::to_string(severity.value()); }
std::string in_digits(MeasureValue measured) { return measured.to_text(); }

// Symptoms or measures. Of two values for one name neither can be guessed to be meant.
template <class Element>
std::vector<Element> read_by_name(std::string_view option, const std::vector<std::string>& texts,
                                  Element (*read)(std::string_view, std::string_view)) {
  std::vector<Element> elements;
  std::map<std::string, typename ByName<Element>::Value> told;
  for (const std::string& text : texts) {
    Element element = read(option, text);
    const auto [first, is_new] = told.emplace(element.name.value(), element.value());
    if (first->second != element.value()) {
      throw usage_error(option, fmt::format("tells {} twice, as {} and as {}; once is enough.",
                                            element.name.value(), in_digits(first->second),
                                            in_digits(element.value())));
    }
    if (is_new) elements.push_back(std::move(element));
  }
  return elements;
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
  command.repeated("--measure", flags.measures, "NAME=NUMBER",
                   "Something measured, such as bp-systolic=128 or tender-points=11, up to 9999.9; "
                   "may be repeated");
  command.repeated("--sign", flags.signs, "SIGN",
                   "A warning sign: titrate then advises to stop; may be repeated");
  command.flag("--not-a-sign", flags.no_sign,
               "What --symptom names is no warning sign, though it is called like one");
  command.option("--other-cause", flags.other_cause, "TEXT",
                 "What else explains the result, an illness or a laxative; titrate then learns "
                 "nothing from it");
  command.option("--note", flags.note, "TEXT", "A note; - reads it from standard input");
}

void add_yes(CommandBuilder& command, bool& yes) {
  command.flag("--yes", yes, "Do not ask whether an unlikely dose was taken");
}

void set_stool(Observations& told, const StoolResult& result) {
  if (const auto* type = std::get_if<StoolType>(&result)) {
    told.stool = *type;
    return;
  }
  if (told.movements && told.movements->value() != 0) {
    throw Error(ErrorKind::refused,
                "\"none\" says that no movement came, but --movements says that some did.",
                "Leave one of the two out.");
  }
  told.movements = Movements::from(0);
}

Observations read_observations(const ObservationFlags& flags,
                               const std::vector<std::string>& positionals,
                               Environment& environment) {
  const Positionals words = sorted_out(positionals);
  const std::string dose = once("dose", words.dose, flags.dose);
  const std::string stool = once("stool", words.stool, flags.stool);

  Observations told;
  if (dose.starts_with('+')) {
    told.more = read_capsules("dose", std::string_view(dose).substr(1));
  } else if (!dose.empty()) {
    told.dose = read_dose(dose);
  }
  if (!flags.movements.empty())
    told.movements = read_number<Movements>("--movements", flags.movements);
  if (!stool.empty()) set_stool(told, read_stool("stool", stool));
  if (!flags.sleep.empty()) told.sleep = read_number<SleepQuality>("--sleep", flags.sleep);
  told.symptoms = read_by_name<Symptom>("--symptom", flags.symptoms, read_symptom);
  told.measures = read_by_name<Measurement>("--measure", flags.measures, read_measure);
  for (const std::string& sign : flags.signs) told.signs.insert(read_sign("--sign", sign));
  if (!flags.other_cause.empty()) {
    told.other_cause = read_text<OtherCause>("--other-cause", flags.other_cause);
  }
  if (!flags.note.empty()) told.note = read_note("--note", flags.note, environment);
  return told;
}

Night completed(const Night& night, const Observations& told, NightDate tonight,
                std::optional<Unit> unit) {
  const Join joined = join(night, told);
  if (const Night* whole = joined.night()) return *whole;
  const Obstacle& first = joined.obstacles.front();
  ObstacleWords words = in_words(first, night, told, unit);
  if (auto help = help_with_dose(first, night, told, tonight)) words.help = *std::move(help);
  throw refused(std::move(words));
}

namespace {

constexpr std::string_view one_symptom = "symptom=";
constexpr std::string_view one_measure = "measure=";

constexpr std::array<Clearable, 8> clearable = {{
    {"stool", [](NightFields& night) { night.stool.reset(); }},
    {"movements", [](NightFields& night) { night.movements.reset(); }},
    {"sleep", [](NightFields& night) { night.sleep.reset(); }},
    {"symptoms", [](NightFields& night) { night.symptoms = {}; }},
    {"measures", [](NightFields& night) { night.measures = {}; }},
    {"signs", [](NightFields& night) { night.signs = {}; }},
    {"other-cause", [](NightFields& night) { night.other_cause.reset(); }},
    {"note", [](NightFields& night) { night.note.reset(); }},
}};

}  // namespace

std::vector<std::string> clearable_names() {
  std::vector<std::string> names;
  for (const Clearable& field : clearable) names.emplace_back(field.name);
  return names;
}

Clearing read_clearing(const std::string& field) {
  if (field.starts_with(one_symptom)) return ClearableSymptom{field.substr(one_symptom.size())};
  if (field.starts_with(one_measure)) return ClearableMeasure{field.substr(one_measure.size())};
  for (const Clearable& known : clearable) {
    if (known.name == field) return &known;
  }
  const std::vector<std::string> names = clearable_names();
  const auto like = nearest(field, names, 1);
  throw usage_error(
      "--clear", fmt::format("\"{}\" is not a field that can be cleared.", printable(field, 40)),
      {fmt::format("{}Known are {}, symptom=NAME and measure=NAME. To take out a whole night: ",
                   like ? fmt::format("Did you mean {}? ", *like) : "", fmt::join(names, ", ")),
       titrate("remove", Placeholder::date)});
}

namespace {

struct Clear {
  NightFields& night;

  void operator()(const Clearable* field) const { field->clear(night); }
  void operator()(const ClearableSymptom& symptom) const {
    if (!night.symptoms.remove(symptom.name)) throw nothing_there("symptom", symptom.name);
  }
  void operator()(const ClearableMeasure& measure) const {
    if (!night.measures.remove(measure.name)) throw nothing_there("measure", measure.name);
  }
  Error nothing_there(std::string_view what, std::string_view name) const {
    return {ErrorKind::refused,
            fmt::format("the night of {} has no {} {}.", text::to_text(night.date), what,
                        printable(name, SymptomName::most))};
  }
};

}  // namespace

void clear_field(NightFields& night, const Clearing& clearing) {
  std::visit(Clear{night}, clearing);
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
  for (const Symptom& symptom : told.symptoms) {
    if (!fields.symptoms.set(symptom)) throw refused(no_room_in_words(NightField::symptom));
  }
  for (const Measurement& each : told.measures) {
    if (!fields.measures.set(each)) throw refused(no_room_in_words(NightField::measure));
  }
  fields.signs = fields.signs | told.signs;
  if (told.other_cause) fields.other_cause = told.other_cause;
  if (told.note) fields.note = told.note;
  return or_refuse(Night::from(std::move(fields)));
}

}  // namespace titrate::cli

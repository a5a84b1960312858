#include "cli/ask/edit_questions.hpp"

#include <fmt/format.h>

#include <optional>
#include <string_view>
#include <utility>

#include "cli/ask/ask.hpp"
#include "cli/night/halves.hpp"
#include "cli/night/said_amount.hpp"
#include "cli/night/said_signs.hpp"
#include "knowledge/facts.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

constexpr std::string_view takes_out = "-";
constexpr std::string_view not_noted = "not noted";

std::string in_digits(Capsules dose) { return std::to_string(dose.value()); }
std::string in_digits(const StoolResult& result) {
  const auto* type = std::get_if<StoolType>(&result);
  return type == nullptr ? std::string(knowledge::no_movement_word) : std::to_string(type->value());
}

class Correcting {
 public:
  Correcting(Context& context, const Course& course, const Night& night)
      : context_(context), course_(course), night_(night) {}

  void ask();
  bool has_answers() const { return !so_far_.clear.empty() || so_far_.flags != ObservationFlags(); }
  Corrections answers() && { return std::move(so_far_); }

 private:
  using Take = void (*)(ObservationFlags& flags, const std::string& answer);

  void tell(const Hint& hint) { context_.say(text::wrapped(hint, context_.style())); }
  void show();
  void ask_field(std::string_view what, const std::string& there, std::string_view field,
                 const Take& take);
  void ask_stool();
  void ask_by_name(const std::string& name, std::string_view scale, const std::string& there,
                   std::string_view kind, std::vector<std::string> ObservationFlags::*told);
  void ask_symptoms();
  void ask_measures();
  CountedThen counted() const { return {course_.unit(), course_.strength()}; }
  Night with(const Corrections& corrections) const;
  void keep(Corrections corrections);
  Corrections without(const std::string& field) const;

  Context& context_;
  const Course& course_;
  const Night& night_;
  Corrections so_far_{};
};

void Correcting::show() {
  const std::string night = fmt::format("The night of {}: {}", text::to_text(night_.date()),
                                        text::to_text(night_, course_.counted()));
  tell(text::shown(night, context_.style()));
  if (!night_.signs().empty()) {
    tell({"A warning sign is not asked for here. If it was none: ",
          only_if(Condition::wrong, ticked("edit", night_.date().iso(), "--clear", "signs"))});
  }
  tell("Enter keeps what is there, - takes it out.");
}

// The night as it will be. Throws where the answers do not go together.
Night Correcting::with(const Corrections& corrections) const {
  require_no_fraction("", corrections.flags.dose, course_.unit());
  NightFields fields = night_.fields();
  for (const std::string& field : corrections.clear) clear_field(fields, read_clearing(field));
  const Observations told = read_observations(corrections.flags, {}, context_.environment());
  if (told.more) throw Error(ErrorKind::usage, "Please type how many it was in all.");
  return overwritten(std::move(fields), told);
}

void Correcting::keep(Corrections corrections) {
  static_cast<void>(with(corrections));
  so_far_ = std::move(corrections);
}

Corrections Correcting::without(const std::string& field) const {
  Corrections corrections = so_far_;
  corrections.clear.push_back(field);
  return corrections;
}

// `there`: what stands in it, in words; `field`: what clears it, empty where nothing does.
void Correcting::ask_field(std::string_view what, const std::string& there, std::string_view field,
                           const Take& take) {
  const std::string question =
      fmt::format("{} [Enter: {}]", what, there.empty() ? not_noted : std::string_view(there));
  ask_until(context_, question, [&](const std::string& answer) {
    if (answer.empty() || (answer == takes_out && there.empty())) return true;
    Corrections corrections = so_far_;
    if (answer == takes_out && !field.empty()) {
      corrections.clear.emplace_back(field);
    } else {
      take(corrections.flags, answer);
      if (!corrections.flags.dose.empty() && !corrections.flags.dose.starts_with('+')) {
        corrections.flags.dose = in_digits(read_said_dose("", corrections.flags.dose, counted()));
      }
    }
    keep(std::move(corrections));
    return true;
  });
}

// A type, or that none came: each takes the place of the other, and a sign is asked about.
void Correcting::ask_stool() {
  std::string there;
  if (night_.stool()) there = text::to_text(*night_.stool());
  if (night_.no_movement()) there = "none";
  const std::string question = fmt::format("Stool, 1 to 7, a word, or none [Enter: {}]",
                                           there.empty() ? not_noted : std::string_view(there));
  ask_until(context_, question, [&](const std::string& answer) {
    if (answer.empty() || (answer == takes_out && there.empty())) return true;
    if (answer == takes_out) {
      keep(without(night_.no_movement() ? "movements" : "stool"));
      return true;
    }
    Corrections corrections = so_far_;
    if (const auto sign = sign_in_answer(context_, answer)) {
      corrections.flags.signs.emplace_back(name_of(*sign));
    } else {
      corrections.flags.stool = in_digits(read_stool_answer(answer));
    }
    keep(std::move(corrections));
    return true;
  });
}

// `kind`: as `--clear` has it.
void Correcting::ask_by_name(const std::string& name, std::string_view scale,
                             const std::string& there, std::string_view kind,
                             std::vector<std::string> ObservationFlags::*told) {
  const std::string question = fmt::format("{}, {} [Enter: {}]", name, scale, there);
  ask_until(context_, question, [&](const std::string& answer) {
    if (answer.empty()) return true;
    if (answer == takes_out) {
      keep(without(fmt::format("{}={}", kind, name)));
      return true;
    }
    Corrections corrections = so_far_;
    (corrections.flags.*told).push_back(fmt::format("{}={}", name, answer));
    keep(std::move(corrections));
    return true;
  });
}

void Correcting::ask_symptoms() {
  for (const Symptom& symptom : night_.symptoms().list()) {
    ask_by_name(symptom.name.value(), "0 (none) to 10 (worst)",
                std::to_string(symptom.severity.value()), "symptom", &ObservationFlags::symptoms);
  }
}

void Correcting::ask_measures() {
  for (const Measurement& each : night_.measures().list()) {
    ask_by_name(each.name.value(), "a number", each.measured.to_text(), "measure",
                &ObservationFlags::measures);
  }
}

// A number alone could be taken for wholes where halves are counted.
std::string dose_question(std::optional<Unit> unit) {
  return unit ? fmt::format("Dose in {}, 0 for none", words_of(unit).many) : "Dose, 0 for none";
}

template <class Number>
std::string in_digits(const std::optional<Number>& number) {
  return number ? std::to_string(number->value()) : "";
}

// A text is shown whole above.
template <class Words>
std::string as_it_is(const std::optional<Words>& words) {
  return words ? "as it is" : "";
}

void Correcting::ask() {
  show();
  ask_field(dose_question(course_.unit()), std::to_string(night_.capsules().value()), "",
            [](ObservationFlags& flags, const std::string& answer) { flags.dose = answer; });
  ask_stool();
  if (const Night now = with(so_far_); !now.no_movement()) {
    ask_field("Bowel movements, 0 to 30", in_digits(now.movements()), "movements",
              [](ObservationFlags& flags, const std::string& answer) { flags.movements = answer; });
  }
  ask_field("Sleep, 1 (very bad) to 5 (very good)", in_digits(night_.sleep()), "sleep",
            [](ObservationFlags& flags, const std::string& answer) { flags.sleep = answer; });
  ask_symptoms();
  ask_measures();
  ask_field("Another cause, an illness or a laxative", as_it_is(night_.other_cause()),
            "other-cause",
            [](ObservationFlags& flags, const std::string& answer) { flags.other_cause = answer; });
  ask_field("Note", as_it_is(night_.note()), "note",
            [](ObservationFlags& flags, const std::string& answer) { flags.note = answer; });
}

}  // namespace

Corrections ask_for_corrections(Context& context, const Course& course, const Night& night) {
  Correcting correcting(context, course, night);
  try {
    correcting.ask();
  } catch (const TooManyTries& error) {
    if (!correcting.has_answers()) throw;
    context.say_text(as_sentence(error) + " What you answered before is kept.");
  }
  return std::move(correcting).answers();
}

}  // namespace titrate::cli

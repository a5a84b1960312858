#include "cli/ask/dose_question.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <variant>

#include "cli/ask/ask.hpp"
#include "cli/night/said_amount.hpp"
#include "cli/night/said_signs.hpp"
#include "cli/night/sure_dose.hpp"
#include "knowledge/facts.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

// Where halves are counted, a number alone could be taken for wholes.
std::string how_many(std::optional<Unit> unit) {
  if (!whole_of(unit)) return "how many did you take?";
  return fmt::format("how many {} did you take?", words_of(unit).many);
}

// A no may be that none was taken, or that it is still to come.
Capsules read_count(const std::string& answer, const CountedThen& counted) {
  if (yes_or_no(answer) == false) {
    throw Error(ErrorKind::usage, "That could be none, or not yet.", "Type 0 or not yet.");
  }
  return read_said_dose("", answer, counted);
}

std::string how_many_question(const Advice& advice, Enter enter) {
  const std::string question = text::with_capital(how_many(advice.unit));
  if (enter == Enter::takes_advice) {
    return fmt::format("{} A number, or not yet [Enter: {}]", question, advice.capsules.value());
  }
  return fmt::format("{} A number, 0 for none [Enter: {}]", question,
                     enter == Enter::says_not_yet ? "not yet" : "leave it out");
}

// No dose is offered any more; a night that is not in the log takes a sign with its dose.
std::optional<Capsules> ask_dose_with_sign(Context& context, const CountedThen& counted) {
  return ask_until(context,
                   fmt::format("To log it with this night: {} 0 for none", how_many(counted.unit)),
                   [&](const std::string& answer) { return read_count(answer, counted); });
}

// The question whether so many were taken, or so few; empty where that needs none.
std::string doubt_question(Capsules dose, const Advice& advice, Strength strength, Enter enter) {
  const bool is_unadvised = enter == Enter::leaves_out_unadvised;
  const auto doubt = doubt_about(dose, advice, strength);
  if (doubt && (dose < advice.capsules || is_unadvised)) {
    return fmt::format("{}. Did you take so {}? [yes or no]", *doubt,
                       dose < advice.capsules ? "few" : "many");
  }
  if (dose <= advice.capsules || is_unadvised) return "";
  return fmt::format("{} {} more than the {} advised. Did you take that many? [yes or no]",
                     text::count_in_words(dose, advice.unit),
                     dose == Capsules::one() ? "is" : "are", advice.capsules.value());
}

// A slip of the finger is found sooner here than by the word about it afterwards. Who is asked
// whether it was 33 and types 3 has said how many it was. Nothing where the answer is no.
std::optional<Capsules> make_sure(Context& context, Capsules dose, const Advice& advice,
                                  Strength strength, Enter enter) {
  for (int left = most_tries; left > 0; --left) {
    const std::string question = doubt_question(dose, advice, strength, enter);
    if (question.empty()) return dose;
    if (const std::string urgent = first_of_all(dose, {strength, advice.unit}); !urgent.empty()) {
      context.say_text(urgent);
    }
    const auto said = ask_until(context, question, read_sure);
    if (const bool* is_so = std::get_if<bool>(&said)) {
      return *is_so ? std::optional(dose) : std::nullopt;
    }
    const Capsules number = std::get<Capsules>(said);
    if (number == dose) return dose;
    dose = number;
  }
  throw TooManyTries();
}

}  // namespace

Observations ask_how_many(Context& context, const Advice& advice, Strength strength, Enter enter) {
  Observations told;
  const CountedThen counted{advice.unit, strength};
  const auto read = [&](const std::string& answer) -> std::optional<Capsules> {
    if (const auto sign = sign_in_answer(context, answer)) {
      told.signs.insert(*sign);
      return ask_dose_with_sign(context, counted);
    }
    if (answer.empty() && enter == Enter::takes_advice) return advice.capsules;
    if (is_left_open(answer)) return std::nullopt;
    if (knowledge::plain_name(answer) == "none") return Capsules::none();
    return read_count(answer, counted);
  };
  const std::string question = how_many_question(advice, enter);
  bool is_open = true;
  while (is_open) {
    told.dose = ask_until(context, question, read);
    is_open = told.dose && told.signs.empty();
    if (is_open) {
      told.dose = make_sure(context, *told.dose, advice, strength, enter);
      is_open = !told.dose;
    }
  }
  return told;
}

}  // namespace titrate::cli

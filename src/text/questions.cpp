#include "text/questions.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "knowledge/facts.hpp"
#include "text/words.hpp"

namespace titrate::text {
namespace {

constexpr int choice_columns = 13;

std::string choice(std::string_view answer, std::string_view looks, const Style& style) {
  return labelled(fmt::format("  {}", answer), looks, style, Ink::plain, choice_columns);
}

// Without the command that it ends in.
std::string_view alone(std::string_view words) { return words.substr(0, words.find(": {}")); }

}  // namespace

Hint safety_notice() {
  std::string first;
  for (const knowledge::Fact& fact : knowledge::ask_first()) {
    first += (first.empty() ? "" : "; ") + std::string(alone(fact.words));
  }
  return {fmt::format("Before you begin. titrate informs; it is not medical advice. Ask a doctor "
                      "or pharmacist first about: {}. More: ",
                      first),
          ticked("guide", "signs")};
}

std::string stool_choices(const Style& style) {
  std::string choices;
  for (const knowledge::StoolLook& look : knowledge::stool_looks()) {
    choices += choice(to_text(*StoolType::from(look.type)), look.looks, style);
  }
  return choices + choice(knowledge::no_movement_word, "no bowel movement came", style) +
         choice("not yet", "nothing to tell so far", style);
}

namespace {

Hint words_on_offer(const std::string& before, Capsules offered, const Counted& counted,
                    const std::string& origin) {
  return {fmt::format("The ceiling is the most that titrate may advise, however well it goes. "
                      "{}Offered: {}, {}. Choose a higher one only if you agreed on it with "
                      "someone who knows your health; ",
                      before, dose_in_words(offered, counted), origin),
          ticked("ceiling"), " changes it later."};
}

// An amount in what is counted: "2 capsules", "between 1 and 2 capsules (200 and 400 mg)".
std::string in_what_is_counted(Milligrams amount, const Counted& now) {
  const std::int64_t each = now.strength.per_capsule().tenths();
  const std::int64_t whole = amount.tenths() / each;
  const auto in_mg = [&](std::int64_t count) { return Milligrams::from_tenths(count * each); };
  const auto counted = [&](std::int64_t count) {
    return count_in_words(static_cast<int>(count), now.unit);
  };
  if (whole * each == amount.tenths()) return counted(whole);
  // Of halves each is told in wholes too, in brackets of its own.
  const bool in_halves = whole_of(now.unit).has_value();
  const auto with_mg = [&](std::int64_t count) {
    const std::string mg = to_text(in_mg(count));
    return counted(count) + (in_halves ? ", " + mg : " (" + mg + ')');
  };
  if (whole == 0) return "less than " + with_mg(1);
  if (in_halves) return fmt::format("between {}, and {}", with_mg(whole), with_mg(whole + 1));
  return fmt::format("between {} and {} ({} and {})", whole, counted(whole + 1),
                     in_mg(whole).to_text(), to_text(in_mg(whole + 1)));
}

}  // namespace

Hint words_on_ceiling(Capsules offered, const Counted& counted) {
  return words_on_offer("", offered, counted, origin_of_default_ceiling(offered, counted.strength));
}

Hint words_on_ceiling(Capsules offered, const Counted& counted, Capsules before,
                      const Counted& counted_before) {
  return words_on_offer(fmt::format("Last time it was {}. ", dose_in_words(before, counted_before)),
                        offered, counted, "the most within that");
}

std::string words_on_hold(const Hold& hold, std::optional<Unit> held, const Counted& counted) {
  const std::string until = hold.until ? fmt::format(" until {}", to_text(*hold.until)) : "";
  return fmt::format(
      "The course before held {} a night{}. Of the new ones that is {}. The new "
      "course begins with the label's dose all the same, as the protocol says.",
      dose_in_words(hold.capsules, hold.amount, held), until,
      in_what_is_counted(hold.amount, counted));
}

std::string origin_of_default_ceiling(Capsules ceiling, Strength strength) {
  const std::string level = fmt::format(
      "{} mg, the adult upper level for magnesium from supplements", upper_level.to_text());
  return ceiling * strength > upper_level ? "the label's dose, which is above " + level
                                          : "the most within " + level;
}

}  // namespace titrate::text

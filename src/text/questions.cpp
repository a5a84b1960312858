#include "text/questions.hpp"

#include <fmt/format.h>

#include "knowledge/facts.hpp"
#include "text/words.hpp"

namespace titrate::text {
namespace {

constexpr int choice_columns = 13;

std::string choice(std::string_view answer, std::string_view looks, const Style& style) {
  return labelled(fmt::format("  {}", answer), looks, style, Ink::plain, choice_columns);
}

}  // namespace

std::string stool_choices(const Style& style) {
  std::string choices;
  for (const knowledge::StoolLook& look : knowledge::stool_looks()) {
    choices += choice(to_text(*StoolType::from(look.type)), look.looks, style);
  }
  return choices + choice(knowledge::no_movement_word, "no bowel movement came", style) +
         choice("not yet", "nothing to tell so far", style);
}

Hint words_on_ceiling(Capsules offered, Strength strength) {
  return {fmt::format(
              "The ceiling is the most that titrate may advise, however well it goes. Offered: {} "
              "({}), {}. Choose a higher one only if you agreed on it with someone who knows your "
              "health; ",
              to_text(offered), to_text(offered * strength),
              origin_of_default_ceiling(offered, strength)),
          ticked("ceiling"), " changes it later."};
}

std::string origin_of_default_ceiling(Capsules ceiling, Strength strength) {
  const std::string level = fmt::format(
      "{} mg, the adult upper level for magnesium from supplements", upper_level.to_text());
  return ceiling * strength > upper_level ? "the label's dose, which is above " + level
                                          : "the most within " + level;
}

}  // namespace titrate::text

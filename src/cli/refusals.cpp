#include "cli/refusals.hpp"

#include <fmt/format.h>

#include "text/words.hpp"

namespace titrate::cli {

std::string still_to_come(std::string_view what, NightDate tonight) {
  return fmt::format("{} is still to come; tonight is {}.", what, text::to_text(tonight));
}

std::string night_still_to_come(NightDate night, NightDate tonight) {
  return still_to_come("the night of " + text::to_text(night), tonight);
}

Error changed_meanwhile() {
  Error error(ErrorKind::refused, "the log was changed meanwhile, by another titrate.",
              "Your change was not saved; try it again.");
  error.log_is_as_it_was = false;
  return error;
}

bool wants_note(Capsules ceiling, Strength strength) { return ceiling * strength > weakness_level; }

void require_note(const Ceiling& ceiling, const Counted& counted, const Remedy& help) {
  if (ceiling.note || !wants_note(ceiling.capsules, counted.strength)) return;
  Remedy remedy = "If someone who knows your health agreed: ";
  remedy += help;
  throw Error(
      ErrorKind::refused,
      fmt::format(
          "a ceiling of {} allows {} a night. Above {} low blood pressure and weakness have "
          "been seen, so titrate wants a note of who agreed to it.",
          text::count_in_words(ceiling.capsules, counted.unit),
          text::to_text(ceiling.capsules * counted.strength), text::to_text(weakness_level)),
      std::move(remedy));
}

}  // namespace titrate::cli

#include "cli/night/halves.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/args/values.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

// What is counted on the night that was told, or tonight.
std::optional<Unit> unit_told_of(Context& context, const TypedNight& typed) {
  const Log log = context.file().read().log;
  if (log.courses().empty()) return std::nullopt;
  const NightDate night =
      typed.date.empty() ? context.tonight() : read_night("--date", typed.date, context.tonight());
  return log.courses()[log.course_of(night).value_or(0)].unit();
}

// The dose among what was typed, where it is one; else null.
const std::string* fraction_in(const TypedNight& typed) {
  if (halves_in(typed.flags.dose)) return &typed.flags.dose;
  for (const std::string& value : typed.values) {
    if (halves_in(value)) return &value;
  }
  return nullptr;
}

}  // namespace

std::optional<Capsules> halves_in(std::string_view text) {
  if (text == "1/2") return Capsules::one();
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto digits = std::find_if_not(text.begin(), text.end(), is_digit) - text.begin();
  const std::string_view wholes = text.substr(0, static_cast<std::size_t>(digits));
  const std::string_view rest = text.substr(wholes.size());
  if (wholes.size() > 2 || (rest != ".5" && rest != ",5" && rest != "½")) return std::nullopt;
  int number = 0;
  for (const char digit : wholes) number = 10 * number + (digit - '0');
  return Capsules::from(2 * number + 1);
}

void require_no_fraction(std::string_view option, std::string_view dose, std::optional<Unit> unit) {
  const auto halves = halves_in(dose);
  const auto whole = whole_of(unit);
  if (!halves || !whole) return;
  const std::string wholes = text::with_capital(text::wholes_in_words(*halves, *whole));
  throw usage_error(option,
                    fmt::format("{} is not a number of {}, which are counted here.", as_typed(dose),
                                words_of(unit).many),
                    fmt::format("{} {} {}.", wholes, *halves == Capsules::one() ? "is" : "are",
                                text::to_text(*halves, unit)));
}

void require_no_fraction(Context& context, const TypedNight& typed) {
  const std::string* const dose = fraction_in(typed);
  if (dose != nullptr) require_no_fraction("dose", *dose, unit_told_of(context, typed));
}

}  // namespace titrate::cli

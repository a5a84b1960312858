#include "cli/night/halves.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "cli/args/said_words.hpp"
#include "cli/args/values.hpp"
#include "cli/night/said_amount.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

// A dose is told as more by a "+" before it.
std::string_view without_plus(std::string_view amount) {
  return amount.starts_with('+') ? amount.substr(1) : amount;
}

Error not_counted(std::string_view option, std::string_view typed, std::optional<Unit> unit) {
  const std::string_view many = words_of(unit).many;
  return usage_error(
      option, whole_of(unit)
                  ? fmt::format("{} is not a number of {}.", as_typed(typed), many)
                  : fmt::format("{} is not a whole number of {}, and no halves are counted here.",
                                as_typed(typed), many));
}

// Both readings, of a number that was told in wholes.
Error told_in_wholes(std::string_view option, std::string_view typed, int halves, Unit unit) {
  const std::string wholes = text::with_capital(text::wholes_in_words(halves, *whole_of(unit)));
  return usage_error(option,
                     fmt::format("{} is not a number of {}, which are counted here.",
                                 as_typed(typed), words_of(unit).many),
                     fmt::format("{} {} {} {}.", wholes, halves == 1 ? "is" : "are", halves,
                                 halves == 1 ? words_of(unit).one : words_of(unit).many));
}

bool names(std::string_view said, std::optional<Unit> unit) {
  return said == words_of(unit).one || said == words_of(unit).many;
}

// The dose among what was typed, where it may have been told with a half in it; the words beside
// it.
struct SplitDose {
  std::string dose;
  std::vector<std::string> others;
};

SplitDose split_dose(const std::vector<std::string>& values) {
  SplitDose split;
  for (const std::string& value : values) {
    if (is_stool_word(value)) {
      split.others.push_back(value);
    } else {
      split.dose += (split.dose.empty() ? "" : " ") + value;
    }
  }
  return split;
}

// "+half a tablet" as "+1"; nothing where it has no half in it.
std::optional<std::string> dose_in_halves(Context& context, const std::string& dose,
                                          const std::string& date) {
  const std::string_view amount = without_plus(dose);
  if (!with_half_in(amount)) return std::nullopt;
  const auto halves = read_halves("dose", amount, counted_on(context, date).unit);
  if (!halves) return std::nullopt;
  return fmt::format("{}{}", amount.size() < dose.size() ? "+" : "", halves->value());
}

}  // namespace

std::optional<Capsules> halves_in(std::string_view text) {
  const auto told = with_half_in(text);
  const bool is_one_word = text.find_first_of(" \t") == std::string_view::npos;
  if (!told || !is_one_word || text == "half") return std::nullopt;
  return Capsules::from(told->halves);
}

void require_no_fraction(std::string_view option, std::string_view amount,
                         std::optional<Unit> unit) {
  const auto halves = halves_in(without_plus(amount));
  if (!halves || !whole_of(unit)) return;
  throw told_in_wholes(option, amount, halves->value(), *unit);
}

void require_no_fraction(Context& context, std::string_view option, std::string_view amount,
                         std::string_view date) {
  if (!halves_in(without_plus(amount))) return;
  require_no_fraction(option, amount, counted_on(context, date).unit);
}

std::optional<Capsules> read_halves(std::string_view option, std::string_view answer,
                                    std::optional<Unit> unit) {
  const auto told = with_half_in(answer);
  if (!told) return std::nullopt;
  const auto whole = whole_of(unit);
  if (!whole) {
    if (halves_in(answer)) return std::nullopt;  // refused as any other number that is not whole
    throw not_counted(option, answer, unit);
  }
  const auto halves = Capsules::from(told->halves);
  if (!halves || told->name.empty()) throw told_in_wholes(option, answer, told->halves, *unit);
  if (!names(told->name, whole)) throw not_counted(option, answer, unit);
  return halves;
}

namespace {

// A value that is told in wholes and a half and no more: the number alone is refused, with how to
// tell it.
void require_no_fraction_among(Context& context, const TypedNight& typed, std::size_t at,
                               Suggestion (*retype)(const TypedNight& typed)) {
  const std::string value = typed.values[at];
  const auto halves = halves_in(without_plus(value));
  if (!halves) return;
  const auto unit = counted_on(context, typed.date).unit;
  TypedNight again = typed;
  if (whole_of(unit)) {
    again.values[at] = (value.starts_with('+') ? "+" : "") + std::to_string(halves->value());
    Error error = told_in_wholes("dose", value, halves->value(), *unit);
    error.remedy += {" If so many were taken: ", only_if(Condition::meant, retype(again))};
    throw error;
  }
  again.values.erase(again.values.begin() + static_cast<std::ptrdiff_t>(at));
  Suggestion whole = retype(again);
  const std::size_t verb_words = whole.words.size() > 1 && whole.words[0].fixed == "edit" ? 2 : 1;
  whole.words.insert(whole.words.begin() + static_cast<std::ptrdiff_t>(verb_words),
                     Placeholder::dose);
  Error error = not_counted("dose", value, unit);
  error.remedy = {"Log the whole ones: ", std::move(whole)};
  throw error;
}

// With a number before it or a name behind it, "1.5 tablets", it is read as what they are together.
bool stands_alone(const std::vector<std::string>& values, std::size_t at) {
  const auto begins_with_digit = [](const std::string& value) {
    return !value.empty() && value.front() >= '0' && value.front() <= '9';
  };
  if (at > 0 && number_in_digits(values[at - 1])) return false;
  return at + 1 == values.size() || is_stool_word(values[at + 1]) ||
         begins_with_digit(values[at + 1]);
}

}  // namespace

TypedNight with_halves_read(Context& context, const TypedNight& typed,
                            Suggestion (*retype)(const TypedNight& typed)) {
  TypedNight read = typed;
  if (auto halves = dose_in_halves(context, typed.flags.dose, typed.date)) {
    read.flags.dose = *std::move(halves);
  }
  SplitDose split = split_dose(typed.values);
  for (std::size_t at = 0; at < typed.values.size(); ++at) {
    if (stands_alone(typed.values, at)) require_no_fraction_among(context, typed, at, retype);
  }
  if (auto halves = dose_in_halves(context, split.dose, typed.date)) {
    split.others.insert(split.others.begin(), *std::move(halves));
    read.values = std::move(split.others);
  }
  return read;
}

}  // namespace titrate::cli

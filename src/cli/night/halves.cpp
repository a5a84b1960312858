#include "cli/night/halves.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "cli/args/values.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

// What is counted on a night, tonight where none was told.
std::optional<Unit> unit_on(Context& context, std::string_view date) {
  const Log log = context.file().read().log;
  if (log.courses().empty()) return std::nullopt;
  const NightDate night =
      date.empty() ? context.tonight() : read_night("--date", date, context.tonight());
  return log.courses()[log.course_of(night).value_or(0)].unit();
}

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
  const auto halves = read_halves("dose", amount, unit_on(context, date));
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
  require_no_fraction(option, amount, unit_on(context, date));
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

TypedNight with_halves_read(Context& context, const TypedNight& typed) {
  TypedNight read = typed;
  if (auto halves = dose_in_halves(context, typed.flags.dose, typed.date)) {
    read.flags.dose = *std::move(halves);
  }
  for (const std::string& value : typed.values) {
    require_no_fraction(context, "dose", value, typed.date);
  }
  SplitDose split = split_dose(typed.values);
  if (auto halves = dose_in_halves(context, split.dose, typed.date)) {
    split.others.insert(split.others.begin(), *std::move(halves));
    read.values = std::move(split.others);
  }
  return read;
}

}  // namespace titrate::cli

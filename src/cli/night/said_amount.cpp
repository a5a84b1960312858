#include "cli/night/said_amount.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/args/said_words.hpp"
#include "cli/args/values.hpp"
#include "cli/night/halves.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

// What a number was said to be of.
enum class Named { counted, wholes, other };

// "half tablets", "half-tablet", "halves", "tablets" as the unit that is meant, or as no unit.
Named named(std::string_view name, std::optional<Unit> unit) {
  std::string plain(name);
  std::replace(plain.begin(), plain.end(), ' ', '-');
  const UnitWords& words = words_of(unit);
  const auto whole = whole_of(unit);
  if (plain == words.one || plain == words.many) return Named::counted;
  if (!whole) return is_count_name(plain) ? Named::counted : Named::other;
  if (plain == "halves") return Named::counted;
  if (plain == words_of(whole).one || plain == words_of(whole).many) return Named::wholes;
  return Named::other;
}

// "3 caps": where the number ends and its name begins; "3caps" likewise.
struct AmountParts {
  std::string number;
  std::string name{};
};

AmountParts parts_in(std::string_view text) {
  std::vector<std::string> words = words_typed(text);
  if (words.empty()) return {};
  AmountParts parts{words.front()};
  const auto end = parts.number.find_first_not_of("0123456789.,");
  const bool is_joined = end != std::string::npos && end > 0;
  if (is_joined) {
    parts.name = parts.number.substr(end);
    parts.number.resize(end);
  }
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (i == 1 && (words[i] == "x" || words[i] == "of") && words.size() > 2) continue;
    parts.name += (parts.name.empty() ? "" : " ") + words[i];
  }
  return parts;
}

Error of_other(std::string_view option, std::string_view typed, int number,
               std::optional<Unit> unit) {
  const std::string_view many = words_of(unit).many;
  Remedy help;
  if (whole_of(unit)) {
    const std::string_view wholes = words_of(whole_of(unit)).many;
    help =
        fmt::format("Type {} {} for so many whole ones, or {} {}.", number, wholes, number, many);
  } else {
    help = fmt::format("If it was {} {}, type {}.", number, many, number);
  }
  return usage_error(option,
                     fmt::format("{} names something else than the {} that are counted here.",
                                 as_typed(typed), many),
                     std::move(help));
}

// An amount of magnesium as so many of what is counted, where it is a whole number of them.
int from_amount(std::string_view option, std::string_view typed, std::string number,
                const CountedThen& counted) {
  std::replace(number.begin(), number.end(), ',', '.');
  const auto amount = Milligrams::parse(number);
  if (!amount || !counted.strength) {
    throw usage_error(option,
                      fmt::format("{} is not a dose that can be counted here.", as_typed(typed)),
                      "Type how many were taken.");
  }
  const std::int64_t each = counted.strength->per_capsule().tenths();
  if (amount->tenths() % each == 0 && amount->tenths() / each <= Capsules::highest) {
    return static_cast<int>(amount->tenths() / each);
  }
  const auto below = Capsules::from(amount->tenths() / each);
  const auto above = below ? Capsules::from(below->value() + 1) : std::nullopt;
  if (!below || !above) {
    throw usage_error(option,
                      fmt::format("{} is more than {} of {}.", as_typed(typed), Capsules::highest,
                                  text::to_text(counted.strength->per_capsule())),
                      "Type how many were taken.");
  }
  throw usage_error(
      option,
      fmt::format("{} is not a whole number of {} of {}.", as_typed(typed),
                  words_of(counted.unit).many, text::to_text(counted.strength->per_capsule())),
      fmt::format(
          "{} would be {}, {} {}. Type how many were taken.",
          text::count_in_words(*below, counted.unit), text::to_text(*below * *counted.strength),
          text::count_in_words(*above, counted.unit), text::to_text(*above * *counted.strength)));
}

}  // namespace

CountedThen counted_on(Context& context, std::string_view date) {
  const Log log = context.file().read().log;
  if (log.courses().empty()) return {};
  const NightDate night =
      date.empty() ? context.tonight() : read_night("--date", date, context.tonight());
  const Course& course = log.courses()[log.course_of(night).value_or(0)];
  const Course& before = log.courses()[log.course_of(night - 1).value_or(0)];
  const bool is_other = before.unit() != course.unit() || before.strength() != course.strength();
  return {course.unit(), course.strength(), date.empty() && is_other};
}

std::optional<int> said_amount(std::string_view option, std::string_view text,
                               const CountedThen& counted) {
  const std::vector<std::string> words = words_typed(text);
  if (words.size() == 1 && is_none_taken(words.front())) return 0;
  const auto [number_text, name] = parts_in(text);
  const auto number_there = name.empty() || name == "x" ? std::nullopt : number_said(number_text);
  if (counted.may_be_other && (name == "mg" || (number_there && is_unit_name(name)))) {
    throw usage_error(option,
                      fmt::format("{} is another number in each of two bottles.", as_typed(text)),
                      "Type how many were taken, and for which night: --date tonight or --date "
                      "yesterday.");
  }
  if (name == "mg") return from_amount(option, text, number_text, counted);
  const bool is_article = number_text == "a" || number_text == "an";
  const auto number =
      is_article && !name.empty() && name != "half" ? std::optional(1) : number_said(number_text);
  if (!number) return std::nullopt;
  if (name.empty() || name == "x") {
    const bool is_digits = name.empty() && number_in_digits(number_text).has_value();
    return is_digits ? std::nullopt : number;
  }
  switch (named(name, counted.unit)) {
    case Named::counted:
      return number;
    case Named::wholes:
      return 2 * *number;
    case Named::other:
      break;
  }
  const bool is_word = name.find_first_not_of("abcdefghijklmnopqrstuvwxyz- ") == std::string::npos;
  if (is_article || !is_word || !is_unit_name(name)) return std::nullopt;
  throw of_other(option, text, *number, counted.unit);
}

Capsules read_said_dose(std::string_view option, std::string_view text,
                        const CountedThen& counted) {
  const bool is_amount = parts_in(text).name == "mg";  // which may have a half of its own
  const auto halves = is_amount ? std::nullopt : read_halves(option, text, counted.unit);
  if (halves) return *halves;
  const auto number = said_amount(option, text, counted);
  if (!number) return read_number<Capsules>(option, text);
  if (const auto dose = Capsules::from(*number)) return *dose;
  throw usage_error(option, fmt::format("{} is more than {}, the most that a night can hold.",
                                        as_typed(text), Capsules::highest));
}

}  // namespace titrate::cli

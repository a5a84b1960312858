#include "text/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "knowledge/facts.hpp"

namespace titrate::text {
namespace {

constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct ValueWords {
  std::optional<Unit> unit;

  std::string operator()(Capsules dose) const { return count_in_words(dose, unit); }
  std::string operator()(StoolType stool) const { return to_text(stool); }
  std::string operator()(Movements movements) const {
    return movements.value() == 0 ? "none" : std::to_string(movements.value());
  }
  std::string operator()(SleepQuality sleep) const { return fmt::format("{} of 5", sleep.value()); }
  std::string operator()(Severity severity) const {
    return fmt::format("{} of 10", severity.value());
  }
  std::string operator()(MeasureValue measured) const { return measured.to_text(); }
  std::string operator()(WarningSign sign) const { return std::string(name_of(sign)); }
  std::string operator()(const OtherCause& cause) const { return cause.value(); }
  std::string operator()(const Note& note) const { return note.value(); }
};

std::string number_and_name(int count, std::optional<Unit> unit) {
  const UnitWords& words = words_of(unit);
  return fmt::format("{} {}", count, count == 1 ? words.one : words.many);
}

}  // namespace

std::string to_text(NightDate night) {
  return fmt::format("{} {}", short_words(night), night.civil().year);
}

std::string short_words(NightDate night) {
  return fmt::format("{} {}", weekdays[static_cast<std::size_t>(night.civil().weekday)],
                     day_words(night));
}

std::string day_words(NightDate night) {
  const NightDate::Civil date = night.civil();
  return fmt::format("{} {}", date.day, months[static_cast<std::size_t>(date.month - 1)]);
}

std::string day_and_year(NightDate night) {
  return fmt::format("{} {}", day_words(night), night.civil().year);
}

std::string to_text(NightRange nights) {
  const auto [first, last] = nights;
  if (first == last) return to_text(last);
  const bool same_year = first.civil().year == last.civil().year;
  return fmt::format("{} to {}", same_year ? short_words(first) : to_text(first), to_text(last));
}

std::string to_text(Capsules count, std::optional<Unit> unit) {
  return number_and_name(count.value(), unit);
}

std::string to_text(Milligrams amount) { return amount.to_text() + " mg"; }

std::string nights_in_words(int nights) {
  return fmt::format("{} night{}", nights, nights == 1 ? "" : "s");
}

std::string_view word(StoolType stool) {
  return knowledge::stool_looks()[static_cast<std::size_t>(stool.value() - 1)].word;
}

std::string to_text(StoolType stool) { return fmt::format("{} {}", stool.value(), word(stool)); }

std::string signs_in_words(WarningSigns signs) {
  std::string text;
  for (const WarningSign sign : signs.list()) {
    if (!text.empty()) text += ", ";
    text += name_of(sign);
  }
  std::replace(text.begin(), text.end(), '-', ' ');
  return text;
}

std::string_view what_to_do(SignRank rank) {
  return rank == SignRank::emergency
             ? "If it is there now, call an emergency number now; if it is over, speak to a doctor "
               "today"
             : "Speak to a doctor today; if it gets worse, call an emergency number";
}

SignRank rank_of(WarningSigns signs) {
  return signs.has_emergency() ? SignRank::emergency : SignRank::doctor;
}

std::string name_in_words(NightField field, const std::string& name) {
  switch (field) {
    case NightField::capsules:
      return "dose";
    case NightField::stool:
      return "stool";
    case NightField::movements:
      return "movements";
    case NightField::result:
      return "result";
    case NightField::sleep:
      return "sleep";
    case NightField::symptom:
    case NightField::measure:
      return name;
    case NightField::sign:
      return "warning sign";
    case NightField::other_cause:
      return "other cause";
    case NightField::note:
      return "note";
  }
  return "";
}

std::string value_in_words(const NightValue& value, std::optional<Unit> unit) {
  return std::visit(ValueWords{unit}, value);
}

// Half of a count, in words: a fraction in digits, 1.5 or 1/2, is too easily read as another number
// (ISMP, List of Error-Prone Abbreviations).
std::string wholes_in_words(int halves, Unit whole) {
  const int wholes = halves / 2;
  if (halves % 2 == 0) return number_and_name(wholes, whole);
  if (wholes == 0) return fmt::format("half {}", words_of(whole).each);
  return fmt::format("{} and a half {}", wholes, words_of(whole).many);
}

std::string count_in_words(Capsules count, std::optional<Unit> unit) {
  return count_in_words(count.value(), unit);
}

std::string count_in_words(int count, std::optional<Unit> unit) {
  const auto whole = whole_of(unit);
  if (!whole || count == 0) return number_and_name(count, unit);
  return fmt::format("{} ({})", number_and_name(count, unit), wholes_in_words(count, *whole));
}

std::string number_in_words(Capsules count, std::optional<Unit> unit) {
  const auto whole = whole_of(unit);
  if (!whole) return std::to_string(count.value());
  return fmt::format("{} ({})", count.value(), wholes_in_words(count.value(), *whole));
}

std::string dose_in_words(Capsules dose, Milligrams amount, std::optional<Unit> unit,
                          std::string_view of) {
  const auto whole = whole_of(unit);
  if (!whole || dose == Capsules::none()) {
    return fmt::format("{} ({}{})", to_text(dose, unit), to_text(amount), of);
  }
  return fmt::format("{} ({}, {}{})", to_text(dose, unit), wholes_in_words(dose.value(), *whole),
                     to_text(amount), of);
}

std::string dose_in_words(Capsules dose, const Counted& counted) {
  return dose_in_words(dose, dose * counted.strength, counted.unit);
}

std::string none_in_words(std::optional<Unit> unit) {
  return unit == Unit::ml ? "none" : fmt::format("no {}", words_of(unit).many);
}

std::string with_capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] -= 'a' - 'A';
  return words;
}

std::string title_of(std::optional<Unit> unit) {
  std::string many(words_of(unit).many);
  return unit == Unit::ml ? many : with_capital(std::move(many));
}

std::string strength_in_words(const Counted& counted, std::string_view of) {
  const Milligrams each = counted.strength.per_capsule();
  std::string text = fmt::format("{}{} {}", to_text(each), of, words_of(counted.unit).each);
  const auto whole = whole_of(counted.unit);
  if (!whole) return text;
  return text + fmt::format(" ({} {})", to_text(*Capsules::from(2) * counted.strength),
                            words_of(whole).each);
}

std::string to_text(const Night& night, const Counted& counted) {
  std::string line = dose_in_words(night.capsules(), counted);
  for (const NotedField& noted : noted_fields(night)) {
    if (noted.field == NightField::capsules) continue;
    line += fmt::format(", {} {}", name_in_words(noted.field, noted.name),
                        value_in_words(noted.value, counted.unit));
  }
  return line;
}

std::string to_text(const Course& course) {
  std::string product = course.product() ? course.product()->value() : "Magnesium";
  if (course.form() && !course.product()) product += fmt::format(" {}", name_of(*course.form()));
  return fmt::format("{}, {}", product, strength_in_words(course.counted()));
}

}  // namespace titrate::text

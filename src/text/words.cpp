#include "text/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <variant>

#include "knowledge/facts.hpp"

namespace titrate::text {
namespace {

constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct ValueWords {
  std::string operator()(Capsules dose) const { return to_text(dose); }
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

}  // namespace

std::string to_text(NightDate night) {
  return fmt::format("{} {}", short_words(night), night.civil().year);
}

std::string short_words(NightDate night) {
  const NightDate::Civil date = night.civil();
  return fmt::format("{} {} {}", weekdays[static_cast<std::size_t>(date.weekday)], date.day,
                     months[static_cast<std::size_t>(date.month - 1)]);
}

std::string to_text(NightRange nights) {
  const auto [first, last] = nights;
  if (first == last) return to_text(last);
  const bool same_year = first.civil().year == last.civil().year;
  return fmt::format("{} to {}", same_year ? short_words(first) : to_text(first), to_text(last));
}

std::string to_text(Capsules capsules) {
  return fmt::format("{} capsule{}", capsules.value(), capsules == Capsules::one() ? "" : "s");
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

std::string value_in_words(const NightValue& value) { return std::visit(ValueWords{}, value); }

std::string dose_in_words(Capsules dose, Strength strength) {
  return fmt::format("{} ({})", to_text(dose), to_text(dose * strength));
}

std::string to_text(const Night& night, Strength strength) {
  std::string line = dose_in_words(night.capsules(), strength);
  for (const NotedField& noted : noted_fields(night)) {
    if (noted.field == NightField::capsules) continue;
    line +=
        fmt::format(", {} {}", name_in_words(noted.field, noted.name), value_in_words(noted.value));
  }
  return line;
}

std::string to_text(const Course& course) {
  std::string product = course.product() ? course.product()->value() : "Magnesium";
  if (course.form() && !course.product()) product += fmt::format(" {}", name_of(*course.form()));
  return fmt::format("{}, {} a capsule", product, to_text(course.strength().per_capsule()));
}

}  // namespace titrate::text

#include "text/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace titrate::text {
namespace {

constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

std::string words(NightDate night) {
  return fmt::format("{} {}", short_words(night), night.civil().year);
}

std::string short_words(NightDate night) {
  const NightDate::Civil date = night.civil();
  return fmt::format("{} {} {}", weekdays[static_cast<std::size_t>(date.weekday)], date.day,
                     months[static_cast<std::size_t>(date.month - 1)]);
}

std::string words(NightRange nights) {
  const auto [first, last] = nights;
  if (first == last) return words(last);
  const bool same_year = first.civil().year == last.civil().year;
  return fmt::format("{} to {}", same_year ? short_words(first) : words(first), words(last));
}

std::string words(Capsules capsules) {
  return fmt::format("{} capsule{}", capsules.value(), capsules == Capsules::one() ? "" : "s");
}

std::string words(Milligrams amount) { return amount.text() + " mg"; }

std::string nights_in_words(int nights) {
  return fmt::format("{} night{}", nights, nights == 1 ? "" : "s");
}

std::string_view word(StoolType stool) {
  constexpr std::array<std::string_view, 7> names = {"pellets", "lumpy", "firm",  "smooth",
                                                     "soft",    "mushy", "liquid"};
  return names[static_cast<std::size_t>(stool.value() - 1)];
}

std::string words(StoolType stool) { return fmt::format("{} {}", stool.value(), word(stool)); }

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
  const auto list = signs.list();
  return std::any_of(list.begin(), list.end(), is_emergency) ? SignRank::emergency
                                                             : SignRank::doctor;
}

std::vector<NamedValue> fields_in_words(const Night& night, Strength strength) {
  std::vector<NamedValue> fields;
  const auto add = [&fields](std::string name, std::string value) {
    fields.push_back({std::move(name), std::move(value)});
  };
  add("dose", fmt::format("{} ({})", words(night.capsules()), words(night.capsules() * strength)));
  if (night.stool()) add("stool", words(*night.stool()));
  if (night.movements()) {
    add("movements", night.no_movement() ? "none" : std::to_string(night.movements()->value()));
  }
  if (night.sleep()) add("sleep", fmt::format("{} of 5", night.sleep()->value()));
  for (const Symptom& symptom : night.symptoms().list()) {
    add(symptom.name.value(), fmt::format("{} of 10", symptom.severity.value()));
  }
  for (const Measurement& each : night.measures().list()) {
    add(each.name.value(), each.measured.text());
  }
  for (const WarningSign sign : night.signs().list()) {
    add("warning sign", std::string(name_of(sign)));
  }
  if (night.other_cause()) add("other cause", night.other_cause()->value());
  if (night.note()) add("note", night.note()->value());
  return fields;
}

std::string words(const Night& night, Strength strength) {
  std::string line;
  for (const NamedValue& field : fields_in_words(night, strength)) {
    if (!line.empty()) line += ", ";
    line += field.name == "dose" ? field.value : fmt::format("{} {}", field.name, field.value);
  }
  return line;
}

std::string words(const Course& course) {
  std::string product = course.product() ? course.product()->value() : "Magnesium";
  if (course.form() && !course.product()) product += fmt::format(" {}", name_of(*course.form()));
  return fmt::format("{}, {} a capsule", product, words(course.strength().per_capsule()));
}

}  // namespace titrate::text

// The values in a log: what each field may hold.

#include <fmt/format.h>

#include <algorithm>

#include "store/fields.hpp"
#include "store/log_reader.hpp"

namespace titrate::store {

using Kind = JsonValue::Kind;

// ---- Values ----

bool LogReader::document_value(JsonValue& value) {
  if (field_ == field::format) {
    if (value.kind == Kind::text && *value.text == format_name) return true;
    return fail(fmt::format("{} stands here; \"{}\" is due", value.description(), format_name));
  }
  if (field_ == field::version) {
    if (value.kind != Kind::whole) return wrong_kind(value, "a whole number");
    if (value.whole == format_version) return true;
    fail(fmt::format("version {} of the format; this program reads version {}", value.whole,
                     format_version));
    damage_->newer_version = value.whole > format_version;
    return false;
  }
  if (field_ == field::crc32) {
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (value.kind == Kind::text && value.text->size() == 8 &&
        std::all_of(value.text->begin(), value.text->end(), is_digit)) {
      return true;
    }
    return wrong_kind(value, "a text of 8 digits, 0-9 and a-f,");
  }
  return wrong_kind(value, due_here());
}

bool LogReader::course_value(JsonValue& value) {
  if (field_ == field::started) return read_date(value, course_.started);
  if (field_ == field::product) return read_text(value, course_.product);
  if (field_ == field::form) return read_name(value, course_.form, form_names, form_named);
  if (field_ == field::recommended_capsules) return read_number(value, course_.recommended);
  if (field_ == field::mg_per_capsule) return read_strength(value);
  return wrong_kind(value, due_here());
}

bool LogReader::ceiling_value(JsonValue& value) {
  if (field_ == field::from) return read_date(value, ceiling_.from);
  if (field_ == field::capsules) return read_number(value, ceiling_.capsules);
  return read_text(value, ceiling_.note);
}

bool LogReader::night_value(JsonValue& value) {
  if (field_ == field::date) return read_date(value, night_.date);
  if (field_ == field::capsules) return read_number(value, night_.capsules);
  if (field_ == field::stool) return read_number(value, night_.stool);
  if (field_ == field::movements) return read_number(value, night_.movements);
  if (field_ == field::sleep) return read_number(value, night_.sleep);
  if (field_ == field::other_cause) return read_text(value, night_.other_cause);
  if (field_ == field::note) return read_text(value, night_.note);
  return wrong_kind(value, due_here());
}

bool LogReader::symptom_value(JsonValue& value) {
  auto name = SymptomName::from(field_);
  if (!name) return fail("this name " + name.refusal().problem);
  std::optional<Severity> severity;
  if (!read_number(value, severity)) return false;
  if (!night_.symptoms.set({*std::move(name), *severity})) {
    return fail(fmt::format("a night has at most {} symptoms", Symptoms::most));
  }
  return true;
}

bool LogReader::sign_value(JsonValue& value) {
  std::optional<WarningSign> sign;
  if (!read_name(value, sign, warning_sign_names, warning_sign_named)) return false;
  if (night_.signs.contains(*sign)) return fail("this sign stands here twice");
  night_.signs.insert(*sign);
  ++sign_index_;
  return true;
}

template <class Number>
bool LogReader::read_number(const JsonValue& value, std::optional<Number>& number) {
  if (value.kind == Kind::whole) number = Number::from(value.whole);
  if (number) return true;
  return wrong_kind(value,
                    fmt::format("a whole number from {} to {}", Number::lowest, Number::highest));
}

template <class Words>
bool LogReader::read_text(JsonValue& value, std::optional<Words>& words) {
  if (value.kind != Kind::text) return wrong_kind(value, "a text");
  auto checked = Words::from(std::move(*value.text));
  if (!checked) return fail("the text " + checked.refusal().problem);
  words = *std::move(checked);
  return true;
}

bool LogReader::read_date(const JsonValue& value, std::optional<NightDate>& date) {
  if (value.kind == Kind::text) date = NightDate::parse(*value.text);
  return date || wrong_kind(value, "a real day, \"YYYY-MM-DD\", from 1970 to 9999,");
}

bool LogReader::read_strength(const JsonValue& value) {
  std::optional<Milligrams> amount;
  if (value.kind == Kind::whole) amount = Milligrams::parse(std::to_string(value.whole));
  if (value.kind == Kind::other_number) amount = Milligrams::parse(*value.text);
  if (amount) course_.strength = Strength::from_tenths(amount->tenths());
  return course_.strength ||
         wrong_kind(value, "a number above 0, at most 1000, with at most one decimal,");
}

template <class Named>
bool LogReader::read_name(const JsonValue& value, std::optional<Named>& named,
                          std::span<const std::string_view> names,
                          std::optional<Named> (*find)(std::string_view)) {
  if (value.kind == Kind::text) named = find(*value.text);
  return named || wrong_kind(value, fmt::format("one of {}", fmt::join(names, ", ")));
}

}  // namespace titrate::store

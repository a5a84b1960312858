// The values in a log: what each field may hold.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "store/codec/fields.hpp"
#include "store/codec/log_reader.hpp"

namespace titrate::store {

namespace {

// A number as it is written in the file, read by `parse`: one that is whole, or one that is not.
template <class Number>
std::optional<Number> parsed(const JsonValue& value,
                             std::optional<Number> (*parse)(std::string_view)) {
  if (value.kind == JsonValue::Kind::whole) return parse(std::to_string(value.whole));
  if (value.kind == JsonValue::Kind::other_number) return parse(*value.text);
  return std::nullopt;
}

bool is_since_version_2(WarningSign sign) {
  return sign == WarningSign::fainting || sign == WarningSign::drowsiness ||
         sign == WarningSign::dehydration;
}

// The signs that a version of the format has, as what is due.
std::string one_of_the_signs(int version) {
  std::vector<std::string_view> names;
  for (const std::string_view name : warning_sign_names) {
    if (version > 1 || !is_since_version_2(*warning_sign_named(name))) names.push_back(name);
  }
  return fmt::format("one of {}", fmt::join(names, ", "));
}

}  // namespace

// ---- Values ----

bool LogReader::document_value(JsonValue& value) {
  if (field_ == field::format) {
    if (value.kind == Kind::text && *value.text == format_name) return true;
    return fail(fmt::format("{} stands here; \"{}\" is due", value.description(), format_name));
  }
  if (field_ == field::version) return version_value(value);
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

bool LogReader::version_value(const JsonValue& value) {
  if (value.kind != Kind::whole) return wrong_kind(value, "a whole number");
  const auto known = std::find(read_versions.begin(), read_versions.end(), value.whole);
  if (known == read_versions.end()) {
    fail(fmt::format("version {} of the format; this program reads versions {}", value.whole,
                     fmt::join(read_versions, " and ")));
    damage_->newer_version = value.whole > format_version;
    return false;
  }
  version_ = *known;
  if (version_ == 1 && newer_) damage_ = std::move(newer_);
  return !damage_;
}

bool LogReader::taking_value(JsonValue& value) {
  std::optional<MedicineName> name;
  if (!read_text(value, name)) return false;
  taking_.push_back(*std::move(name));
  taking_positions_.push_back(position_.bytes);
  ++index_;
  return true;
}

bool LogReader::course_value(JsonValue& value) {
  if (field_ == field::started) return read_date(value, course_.started);
  if (field_ == field::product) return read_text(value, course_.product);
  if (field_ == field::form) return read_name(value, course_.form, form_names, form_named);
  if (field_ == field::unit) return read_name(value, course_.unit, unit_names, unit_named);
  if (field_ == field::recommended_capsules) return read_number(value, course_.recommended);
  if (field_ == field::mg_per_capsule) return read_strength(value);
  return wrong_kind(value, due_here());
}

bool LogReader::ceiling_value(JsonValue& value) {
  if (field_ == field::from) return read_date(value, ceiling_.from);
  if (field_ == field::capsules) return read_number(value, ceiling_.capsules);
  return read_text(value, ceiling_.note);
}

bool LogReader::act_value(JsonValue& value) {
  if (field_ == field::from) return read_date(value, act_.from);
  if (field_ == field::act) return read_name(value, act_.act, act_names, act_named);
  return read_text(value, act_.note);
}

bool LogReader::pause_value(JsonValue& value) {
  if (field_ == field::from) return read_date(value, pause_.from);
  if (field_ == field::until) return read_date(value, pause_.until);
  return read_text(value, pause_.why);
}

bool LogReader::stock_value(JsonValue& value) {
  if (field_ == field::date) return read_date(value, stock_entry_.date);
  if (field_ == field::count) return read_number(value, stock_entry_.count);
  return read_number(value, stock_entry_.added);
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

bool LogReader::measure_value(JsonValue& value) {
  auto name = MeasureName::from(field_);
  if (!name) return fail("this name " + name.refusal().problem);
  std::optional<MeasureValue> measured;
  if (!read_measured(value, measured)) return false;
  if (!night_.measures.set({*std::move(name), *measured})) {
    return fail(fmt::format("a night has at most {} measures", Measures::most));
  }
  return true;
}

bool LogReader::sign_value(JsonValue& value) {
  std::optional<WarningSign> sign;
  if (value.kind == Kind::text) sign = warning_sign_named(*value.text);
  if (!sign) return wrong_kind(value, one_of_the_signs(version_.value_or(format_version)));
  if (is_since_version_2(*sign) && !since_version_2(wrong(value, one_of_the_signs(1)))) {
    return false;
  }
  if (night_.signs.contains(*sign)) return fail("this sign stands here twice");
  night_.signs.insert(*sign);
  ++index_;
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
  const auto amount = parsed(value, Milligrams::parse);
  if (amount) course_.strength = Strength::from_tenths(amount->tenths());
  return course_.strength ||
         wrong_kind(value, "a number above 0, at most 1000, with at most one decimal,");
}

bool LogReader::read_measured(const JsonValue& value, std::optional<MeasureValue>& measured) {
  measured = parsed(value, MeasureValue::parse);
  return measured || wrong_kind(value, "a number from 0 to 9999.9, with at most one decimal,");
}

template <class Named>
bool LogReader::read_name(const JsonValue& value, std::optional<Named>& named,
                          std::span<const std::string_view> names,
                          std::optional<Named> (*find)(std::string_view)) {
  if (value.kind == Kind::text) named = find(*value.text);
  return named || wrong_kind(value, fmt::format("one of {}", fmt::join(names, ", ")));
}

}  // namespace titrate::store

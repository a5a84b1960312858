#include "store/codec/log_drafts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <span>
#include <utility>

#include "store/codec/fields.hpp"
#include "store/codec/log_shape.hpp"

namespace titrate::store {
namespace {

using Json = JsonValue::Kind;

// ---- Values of one kind each ----

Problem due_unless(bool fine, const JsonValue& value, std::string_view due) {
  if (fine) return std::nullopt;
  return wrong_kind(value, due);
}

template <class Number>
Problem read_number(const JsonValue& value, std::optional<Number>& number) {
  if (value.kind == Json::whole) number = Number::from(value.whole);
  if (number) return std::nullopt;
  return wrong_kind(value,
                    fmt::format("a whole number from {} to {}", Number::lowest, Number::highest));
}

template <class Words>
Problem read_text(JsonValue& value, std::optional<Words>& words) {
  if (value.kind != Json::text) return wrong_kind(value, "a text");
  auto checked = Words::from(std::move(*value.text));
  if (!checked) return "the text " + checked.refusal().problem;
  words = *std::move(checked);
  return std::nullopt;
}

Problem read_date(const JsonValue& value, std::optional<NightDate>& date) {
  if (value.kind == Json::text) date = NightDate::parse(*value.text);
  return due_unless(date.has_value(), value, "a real day, \"YYYY-MM-DD\", from 1970 to 9999,");
}

template <class Named>
Problem read_name(const JsonValue& value, std::optional<Named>& named,
                  std::span<const std::string_view> names,
                  std::optional<Named> (*find)(std::string_view)) {
  if (value.kind == Json::text) named = find(*value.text);
  if (named) return std::nullopt;
  return wrong_kind(value, fmt::format("one of {}", fmt::join(names, ", ")));
}

// A number as it is written in the file, read by `parse`: one that is whole, or one that is not.
template <class Number>
std::optional<Number> parsed(const JsonValue& value,
                             std::optional<Number> (*parse)(std::string_view)) {
  if (value.kind == Json::whole) return parse(std::to_string(value.whole));
  if (value.kind == Json::other_number) return parse(*value.text);
  return std::nullopt;
}

Problem read_strength(const JsonValue& value, std::optional<Strength>& strength) {
  const auto amount = parsed(value, Milligrams::parse);
  if (amount) strength = Strength::from_tenths(amount->tenths());
  return due_unless(strength.has_value(), value,
                    "a number above 0, at most 1000, with at most one decimal,");
}

Problem read_measured(const JsonValue& value, std::optional<MeasureValue>& measured) {
  measured = parsed(value, MeasureValue::parse);
  return due_unless(measured.has_value(), value,
                    "a number from 0 to 9999.9, with at most one decimal,");
}

}  // namespace

std::string wrong_kind(const JsonValue& value, std::string_view due) {
  return fmt::format("{} stands where {} is due", value.description(), due);
}

Problem read_medicine(JsonValue& value, std::vector<MedicineName>& taking) {
  std::optional<MedicineName> name;
  if (auto problem = read_text(value, name)) return problem;
  taking.push_back(*std::move(name));
  return std::nullopt;
}

bool is_since_version_2(WarningSign sign) {
  return sign == WarningSign::fainting || sign == WarningSign::drowsiness ||
         sign == WarningSign::dehydration;
}

std::optional<WarningSign> sign_in(const JsonValue& value) {
  return value.kind == Json::text ? warning_sign_named(*value.text) : std::nullopt;
}

std::string wrong_sign(const JsonValue& value, int version) {
  std::vector<std::string_view> names;
  for (const std::string_view name : warning_sign_names) {
    if (version > 1 || !is_since_version_2(*warning_sign_named(name))) names.push_back(name);
  }
  return wrong_kind(value, fmt::format("one of {}", fmt::join(names, ", ")));
}

// ---- A course ----

Problem CourseDraft::read(std::string_view field, JsonValue& value) {
  if (field == field::started) return read_date(value, started);
  if (field == field::product) return read_text(value, product);
  if (field == field::form) return read_name(value, form, form_names, form_named);
  if (field == field::unit) return read_name(value, unit, unit_names, unit_named);
  if (field == field::recommended_capsules) return read_number(value, recommended);
  if (field == field::mg_per_capsule) return read_strength(value, strength);
  return wrong_kind(value, due_inside(At::course, field));
}

Checked<Course> CourseDraft::whole() && {
  return Course::from({.started = *started,
                       .product = std::move(product),
                       .form = form,
                       .unit = unit,
                       .recommended = *recommended,
                       .strength = *strength,
                       .ceilings = std::move(ceilings),
                       .acts = std::move(acts),
                       .pauses = std::move(pauses),
                       .stock = std::move(stock),
                       .nights = std::move(nights)});
}

// ---- Elements of its lists ----

Problem CeilingDraft::read(std::string_view field, JsonValue& value) {
  if (field == field::from) return read_date(value, from);
  if (field == field::capsules) return read_number(value, capsules);
  return read_text(value, note);
}

std::optional<Refusal> CeilingDraft::finish(CourseDraft& course) {
  course.ceilings.push_back({*from, *capsules, std::move(note)});
  return std::nullopt;
}

Problem ActDraft::read(std::string_view field, JsonValue& value) {
  if (field == field::from) return read_date(value, from);
  if (field == field::act) return read_name(value, act, act_names, act_named);
  return read_text(value, note);
}

std::optional<Refusal> ActDraft::finish(CourseDraft& course) {
  course.acts.push_back({*from, *act, std::move(note)});
  return std::nullopt;
}

Problem PauseDraft::read(std::string_view field, JsonValue& value) {
  if (field == field::from) return read_date(value, from);
  if (field == field::until) return read_date(value, until);
  return read_text(value, why);
}

std::optional<Refusal> PauseDraft::finish(CourseDraft& course) {
  course.pauses.push_back({*from, until, std::move(why)});
  return std::nullopt;
}

Problem StockDraft::read(std::string_view field, JsonValue& value) {
  if (field == field::date) return read_date(value, date);
  if (field == field::count) return read_number(value, count);
  return read_number(value, added);
}

std::optional<Refusal> StockDraft::finish(CourseDraft& course) {
  if (count && added) {
    return Refusal{"", "\"count\" and \"added\" both stand here; a stock entry has one of the two"};
  }
  if (!count && !added) return Refusal{"", "the field \"count\" or \"added\" is missing"};
  if (count) course.stock.push_back({*date, *count});
  if (added) course.stock.push_back({*date, *added});
  return std::nullopt;
}

// ---- A night ----

Problem NightDraft::read(std::string_view field, JsonValue& value) {
  if (field == field::date) return read_date(value, date);
  if (field == field::capsules) return read_number(value, capsules);
  if (field == field::stool) return read_number(value, stool);
  if (field == field::movements) return read_number(value, movements);
  if (field == field::sleep) return read_number(value, sleep);
  if (field == field::other_cause) return read_text(value, other_cause);
  if (field == field::note) return read_text(value, note);
  return wrong_kind(value, due_inside(At::night, field));
}

Problem NightDraft::read_symptom(const std::string& name, const JsonValue& value) {
  auto checked = SymptomName::from(name);
  if (!checked) return "this name " + checked.refusal().problem;
  std::optional<Severity> severity;
  if (auto problem = read_number(value, severity)) return problem;
  if (symptoms.set({*std::move(checked), *severity})) return std::nullopt;
  return fmt::format("a night has at most {} symptoms", Symptoms::most);
}

Problem NightDraft::read_measure(const std::string& name, const JsonValue& value) {
  auto checked = MeasureName::from(name);
  if (!checked) return "this name " + checked.refusal().problem;
  std::optional<MeasureValue> measured;
  if (auto problem = read_measured(value, measured)) return problem;
  if (measures.set({*std::move(checked), *measured})) return std::nullopt;
  return fmt::format("a night has at most {} measures", Measures::most);
}

std::optional<Refusal> NightDraft::finish(CourseDraft& course) {
  auto night = Night::from({.date = *date,
                            .capsules = *capsules,
                            .stool = stool,
                            .movements = movements,
                            .sleep = sleep,
                            .symptoms = std::move(symptoms),
                            .measures = std::move(measures),
                            .signs = signs,
                            .other_cause = std::move(other_cause),
                            .note = std::move(note)});
  if (!night) return night.refusal();
  course.nights.push_back(*std::move(night));
  return std::nullopt;
}

}  // namespace titrate::store

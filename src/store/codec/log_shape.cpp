#include "store/codec/log_shape.hpp"

#include <algorithm>
#include <array>

#include "store/codec/fields.hpp"

namespace titrate::store {
namespace {

using Json = JsonValue::Kind;

constexpr FieldRule document_fields[] = {{field::format, true},
                                         {field::version, true},
                                         {field::crc32, true},
                                         {field::taking, false, 2},
                                         {field::courses, true}};
constexpr FieldRule course_fields[] = {{field::started, true},
                                       {field::product, false},
                                       {field::form, false},
                                       {field::unit, false, 2},
                                       {field::recommended_capsules, true},
                                       {field::mg_per_capsule, true},
                                       {field::ceilings, true},
                                       {field::acts, false, 2},
                                       {field::pauses, false, 2},
                                       {field::stock, false, 2},
                                       {field::nights, true}};
constexpr FieldRule ceiling_fields[] = {
    {field::from, true}, {field::capsules, true}, {field::note, false}};
constexpr FieldRule act_fields[] = {{field::from, true}, {field::act, true}, {field::note, false}};
constexpr FieldRule pause_fields[] = {
    {field::from, true}, {field::until, false}, {field::why, false}};
constexpr FieldRule stock_fields[] = {
    {field::date, true}, {field::count, false}, {field::added, false}};
constexpr FieldRule night_fields[] = {{field::date, true},         {field::capsules, true},
                                      {field::stool, false},       {field::movements, false},
                                      {field::sleep, false},       {field::symptoms, false},
                                      {field::measures, false, 2}, {field::signs, false},
                                      {field::other_cause, false}, {field::note, false}};

constexpr std::array<CourseList, 5> course_lists = {{
    {At::ceilings, At::ceiling, field::ceilings, ""},
    {At::acts, At::act, field::acts, "act"},
    {At::pauses, At::pause, field::pauses, "pause"},
    {At::stock, At::stock_entry, field::stock, "stock entry"},
    {At::nights, At::night, field::nights, ""},
}};

std::optional<At> object_inside(At place, std::string_view field) {
  if (place == At::start) return At::document;
  if (place == At::courses) return At::course;
  if (place == At::night && field == field::symptoms) return At::symptoms;
  if (place == At::night && field == field::measures) return At::measures;
  const CourseList* list = list_at(place);
  if (list != nullptr && place == list->list) return list->element;
  return std::nullopt;
}

std::optional<At> list_inside(At place, std::string_view field) {
  if (place == At::document && field == field::taking) return At::taking;
  if (place == At::document && field == field::courses) return At::courses;
  if (place == At::night && field == field::signs) return At::signs;
  if (place != At::course) return std::nullopt;
  const auto* const list =
      std::find_if(course_lists.begin(), course_lists.end(),
                   [&](const CourseList& each) { return each.field == field; });
  return list == course_lists.end() ? std::nullopt : std::optional(list->list);
}

}  // namespace

std::span<const FieldRule> members_of(At place) {
  switch (place) {
    case At::document:
      return document_fields;
    case At::course:
      return course_fields;
    case At::ceiling:
      return ceiling_fields;
    case At::act:
      return act_fields;
    case At::pause:
      return pause_fields;
    case At::stock_entry:
      return stock_fields;
    case At::night:
      return night_fields;
    default:
      return {};
  }
}

const CourseList* list_at(At place) {
  for (const CourseList& list : course_lists) {
    if (place == list.list || place == list.element) return &list;
  }
  const bool in_night = place == At::symptoms || place == At::measures || place == At::signs;
  return in_night ? &course_lists.back() : nullptr;
}

std::optional<At> inside(At place, std::string_view field, JsonValue::Kind container) {
  return container == Json::object ? object_inside(place, field) : list_inside(place, field);
}

std::string_view due_inside(At place, std::string_view field) {
  if (object_inside(place, field)) return "an object";
  return list_inside(place, field) ? "a list" : "a single value";
}

}  // namespace titrate::store

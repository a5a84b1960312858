// The shape of a log, as data: which objects and lists stand where, and what each must hold.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "store/codec/json_reader.hpp"

namespace titrate::store {

// Where a reader of a log is: within which object or list.
enum class At {
  start,
  document,
  taking,
  courses,
  course,
  ceilings,
  ceiling,
  acts,
  act,
  pauses,
  pause,
  stock,
  stock_entry,
  nights,
  night,
  symptoms,
  measures,
  signs
};

struct FieldRule {
  std::string_view name;
  bool required;
  int since = 1;  // the first version of the format that has it
};

// The members of the document, of a course, of an element of a course's lists; none elsewhere.
std::span<const FieldRule> members_of(At place);

// A list of a course, with an object on each line.
struct CourseList {
  At list;
  At element;
  std::string_view field;
  std::string_view needs_one_of;  // what is missing from an empty one that is to be left out
};
// The one that a place is, or lies in; null elsewhere.
const CourseList* list_at(At place);

// The place that an object or a list opens behind this field; nothing where none is due.
std::optional<At> inside(At place, std::string_view field, JsonValue::Kind container);
// What is due there, in words: "an object".
std::string_view due_inside(At place, std::string_view field);

}  // namespace titrate::store

// The fields of a night one by one, as data: which it is, and its value as the type that it has.
//
//   for (const NotedField& noted : noted_fields(night)) say(noted.field, noted.name, noted.value);
//
// A symptom or a measure is known by its kind and its name together, as people may call one "dose".
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "titrate/night.hpp"

namespace titrate {

// In the order of the log.
enum class NightField : std::uint8_t {
  capsules,
  stool,
  movements,
  // A stool type on one side, "no bowel movement" on the other: two values can contradict each
  // other in it, but no night has it noted.
  result,
  sleep,
  symptom,
  measure,
  sign,
  other_cause,
  note
};

// What stands in a field. Of the warning signs each is a value of its own.
using NightValue = std::variant<Capsules, StoolType, Movements, SleepQuality, Severity,
                                MeasureValue, WarningSign, OtherCause, Note>;

struct NotedField {
  NightField field;
  std::string name{};  // of the symptom or the measure, where the field is one
  NightValue value;

  friend bool operator==(const NotedField&, const NotedField&) = default;
};

// All that was noted, the dose first: in the order of the fields, symptoms and measures in that of
// their names, warning signs in that of their list.
std::vector<NotedField> noted_fields(const Night& night);

}  // namespace titrate

// What the reader has of a course, a night or another element of its lists while not all of it is
// read yet. Each takes its fields' values one by one and says what is wrong with one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "store/codec/json_reader.hpp"
#include "titrate/checked.hpp"
#include "titrate/course.hpp"

namespace titrate::store {

// What was found and what is due, safe to print; nothing where all is well.
using Problem = std::optional<std::string>;

std::string wrong_kind(const JsonValue& value, std::string_view due);
Problem read_medicine(JsonValue& value, std::vector<MedicineName>& taking);
// A sign, nothing where there is none of that name; and what is due instead in a version.
std::optional<WarningSign> sign_in(const JsonValue& value);
std::string wrong_sign(const JsonValue& value, int version);
bool is_since_version_2(WarningSign sign);

struct CourseDraft {
  std::optional<NightDate> started{};
  std::optional<Product> product{};
  std::optional<Form> form{};
  std::optional<Unit> unit{};
  std::optional<Capsules> recommended{};
  std::optional<Strength> strength{};
  std::vector<Ceiling> ceilings{};
  std::vector<Act> acts{};
  std::vector<Pause> pauses{};
  std::vector<StockEntry> stock{};
  std::vector<Night> nights{};

  Problem read(std::string_view field, JsonValue& value);
  // Once every required field was read.
  Checked<Course> whole() &&;
};

// Elements of a course's lists: `finish`, once every required field was read, adds one to its list,
// or says why it cannot be one.

struct CeilingDraft {
  std::optional<NightDate> from{};
  std::optional<Capsules> capsules{};
  std::optional<Note> note{};

  Problem read(std::string_view field, JsonValue& value);
  std::optional<Refusal> finish(CourseDraft& course);
};

struct ActDraft {
  std::optional<NightDate> from{};
  std::optional<Act::Kind> act{};
  std::optional<Note> note{};

  Problem read(std::string_view field, JsonValue& value);
  std::optional<Refusal> finish(CourseDraft& course);
};

struct PauseDraft {
  std::optional<NightDate> from{};
  std::optional<NightDate> until{};
  std::optional<Note> why{};

  Problem read(std::string_view field, JsonValue& value);
  std::optional<Refusal> finish(CourseDraft& course);
};

struct StockDraft {
  std::optional<NightDate> date{};
  std::optional<StockCount> count{};
  std::optional<StockAdded> added{};

  Problem read(std::string_view field, JsonValue& value);
  std::optional<Refusal> finish(CourseDraft& course);
};

struct NightDraft {
  std::optional<NightDate> date{};
  std::optional<Capsules> capsules{};
  std::optional<StoolType> stool{};
  std::optional<Movements> movements{};
  std::optional<SleepQuality> sleep{};
  Symptoms symptoms{};
  Measures measures{};
  WarningSigns signs{};
  std::optional<OtherCause> other_cause{};
  std::optional<Note> note{};

  Problem read(std::string_view field, JsonValue& value);
  Problem read_symptom(const std::string& name, const JsonValue& value);
  Problem read_measure(const std::string& name, const JsonValue& value);
  std::optional<Refusal> finish(CourseDraft& course);
};

using ElementDraft = std::variant<CeilingDraft, ActDraft, PauseDraft, StockDraft, NightDraft>;

}  // namespace titrate::store

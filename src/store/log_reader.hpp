// The reader of log files: a state machine over the nine places of the format, fed with the events
// of a JSON file, that builds the checked types as their fields come by. No document tree is made.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "store/json_reader.hpp"
#include "store/log_codec.hpp"
#include "store/log_drafts.hpp"
#include "titrate/course.hpp"

namespace titrate::store {

class LogReader final : public JsonEvents {
 public:
  using Kind = JsonValue::Kind;

  explicit LogReader(std::string_view file);

  bool key(std::string& name) override;
  bool value(JsonValue value) override;
  bool begin(Kind container) override;
  bool end(Kind container) override;

  JsonPosition& position() { return position_; }
  std::variant<Decoded, Damage> finish(const std::optional<JsonProblem>& json);

 private:
  enum class At {
    start,
    document,
    courses,
    course,
    ceilings,
    ceiling,
    nights,
    night,
    symptoms,
    signs
  };

  bool document_value(JsonValue& value);
  bool course_value(JsonValue& value);
  bool ceiling_value(JsonValue& value);
  bool night_value(JsonValue& value);
  bool symptom_value(JsonValue& value);
  bool sign_value(JsonValue& value);

  bool open(At place);
  bool close(At place, Members* members);
  bool finish_ceiling();
  bool finish_night();
  bool finish_course();

  template <class Number>
  bool read_number(const JsonValue& value, std::optional<Number>& number);
  template <class Words>
  bool read_text(JsonValue& value, std::optional<Words>& words);
  bool read_date(const JsonValue& value, std::optional<NightDate>& date);
  bool read_strength(const JsonValue& value);
  template <class Named>
  bool read_name(const JsonValue& value, std::optional<Named>& named,
                 std::span<const std::string_view> names,
                 std::optional<Named> (*find)(std::string_view));

  bool wrong_kind(const JsonValue& value, std::string_view due);
  bool fail(std::string problem);
  bool fail_at(std::string pointer, std::size_t position, std::string problem);
  bool fail_in_course(const Refusal& refusal);
  std::size_t position_of(std::string_view place) const;
  std::string_view due_here() const;
  std::string pointer() const;
  std::string course_pointer() const;

  std::string_view file_;
  JsonPosition position_;
  At at_ = At::start;
  std::string field_;  // the member being read, in the innermost object
  std::size_t sign_index_ = 0;
  Members document_, course_members_, ceiling_members_, night_members_;
  NightDraft night_;
  CeilingDraft ceiling_;
  CourseDraft course_;
  std::vector<Course> courses_;
  std::size_t begun_ = 0;  // where the innermost object began
  std::vector<std::size_t> night_positions_, ceiling_positions_;
  std::vector<std::size_t> course_positions_;  // of a course that is whole: of its start
  // Where the values of a course's own fields stand.
  std::map<std::string, std::size_t, std::less<>> plan_positions_;
  std::optional<Damage> damage_;
};

// Reads any log, however its JSON is laid out; or says which rule of the format it breaks, and
// where.
std::variant<Decoded, Damage> read_strictly(std::string_view file);

}  // namespace titrate::store

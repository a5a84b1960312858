// The reader of log files: a state machine over the places of the format, fed with the events
// of a JSON file, that builds the checked types as their fields come by. No document tree is made.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "store/codec/json_reader.hpp"
#include "store/codec/log_codec.hpp"
#include "store/codec/log_drafts.hpp"
#include "titrate/course.hpp"

namespace titrate::store {

class LogReader final : public JsonEvents {
 public:
  using Kind = JsonValue::Kind;

  explicit LogReader(std::string_view file) : file_(file) {}

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

  // A list of a course, with an object on each line.
  struct CourseList {
    At list;
    At element;
    std::string_view field;
    std::span<const FieldRule> members;
    std::string_view needs_one_of;  // what is missing from an empty one that is to be left out
    bool (LogReader::*value)(JsonValue&);
    bool (LogReader::*finish)();
  };
  static const std::array<CourseList, 5> course_lists;
  // The one that a place is, or is an element of; null elsewhere.
  static const CourseList* list_at(At place);

  bool document_value(JsonValue& value);
  bool version_value(const JsonValue& value);
  bool taking_value(JsonValue& value);
  bool course_value(JsonValue& value);
  bool ceiling_value(JsonValue& value);
  bool act_value(JsonValue& value);
  bool pause_value(JsonValue& value);
  bool stock_value(JsonValue& value);
  bool night_value(JsonValue& value);
  bool symptom_value(JsonValue& value);
  bool measure_value(JsonValue& value);
  bool sign_value(JsonValue& value);

  // The place that an object or a list opens here; nothing where none is due.
  std::optional<At> inside(Kind container) const;
  bool open(At place);
  bool close(At place, const Members* members);
  bool end_list(const CourseList& list);
  bool finish_ceiling();
  bool finish_act();
  bool finish_pause();
  bool finish_stock_entry();
  bool finish_night();
  bool finish_course();

  template <class Number>
  bool read_number(const JsonValue& value, std::optional<Number>& number);
  template <class Words>
  bool read_text(JsonValue& value, std::optional<Words>& words);
  bool read_date(const JsonValue& value, std::optional<NightDate>& date);
  bool read_strength(const JsonValue& value);
  bool read_measured(const JsonValue& value, std::optional<MeasureValue>& measured);
  template <class Named>
  bool read_name(const JsonValue& value, std::optional<Named>& named,
                 std::span<const std::string_view> names,
                 std::optional<Named> (*find)(std::string_view));

  // For what version 1 does not have: whether to go on.
  bool since_version_2(std::string problem);
  bool wrong_kind(const JsonValue& value, std::string_view due);
  static std::string wrong(const JsonValue& value, std::string_view due);
  Damage damage_here(std::string problem) const;
  bool fail(std::string problem);
  bool fail_at(std::string pointer, std::size_t position, std::string problem);
  bool fail_empty(std::string pointer, std::string_view element);
  bool fail_in_course(const Refusal& refusal);
  std::size_t position_in_course(std::string_view place) const;
  std::size_t position_in_log(std::string_view place) const;
  std::string_view due_here() const;
  std::string pointer() const;
  std::string course_pointer() const;
  std::string list_pointer(const CourseList& list) const;

  std::string_view file_;
  JsonPosition position_;
  At at_ = At::start;
  std::string field_;      // the member being read, in the innermost object
  std::size_t index_ = 0;  // in a list of names: of medicines, of signs
  std::optional<int> version_;
  Members document_, course_members_, element_members_;
  NightDraft night_;
  CeilingDraft ceiling_;
  ActDraft act_;
  PauseDraft pause_;
  StockDraft stock_entry_;
  CourseDraft course_;
  std::vector<Course> courses_;
  std::vector<MedicineName> taking_;
  // Where things begin in the file: a course's own fields, the elements of its lists, courses that
  // are whole (by their start) with their nights, and medicines.
  std::map<std::string, std::size_t, std::less<>> plan_positions_;
  std::map<std::string_view, std::vector<std::size_t>> element_positions_;
  std::vector<std::size_t> course_positions_, taking_positions_;
  std::vector<std::vector<std::size_t>> night_positions_;
  std::optional<Damage> newer_;  // what would be wrong here in a log of version 1
  std::optional<Damage> damage_;
};

// Reads any log, however its JSON is laid out; or says which rule of the format it breaks, and
// where.
std::variant<Decoded, Damage> read_strictly(std::string_view file);

}  // namespace titrate::store

// A state machine over the places of the format, fed with the events of a JSON file, that builds
// the checked types as their fields come by. No document tree is made.

#include "store/codec/log_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "store/codec/fields.hpp"
#include "store/codec/json_reader.hpp"
#include "store/codec/log_drafts.hpp"
#include "store/codec/log_place.hpp"
#include "store/codec/log_shape.hpp"

namespace titrate::store {
namespace {

// The members of one object that were seen, so that none comes twice and none is missing.
class Members {
 public:
  // For an object that may have these, of which none was seen yet.
  void expect(std::span<const FieldRule> rules) {
    rules_ = rules;
    seen_ = 0;
  }

  // Null where no member has this name.
  const FieldRule* rule_of(std::string_view name) const {
    const auto rule = std::find_if(rules_.begin(), rules_.end(),
                                   [name](const FieldRule& known) { return known.name == name; });
    return rule == rules_.end() ? nullptr : &*rule;
  }

  // False where the member was seen before.
  bool see(const FieldRule& rule) {
    const unsigned bit = 1U << static_cast<unsigned>(&rule - rules_.data());
    const bool first = (seen_ & bit) == 0;
    seen_ |= bit;
    return first;
  }

  std::optional<std::string_view> missing() const {
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      if (rules_[i].required && (seen_ & (1U << i)) == 0) return rules_[i].name;
    }
    return std::nullopt;
  }

 private:
  std::span<const FieldRule> rules_;
  unsigned seen_ = 0;
};

// Once something is wrong, what comes after is passed without looking: JSON that is wrong further
// down may be the better thing to report.
class LogReader final : public JsonEvents {
 public:
  using Kind = JsonValue::Kind;

  explicit LogReader(std::string_view file) : file_(file), place_(file) {}

  bool key(std::string& name) override;
  bool value(JsonValue value) override;
  bool begin(Kind container) override;
  bool end(Kind container) override;

  JsonPosition& position() { return place_.position(); }
  std::variant<Decoded, Damage> finish(const std::optional<JsonProblem>& json);

 private:
  // Each says whether to go on.
  bool named_key(std::string_view name);
  bool document_value(JsonValue& value);
  bool version_value(const JsonValue& value);
  bool medicine_value(JsonValue& value);
  bool sign_value(const JsonValue& value);
  bool element_value(JsonValue& value);

  bool open(At place);
  bool end_names(std::string_view of_what, bool none);
  bool end_list(const CourseList& list);
  bool end_element(const CourseList& list);
  bool end_course();
  bool has_all(const Members& members);

  NightDraft& night() { return std::get<NightDraft>(element_); }

  bool since_version_2(std::string problem);
  bool fail(std::string problem) { return fail(place_.damage(std::move(problem))); }
  bool fail(Damage damage);
  bool fine_unless(Problem problem) { return !problem || fail(*std::move(problem)); }
  bool fail_empty(std::string pointer, std::string_view element);

  std::string_view file_;
  LogPlace place_;
  Members document_, course_members_, element_members_;
  std::optional<int> version_;
  ElementDraft element_;
  CourseDraft course_;
  std::vector<Course> courses_;
  std::vector<MedicineName> taking_;
  std::optional<Damage> newer_;  // what would be wrong here in a log of version 1
  std::optional<Damage> damage_;
};

// ---- Members ----

bool LogReader::key(std::string& name) {
  if (damage_) return true;
  place_.come_to(name);
  if (place_.at() == At::symptoms) {
    return !night().symptoms.find(name) || fail("this symptom stands here twice");
  }
  if (place_.at() == At::measures) {
    return !night().measures.find(name) || fail("this measure stands here twice");
  }
  return named_key(name);
}

bool LogReader::named_key(std::string_view name) {
  Members& members = place_.at() == At::document ? document_
                     : place_.at() == At::course ? course_members_
                                                 : element_members_;
  constexpr const char* unknown = "this field is not known";
  const FieldRule* rule = members.rule_of(name);
  if (rule == nullptr) return fail(unknown);
  if (rule->since > 1 && !since_version_2(unknown)) return false;
  return members.see(*rule) || fail("this field stands here twice");
}

// ---- Values ----

bool LogReader::value(JsonValue value) {
  if (damage_) return true;
  switch (place_.at()) {
    case At::document:
      return document_value(value);
    case At::taking:
      return medicine_value(value);
    case At::course:
      place_.note_plan();
      return fine_unless(course_.read(place_.field(), value));
    case At::symptoms:
      return fine_unless(night().read_symptom(place_.field(), value));
    case At::measures:
      return fine_unless(night().read_measure(place_.field(), value));
    case At::signs:
      return sign_value(value);
    default:
      return element_value(value);
  }
}

bool LogReader::document_value(JsonValue& value) {
  const std::string& field = place_.field();
  if (field == field::format) {
    if (value.kind == Kind::text && *value.text == format_name) return true;
    return fail(fmt::format("{} stands here; \"{}\" is due", value.description(), format_name));
  }
  if (field == field::version) return version_value(value);
  if (field == field::crc32) {
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (value.kind == Kind::text && value.text->size() == 8 &&
        std::all_of(value.text->begin(), value.text->end(), is_digit)) {
      return true;
    }
    return fail(wrong_kind(value, "a text of 8 digits, 0-9 and a-f,"));
  }
  return fail(wrong_kind(value, due_inside(At::document, field)));
}

bool LogReader::version_value(const JsonValue& value) {
  if (value.kind != Kind::whole) return fail(wrong_kind(value, "a whole number"));
  const auto known = std::find(read_versions.begin(), read_versions.end(), value.whole);
  if (known == read_versions.end()) {
    fail(fmt::format("version {} of the format; this program reads versions {}", value.whole,
                     fmt::join(read_versions, " and ")));
    if (value.whole > format_version) damage_->kind = Damage::Kind::newer_version;
    return false;
  }
  version_ = *known;
  if (version_ == 1 && newer_) damage_ = std::move(newer_);
  return !damage_;
}

bool LogReader::medicine_value(JsonValue& value) {
  if (auto problem = read_medicine(value, taking_)) return fail(*std::move(problem));
  place_.pass_name();
  return true;
}

bool LogReader::sign_value(const JsonValue& value) {
  const auto sign = sign_in(value);
  if (!sign) return fail(wrong_sign(value, version_.value_or(format_version)));
  if (is_since_version_2(*sign) && !since_version_2(wrong_sign(value, 1))) return false;
  if (night().signs.contains(*sign)) return fail("this sign stands here twice");
  night().signs.insert(*sign);
  place_.pass_name();
  return true;
}

bool LogReader::element_value(JsonValue& value) {
  const CourseList* list = list_at(place_.at());
  if (list == nullptr || place_.at() != list->element) {
    return fail(wrong_kind(value, "an object"));
  }
  return std::visit([&](auto& element) { return fine_unless(element.read(place_.field(), value)); },
                    element_);
}

// ---- Going in and out ----

ElementDraft empty_draft(At element) {
  switch (element) {
    case At::ceiling:
      return CeilingDraft{};
    case At::act:
      return ActDraft{};
    case At::pause:
      return PauseDraft{};
    case At::stock_entry:
      return StockDraft{};
    default:
      return NightDraft{};
  }
}

bool LogReader::begin(Kind container) {
  if (damage_) return true;
  if (const auto place = inside(place_.at(), place_.field(), container)) return open(*place);
  // Noted, and read on without looking: nesting that is too deep is the better thing to report.
  fail(wrong_kind({container}, due_inside(place_.at(), place_.field())));
  return true;
}

bool LogReader::open(At place) {
  place_.enter(place);
  if (place == At::document) document_.expect(members_of(place));
  if (place == At::course) {
    course_ = {};
    course_members_.expect(members_of(place));
  }
  const CourseList* list = list_at(place);
  if (list != nullptr && place == list->element) {
    element_ = empty_draft(place);
    element_members_.expect(members_of(place));
  }
  return true;
}

bool LogReader::end(Kind) {
  if (damage_) return true;
  switch (place_.at()) {
    case At::document:
      if (!has_all(document_)) return false;
      place_.leave_to(At::start);
      return true;
    case At::taking:
      if (taking_.empty()) return fail_empty("/taking", "medicine");
      place_.leave_to(At::document);
      return true;
    case At::courses:
      place_.leave_to(At::document);
      return true;
    case At::course:
      return end_course();
    case At::symptoms:
      return end_names("symptom", night().symptoms.empty());
    case At::measures:
      return end_names("measure", night().measures.empty());
    case At::signs:
      return end_names("sign", false);
    default:
      break;
  }
  const CourseList* list = list_at(place_.at());
  if (list == nullptr) return true;
  return place_.at() == list->list ? end_list(*list) : end_element(*list);
}

// Of what was noted of a night.
bool LogReader::end_names(std::string_view of_what, bool none) {
  if (none) return fail_empty(place_.pointer(), of_what);
  place_.leave_to(At::night);
  return true;
}

bool LogReader::end_list(const CourseList& list) {
  if (!list.needs_one_of.empty() && place_.is_empty(list)) {
    return fail_empty(place_.pointer_to(list), list.needs_one_of);
  }
  place_.leave_to(At::course);
  return true;
}

bool LogReader::end_element(const CourseList& list) {
  if (!has_all(element_members_)) return false;
  const auto refusal = std::visit([&](auto& draft) { return draft.finish(course_); }, element_);
  if (refusal) {
    place_.come_to(refusal->place);
    return fail(refusal->problem);
  }
  place_.leave_to(list.list);
  return true;
}

bool LogReader::end_course() {
  if (!has_all(course_members_)) return false;
  auto course = std::move(course_).whole();
  if (!course) return fail(place_.damage_in_course(course.refusal()));
  courses_.push_back(*std::move(course));
  place_.leave_course();
  return true;
}

// At the end of an object.
bool LogReader::has_all(const Members& members) {
  place_.come_to("");
  const auto missing = members.missing();
  return !missing || fail(fmt::format("the field \"{}\" is missing", *missing));
}

// ---- What is wrong ----

// What only version 2 has is wrong in a log of version 1, which may be said further down.
bool LogReader::since_version_2(std::string problem) {
  if (version_ == 1) return fail(std::move(problem));
  if (!version_ && !newer_) newer_ = place_.damage(std::move(problem));
  return true;
}

bool LogReader::fail(Damage damage) {
  damage_ = std::move(damage);
  return false;
}

bool LogReader::fail_empty(std::string pointer, std::string_view element) {
  return fail(place_.damage_of(std::move(pointer),
                               fmt::format("no {} stands here; leave the field out", element)));
}

// ---- The whole ----

std::variant<Decoded, Damage> LogReader::finish(const std::optional<JsonProblem>& json) {
  if (json && (json->too_deep || !damage_)) {
    return Damage{json->in_value ? place_.pointer() : "", line_at(file_, json->position),
                  json->problem};
  }
  if (damage_) return *std::move(damage_);
  auto log = Log::from(std::move(courses_), std::move(taking_));
  if (!log) return place_.damage_in_log(log.refusal());
  return Decoded{*std::move(log), verify_checksum(file_), *version_};
}

}  // namespace

std::variant<Decoded, Damage> read_strictly(std::string_view file) {
  LogReader reader(file);
  const auto problem = read_json(file, reader, reader.position());
  return reader.finish(problem);
}

}  // namespace titrate::store

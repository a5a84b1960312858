// The structure of a log: which objects and lists stand where, and what each must hold.

#include "store/codec/log_reader.hpp"

#include <fmt/format.h>

#include <utility>

#include "store/codec/fields.hpp"

namespace titrate::store {
namespace {

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

}  // namespace

constinit const std::array<LogReader::CourseList, 5> LogReader::course_lists = {{
    {At::ceilings, At::ceiling, field::ceilings, ceiling_fields, "", &LogReader::ceiling_value,
     &LogReader::finish_ceiling},
    {At::acts, At::act, field::acts, act_fields, "act", &LogReader::act_value,
     &LogReader::finish_act},
    {At::pauses, At::pause, field::pauses, pause_fields, "pause", &LogReader::pause_value,
     &LogReader::finish_pause},
    {At::stock, At::stock_entry, field::stock, stock_fields, "stock entry", &LogReader::stock_value,
     &LogReader::finish_stock_entry},
    {At::nights, At::night, field::nights, night_fields, "", &LogReader::night_value,
     &LogReader::finish_night},
}};

const LogReader::CourseList* LogReader::list_at(At place) {
  for (const CourseList& list : course_lists) {
    if (place == list.list || place == list.element) return &list;
  }
  const bool in_night = place == At::symptoms || place == At::measures || place == At::signs;
  return in_night ? &course_lists.back() : nullptr;
}

// ---- Events ----

bool LogReader::key(std::string& name) {
  if (damage_) return true;
  field_ = name;
  if (at_ == At::symptoms) {
    return !night_.symptoms.find(name) || fail("this symptom stands here twice");
  }
  if (at_ == At::measures) {
    return !night_.measures.find(name) || fail("this measure stands here twice");
  }
  Members& members = at_ == At::document ? document_
                     : at_ == At::course ? course_members_
                                         : element_members_;
  constexpr const char* unknown = "this field is not known";
  const FieldRule* rule = members.rule_of(name);
  if (rule == nullptr) return fail(unknown);
  if (rule->since > 1 && !since_version_2(unknown)) return false;
  return members.see(*rule) || fail("this field stands here twice");
}

bool LogReader::value(JsonValue value) {
  if (damage_) return true;
  if (at_ == At::document) return document_value(value);
  if (at_ == At::taking) return taking_value(value);
  if (at_ == At::course) {
    plan_positions_[field_] = position_.bytes;
    return course_value(value);
  }
  if (at_ == At::symptoms) return symptom_value(value);
  if (at_ == At::measures) return measure_value(value);
  if (at_ == At::signs) return sign_value(value);
  const CourseList* list = list_at(at_);
  if (list != nullptr && at_ == list->element) return (this->*list->value)(value);
  return wrong_kind(value, "an object");
}

std::optional<LogReader::At> LogReader::inside(Kind container) const {
  if (container == Kind::object) {
    if (at_ == At::start) return At::document;
    if (at_ == At::courses) return At::course;
    if (at_ == At::night && field_ == field::symptoms) return At::symptoms;
    if (at_ == At::night && field_ == field::measures) return At::measures;
    const CourseList* list = list_at(at_);
    if (list != nullptr && at_ == list->list) return list->element;
    return std::nullopt;
  }
  if (at_ == At::document && field_ == field::taking) return At::taking;
  if (at_ == At::document && field_ == field::courses) return At::courses;
  if (at_ == At::night && field_ == field::signs) return At::signs;
  if (at_ != At::course) return std::nullopt;
  for (const CourseList& list : course_lists) {
    if (field_ == list.field) return list.list;
  }
  return std::nullopt;
}

bool LogReader::begin(Kind container) {
  if (damage_) return true;
  if (const auto place = inside(container)) return open(*place);
  // Noted, and read on without looking: nesting that is too deep is the better thing to report.
  wrong_kind({container}, due_here());
  return true;
}

bool LogReader::end(Kind) {
  if (damage_) return true;
  switch (at_) {
    case At::document:
      return close(At::start, &document_);
    case At::taking:
      if (taking_.empty()) return fail_empty("/taking", "medicine");
      return close(At::document, nullptr);
    case At::courses:
      return close(At::document, nullptr);
    case At::course:
      return close(At::course, &course_members_) && finish_course();
    case At::symptoms:
      if (night_.symptoms.empty()) return fail_empty(pointer(), "symptom");
      return close(At::night, nullptr);
    case At::measures:
      if (night_.measures.empty()) return fail_empty(pointer(), "measure");
      return close(At::night, nullptr);
    case At::signs:
      return close(At::night, nullptr);
    default:
      break;
  }
  const CourseList* list = list_at(at_);
  if (list == nullptr) return true;
  if (at_ == list->list) return end_list(*list);
  return close(list->element, &element_members_) && (this->*list->finish)();
}

// ---- Going in and out ----

bool LogReader::open(At place) {
  if (at_ == At::course) plan_positions_[field_] = position_.bytes;
  at_ = place;
  field_.clear();
  index_ = 0;
  if (place == At::document) document_.expect(document_fields);
  if (place == At::course) {
    course_ = {};
    course_members_.expect(course_fields);
    course_positions_.push_back(position_.bytes);
    element_positions_.clear();
    plan_positions_.clear();
  }
  const CourseList* list = list_at(place);
  if (list != nullptr && place == list->element) {
    element_members_.expect(list->members);
    element_positions_[list->field].push_back(position_.bytes);
  }
  return true;
}

bool LogReader::close(At place, const Members* members) {
  field_.clear();
  if (members != nullptr) {
    if (const auto missing = members->missing()) {
      return fail(fmt::format("the field \"{}\" is missing", *missing));
    }
  }
  at_ = place;
  return true;
}

bool LogReader::end_list(const CourseList& list) {
  if (!list.needs_one_of.empty() && element_positions_[list.field].empty()) {
    return fail_empty(list_pointer(list), list.needs_one_of);
  }
  return close(At::course, nullptr);
}

bool LogReader::finish_ceiling() {
  CeilingDraft read = std::exchange(ceiling_, {});
  course_.ceilings.push_back({*read.from, *read.capsules, std::move(read.note)});
  at_ = At::ceilings;
  return true;
}

bool LogReader::finish_act() {
  ActDraft read = std::exchange(act_, {});
  course_.acts.push_back({*read.from, *read.act, std::move(read.note)});
  at_ = At::acts;
  return true;
}

bool LogReader::finish_pause() {
  PauseDraft read = std::exchange(pause_, {});
  course_.pauses.push_back({*read.from, read.until, std::move(read.why)});
  at_ = At::pauses;
  return true;
}

bool LogReader::finish_stock_entry() {
  const StockDraft read = std::exchange(stock_entry_, {});
  if (read.count && read.added) {
    return fail("\"count\" and \"added\" both stand here; a stock entry has one of the two");
  }
  if (!read.count && !read.added) return fail("the field \"count\" or \"added\" is missing");
  if (read.count) course_.stock.push_back({*read.date, *read.count});
  if (read.added) course_.stock.push_back({*read.date, *read.added});
  at_ = At::stock;
  return true;
}

bool LogReader::finish_night() {
  NightDraft read = std::exchange(night_, {});
  auto night = Night::from({.date = *read.date,
                            .capsules = *read.capsules,
                            .stool = read.stool,
                            .movements = read.movements,
                            .sleep = read.sleep,
                            .symptoms = std::move(read.symptoms),
                            .measures = std::move(read.measures),
                            .signs = read.signs,
                            .other_cause = std::move(read.other_cause),
                            .note = std::move(read.note)});
  if (!night) {
    field_ = night.refusal().place;
    return fail(night.refusal().problem);
  }
  at_ = At::nights;
  course_.nights.push_back(*std::move(night));
  return true;
}

bool LogReader::finish_course() {
  auto course = Course::from({.started = *course_.started,
                              .product = std::move(course_.product),
                              .form = course_.form,
                              .unit = course_.unit,
                              .recommended = *course_.recommended,
                              .strength = *course_.strength,
                              .ceilings = std::move(course_.ceilings),
                              .acts = std::move(course_.acts),
                              .pauses = std::move(course_.pauses),
                              .stock = std::move(course_.stock),
                              .nights = std::move(course_.nights)});
  if (!course) return fail_in_course(course.refusal());
  course_positions_.back() = plan_positions_[std::string(field::started)];
  night_positions_.push_back(std::move(element_positions_[field::nights]));
  at_ = At::courses;
  courses_.push_back(*std::move(course));
  return true;
}

// ---- The whole ----

std::variant<Decoded, Damage> LogReader::finish(const std::optional<JsonProblem>& json) {
  if (json && (json->too_deep || !damage_)) {
    return Damage{json->in_value ? pointer() : "", line_at(file_, json->position), json->problem};
  }
  if (damage_) return *std::move(damage_);
  auto log = Log::from(std::move(courses_), std::move(taking_));
  if (!log) {
    const Refusal& refusal = log.refusal();
    return Damage{'/' + refusal.place, line_at(file_, position_in_log(refusal.place)),
                  refusal.problem};
  }
  return Decoded{*std::move(log), check_seal(file_), *version_};
}

std::variant<Decoded, Damage> read_strictly(std::string_view file) {
  LogReader reader(file);
  const auto problem = read_json(file, reader, reader.position());
  return reader.finish(problem);
}

}  // namespace titrate::store

// The structure of a log: which objects and lists stand where, and what each must hold.

#include "store/log_reader.hpp"

#include <fmt/format.h>

#include "store/fields.hpp"

namespace titrate::store {
namespace {

using Kind = JsonValue::Kind;

constexpr FieldRule document_fields[] = {
    {field::format, true}, {field::version, true}, {field::crc32, true}, {field::courses, true}};
constexpr FieldRule course_fields[] = {
    {field::started, true},        {field::product, false},
    {field::form, false},          {field::recommended_capsules, true},
    {field::mg_per_capsule, true}, {field::ceilings, true},
    {field::nights, true}};
constexpr FieldRule ceiling_fields[] = {
    {field::from, true}, {field::capsules, true}, {field::note, false}};
constexpr FieldRule night_fields[] = {
    {field::date, true},       {field::capsules, true},     {field::stool, false},
    {field::movements, false}, {field::sleep, false},       {field::symptoms, false},
    {field::signs, false},     {field::other_cause, false}, {field::note, false}};

}  // namespace

LogReader::LogReader(std::string_view file)
    : file_(file),
      document_(document_fields),
      course_members_(course_fields),
      ceiling_members_(ceiling_fields),
      night_members_(night_fields) {}

// ---- Events ----

bool LogReader::key(std::string& name) {
  if (damage_) return true;
  field_ = name;
  if (at_ == At::symptoms) {
    if (night_.symptoms.find(name)) return fail("this symptom stands here twice");
    return true;
  }
  Members& members = at_ == At::document  ? document_
                     : at_ == At::course  ? course_members_
                     : at_ == At::ceiling ? ceiling_members_
                                          : night_members_;
  std::string problem = members.problem_with(name);
  return problem.empty() || fail(std::move(problem));
}

bool LogReader::value(JsonValue value) {
  if (damage_) return true;
  switch (at_) {
    case At::document:
      return document_value(value);
    case At::course:
      plan_positions_[field_] = position_.bytes;
      return course_value(value);
    case At::ceiling:
      return ceiling_value(value);
    case At::night:
      return night_value(value);
    case At::symptoms:
      return symptom_value(value);
    case At::signs:
      return sign_value(value);
    case At::start:
    case At::courses:
    case At::ceilings:
    case At::nights:
      break;
  }
  return wrong_kind(value, "an object");
}

bool LogReader::begin(Kind container) {
  if (damage_) return true;
  if (container == Kind::object) {
    if (at_ == At::start) return open(At::document);
    if (at_ == At::courses) return open(At::course);
    if (at_ == At::ceilings) return open(At::ceiling);
    if (at_ == At::nights) return open(At::night);
    if (at_ == At::night && field_ == field::symptoms) return open(At::symptoms);
  } else {
    if (at_ == At::document && field_ == field::courses) return open(At::courses);
    if (at_ == At::course && field_ == field::ceilings) return open(At::ceilings);
    if (at_ == At::course && field_ == field::nights) return open(At::nights);
    if (at_ == At::night && field_ == field::signs) return open(At::signs);
  }
  // Noted, and read on without looking: nesting that is too deep is the better thing to report.
  wrong_kind({container}, due_here());
  return true;
}

bool LogReader::end(Kind) {
  if (damage_) return true;
  switch (at_) {
    case At::document:
      return close(At::start, &document_);
    case At::courses:
      return close(At::document, nullptr);
    case At::course:
      return close(At::course, &course_members_) && finish_course();
    case At::ceilings:
      return close(At::course, nullptr);
    case At::ceiling:
      return close(At::ceiling, &ceiling_members_) && finish_ceiling();
    case At::nights:
      return close(At::course, nullptr);
    case At::night:
      return close(At::night, &night_members_) && finish_night();
    case At::symptoms:
      if (night_.symptoms.empty()) return fail("no symptom stands here; leave the field out");
      return close(At::night, nullptr);
    case At::signs:
      return close(At::night, nullptr);
    case At::start:
      break;
  }
  return true;
}

// ---- Going in and out ----

bool LogReader::open(At place) {
  if (at_ == At::course) plan_positions_[field_] = position_.bytes;
  at_ = place;
  field_.clear();
  begun_ = position_.bytes;
  if (place == At::course) {
    course_ = {};
    course_members_.clear();
    course_positions_.push_back(begun_);
    night_positions_.clear();
    ceiling_positions_.clear();
    plan_positions_.clear();
  } else if (place == At::ceiling) {
    ceiling_ = {};
    ceiling_members_.clear();
    ceiling_positions_.push_back(begun_);
  } else if (place == At::night) {
    night_ = {};
    night_members_.clear();
    night_positions_.push_back(begun_);
  } else if (place == At::signs) {
    sign_index_ = 0;
  }
  return true;
}

bool LogReader::close(At place, Members* members) {
  field_.clear();
  if (members != nullptr) {
    if (const auto missing = members->missing()) {
      return fail(fmt::format("the field \"{}\" is missing", *missing));
    }
  }
  at_ = place;
  return true;
}

bool LogReader::finish_ceiling() {
  at_ = At::ceilings;
  course_.ceilings.push_back({*ceiling_.from, *ceiling_.capsules, std::move(ceiling_.note)});
  return true;
}

bool LogReader::finish_night() {
  auto night = Night::from({.date = *night_.date,
                            .capsules = *night_.capsules,
                            .stool = night_.stool,
                            .movements = night_.movements,
                            .sleep = night_.sleep,
                            .symptoms = std::move(night_.symptoms),
                            .signs = night_.signs,
                            .other_cause = std::move(night_.other_cause),
                            .note = std::move(night_.note)});
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
                              .recommended = *course_.recommended,
                              .strength = *course_.strength,
                              .ceilings = std::move(course_.ceilings),
                              .nights = std::move(course_.nights)});
  if (!course) return fail_in_course(course.refusal());
  course_positions_.back() = plan_positions_[std::string(field::started)];
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
  auto log = Log::from(std::move(courses_));
  if (!log) {
    const Refusal& refusal = log.refusal();
    return Damage{'/' + refusal.place, line_at(file_, position_of(refusal.place)), refusal.problem};
  }
  return Decoded{*std::move(log), check_seal(file_)};
}

std::variant<Decoded, Damage> read_strictly(std::string_view file) {
  LogReader reader(file);
  const auto problem = read_json(file, reader, reader.position());
  return reader.finish(problem);
}

}  // namespace titrate::store

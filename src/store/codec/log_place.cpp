#include "store/codec/log_place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/utf8.hpp"
#include "store/codec/fields.hpp"

namespace titrate::store {
namespace {

// The piece of a refusal's place, "nights/12/date", up to the next slash; the place moves behind
// it.
std::string_view next_piece(std::string_view& place) {
  const std::string_view piece = place.substr(0, place.find('/'));
  place.remove_prefix(std::min(piece.size() + 1, place.size()));
  return piece;
}

std::size_t next_index(std::string_view& place) {
  const std::string_view piece = next_piece(place);
  std::size_t index = 0;
  std::from_chars(piece.data(), piece.data() + piece.size(), index);
  return index;
}

}  // namespace

// ---- Moving ----

void LogPlace::note_plan() { plan_[field_] = position_.bytes; }

void LogPlace::pass_name() {
  if (at_ == At::taking) taking_.push_back(position_.bytes);
  ++index_;
}

void LogPlace::enter(At place) {
  if (at_ == At::course) note_plan();
  at_ = place;
  field_.clear();
  index_ = 0;
  if (place == At::course) {
    courses_.push_back(position_.bytes);
    elements_.clear();
    plan_.clear();
  }
  const CourseList* list = list_at(place);
  if (list != nullptr && place == list->element) elements_[list->field].push_back(position_.bytes);
}

void LogPlace::leave_to(At place) {
  field_.clear();
  at_ = place;
}

void LogPlace::leave_course() {
  courses_.back() = plan_[std::string(field::started)];
  nights_.push_back(std::move(elements_[field::nights]));
  leave_to(At::courses);
}

bool LogPlace::is_empty(const CourseList& list) const {
  const auto begun = elements_.find(list.field);
  return begun == elements_.end() || begun->second.empty();
}

// ---- What is wrong, and where ----

Damage LogPlace::damage(std::string problem) const {
  return damage_of(pointer(), std::move(problem));
}

Damage LogPlace::damage_of(std::string pointer, std::string problem) const {
  return {std::move(pointer), line_at(file_, position_.bytes), std::move(problem)};
}

Damage LogPlace::damage_in_course(const Refusal& refusal) const {
  return {pointer_to_course() + '/' + refusal.place,
          line_at(file_, position_in_course(refusal.place)), refusal.problem};
}

Damage LogPlace::damage_in_log(const Refusal& refusal) const {
  return {'/' + refusal.place, line_at(file_, position_in_log(refusal.place)), refusal.problem};
}

// Where the list element of a place begins, or the value of a field of the plan.
std::size_t LogPlace::position_in_course(std::string_view place) const {
  const std::string_view field = next_piece(place);
  const auto list = elements_.find(field);
  if (list != elements_.end() && !place.empty()) return list->second.at(next_index(place));
  const auto value = plan_.find(field);
  return value != plan_.end() ? value->second : courses_.back();
}

std::size_t LogPlace::position_in_log(std::string_view place) const {
  if (next_piece(place) == field::taking) return taking_.at(next_index(place));
  const std::size_t course = next_index(place);
  if (next_piece(place) != field::nights) return courses_.at(course);
  return nights_.at(course).at(next_index(place));
}

std::string LogPlace::pointer_to_course() const {
  return fmt::format("/courses/{}", nights_.size());
}

std::string LogPlace::pointer_to(const CourseList& list) const {
  return fmt::format("{}/{}", pointer_to_course(), list.field);
}

std::string LogPlace::pointer() const {
  std::string pointer;
  if (at_ == At::taking) pointer = fmt::format("/{}/{}", field::taking, index_);
  if (at_ >= At::courses) pointer = pointer_to_course();
  if (const CourseList* list = list_at(at_)) {
    const auto begun = elements_.find(list->field);
    const std::size_t count = begun == elements_.end() ? 0 : begun->second.size();
    pointer = fmt::format("{}/{}", pointer_to(*list), at_ == list->list ? count : count - 1);
  }
  if (at_ == At::symptoms) pointer += fmt::format("/{}", field::symptoms);
  if (at_ == At::measures) pointer += fmt::format("/{}", field::measures);
  if (at_ == At::signs) pointer += fmt::format("/{}/{}", field::signs, index_);
  if (field_.empty()) return pointer;
  pointer += '/';
  for (const char c : printable(field_, 40)) {
    pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  }
  return pointer;
}

}  // namespace titrate::store

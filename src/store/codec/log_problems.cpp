// What is wrong with a log, and where: the pointer and the line that a person is told.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/utf8.hpp"
#include "store/codec/fields.hpp"
#include "store/codec/log_reader.hpp"

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

std::string_view LogReader::due_here() const {
  Kind due = Kind::null;
  if (inside(Kind::object)) due = Kind::object;
  if (inside(Kind::list)) due = Kind::list;
  return due == Kind::null ? "a single value" : due == Kind::object ? "an object" : "a list";
}

// What only version 2 has is wrong in a log of version 1, which may be said further down.
bool LogReader::since_version_2(std::string problem) {
  if (version_ == 1) return fail(std::move(problem));
  if (!version_ && !newer_) newer_ = damage_here(std::move(problem));
  return true;
}

bool LogReader::wrong_kind(const JsonValue& value, std::string_view due) {
  return fail(wrong(value, due));
}

std::string LogReader::wrong(const JsonValue& value, std::string_view due) {
  return fmt::format("{} stands where {} is due", value.description(), due);
}

Damage LogReader::damage_here(std::string problem) const {
  return {pointer(), line_at(file_, position_.bytes), std::move(problem)};
}

bool LogReader::fail(std::string problem) {
  damage_ = damage_here(std::move(problem));
  return false;
}

bool LogReader::fail_at(std::string pointer, std::size_t position, std::string problem) {
  damage_ = Damage{std::move(pointer), line_at(file_, position), std::move(problem)};
  return false;
}

bool LogReader::fail_empty(std::string pointer, std::string_view element) {
  return fail_at(std::move(pointer), position_.bytes,
                 fmt::format("no {} stands here; leave the field out", element));
}

bool LogReader::fail_in_course(const Refusal& refusal) {
  return fail_at(course_pointer() + '/' + refusal.place, position_in_course(refusal.place),
                 refusal.problem);
}

// Where the list element of a refusal's place, "nights/12/date", begins in the file, or the value
// of a field of the plan.
std::size_t LogReader::position_in_course(std::string_view place) const {
  const std::string_view field = next_piece(place);
  const auto list = element_positions_.find(field);
  if (list != element_positions_.end() && !place.empty()) {
    return list->second.at(next_index(place));
  }
  const auto value = plan_positions_.find(field);
  return value != plan_positions_.end() ? value->second : course_positions_.back();
}

// The same for a place in the whole log.
std::size_t LogReader::position_in_log(std::string_view place) const {
  if (next_piece(place) == field::taking) return taking_positions_.at(next_index(place));
  const std::size_t course = next_index(place);
  if (next_piece(place) != field::nights) return course_positions_.at(course);
  return night_positions_.at(course).at(next_index(place));
}

std::string LogReader::course_pointer() const {
  return fmt::format("/courses/{}", courses_.size());
}

std::string LogReader::list_pointer(const CourseList& list) const {
  return fmt::format("{}/{}", course_pointer(), list.field);
}

std::string LogReader::pointer() const {
  std::string pointer;
  if (at_ == At::taking) pointer = fmt::format("/{}/{}", field::taking, index_);
  if (at_ >= At::courses) pointer = course_pointer();
  if (const CourseList* list = list_at(at_)) {
    const auto begun = element_positions_.find(list->field);
    const std::size_t count = begun == element_positions_.end() ? 0 : begun->second.size();
    pointer = fmt::format("{}/{}", list_pointer(*list), at_ == list->list ? count : count - 1);
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

// What is wrong with a log, and where: the pointer and the line that a person is told.

#include <fmt/format.h>

#include <charconv>

#include "store/fields.hpp"
#include "store/log_reader.hpp"
#include "titrate/text.hpp"

namespace titrate::store {

std::string_view LogReader::due_here() const {
  switch (at_) {
    case At::start:
    case At::courses:
    case At::ceilings:
    case At::nights:
      return "an object";
    case At::document:
      return field_ == field::courses ? "a list" : "a single value";
    case At::course:
      return field_ == field::ceilings || field_ == field::nights ? "a list" : "a single value";
    case At::night:
      if (field_ == field::symptoms) return "an object";
      return field_ == field::signs ? "a list" : "a single value";
    case At::ceiling:
    case At::symptoms:
    case At::signs:
      break;
  }
  return "a single value";
}

bool LogReader::wrong_kind(const JsonValue& value, std::string_view due) {
  return fail(fmt::format("{} stands where {} is due", value.description(), due));
}

bool LogReader::fail(std::string problem) {
  return fail_at(pointer(), position_.bytes, std::move(problem));
}

bool LogReader::fail_at(std::string pointer, std::size_t position, std::string problem) {
  damage_ = Damage{std::move(pointer), line_at(file_, position), std::move(problem)};
  return false;
}

bool LogReader::fail_in_course(const Refusal& refusal) {
  return fail_at(course_pointer() + '/' + refusal.place, position_of(refusal.place),
                 refusal.problem);
}

// Where the list element of a refusal's place, "nights/12/date", begins in the file.
std::size_t LogReader::position_of(std::string_view place) const {
  const auto element = [place](std::string_view list) -> std::optional<std::size_t> {
    if (!place.starts_with(list) || place.size() == list.size()) return std::nullopt;
    std::size_t index = 0;
    std::from_chars(place.data() + list.size() + 1, place.data() + place.size(), index);
    return index;
  };
  if (const auto index = element(field::courses)) return course_positions_.at(*index);
  if (const auto index = element(field::nights)) return night_positions_.at(*index);
  if (const auto index = element(field::ceilings)) return ceiling_positions_.at(*index);
  if (const auto at = plan_positions_.find(place); at != plan_positions_.end()) return at->second;
  return course_positions_.back();
}

std::string LogReader::course_pointer() const {
  return fmt::format("/courses/{}", courses_.size());
}

std::string LogReader::pointer() const {
  std::string pointer;
  if (at_ >= At::courses) pointer = course_pointer();
  if (at_ == At::ceilings || at_ == At::ceiling) {
    pointer += fmt::format("/{}/{}", field::ceilings, course_.ceilings.size());
  }
  if (at_ >= At::nights) pointer += fmt::format("/{}/{}", field::nights, course_.nights.size());
  if (at_ == At::symptoms) pointer += fmt::format("/{}", field::symptoms);
  if (at_ == At::signs) pointer += fmt::format("/{}/{}", field::signs, sign_index_);
  if (field_.empty()) return pointer;
  pointer += '/';
  for (const char c : printable(field_, 40)) {
    pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  }
  return pointer;
}

}  // namespace titrate::store

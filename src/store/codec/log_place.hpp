// Where in a log its reader is, and where in the file begins what it has read, so that whoever is
// told of damage is told the place and the line.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "store/codec/json_reader.hpp"
#include "store/codec/log_codec.hpp"
#include "store/codec/log_shape.hpp"
#include "titrate/checked.hpp"

namespace titrate::store {

class LogPlace {
 public:
  explicit LogPlace(std::string_view file) : file_(file) {}

  // Kept up to date by the reader of the JSON.
  JsonPosition& position() { return position_; }

  At at() const { return at_; }
  const std::string& field() const { return field_; }

  // The member that comes next, in the object that this is.
  void come_to(std::string_view field) { field_ = field; }
  // A value of a course's plan begins here, be it a list.
  void note_plan();
  // An element of a list of names was read: a medicine, a sign.
  void pass_name();
  // Into an object or a list, which begins here.
  void enter(At place);
  // Out of one, into the one around it.
  void leave_to(At place);
  // The same out of a course that is whole.
  void leave_course();

  bool is_empty(const CourseList& list) const;

  // What is wrong: here; here, but told of another place; within the course that was just read; in
  // the whole log. The places are those of refusals, "nights/12/date".
  Damage damage(std::string problem) const;
  Damage damage_of(std::string pointer, std::string problem) const;
  Damage damage_in_course(const Refusal& refusal) const;
  Damage damage_in_log(const Refusal& refusal) const;

  std::string pointer() const;
  std::string pointer_to(const CourseList& list) const;

 private:
  std::string pointer_to_course() const;
  std::size_t position_in_course(std::string_view place) const;
  std::size_t position_in_log(std::string_view place) const;

  std::string_view file_;
  JsonPosition position_;
  At at_ = At::start;
  std::string field_;      // the member being read, in the innermost object
  std::size_t index_ = 0;  // in a list of names
  // Where things begin in the file: a course's own fields, the elements of its lists, courses that
  // are whole (by their start) with their nights, and medicines.
  std::map<std::string, std::size_t, std::less<>> plan_;
  std::map<std::string_view, std::vector<std::size_t>> elements_;
  std::vector<std::size_t> courses_, taking_;
  std::vector<std::vector<std::size_t>> nights_;
};

}  // namespace titrate::store

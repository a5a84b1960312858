// What differs between two logs, as data: for telling what was saved, edited or undone.
//
//   for (const Change& change : changes_between(before, after)) say(to_lines(change));
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "titrate/course.hpp"
#include "titrate/night_field.hpp"

namespace titrate {

// A night that only one of the logs has, or that differs. At least one side is there.
struct NightChange {
  std::optional<Night> before;
  std::optional<Night> after;
  Counted counted;  // in its course
};

// A ceiling that only one of the logs has, or that differs. At least one side is there.
struct CeilingChange {
  std::optional<Ceiling> before;
  std::optional<Ceiling> after;
  std::optional<Unit> unit{};  // what its course counts
};

// Likewise an act, a pause and what was known of the stock, told apart by their dates.
struct ActChange {
  std::optional<Act> before;
  std::optional<Act> after;
};
struct PauseChange {
  std::optional<Pause> before;
  std::optional<Pause> after;
};
struct StockChange {
  std::optional<StockEntry> before;
  std::optional<StockEntry> after;
  std::optional<Unit> unit{};  // what its course counts
};

// Another medicine that only one of the logs names. Exactly one side is there.
struct TakingChange {
  std::optional<MedicineName> before;
  std::optional<MedicineName> after;
};

// A course that only one of the logs has. Exactly one side is there; its nights are not told one by
// one.
struct CourseChange {
  std::optional<Course> before;
  std::optional<Course> after;
};

// The newest course or the first of several, begun on another night, else the same in both logs.
struct CourseMove {
  NightDate before;
  NightDate after;
};

// What a course and what is counted in it are called: never part of a dose.
struct CourseName {
  std::optional<Product> product;
  std::optional<Form> form;
  std::optional<Unit> unit;

  friend bool operator==(const CourseName&, const CourseName&) = default;
};
struct CourseNameChange {
  NightDate started;
  CourseName before;
  CourseName after;
};

using Change = std::variant<TakingChange, CourseChange, CourseMove, CourseNameChange, CeilingChange,
                            ActChange, PauseChange, StockChange, NightChange>;

// Courses are the same when they started on the same night, and where nothing but its start was
// moved; a course whose dose or strength differs counts as one taken out and one put in. In the
// order of the log.
std::vector<Change> changes_between(const Log& before, const Log& after);

// A field that only one of two nights has, or that differs. At least one side is there. Of the
// warning signs each is a change of its own, that it came or went.
struct FieldChange {
  NightField field;
  std::string name{};  // of the symptom or the measure, where the field is one
  std::optional<NightValue> before{};
  std::optional<NightValue> after{};

  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

// In the order of the fields; the dates are not compared.
std::vector<FieldChange> changes_between(const Night& before, const Night& after);

}  // namespace titrate

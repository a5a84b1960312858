// A course, one titration of one product, and the log, all courses of one person.
//
//   Checked<Course> course = Course::from({.started = night,
//                                          .recommended = two,
//                                          .strength = label,
//                                          .ceilings = {{night, default_ceiling(two, label),
//                                          {}}}});
//   Checked<Course> longer = course->with(*Night::from({.date = night, .capsules = two}));
//
// Values: a change gives a new one, checked whole, and leaves the old one as it was.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "titrate/checked.hpp"
#include "titrate/night.hpp"
#include "titrate/night_date.hpp"
#include "titrate/text.hpp"
#include "titrate/units.hpp"

namespace titrate {

// The compound that carries the magnesium. Dosing never uses it: only the label's elemental amount.
enum class Form : std::uint8_t { oxide, citrate, malate, glycinate, other };

inline constexpr std::array<std::string_view, 5> form_names = {"oxide", "citrate", "malate",
                                                               "glycinate", "other"};

constexpr std::string_view name_of(Form form) { return form_names[static_cast<std::size_t>(form)]; }
std::optional<Form> form_named(std::string_view name);

// The most capsules that may be advised, from a night on.
struct Ceiling {
  NightDate from;
  Capsules capsules;
  std::optional<Note> note{};  // for example who agreed to it

  friend bool operator==(const Ceiling&, const Ceiling&) = default;
};

// The ceiling when none was chosen: the larger of the recommended dose and the most capsules within
// the upper level.
Capsules default_ceiling(Capsules recommended, Strength strength);

// The most capsules within an amount, at most Capsules::highest.
Capsules most_within(Milligrams amount, Strength strength);

struct CourseFields {
  NightDate started;  // the earliest night allowed
  std::optional<Product> product{};
  std::optional<Form> form{};
  Capsules recommended;  // the label's dose, at least 1
  Strength strength;
  std::vector<Ceiling> ceilings;  // at least one, by rising date
  std::vector<Night> nights{};    // by rising date

  friend bool operator==(const CourseFields&, const CourseFields&) = default;
};

class Course {
 public:
  // Refused, with the place: a recommended dose of 0; no ceiling; a ceiling below the recommended
  // dose, above 99 capsules or above 5000 mg; ceilings or nights not by rising date; a night before
  // the start.
  static Checked<Course> from(CourseFields fields);

  NightDate started() const { return fields_.started; }
  const std::optional<Product>& product() const { return fields_.product; }
  std::optional<Form> form() const { return fields_.form; }
  Capsules recommended() const { return fields_.recommended; }
  Strength strength() const { return fields_.strength; }
  std::span<const Ceiling> ceilings() const { return fields_.ceilings; }
  std::span<const Night> nights() const { return fields_.nights; }

  // All but the nights, to make a changed course from.
  CourseFields plan() const;

  // The night of a date, or null when the log does not have it.
  const Night* night_on(NightDate date) const;
  // The nights before a date.
  std::span<const Night> nights_before(NightDate date) const;

  // The ceiling in force: the last one dated on or before the night; before the first, the first.
  Capsules ceiling_on(NightDate night) const;
  // The lowest ceiling that was in force on any night from `first` to `last`.
  Capsules lowest_ceiling(NightDate first, NightDate last) const;

  // With a night added, or put in the place of that date's. Refused as `from` refuses.
  Checked<Course> with(Night night) const;
  // With a ceiling added, or put in the place of that date's. Refused as `from` refuses.
  Checked<Course> with(Ceiling ceiling) const;
  // Without the night of that date.
  Course without(NightDate date) const;

  friend bool operator==(const Course&, const Course&) = default;

 private:
  explicit Course(CourseFields fields) : fields_(std::move(fields)) {}
  CourseFields fields_;
};

// Every course of one person, in the order in which they were started. Only the newest gives
// advice.
class Log {
 public:
  // No course yet.
  Log() = default;
  // Refused, with the place: a course not started after the one before it, or a course with a night
  // on or after the start of the next.
  static Checked<Log> from(std::vector<Course> courses);

  std::span<const Course> courses() const { return courses_; }
  // Null when no course was started yet.
  const Course* newest() const { return courses_.empty() ? nullptr : &courses_.back(); }
  // The index of the course that a night belongs to: the last one started on or before it.
  std::optional<std::size_t> course_of(NightDate night) const;

  // With one more course. Refused as `from` refuses.
  Checked<Log> with(Course course) const;
  // With a changed course in the place of an old one. Refused as `from` refuses.
  Checked<Log> replacing(std::size_t index, Course course) const;

  friend bool operator==(const Log&, const Log&) = default;

 private:
  explicit Log(std::vector<Course> courses) : courses_(std::move(courses)) {}
  std::vector<Course> courses_;
};

}  // namespace titrate

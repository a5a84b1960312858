// A course, one titration of one product, and the log, all courses of one person.
//
//   Checked<Course> course = Course::from(
//       {.started = night, .recommended = two, .strength = label, .ceilings = {{night, eight}}});
//   Checked<Course> longer = course->with(*Night::from({.date = night, .capsules = two}));
//
// Values: a change gives a new one, checked whole, and leaves the old one as it was.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
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

// What is counted, where it is not a capsule. Counts of it stay `Capsules` in the code.
enum class Unit : std::uint8_t {
  tablet,
  softgel,
  gummy,
  sachet,
  scoop,
  ml,
  half_tablet,
  half_scoop,
};

inline constexpr std::array<std::string_view, 8> unit_names = {
    "tablet", "softgel", "gummy", "sachet", "scoop", "ml", "half-tablet", "half-scoop"};

constexpr std::string_view name_of(Unit unit) { return unit_names[static_cast<std::size_t>(unit)]; }
std::optional<Unit> unit_named(std::string_view name);

// What it is called, one and several, and how much is in each: "1 gummy", "2 gummies", "60 mg a
// gummy". Nothing stands for capsules.
struct UnitWords {
  std::string_view one;
  std::string_view many;
  std::string_view each;  // with its article
};
const UnitWords& words_of(std::optional<Unit> unit);

// What is halved where halves are counted; nothing where wholes are.
std::optional<Unit> whole_of(std::optional<Unit> unit);
// Whether both count wholes, or both halves: a number of the one is as much of the other. It is not
// where one of them is halved: 2 tablets are 4 half-tablets.
bool count_alike(std::optional<Unit> one, std::optional<Unit> other);

// One of what a course counts: what it holds, and what it is called.
struct Counted {
  Strength strength;
  std::optional<Unit> unit;  // absent: a capsule

  friend bool operator==(const Counted&, const Counted&) = default;
};

// The most capsules that may be advised, from a night on.
struct Ceiling {
  NightDate from;
  Capsules capsules;
  std::optional<Note> note{};  // for example who agreed to it

  friend bool operator==(const Ceiling&, const Ceiling&) = default;
};

// Something that the person did to the plan on purpose, from a night on: climb again from what is
// held, or take one less and stay there.
struct Act {
  enum class Kind : std::uint8_t { climb, taper };
  NightDate from;
  Kind act;
  std::optional<Note> note{};

  friend bool operator==(const Act&, const Act&) = default;
};

inline constexpr std::array<std::string_view, 2> act_names = {"climb", "taper"};

constexpr std::string_view name_of(Act::Kind act) {
  return act_names[static_cast<std::size_t>(act)];
}
std::optional<Act::Kind> act_named(std::string_view name);

// Nights on which none is to be taken; open where it has no last one yet.
struct Pause {
  NightDate from;
  std::optional<NightDate> until{};  // the last of them
  std::optional<Note> why{};

  bool contains(NightDate night) const { return from <= night && (!until || night <= *until); }
  friend bool operator==(const Pause&, const Pause&) = default;
};

// What was known of the stock on a date: how many were in hand before that night's dose, or how
// many came.
struct StockEntry {
  NightDate date;
  std::variant<StockCount, StockAdded> amount;

  friend bool operator==(const StockEntry&, const StockEntry&) = default;
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
  std::optional<Unit> unit{};  // absent: capsules
  Capsules recommended;        // the label's dose, at least 1
  Strength strength;
  std::vector<Ceiling> ceilings;    // at least one, by rising date
  std::vector<Act> acts{};          // by rising date
  std::vector<Pause> pauses{};      // by rising date, none within another, only the last one open
  std::vector<StockEntry> stock{};  // by rising date
  std::vector<Night> nights{};      // by rising date

  friend bool operator==(const CourseFields&, const CourseFields&) = default;
};

class Course {
 public:
  // Refused, with the place: a recommended dose of 0; no ceiling; a ceiling below the recommended
  // dose, above 99 capsules or above 5000 mg; a list not by rising date; a night, an act, a pause
  // or a stock entry before the start; a pause that ends before it begins, or overlaps the next.
  static Checked<Course> from(CourseFields fields);

  NightDate started() const { return fields_.started; }
  const std::optional<Product>& product() const { return fields_.product; }
  std::optional<Form> form() const { return fields_.form; }
  std::optional<Unit> unit() const { return fields_.unit; }
  Capsules recommended() const { return fields_.recommended; }
  Strength strength() const { return fields_.strength; }
  Counted counted() const { return {fields_.strength, fields_.unit}; }
  std::span<const Ceiling> ceilings() const { return fields_.ceilings; }
  std::span<const Act> acts() const { return fields_.acts; }
  std::span<const Pause> pauses() const { return fields_.pauses; }
  std::span<const StockEntry> stock() const { return fields_.stock; }
  std::span<const Night> nights() const { return fields_.nights; }

  // A copy of everything, to make a changed course from; and of all but the nights.
  const CourseFields& fields() const { return fields_; }
  CourseFields plan() const;

  // The night of a date, or null when the log does not have it.
  const Night* night_on(NightDate date) const;
  // The nights before a date.
  std::span<const Night> nights_before(NightDate date) const;

  // The ceiling in force: the last one dated on or before the night; before the first, the first.
  Capsules ceiling_on(NightDate night) const;
  // The act of a date, or null.
  const Act* act_on(NightDate date) const;
  // The pause that a night lies in, or null.
  const Pause* pause_on(NightDate night) const;
  // The stock entry of a date, or null.
  const StockEntry* stock_on(NightDate date) const;

  // With a night added, or put in the place of that date's. Refused as `from` refuses.
  Checked<Course> with(Night night) const;
  // With a ceiling added, or put in the place of that date's. Refused as `from` refuses.
  Checked<Course> with(Ceiling ceiling) const;
  // With an act added, or put in the place of that date's. Refused as `from` refuses.
  Checked<Course> with(Act act) const;
  // With a pause added, or put in the place of the one that begins on its first night. Refused as
  // `from` refuses.
  Checked<Course> with(Pause pause) const;
  // With a stock entry added, or put in the place of that date's. Refused as `from` refuses.
  Checked<Course> with(StockEntry entry) const;
  // Begun on another night. The ceiling that it began with goes along where no other is in its way;
  // all else stays on its dates. Refused as `from` refuses.
  Checked<Course> starting(NightDate started) const;
  // Without the night of that date.
  Course without(NightDate date) const;
  // Without the act of that date.
  Course without_act(NightDate date) const;
  // Without the pause that begins on that date.
  Course without_pause(NightDate first) const;
  // Without the stock entry of that date.
  Course without_stock(NightDate date) const;

  friend bool operator==(const Course&, const Course&) = default;

 private:
  explicit Course(CourseFields fields) : fields_(std::move(fields)) {}
  CourseFields fields_;
};

// Every course of one person, in the order in which they were started, and the other medicines that
// the person takes. Only the newest course gives advice.
class Log {
 public:
  static constexpr std::size_t most_taking = 50;

  // No course yet.
  Log() = default;
  // Refused, with the place: a course not started after the one before it; a course with a night,
  // an act, a stock entry or the first night of a pause on or after the start of the next; a name
  // that is a symptom in one place and a measure in another; more than 50 medicines, or not in the
  // order of their bytes, each once.
  static Checked<Log> from(std::vector<Course> courses, std::vector<MedicineName> taking = {});

  std::span<const Course> courses() const { return courses_; }
  std::span<const MedicineName> taking() const { return taking_; }
  // Null when no course was started yet. It may begin only tomorrow: `course_of` tells which one is
  // tonight's.
  const Course* newest() const { return courses_.empty() ? nullptr : &courses_.back(); }
  // The index of the course that a night belongs to: the last one started on or before it.
  std::optional<std::size_t> course_of(NightDate night) const;
  // The night of a date, in the course that it belongs to, or null when the log does not have it.
  const Night* night_on(NightDate date) const;

  // With one more course. Refused as `from` refuses.
  Checked<Log> with(Course course) const;
  // With the newest course, which there must be, begun on another night. Refused as `from` refuses,
  // of the course and of the log.
  Checked<Log> starting(NightDate started) const;
  // With a changed course in the place of an old one. Refused as `from` refuses.
  Checked<Log> replacing(std::size_t index, Course course) const;

  friend bool operator==(const Log&, const Log&) = default;

 private:
  Log(std::vector<Course> courses, std::vector<MedicineName> taking)
      : courses_(std::move(courses)), taking_(std::move(taking)) {}
  std::vector<Course> courses_;
  std::vector<MedicineName> taking_;
};

}  // namespace titrate

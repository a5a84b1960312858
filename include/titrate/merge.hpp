// Two logs of one person, kept on two machines, joined night by night.
//
//   Merge joined = merge(mine, theirs);
//   if (joined.log) keep(*joined.log);
//   else show(joined.contradictions, joined.misfit);
//
// What only one of them says is taken; what both say alike stays; where both say something else of
// the same thing, that is a contradiction, and nothing is guessed. So a log that knows less never
// takes anything away, and the order does not matter: without contradictions
//   merge(a, b) = merge(b, a)    merge(a, a) = a    merge(a, merge(b, c)) = merge(merge(a, b), c)
// and always merge(a, b, Prefer::mine) = merge(b, a, Prefer::theirs).
//
// What was taken out of one log on purpose comes back from the other: that a night is not there
// says nothing. So it is with a pause that has no end yet: where the other log has it with an end,
// it has ended. Until somebody knows its end it contradicts whatever pause comes after it, so that
// there alone it can matter in which order three logs are joined.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "titrate/course.hpp"
#include "titrate/night_date.hpp"
#include "titrate/night_field.hpp"

namespace titrate {

// Whose word counts where the logs contradict each other.
enum class Prefer { neither, mine, theirs };

enum class PlanField { product, form, unit, recommended, strength };

// What one log calls a symptom, on whatever night, the other calls a measure.
struct NameContradiction {
  std::string name;
  bool mine_is_symptom;
};

// Both logs have the course, which started on the same night, with another plan.
struct PlanContradiction {
  PlanField field;
  Course mine;
  Course theirs;
};

// What each log counts in a course: a number is told in its own log's unit.
struct UnitsOf {
  std::optional<Unit> mine{};
  std::optional<Unit> theirs{};
};

// A ceiling of the same date, with another number or another note.
struct CeilingContradiction {
  Ceiling mine;
  Ceiling theirs;
  UnitsOf units{};
};

// An act of the same date, of another kind or with another note.
struct ActContradiction {
  Act mine;
  Act theirs;
};

// Pauses of the same first night that end differently or for another reason, or two others that
// overlap. A pause without an end overlaps whatever comes after it: who knows its end has not
// contradicted.
struct PauseContradiction {
  Pause mine;
  Pause theirs;
};

// Another stock of the same date.
struct StockContradiction {
  StockEntry mine;
  StockEntry theirs;
  UnitsOf units{};
};

// Both logs noted something else of that night. The doses of a night always contradict each other
// where they differ: 0 may be a missed night or one not filled in, which nobody can tell from here.
struct NightContradiction {
  NightDate night;
  NightField field;
  std::string name;  // of the symptom or the measure, where the field is one
  NightValue mine;
  NightValue theirs;
  UnitsOf units{};
};

using Contradiction =
    std::variant<NameContradiction, PlanContradiction, CeilingContradiction, ActContradiction,
                 PauseContradiction, StockContradiction, NightContradiction>;

// What keeps the joined log from being one, once all contradictions are settled: a course that one
// log counts in wholes and the other in halves, a night of one log in the course that the other
// began by then, more than 20 symptoms of one night, more than 50 medicines.
struct Misfit {
  std::optional<NightDate> course;  // its start, where one is meant
  std::string problem;              // as of a Refusal
  // Wholes and halves: a number of the one would be another dose in the other, so that no
  // preference settles it. The first such course is told before anything else.
  bool counts_apart = false;
};

struct Merge {
  // In the order of the logs; also those that were settled by a preference.
  std::vector<Contradiction> contradictions{};
  std::optional<Misfit> misfit{};
  // The joined log; nothing where something is in its way.
  std::optional<Log> log{};
};

Merge merge(const Log& mine, const Log& theirs, Prefer prefer = Prefer::neither);

// Whether another log says nothing that a log does not say as well.
bool says_all_of(const Log& log, const Log& other);

// Whether two courses take the same dose of the same strength, as their label says.
bool has_same_label(const Course& one, const Course& other);

// What another log has and a log has not, counted by dates alone.
struct Lack {
  std::size_t courses = 0;
  std::size_t nights = 0;

  // More than one change takes away.
  bool is_large() const { return courses > 0 || nights > 1; }
  friend bool operator==(const Lack&, const Lack&) = default;
};
// A course whose start was moved is still the same course.
Lack lack_of(const Log& log, const Log& other);

}  // namespace titrate

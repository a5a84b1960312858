// The one rule for adding to a night: what was missing is added, what is there already stays, and
// what differs contradicts it. A command adds what somebody typed by it, an import what a cell
// says, a merge the night of another log.
//
//   const Join joined = join(night, {.stool = loose});
//   if (const Night* whole = joined.night()) keep(*whole);
//   else show(joined.obstacles);
//
// Telling a night what it says already changes nothing, and where nothing contradicts, the order of
// telling does not matter: but for `more`, which told twice counts twice. A warning sign
// contradicts no other, so that none is ever lost.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "titrate/checked.hpp"
#include "titrate/night.hpp"
#include "titrate/night_field.hpp"

namespace titrate {

// What is told of a night; absent where nothing is. That no movement came is a number of movements,
// 0. One symptom or measure may be told more than once.
struct Observations {
  std::optional<Capsules> dose{};  // all of the night
  std::optional<Capsules> more{};  // taken beside what the night has; not told with `dose`
  std::optional<StoolType> stool{};
  std::optional<Movements> movements{};
  std::optional<SleepQuality> sleep{};
  std::vector<Symptom> symptoms{};
  std::vector<Measurement> measures{};
  WarningSigns signs{};
  std::optional<OtherCause> other_cause{};
  std::optional<Note> note{};

  bool empty() const;
  // Whether something of it is only known in the morning.
  bool has_morning() const { return stool || movements || sleep; }
  // Whether something was taken, or none.
  bool has_dose() const { return dose || more; }
};

// All that a night says.
Observations observations_of(const Night& night);

// The night has one thing, and another was told. Of `result` one is a stool type, and the other is
// 0 movements. Where the movements contradict each other, the result is not told beside them.
struct FieldContradiction {
  NightField field;
  std::string name{};  // of the symptom or the measure, where the field is one
  NightValue there;
  NightValue told;

  friend bool operator==(const FieldContradiction&, const FieldContradiction&) = default;
};

// A night has as many symptoms, or measures, as it can hold, and one more was told.
struct NoRoom {
  NightField field;  // symptom or measure
  std::string name;

  friend bool operator==(const NoRoom&, const NoRoom&) = default;
};

// More was taken than the night has, and it has no dose that it could be added to, or the two come
// to more than can be taken.
struct CannotAdd {
  Capsules there;
  Capsules more;
};

// What was told does not go together, whatever the night has: the refusal of `Night::from`.
struct AtOdds {
  Refusal refusal;
};

using Obstacle = std::variant<FieldContradiction, NoRoom, CannotAdd, AtOdds>;

struct Join {
  // In the order of the fields, symptoms and measures in that of telling.
  std::vector<Obstacle> obstacles{};
  // The night with what could be added: where it is contradicted, what was there stays. For whoever
  // knows that its word counts.
  Night settled;

  // The joined night; null where something is in its way.
  const Night* night() const { return obstacles.empty() ? &settled : nullptr; }
};

// What a dose and one more come to; nothing where there is none yet, or it is more than can be
// taken.
std::optional<Capsules> sum_of(Capsules there, Capsules more);

Join join(const Night& there, const Observations& told);

}  // namespace titrate

// Two logs of one person, kept on two machines, joined night by night.
//
//   Merge joined = merge(mine, theirs);
//   if (joined.log) keep(*joined.log);
//   else show(joined.contradictions, joined.misfit);
//
// What only one of them says is taken; what both say alike stays; where both say something else of
// the same thing, that is a contradiction, and nothing is guessed. So a log that knows less never
// takes anything away, and the order does not matter: without contradictions
//   merge(a, b) = merge(b, a)      merge(a, a) = a      merge(a, merge(b, c)) = merge(merge(a, b),
//   c)
// and always merge(a, b, Prefer::mine) = merge(b, a, Prefer::theirs).
//
// What was taken out of one log on purpose comes back from the other: that a night is not there
// says nothing.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "titrate/course.hpp"

namespace titrate {

// Whose word counts where the logs contradict each other.
enum class Prefer { neither, mine, theirs };

enum class PlanField { product, form, recommended, strength };
// `result` is a stool type on one side and "no bowel movement" on the other.
enum class NightField { capsules, stool, movements, result, sleep, symptom, other_cause, note };

// Both logs have the course, which started on the same night, with another plan.
struct PlanContradiction {
  PlanField field;
  Course mine;
  Course theirs;
};

// A ceiling of the same date, with another number or another note.
struct CeilingContradiction {
  Ceiling mine;
  Ceiling theirs;
};

// Both logs noted something else of that night. The doses of a night always contradict each other
// where they differ: 0 may be a missed night or one not filled in, which nobody can tell from here.
struct NightContradiction {
  NightField field;
  std::optional<SymptomName> symptom{};  // where the field is a symptom
  Night mine;
  Night theirs;
};

using Contradiction = std::variant<PlanContradiction, CeilingContradiction, NightContradiction>;

struct Merge {
  // In the order of the logs; also those that were settled by a preference.
  std::vector<Contradiction> contradictions{};
  // What keeps the joined log from being one, once all contradictions are settled: a night of one
  // log in the course that the other began by then, more than 20 symptoms of one night. The place
  // is the start of the course where one is meant.
  std::optional<Refusal> misfit{};
  // The joined log; nothing where something is in its way.
  std::optional<Log> log{};
};

Merge merge(const Log& mine, const Log& theirs, Prefer prefer = Prefer::neither);

}  // namespace titrate

#include "cli/last_course.hpp"

#include <algorithm>

#include "text/questions.hpp"
#include "titrate/engine.hpp"

namespace titrate::cli {
namespace {

std::optional<Ceiling> ceiling_if_chosen(const Course& course, NightDate tonight) {
  const Ceiling* in_force = &course.ceilings().front();
  for (const Ceiling& ceiling : course.ceilings()) {
    if (ceiling.from <= tonight) in_force = &ceiling;
  }
  const bool is_default =
      !in_force->note &&
      in_force->capsules == default_ceiling(course.recommended(), course.strength());
  return is_default ? std::nullopt : std::optional(*in_force);
}

}  // namespace

std::optional<Capsules> LastCourse::ceiling_for(Capsules recommended, Strength other) const {
  if (!ceiling) return std::nullopt;
  const Capsules most = most_within(ceiling->capsules * counted.strength, other);
  return most < recommended ? std::nullopt : std::optional(most);
}

std::optional<LastCourse> last_course(const Log& log, NightDate tonight) {
  if (log.courses().empty()) return std::nullopt;
  const Course& course = *log.newest();
  LastCourse last{course.counted(), course.product(), course.form()};
  const ReplayedCourse replayed = replay(course, log.courses().size(), tonight - 1);
  if (replayed.standing.phase.kind == Phase::Kind::stopped) return last;
  last.ceiling = ceiling_if_chosen(course, tonight);
  last.hold = latest_hold(replayed);
  return last;
}

std::string words_on_last_hold(const std::optional<LastCourse>& last, const Counted& counted) {
  return last && last->hold ? text::words_on_hold(*last->hold, last->counted.unit, counted) : "";
}

}  // namespace titrate::cli

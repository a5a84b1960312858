// What keeps something told out of a night, in words; the rule for joining is the core's
// (join.hpp).
#pragma once

#include <string>

#include "cli/remedy.hpp"
#include "titrate/course.hpp"
#include "titrate/join.hpp"

namespace titrate::cli {

struct ObstacleWords {
  std::string problem;  // a sentence
  Remedy help;          // a command where there is one; may be empty
};

// Of something that was told to a night, and what came of joining the two.
ObstacleWords in_words(const Obstacle& obstacle, const Night& there, const Observations& told,
                       std::optional<Unit> unit);
// That more was taken on a night that is in the log without a dose.
ObstacleWords nothing_to_add_to(NightDate night, Capsules more);
// That the night can hold no more of a kind, symptoms or measures.
ObstacleWords no_room_in_words(NightField field);

}  // namespace titrate::cli

// The rules that are compared. Each is asked for a dose in the evening and told of the night when
// its morning has come; nights without a dose it is not told of.
#pragma once

#include <memory>
#include <optional>

#include "titrate/engine.hpp"

namespace titrate::simulation {

struct Answer {
  Phase phase;
  Capsules capsules;
};

class Plan {
 public:
  virtual ~Plan() = default;
  virtual Answer tonight(NightDate night) = 0;
  virtual void replay(const Night& night) = 0;
};

// The protocol's source, word for word and nothing beside it: one more each night until a morning
// is loose, then that dose once more, then one fewer if it was loose again; and one fewer for each
// loose morning from then on. It says nothing of nights that were missed or not noted, so these
// stop nobody.
std::unique_ptr<Plan> source_read_literally(const Course& course);

// The rules of titrate's first edition: the same, and it waits after what is missed or not noted.
std::unique_ptr<Plan> first_edition(const Course& course);

// The rules as they are, asked of the library itself. With `climb_after`, the person says
// `titrate climb` after so many tolerated nights of a hold.
std::unique_ptr<Plan> second_edition(const Course& course, std::optional<int> climb_after = {});

}  // namespace titrate::simulation

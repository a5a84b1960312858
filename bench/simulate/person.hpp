// A person who does not exist: what they tolerate, and what each night of a year has in store for
// them, whatever they take. So the same person can live that year under any rules.
#pragma once

#include <cstdint>
#include <vector>

#include "simulate/parameters.hpp"
#include "titrate/units.hpp"

namespace titrate::simulation {

// What chance has decided about one night.
struct Fate {
  double tolerance;    // T, in capsules
  double gradualness;  // s, in capsules
  double noise;        // added to T this night, in capsules
  double chance;       // where on the logistic curve this night lies
  bool taken;          // neither missed nor away
  int more;            // capsules beside the advised ones; -1: one fewer
  bool typed_twice;
  bool upset;
  bool upset_liquid;
  bool stray_soft;
  bool misread;
  bool noted;
};

struct Person {
  Capsules label;
  std::vector<Fate> nights;  // of a year
};

// The same for the same number, always. Another parameter leaves all else about them as it was.
Person person(std::uint64_t number, const Parameters& parameters);

struct Morning {
  bool loose;       // in truth
  StoolType stool;  // as the person reads it
};

// The morning after so many capsules.
Morning morning_after(const Fate& night, Capsules taken, const Parameters& parameters);

}  // namespace titrate::simulation

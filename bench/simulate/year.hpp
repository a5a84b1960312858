// A year of one person under one set of rules.
#pragma once

#include <vector>

#include "simulate/person.hpp"
#include "simulate/plans.hpp"

namespace titrate::simulation {

// Which mornings are noted once a dose has been held. While the plan climbs all are, since it waits
// for them.
enum class Noting {
  all,
  bad_while_holding,  // of the others none; all where a dose is taken once more
  bad,                // and where a dose is taken once more the bad ones alone as well
};

// One night as it went.
struct Lived {
  double tolerance;
  Answer advised;
  Capsules taken;
  bool loose;  // the morning, in truth
};

using Year = std::vector<Lived>;

// The plan that a person begins with.
Course course_of(const Person& person, const Parameters& parameters);

// The person takes what the plan says, but for what the night's fate is, and takes none once the
// plan has stopped.
Year replay(const Person& person, Plan& plan, Noting noting, const Parameters& parameters);

}  // namespace titrate::simulation

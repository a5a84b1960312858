// The worked cases below tests/scenarios: file pairs "NN-slug.course.json", a course as it stands
// in a log, and "NN-slug.advice.json", the advice that must come out for one night of it.
//
//   for (const Scenario& scenario : read_scenarios()) { ... }
//
// Reading is strict: a missing or an unknown member throws, so that a mistyped case cannot pass.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "titrate/course.hpp"

namespace titrate::test {

struct Scenario {
  std::string file;  // "07-loose-while-holding"
  std::string name;  // a sentence
  Course course;
  NightDate tonight;
  int capsules;
  std::string phase;
  std::string rule;
  bool at_ceiling;
  std::optional<int> limit;
};

// All of them, by file name. Throws when the folder is missing, when a file has no other half and
// when one cannot be read.
std::vector<Scenario> read_scenarios();

}  // namespace titrate::test

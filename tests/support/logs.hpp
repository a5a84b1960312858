// Logs for tests of what keeps and shows them.
//
//   std::mt19937 random(1);
//   Log log = random_log(random);    // the same one for the same seed, on every machine
#pragma once

#include <random>
#include <string>
#include <vector>

#include "titrate/course.hpp"

namespace titrate::test {

// The worked example of the log format.
Log example_log();
// Two courses that use every field of the format.
Log full_log();
// A course of one night; `capsules` is what sets two such logs apart.
Log short_log(int capsules);
// The same log with one more night, on a date after its last.
Log with_night(const Log& log, NightDate date, int capsules);

// A valid log of 0 to 4 courses of 0 to 12 nights; every field, every value of it and texts of many
// scripts come up sooner or later.
Log random_log(std::mt19937& random);

}  // namespace titrate::test

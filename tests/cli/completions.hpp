// What completions offer, asked as the scripts of the shells ask.
#pragma once

#include <string>
#include <vector>

#include "support/world.hpp"

namespace titrate::test {

using Words = std::vector<std::string>;

// Saturday, 21 Nov 2026; in the log: 2 courses, cramps and tender-points, nights of 1 to 3 Nov.
World world_with_log();
inline const Words nights_in_log = {"2026-11-03", "2026-11-02", "2026-11-01"};

Said completed(World& world, Words words);
// The candidates alone.
Words offered(World& world, const Words& words);
Words offered(const Words& words);

bool holds(const Words& words, const std::string& word);

}  // namespace titrate::test

// What must hold of every merge, told by sets of facts.
#pragma once

#include <optional>
#include <string>

#include "titrate/merge.hpp"

namespace titrate::test {

// What does not hold of these two, merged both ways and with every preference; empty where all
// does. One check a pair is enough for Catch: it counts them slowly.
std::string wrong_with(const Log& mine, const Log& theirs);

// Whether a third log could still settle it: nothing is in the way but a pause without an end,
// which the third may know.
bool awaits_an_end(const Merge& merge);

// Two logs merged, where both are there and can be.
std::optional<Log> both(const std::optional<Log>& one, const std::optional<Log>& other);

}  // namespace titrate::test

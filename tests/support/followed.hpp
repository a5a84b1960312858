// What comes of it when a person types a suggestion, as it was said, right after it was said: on
// another machine in the same state, at the same time of day.
//
//   for (const Followed& each : follow_each(before, said, after)) {
//     CHECK(each.fault == "");
//   }
//
// A suggestion must be accepted, or ask where it is meant to ask; do what its kind of command does
// and no more; double no dose, change no night but its own, and take out nothing that stands there,
// unless it says in what case that is right: then it is judged for a person whose case that is.
#pragma once

#include <string>
#include <vector>

#include "support/world.hpp"

namespace titrate::test {

struct Followed {
  text::Suggestion suggestion;
  std::vector<std::string> arguments{};  // of the call that it comes to
  bool was_run = false;
  std::string fault{};  // what speaks against it; empty where nothing does
};

// Whether a word of it is left to the person, so that it cannot be typed as it stands.
bool has_placeholder(const text::Suggestion& suggestion);

// What comes of each suggestion of an answer. `before` is the machine as it was before the command
// that said them, `after` as it was left.
std::vector<Followed> follow_each(const World& before, const Said& said, const World& after);

}  // namespace titrate::test

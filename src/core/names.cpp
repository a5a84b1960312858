// The names of phases, rules and lessons, as they stand in machine-readable output and in the docs.

#include <array>

#include "titrate/engine.hpp"

namespace titrate {

std::string_view name_of(Taught taught) {
  constexpr std::array<std::string_view, 3> names = {"tolerated", "loose", "nothing"};
  return names[static_cast<std::size_t>(taught)];
}

std::string_view name_of(Phase::Kind kind) {
  constexpr std::array<std::string_view, 4> names = {"climbing", "confirming", "holding",
                                                     "stopped"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(Rule rule) {
  constexpr std::array<std::string_view, 12> names = {
      "first-night", "step-up", "repeat", "step-down",    "settle", "hold",
      "taper",       "wait",    "lapse",  "back-to-plan", "floor",  "warning-sign"};
  return names[static_cast<std::size_t>(rule)];
}

bool is_safety_rule(Rule rule) { return rule >= Rule::wait; }

}  // namespace titrate

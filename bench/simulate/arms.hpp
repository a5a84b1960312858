// Who is compared: the same people, each living the same year once under each set of rules.
#pragma once

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "simulate/measures.hpp"

namespace titrate::simulation {

enum class Rules { source, first, second, climb_after_14, climb_after_28, climb_after_56 };

inline constexpr std::array all_rules = {Rules::source,         Rules::first,
                                         Rules::second,         Rules::climb_after_14,
                                         Rules::climb_after_28, Rules::climb_after_56};

std::string_view name_of(Rules rules);
std::unique_ptr<Plan> plan_of(Rules rules, const Course& course);

// People 0 to `people - 1`, each as they fared.
std::vector<Fare> lives_of(Rules rules, int people, Noting noting = Noting::all,
                           const Parameters& parameters = {});

}  // namespace titrate::simulation

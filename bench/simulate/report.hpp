// What the simulation found, in the sections of docs/how-it-fares.md that scripts/simulate writes.
#pragma once

#include <string>
#include <vector>

#include "simulate/parameters.hpp"

namespace titrate::simulation {

// How many people live each year of the page.
inline constexpr int people_of_the_page = 4000;

struct Section {
  std::string name;
  std::string text;
};

std::vector<Section> report(int people);

// One of them, which needs nobody to live: what is assumed.
std::string parameter_table(const Parameters& parameters);

}  // namespace titrate::simulation

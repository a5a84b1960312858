// Prints the sections of docs/how-it-fares.md: scripts/simulate puts them into the page.
//
//   titrate_simulate [PEOPLE]
#include <cstdlib>
#include <iostream>
#include <string>

#include "simulate/report.hpp"

int main(int count, char** arguments) {
  using namespace titrate::simulation;
  const int people = count > 1 ? std::atoi(arguments[1]) : people_of_the_page;
  if (count > 2 || people < 1) {
    std::cerr << "usage: titrate_simulate [PEOPLE]\n";
    return 2;
  }
  for (const auto& [name, text] : report(people)) {
    std::cout << "<!-- " << name << " -->\n" << text << "<!-- end of " << name << " -->\n";
  }
}

// The same people with one thing otherwise: how much hangs on what is only assumed.
#pragma once

#include <array>
#include <string_view>

#include "simulate/parameters.hpp"

namespace titrate::simulation {

struct Variation {
  std::string_view what;
  void (*change)(Parameters&);
};

inline constexpr std::array variations = {
    Variation{"as above", [](Parameters&) {}},
    Variation{"type 5 strays only: none just below loose",
              [](Parameters& p) { p.soft_band.low = p.soft_band.high = 0.0; }},
    Variation{"types 5 and 6 twice as broad",
              [](Parameters& p) {
                p.soft_band.low *= 2.0;
                p.mushy_band.low *= 2.0;
              }},
    Variation{"nothing misread", [](Parameters& p) { p.misread.low = p.misread.high = 0.0; }},
    Variation{"misread twice as often",
              [](Parameters& p) {
                p.misread.low *= 2.0;
                p.misread.high *= 2.0;
              }},
    Variation{"no upsets", [](Parameters& p) { p.upset.low = p.upset.high = 0.0; }},
    Variation{"upsets twice as often",
              [](Parameters& p) {
                p.upset.low *= 2.0;
                p.upset.high *= 2.0;
              }},
    Variation{"T stays as it is, but for each night's noise",
              [](Parameters& p) { p.drift.low = p.losing_people.low = 0.0; }},
    Variation{"everybody's T falls", [](Parameters& p) { p.losing_people.low = 1.0; }},
    Variation{"no night missed",
              [](Parameters& p) { p.missed.low = p.missed.high = p.away_begins.low = 0.0; }},
};

}  // namespace titrate::simulation

// Chance that falls alike on every machine: the engine is the standard's, whose numbers are fixed;
// the distributions are spelled out here, since the standard leaves theirs to each library.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace titrate::simulation {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  // Evenly from 0 up to, not including, 1.
  double uniform() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }

  double between(double low, double high) { return low + (high - low) * uniform(); }

  // A whole number, both ends included.
  int whole(int low, int high) {
    return low + static_cast<int>(uniform() * static_cast<double>(high - low + 1));
  }

  // Mean 0, standard deviation 1 (Box and Muller's way).
  double normal() {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
  }

  // Where on the logistic curve of chances a night lies; above 0 half of the time.
  double logistic() {
    const double chance = uniform() + 0x1p-54;  // never 0
    return std::log(chance / (1.0 - chance));
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace titrate::simulation

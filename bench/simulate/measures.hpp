// What is measured of a year, and of the years of many people.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "simulate/year.hpp"

namespace titrate::simulation {

// Nights, counted from 1, on which the dose held is laid beside what is tolerated.
inline constexpr std::array looked_at = {60, 180, 365};
// How many capsules below what is tolerated still count as near it.
inline constexpr double near_it = 2.0;

struct Fare {
  double tolerance_at_first;
  std::optional<int> first_hold;  // the night, counted from 1
  std::optional<int> stopped;     // by the floor: the first night without
  int loose_mornings = 0;
  int nights_near = 0;  // a dose was taken, not above T and at most two capsules below
  // Dose less T on the nights looked at; nothing while no dose is held nor taken once more.
  std::array<std::optional<double>, looked_at.size()> distance{};
  double highest_above = 0.0;  // the largest dose taken less that night's T
};

Fare fare_of(const Year& year);

// How a number is spread over people: the middle one, and those that so many of 100 are below.
// Nothing where there is no number at all.
struct Spread {
  double p10, p25, median, p75, p95, most;
};
std::optional<Spread> spread_of(std::vector<double> numbers);

struct Fares {
  std::size_t people;
  double stopped_of_100;
  std::optional<int> half_stopped;  // the night by which half of all the people had
  std::optional<Spread> first_hold;
  double loose_of_100;  // mornings of the year, also once stopped
  double near_of_100;   // nights of the year, also missed ones and once stopped
  std::array<std::optional<Spread>, looked_at.size()> distance;
  std::array<double, looked_at.size()> holding_of_100;  // people that have such a distance
  std::optional<Spread> highest_above;
};

Fares fares_of(std::span<const Fare> people);

}  // namespace titrate::simulation

#include "simulate/measures.hpp"

#include <algorithm>
#include <cmath>

namespace titrate::simulation {
namespace {

using Kind = Phase::Kind;

bool is_near(const Lived& night) {
  const double below = night.tolerance - night.taken.value();
  return night.taken > Capsules::none() && below >= 0.0 && below <= near_it;
}

std::optional<double> distance_on(const Lived& night) {
  const Kind kind = night.advised.phase.kind;
  if (kind != Kind::holding && kind != Kind::confirming) return std::nullopt;
  return night.advised.capsules.value() - night.tolerance;
}

// The numbers that there are of what each person may have.
template <class Of>
std::vector<double> numbers_of(std::span<const Fare> people, Of of) {
  std::vector<double> numbers;
  for (const Fare& person : people) {
    if (const auto number = of(person)) numbers.push_back(static_cast<double>(*number));
  }
  return numbers;
}

double of_100(double part, double whole) { return whole == 0.0 ? 0.0 : 100.0 * part / whole; }

template <class Of>
double sum_of(std::span<const Fare> people, Of of) {
  double sum = 0.0;
  for (const Fare& person : people) sum += of(person);
  return sum;
}

std::optional<int> half_stopped(std::vector<double> nights, std::size_t people) {
  const std::size_t half = (people + 1) / 2;
  if (nights.size() < half || half == 0) return std::nullopt;
  std::sort(nights.begin(), nights.end());
  return static_cast<int>(nights[half - 1]);
}

}  // namespace

Fare fare_of(const Year& year) {
  Fare fare{};
  fare.tolerance_at_first = year.front().tolerance;
  fare.highest_above = -year.front().tolerance;
  for (std::size_t index = 0; index < year.size(); ++index) {
    const Lived& night = year[index];
    const int number = static_cast<int>(index) + 1;
    const Kind kind = night.advised.phase.kind;
    if (kind == Kind::holding && !fare.first_hold) fare.first_hold = number;
    if (kind == Kind::stopped && !fare.stopped) fare.stopped = number;
    fare.loose_mornings += night.loose ? 1 : 0;
    fare.nights_near += is_near(night) ? 1 : 0;
    fare.highest_above = std::max(fare.highest_above, night.taken.value() - night.tolerance);
    const auto looked = std::find(looked_at.begin(), looked_at.end(), number);
    if (looked != looked_at.end()) {
      fare.distance[static_cast<std::size_t>(looked - looked_at.begin())] = distance_on(night);
    }
  }
  return fare;
}

std::optional<Spread> spread_of(std::vector<double> numbers) {
  if (numbers.empty()) return std::nullopt;
  std::sort(numbers.begin(), numbers.end());
  // The smallest number that at least this share of all are not above.
  const auto below = [&](double share) {
    const double rank = std::ceil(share * static_cast<double>(numbers.size()));
    return numbers[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
  };
  return Spread{below(0.10), below(0.25), below(0.50), below(0.75), below(0.95), numbers.back()};
}

Fares fares_of(std::span<const Fare> people) {
  const double count = static_cast<double>(people.size());
  const double nights = count * nights_of_a_year;
  const auto stopped = numbers_of(people, [](const Fare& fare) { return fare.stopped; });
  Fares fares{};
  fares.people = people.size();
  fares.stopped_of_100 = of_100(static_cast<double>(stopped.size()), count);
  fares.half_stopped = half_stopped(stopped, people.size());
  fares.first_hold =
      spread_of(numbers_of(people, [](const Fare& fare) { return fare.first_hold; }));
  fares.loose_of_100 =
      of_100(sum_of(people, [](const Fare& fare) { return fare.loose_mornings; }), nights);
  fares.near_of_100 =
      of_100(sum_of(people, [](const Fare& fare) { return fare.nights_near; }), nights);
  for (std::size_t night = 0; night < looked_at.size(); ++night) {
    const auto numbers =
        numbers_of(people, [night](const Fare& fare) { return fare.distance[night]; });
    fares.distance[night] = spread_of(numbers);
    fares.holding_of_100[night] = of_100(static_cast<double>(numbers.size()), count);
  }
  fares.highest_above = spread_of(
      numbers_of(people, [](const Fare& fare) { return std::optional(fare.highest_above); }));
  return fares;
}

}  // namespace titrate::simulation

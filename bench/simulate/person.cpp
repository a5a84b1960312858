#include "simulate/person.hpp"

#include <algorithm>
#include <cmath>

#include "simulate/random.hpp"

namespace titrate::simulation {
namespace {

// People with numbers in a row have nothing in common (Stafford's mixer of bits).
std::uint64_t seed_of(std::uint64_t number) {
  std::uint64_t bits = number * 0x9e3779b97f4a7c15U + 0x7469747261746531U;
  bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9U;
  bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebU;
  return bits ^ (bits >> 31);
}

bool happens(Random& random, const Parameter& share) { return random.uniform() < share.value(); }

double own(Random& random, const Parameter& range) { return random.between(range.low, range.high); }

int own_whole(Random& random, const Parameter& range) {
  return random.whole(static_cast<int>(range.low), static_cast<int>(range.high));
}

Capsules label(Random& random, const Parameters& parameters) {
  const double where = random.uniform();
  const double one = parameters.label_one.value();
  const int count = where < one ? 1 : where < one + parameters.label_two.value() ? 2 : 3;
  return Capsules::from(count).value();
}

// How T goes from night to night.
class Tolerance {
 public:
  Tolerance(Random& random, const Parameters& parameters)
      : random_(&random),
        p_(&parameters),
        start_(std::clamp(
            p_->median_tolerance.value() * std::exp(p_->tolerance_spread.value() * random.normal()),
            p_->tolerance_range.low, p_->tolerance_range.high)),
        loses_(happens(random, p_->losing_people)),
        noise_(random.normal()) {}

  void set(Fate& fate, int night) {
    const double losing = loses_ ? std::min<double>(night, p_->losing_nights.value()) : 0.0;
    fate.tolerance = start_ * std::exp(drift_) *
                     std::pow(1.0 - p_->losing_a_month.value(), losing / nights_of_a_month);
    fate.gradualness =
        std::max(p_->gradual_least.value(), p_->gradual_share.value() * fate.tolerance);
    fate.noise = p_->noise.value() * fate.tolerance * noise_;
    drift_ += p_->drift.value() / std::sqrt(nights_of_a_month) * random_->normal();
    const double kept = p_->noise_kept.value();
    noise_ = kept * noise_ + std::sqrt(1.0 - kept * kept) * random_->normal();
  }

 private:
  Random* random_;
  const Parameters* p_;
  double start_;
  bool loses_;
  double drift_ = 0.0;
  double noise_;
};

// Whether the dose is taken, and how many beside those advised.
class Taking {
 public:
  Taking(Random& random, const Parameters& parameters)
      : random_(&random), p_(&parameters), missed_(own(random, parameters.missed)) {}

  void set(Fate& fate) {
    const bool leaves = happens(*random_, p_->away_begins);
    const int away = own_whole(*random_, p_->away_nights);
    if (away_ == 0 && leaves) away_ = away;
    fate.taken = random_->uniform() >= missed_ && away_ == 0;
    if (away_ > 0) --away_;
    fate.more = beside_the_advice();
    fate.typed_twice = happens(*random_, p_->typed_twice);
  }

 private:
  int beside_the_advice() {
    const double where = random_->uniform();
    const int more = own_whole(*random_, p_->how_many_more);
    if (where < p_->more_taken.value()) return more;
    return where < p_->more_taken.value() + p_->fewer_taken.value() ? -1 : 0;
  }

  Random* random_;
  const Parameters* p_;
  double missed_;
  int away_ = 0;  // nights left of a stretch
};

}  // namespace

// Every night draws the same numbers in the same order, whatever they decide.
Person person(std::uint64_t number, const Parameters& parameters) {
  Random random(seed_of(number));
  Person person{.label = label(random, parameters), .nights = {}};
  Tolerance tolerance(random, parameters);
  Taking taking(random, parameters);
  const double misread = own(random, parameters.misread);
  const double upset = own(random, parameters.upset);
  person.nights.reserve(nights_of_a_year);
  for (int night = 0; night < nights_of_a_year; ++night) {
    Fate fate{};
    tolerance.set(fate, night);
    taking.set(fate);
    fate.chance = random.logistic();
    fate.upset = random.uniform() < upset;
    fate.upset_liquid = happens(random, parameters.upset_liquid);
    fate.stray_soft = happens(random, parameters.stray_soft);
    fate.misread = random.uniform() < misread;
    fate.noted = !happens(random, parameters.unnoted);
    person.nights.push_back(fate);
  }
  return person;
}

namespace {

// In truth. `above` says how many times s the dose is above what this night would have borne.
int stool_after(const Fate& night, double above, const Parameters& parameters) {
  if (above > 0.0) return above > parameters.mushy_band.value() ? 7 : 6;
  if (night.upset) return night.upset_liquid ? 7 : 6;
  return night.stray_soft || above > -parameters.soft_band.value() ? 5 : 4;
}

int as_read(int stool, bool misread) {
  if (!misread || stool < 5 || stool > 6) return stool;
  return stool == 5 ? 6 : 5;
}

}  // namespace

Morning morning_after(const Fate& night, Capsules taken, const Parameters& parameters) {
  const double threshold = night.tolerance + night.noise;
  const double above = (taken.value() - threshold) / night.gradualness + night.chance;
  const int stool = stool_after(night, above, parameters);
  return {.loose = stool >= 6, .stool = StoolType::from(as_read(stool, night.misread)).value()};
}

}  // namespace titrate::simulation

#include "simulate/year.hpp"

#include <algorithm>

namespace titrate::simulation {
namespace {

using Kind = Phase::Kind;

const NightDate first_night = NightDate::from_civil(2026, 11, 1).value();

Capsules taken_on(const Fate& fate, Capsules advised) {
  if (!fate.taken || advised == Capsules::none()) return Capsules::none();
  return Capsules::from(std::max(0, advised.value() + fate.more)).value();
}

// The dose as it stands in the log: where its one digit was typed twice, eleven times as much.
Capsules typed(const Fate& fate, Capsules taken) {
  const bool one_digit = taken.value() < 10;
  return fate.typed_twice && one_digit ? Capsules::from(taken.value() * 11).value() : taken;
}

// Who notes only bad mornings begins to with the first hold.
class Pen {
 public:
  explicit Pen(Noting noting) : noting_(noting) {}

  bool notes(const Fate& fate, Phase phase, StoolType stool) {
    has_held_ = has_held_ || phase.kind == Kind::holding;
    return fate.noted && (is_loose(stool) || notes_fine_ones(phase.kind));
  }

 private:
  bool notes_fine_ones(Kind kind) const {
    if (noting_ == Noting::all || !has_held_ || kind == Kind::climbing) return true;
    return noting_ == Noting::bad_while_holding && kind == Kind::confirming;
  }

  Noting noting_;
  bool has_held_ = false;
};

}  // namespace

Course course_of(const Person& person, const Parameters& parameters) {
  const Capsules most = Capsules::from(parameters.ceiling.whole()).value();
  const int tenths = parameters.strength.whole() * 10;
  return *Course::from({.started = first_night,
                        .recommended = person.label,
                        .strength = Strength::from_tenths(tenths).value(),
                        .ceilings = {{first_night, most}}});
}

Year replay(const Person& person, Plan& plan, Noting noting, const Parameters& parameters) {
  Year year;
  year.reserve(person.nights.size());
  Pen pen(noting);
  NightDate date = first_night;
  for (const Fate& fate : person.nights) {
    const Answer advised = plan.tonight(date);
    const Capsules taken = taken_on(fate, advised.capsules);
    const Morning morning = morning_after(fate, taken, parameters);
    year.push_back({fate.tolerance, advised, taken, morning.loose});
    NightFields night{.date = date, .capsules = typed(fate, taken)};
    if (pen.notes(fate, advised.phase, morning.stool)) night.stool = morning.stool;
    if (taken > Capsules::none()) plan.replay(*Night::from(std::move(night)));
    date = date + 1;
  }
  return year;
}

}  // namespace titrate::simulation

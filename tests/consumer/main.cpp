#include <iostream>

#include "titrate/engine.hpp"

int main() {
  using namespace titrate;
  const NightDate first = *NightDate::parse("2026-02-28");
  const auto capsules = [](int count) { return *Capsules::from(count); };
  const Course course =
      *Course::from({.started = first,
                     .recommended = capsules(3),
                     .strength = *Strength::from_tenths(1125),
                     .ceilings = {{first, capsules(9)}},
                     .nights = {*Night::from({first, capsules(3), StoolType::from(4)}),
                                *Night::from({first + 1, capsules(4), StoolType::from(2)})}});
  const Advice advice = advise(course, first + 2);
  std::cout << advice.night.iso() << ' ' << advice.capsules.value() << " capsules, "
            << advice.amount.to_text() << " mg\n";
}

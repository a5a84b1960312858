// Asks for tonight's advice: a course with three nights in it, the answer, and the reasons as data.
#include <iostream>

#include "titrate/engine.hpp"

using namespace titrate;

int main() {
  const NightDate first = *NightDate::parse("2026-11-01");
  Course course = *Course::from({.started = first,
                                 .recommended = *Capsules::from(2),
                                 .strength = *Strength::from_tenths(1200),  // 120 mg a capsule
                                 .ceilings = {{first, *Capsules::from(8)}}});

  // What was taken, and the stool type of the morning after.
  const struct { int capsules, stool; } nights[] = {{2, 4}, {3, 4}, {4, 6}};
  NightDate date = first;
  for (const auto& [capsules, stool] : nights) {
    course = *course.with(*Night::from(
        {.date = date, .capsules = *Capsules::from(capsules), .stool = StoolType::from(stool)}));
    date = date + 1;
  }

  const Advice advice = advise(course, date);
  std::cout << advice.night.iso() << ": " << advice.capsules.value() << " capsules, "
            << advice.amount.to_text() << " mg, by the rule \"" << name_of(advice.rule()) << "\"\n";
  for (const Notice& notice : advice.notices) {
    if (const auto* above = std::get_if<AboveUpperLevel>(&notice)) {
      std::cout << above->amount.to_text() << " mg is above the upper level of "
                << upper_level.to_text() << " mg\n";
    }
  }
}

// Looks ahead: if mornings turn loose above so many capsules, when does a course settle, and where?
// A Titration replays nights that never happened; the course itself stays as it is.
#include <iostream>

#include "titrate/engine.hpp"

using namespace titrate;

namespace {

struct Settled {
  Capsules dose;
  int nights;  // replayed until then
};

// Takes what is advised, night by night, until the course holds. It must be able to: the ceiling
// has to be above `most_tolerated`.
Settled settle(const Course& course, Capsules most_tolerated) {
  Titration titration(course);
  NightDate date = course.started();
  for (;; date = date + 1) {
    const Advice advice = titration.advice(date, nullptr);
    if (advice.phase.kind == Phase::Kind::holding) {
      return {advice.capsules, date - course.started()};
    }
    const int stool = advice.capsules > most_tolerated ? 6 : 4;
    titration.replay(
        *Night::from({.date = date, .capsules = advice.capsules, .stool = StoolType::from(stool)}));
  }
}

}  // namespace

int main() {
  const NightDate first = *NightDate::parse("2026-11-01");
  const Course course = *Course::from({.started = first,
                                       .recommended = *Capsules::from(2),
                                       .strength = *Strength::from_tenths(1200),
                                       .ceilings = {{first, *Capsules::from(12)}}});
  for (const int most : {2, 5, 8, 11}) {
    const Settled settled = settle(course, *Capsules::from(most));
    std::cout << "loose above " << most << ": holds at " << settled.dose.value() << " capsules ("
              << (settled.dose * course.strength()).to_text() << " mg) after " << settled.nights
              << " nights\n";
  }
}

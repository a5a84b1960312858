// The table of docs/rules.md once more, in plain numbers and straight from its
// text, for the proof to hold against the engine. It shares nothing with src/core but the names of
// phases, rules and lessons, and counts nights where the engine subtracts dates.
//
//   Reference reference(2);                       // the label's dose
//   reference.begin_night(20, Act::none);         // tonight's ceiling, and what was said tonight
//   reference.answer();                           // the answer for tonight
//   reference.end_night({3, Morning::tolerated}); // what was taken, and what came of it
#pragma once

#include <compare>
#include <ostream>

#include "titrate/engine.hpp"

namespace titrate::test {

// What the log says of a night's morning.
enum class Morning { tolerated, loose, unnoted, no_movement, other_cause, warning_sign };
std::ostream& operator<<(std::ostream& out, Morning morning);

// What a person did on purpose on a night.
enum class Said { nothing, climb, taper };

// What was taken; 0 is a missed night, whose morning may be noted all the same.
struct Taking {
  int dose;
  Morning morning;

  friend auto operator<=>(Taking, Taking) = default;
};

class Reference {
 public:
  // `toxic_dose` is the smallest that is above 5000 mg.
  Reference(int recommended, int toxic_dose);

  void begin_night(int ceiling, Said said);

  struct Answer {
    int capsules;
    Phase::Kind phase;
    int dose;
    int limit;  // 0: none
    Rule rule;
    bool at_ceiling;

    friend bool operator==(const Answer&, const Answer&) = default;
  };
  Answer answer() const;
  // What a dose would teach tonight.
  Taught lesson(Taking taking) const;

  void end_night(Taking taking);

  // Everything that it knows between two nights.
  struct Memory {
    Phase::Kind phase;
    int dose;
    int limit;
    Rule rule;
    int undecided;
    int below;    // nights in a row with less than the dose, up to 7
    int last;     // the last dose; 0: none yet
    int missed;   // nights since it, up to 7
    int toxic;    // nights since a dose above 5000 mg, 1 or 2; 0: longer ago
    int without;  // mornings without a movement in a row, up to 3
    int unnoted;  // nights in a row without a noted morning, up to 7; 0 without such a run
    bool sign;

    friend auto operator<=>(const Memory&, const Memory&) = default;
  };
  const Memory& memory() const { return now_; }

 private:
  Memory after_missed() const;
  void climb();
  void taper();
  void next_state(Taking taking);
  void tolerated(int d, int p);
  void loose(int d, int p);
  void nothing(int d, int p);
  void stand(Phase::Kind phase, int dose, int limit, Rule rule);
  void note_morning(Morning morning);

  int recommended_;
  int toxic_dose_;
  Memory now_;
  Memory tonight_;  // the standing that tonight is answered from
  int ceiling_ = 0;
};

}  // namespace titrate::test

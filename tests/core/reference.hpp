// The tables of the specification's protocol.md once more, in plain numbers and straight from its
// text, for the exhaustive test to hold against the engine. It shares nothing with src/core but the
// names of phases, rules and lessons.
//
// Where the specification is silent, it follows the engine, and reference.cpp says so.
#pragma once

#include <optional>

#include "support/courses.hpp"

namespace titrate::test {

class Reference {
 public:
  // `plan` must outlive this.
  explicit Reference(const Plan& plan);

  struct Night {
    int day;
    int dose;
    Taught lesson;  // of a dose above zero; means nothing without one
    bool sign;
  };
  // Takes in a night later than all before it.
  void live(const Night& night);

  // The answer for a night later than all lived through.
  struct Answer {
    int capsules;
    Phase::Kind phase;
    Rule rule;
    bool at_ceiling;

    friend bool operator==(const Answer&, const Answer&) = default;
  };
  Answer answer(int tonight) const;

 private:
  struct State {
    Phase::Kind phase;
    int dose;
    Rule rule;
    int held_from;  // while holding: the first day of it
  };

  State after_missed(int nights) const;
  static State judged(State now, const Night& night);
  static State held(State now, int dose, Rule rule);
  int ceiling(int day) const;

  const Plan* plan_;
  State state_;
  int last_day_ = 0;
  int last_dose_ = 0;  // 0: none yet
  int sign_seen_ = 0;
};

}  // namespace titrate::test

// What must always hold (docs/rules.md), checked from what a user could see: doses, mornings, acts
// and answers. It knows nothing of the rules that lead there.
//
// The numbers are those of docs/rules.md; 13 to 16 came with the rules that they guard. 7, 8 and 11
// are about whole courses (whole_course_test.cpp), 12 about two people (pairs_test.cpp); 9, that
// there always is an answer, is kept by every look that returns.
#pragma once

#include <array>

#include "core/reference.hpp"

namespace titrate::test {

// A night as it was looked at: what held that evening, and the advice.
struct Evening {
  int ceiling;
  Said said;
  Advice advice;
};

class Properties {
 public:
  Properties(int recommended, int toxic_dose) : recommended_(recommended), toxic_(toxic_dose) {}

  // What is wrong with the advice of an evening, given the nights taken in, or null.
  const char* wrong_with(const Evening& tonight) const;
  // What is wrong with what an act made of an evening, or null.
  static const char* wrong_act(const Evening& quiet, const Evening& tonight);
  // What is wrong with an evening without an act as it follows the one before, which `taken` ended,
  // or null. Asked before that night is taken in.
  const char* wrong_after(const Evening& before, Taking taken, const Evening& tonight) const;

  // Takes in the night that ended an evening.
  void end_night(const Evening& evening, Taking taken);

  // Everything that it knows between two nights.
  std::array<int, 11> memory() const {
    return {last_dose_,
            static_cast<int>(last_lesson_),
            missed_,
            repeated_,
            undecided_,
            fewer_,
            static_cast<int>(stood_.kind),
            stood_.dose.value(),
            without_ * 8 + unnoted_,
            since_toxic_,
            sign_ ? 1 : 0};
  }

 private:
  Taught lesson(Taking taken) const;
  const char* wrong_amount(const Evening& tonight) const;
  const char* wrong_rise(const Evening& tonight) const;
  const char* wrong_plan(const Evening& before, Taking taken, const Evening& tonight) const;
  const char* wrong_limit(const Evening& before, Taking taken, const Evening& tonight) const;
  const char* wrong_stop(const Evening& before, Taking taken, const Evening& tonight) const;
  const char* wrong_lowering(const Evening& before, Taking taken, const Evening& tonight) const;
  int repeat_on(const Evening& evening) const;
  void count_repeat(const Evening& evening, Taking taken);
  void count_fewer(const Evening& evening, Taking taken);

  int recommended_;
  int toxic_;
  int last_dose_ = 0;  // 0: none yet
  Taught last_lesson_ = Taught::nothing;
  int missed_ = 0;     // nights since the last dose, up to 7
  int repeated_ = 0;   // a dose that was loose as planned, nothing decided since; 0: none
  int undecided_ = 0;  // nights with a dose since then that decided nothing
  int fewer_ = 0;      // nights in a row with fewer than one and the same dose that stood, up to 7
  Phase stood_{Phase::Kind::stopped, Capsules::none()};  // what stood on the evening before
  int without_ = 0;      // mornings without a movement in a row, up to 3
  int unnoted_ = 0;      // nights since the last of these, up to 7
  int since_toxic_ = 0;  // nights since a dose above 5000 mg, 1 or 2; 0: longer ago
  bool sign_ = false;
};

}  // namespace titrate::test

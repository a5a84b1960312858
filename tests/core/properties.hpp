// What must always hold (protocol.md), checked from what a user could see: doses, results, dates
// and answers. It knows nothing of the rules that lead there.
//
// Properties 7 and 8 are about whole courses and stand in whole_course_test.cpp; 9, that there
// always is an answer, is kept by every look that returns.
#pragma once

#include "core/walk.hpp"

namespace titrate::test {

class Properties {
 public:
  // `plan` must outlive this.
  explicit Properties(const Plan& plan) : plan_(&plan) {}

  // Takes in a night, and the advice that stood for it. Says what is wrong with the advice for the
  // night after, as the third property sees it, or null.
  const char* live(const Step& step, const Advice& followed, const Advice& next);

  // What is wrong with an answer for a night after those lived through, or null.
  const char* wrong_with(const Advice& now, int tonight) const;
  // The same for two answers, the later one given with at most one more night lived through.
  static const char* wrong_between(const Advice& previous, const Advice& now);

 private:
  bool lowers(const Step& step, const Advice& followed) const;
  const char* wrong_amount(const Advice& now, int tonight) const;
  const char* wrong_rise(const Advice& now, int tonight) const;
  int ceiling_on(int day) const;

  const Plan* plan_;
  int last_day_ = 0;
  int last_dose_ = 0;  // 0: none yet
  Taught last_lesson_ = Taught::nothing;
  int loose_climbing_ = 0;  // the last dose was the advised one, while climbing, and loose
};

}  // namespace titrate::test

#include "core/reference.hpp"

#include <algorithm>

namespace titrate::test {

using enum Phase::Kind;

// P1
Reference::Reference(const Plan& plan)
    : plan_(&plan), state_{climbing, plan.recommended, Rule::first_night, 0} {}

void Reference::live(const Night& night) {
  sign_seen_ |= night.sign ? 1 : 0;
  if (night.dose == 0) return;  // the same as a night that is not in the log
  const int missed = last_dose_ == 0 ? 0 : night.day - last_day_ - 1;
  state_ = judged(after_missed(missed), night);
  last_day_ = night.day;
  last_dose_ = night.dose;
}

// S2 and S3. The specification says that stopped answers 0 for good, not which rule it then names:
// the one that stopped the course.
Reference::State Reference::after_missed(int nights) const {
  State now = state_;
  if (nights == 0 || now.phase == stopped) return now;
  if (nights >= 7) {
    now.dose = std::min({plan_->recommended, now.dose, last_dose_});
    now.phase = climbing;
    now.rule = Rule::lapse;
  } else {
    if (now.phase == climbing) now.dose = std::min(now.dose, last_dose_);
    now.rule = Rule::wait;
  }
  return now;
}

// P2 to P7, S1 and S4, for a night with a dose
Reference::State Reference::judged(State now, const Night& night) {
  const int d = night.dose;
  if (now.phase == stopped) return now;
  if (night.lesson == Taught::nothing) {
    if (now.phase == climbing) now.dose = std::min(now.dose, d);
    now.rule = Rule::wait;
    return now;
  }
  const bool tolerated = night.lesson == Taught::tolerated;
  if (now.phase == climbing) {
    if (tolerated) return {climbing, d + 1, Rule::step_up, 0};
    if (d <= now.dose) return {confirming, d, Rule::repeat, 0};
    return {climbing, now.dose, Rule::back_to_plan, 0};
  }
  if (now.phase == confirming) {
    const int m = now.dose;
    now.held_from = night.day + 1;
    if (tolerated) return held(now, d >= m ? m : m - 1, Rule::settle);
    return held(now, std::min(m, d) - 1, Rule::step_down);
  }
  if (tolerated) return held(now, now.dose, Rule::hold);
  if (d <= now.dose) return held(now, d - 1, Rule::taper);
  return held(now, now.dose, Rule::back_to_plan);
}

// S5
Reference::State Reference::held(State now, int dose, Rule rule) {
  if (dose == 0) return {stopped, 0, Rule::floor, 0};
  return {holding, dose, rule, now.held_from};
}

int Reference::ceiling(int day) const {
  int in_force = plan_->ceilings.front().second;
  for (const auto& [from, most] : plan_->ceilings) {
    if (from <= day) in_force = most;
  }
  return in_force;
}

// S6 and S7. Two choices that are the engine's: a warning sign names its rule even where the course
// had stopped already; and while holding, a ceiling that was in force binds on after it was raised,
// or advice would rise while holding.
Reference::Answer Reference::answer(int tonight) const {
  if (sign_seen_ != 0) return {0, stopped, Rule::warning_sign, false};
  const int missed = last_dose_ == 0 ? 0 : tonight - last_day_ - 1;
  const State now = after_missed(missed);
  int most = ceiling(tonight);
  if (now.phase == holding) {
    for (int day = now.held_from; day < tonight; ++day) most = std::min(most, ceiling(day));
  }
  return {std::min(now.dose, most), now.phase, now.rule, now.dose > ceiling(tonight)};
}

}  // namespace titrate::test

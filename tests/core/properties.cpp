#include "core/properties.hpp"

#include <algorithm>

namespace titrate::test {

using enum Phase::Kind;

namespace {

bool loose_as_advised(const Step& step, const Advice& followed) {
  return step.capsules > 0 && step.morning == Morning::loose &&
         step.capsules == followed.capsules.value();
}

}  // namespace

const char* Properties::live(const Step& step, const Advice& followed, const Advice& next) {
  if (step.capsules == 0) return nullptr;
  // A ceiling that falls on the very next day may take off more.
  const int due = std::min(step.capsules - 1, ceiling_on(step.day + 1));
  const bool wrong = lowers(step, followed) && next.capsules.value() != due;
  loose_climbing_ = followed.phase.kind == climbing && loose_as_advised(step, followed) ? 1 : 0;
  last_day_ = step.day;
  last_dose_ = step.capsules;
  last_lesson_ = lesson(step.morning);
  return wrong ? "3: not lower by exactly one" : nullptr;
}

// 3: loose at the advised dose, while holding or for the second time in a row. In a row means not
// so far apart that the course started low again.
bool Properties::lowers(const Step& step, const Advice& followed) const {
  const bool second = loose_climbing_ != 0 && step.day - last_day_ <= lapse_nights;
  return loose_as_advised(step, followed) && (followed.phase.kind == holding || second);
}

const char* Properties::wrong_with(const Advice& now, int tonight) const {
  if (const char* wrong = wrong_amount(now, tonight)) return wrong;
  return wrong_rise(now, tonight);
}

// 5, and that stopped and no capsules are the same
const char* Properties::wrong_amount(const Advice& now, int tonight) const {
  const int answer = now.capsules.value();
  if (answer < 0 || answer > ceiling_on(tonight)) return "5: above the ceiling";
  const int tenths_of_mg = answer * plan_->strength_tenths;
  if (now.amount.tenths() != tenths_of_mg || tenths_of_mg > 50000) return "5: not within 5000 mg";
  return (answer == 0) == (now.phase.kind == stopped) ? nullptr : "6: nothing, yet not stopped";
}

// 1 and 2
const char* Properties::wrong_rise(const Advice& now, int tonight) const {
  const int answer = now.capsules.value();
  if (last_dose_ == 0 || answer <= last_dose_) return nullptr;
  if (last_lesson_ == Taught::loose) return "2: above a dose that was loose";
  if (now.phase.kind != climbing) return nullptr;
  const bool learnt = last_lesson_ == Taught::tolerated && last_day_ == tonight - 1;
  if (!learnt) return "1: higher, with no tolerated dose the night before";
  return answer == last_dose_ + 1 ? nullptr : "1: higher by more than one";
}

// 4 and 6
const char* Properties::wrong_between(const Advice& previous, const Advice& now) {
  const bool both_hold = previous.phase.kind == holding && now.phase.kind == holding;
  if (both_hold && now.capsules > previous.capsules) return "4: rose while holding";
  const bool was_stopped = previous.phase.kind == stopped;
  return was_stopped && now.phase.kind != stopped ? "6: stopped did not stay" : nullptr;
}

int Properties::ceiling_on(int day) const {
  int most = plan_->ceilings.front().second;
  for (const auto& [from, capsules] : plan_->ceilings) most = from <= day ? capsules : most;
  return most;
}

}  // namespace titrate::test

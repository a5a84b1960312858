#include "core/properties.hpp"

#include <algorithm>

namespace titrate::test {

using enum Phase::Kind;

namespace {

int planned(const Evening& evening) {
  return std::min(evening.advice.phase.dose.value(), evening.ceiling);
}

int limit_of(const Advice& advice) { return advice.limit ? advice.limit->value() : 0; }

bool waits(const Advice& advice) {
  return advice.phase.kind == holding || advice.phase.kind == confirming;
}

bool is_asked_first(const Advice& advice) { return advice.rule() == Rule::ask_first; }

}  // namespace

// What a night teaches, from the words of docs/rules.md.
Taught Properties::lesson(Taking taken) const {
  if (taken.dose == 0 || taken.dose >= toxic_) return Taught::nothing;
  if (taken.morning == Morning::tolerated || taken.morning == Morning::warning_sign) {
    return Taught::tolerated;
  }
  return taken.morning == Morning::loose && without_ < 3 ? Taught::loose : Taught::nothing;
}

const char* Properties::wrong_with(const Evening& tonight) const {
  if (const char* wrong = wrong_amount(tonight)) return wrong;
  return wrong_rise(tonight);
}

// 5, and which answers are none
const char* Properties::wrong_amount(const Evening& tonight) const {
  const Advice& now = tonight.advice;
  const int answer = now.capsules.value();
  if (answer < 0 || answer > tonight.ceiling) return "5: above the ceiling";
  if (answer >= toxic_ || now.amount > toxic_level) return "5: above 5000 mg";
  if (sign_ && now.phase.kind != stopped) return "6: a sign, and not stopped";
  if ((now.phase.dose == Capsules::none()) != (now.phase.kind == stopped)) {
    return "6: a dose of nothing, yet not stopped";
  }
  const bool none = now.phase.kind == stopped || is_asked_first(now);
  if (none != (answer == 0)) return "5: none, and no reason for it";
  const bool ask = since_toxic_ != 0 && now.phase.kind != stopped;
  return ask == is_asked_first(now) ? nullptr : "13: after more than 5000 mg two nights of none";
}

// 1, 14, 15
const char* Properties::wrong_rise(const Evening& tonight) const {
  const Advice& now = tonight.advice;
  const int answer = now.capsules.value();
  if (last_dose_ == 0) return nullptr;
  if (now.phase.kind == climbing && answer > last_dose_) {
    const bool learnt = last_lesson_ == Taught::tolerated && missed_ == 0;
    if (!learnt) return "1: higher, with no tolerated dose the night before";
    if (answer != last_dose_ + 1) return "1: higher by more than one";
  }
  if (tonight.said != Said::nothing) return nullptr;
  if (missed_ >= 7 && answer > std::min(recommended_, last_dose_)) return "14: high after a week";
  if (fewer_ >= 7 && missed_ < 7 && now.phase == stood_) {
    return "15: a week of fewer, and it still stands";
  }
  if (now.phase.kind == confirming && repeated_ != 0 && undecided_ >= 3) {
    return "16: three nights that decided nothing, and still once more";
  }
  return nullptr;
}

// 4, 6: an act never raises the plan but after the floor, and only a climb lifts the limit.
const char* Properties::wrong_act(const Evening& quiet, const Evening& tonight) {
  const Advice& was = quiet.advice;
  const Advice& now = tonight.advice;
  const bool climb = tonight.said == Said::climb;
  if (was.phase.kind == stopped) {
    if (now.phase.kind == stopped) return nullptr;
    const bool allowed = climb && now.phase.dose == Capsules::one() && was.why == Why::nothing_left;
    return allowed ? nullptr : "6: a stop that a climb after the floor did not end";
  }
  if (now.phase.dose > was.phase.dose) return "4: an act raised the plan";
  if (climb || limit_of(was) == 0) return nullptr;
  return limit_of(now) != 0 && limit_of(now) <= limit_of(was)
             ? nullptr
             : "4: not a climb, and the limit rose";
}

const char* Properties::wrong_after(const Evening& before, Taking taken,
                                    const Evening& tonight) const {
  if (sign_ || taken.morning == Morning::warning_sign) return nullptr;
  if (const char* wrong = wrong_plan(before, taken, tonight)) return wrong;
  if (const char* wrong = wrong_limit(before, taken, tonight)) return wrong;
  if (const char* wrong = wrong_stop(before, taken, tonight)) return wrong;
  return wrong_lowering(before, taken, tonight);
}

// 2, 4
const char* Properties::wrong_plan(const Evening& before, Taking taken,
                                   const Evening& tonight) const {
  const Advice& was = before.advice;
  const Advice& now = tonight.advice;
  if (lesson(taken) == Taught::loose && now.capsules.value() > taken.dose) {
    return "2: above a dose that was loose";
  }
  if (now.phase.dose <= was.phase.dose) return nullptr;
  if (was.phase.kind == stopped) return "6: a stop that ended by itself";
  if (now.phase.dose > was.phase.dose.one_more()) return "4: the plan rose by more than one";
  const bool may = (was.phase.kind == climbing || was.phase.kind == confirming) &&
                   lesson(taken) == Taught::tolerated;
  return may ? nullptr : "4: the plan rose without a tolerated night";
}

// 4, 10
const char* Properties::wrong_limit(const Evening& before, Taking taken,
                                    const Evening& tonight) const {
  const int was = limit_of(before.advice);
  const int now = limit_of(tonight.advice);
  const bool fewer_loose = lesson(taken) == Taught::loose && taken.dose < planned(before);
  if (fewer_loose && now != 0) {
    const int least = planned(before) - 1;
    if (now < (was == 0 ? least : std::min(was, least))) return "10: the limit fell too far";
  }
  if (was == 0 || tonight.advice.phase.kind == stopped) return nullptr;
  return now != 0 && now <= was ? nullptr : "4: the limit rose or went";
}

// 6
const char* Properties::wrong_stop(const Evening& before, Taking taken,
                                   const Evening& tonight) const {
  const Phase was = before.advice.phase;
  if (tonight.advice.phase.kind != stopped || was.kind == stopped) return nullptr;
  const bool floor = was == Phase{confirming, Capsules::one()} && taken.dose == 1 &&
                     lesson(taken) == Taught::loose;
  return floor ? nullptr : "6: stopped, and not by one capsule that was loose twice";
}

// 3: what a loose night makes of the plan, from one night to the next.
const char* Properties::wrong_lowering(const Evening& before, Taking taken,
                                       const Evening& tonight) const {
  if (lesson(taken) != Taught::loose || before.advice.phase.kind == stopped) return nullptr;
  const int p = planned(before);
  const int next = tonight.advice.phase.dose.value();
  if (taken.dose > p) return next < p ? "3: lowered for what was more than planned" : nullptr;
  if (taken.dose < p) return next == taken.dose ? nullptr : "3: not from what was taken";
  if (repeat_on(before) == p) return next == p - 1 ? nullptr : "3: loose twice, and not one less";
  return next == p ? nullptr : "3: lowered without a second try";
}

void Properties::end_night(const Evening& evening, Taking taken) {
  count_repeat(evening, taken);
  count_fewer(evening, taken);
  if (taken.dose > 0) {
    last_dose_ = taken.dose;
    last_lesson_ = lesson(taken);
    missed_ = 0;
  } else if (last_dose_ > 0) {
    missed_ = std::min(missed_ + 1, 7);
  }
  if (since_toxic_ != 0) since_toxic_ = (since_toxic_ + 1) % 3;
  if (taken.dose >= toxic_) since_toxic_ = 1;
  sign_ = sign_ || taken.morning == Morning::warning_sign;
  if (taken.morning == Morning::no_movement) {
    without_ = std::min(without_ + 1, 3);
    unnoted_ = 0;
  } else if (taken.morning != Morning::unnoted || (without_ > 0 && ++unnoted_ == 7)) {
    without_ = 0;
    unnoted_ = 0;
  }
}

// Which dose waits for its second try. A week missed, a week of fewer and a deliberate step end it.
int Properties::repeat_on(const Evening& evening) const {
  const bool anew = waits(evening.advice) && evening.advice.phase != stood_;
  const bool waits_on = missed_ < 7 && (fewer_ < 7 || anew) && evening.advice.phase.kind != stopped;
  const bool tapered = evening.said == Said::taper && evening.advice.rule() == Rule::taper;
  return waits_on && !tapered ? repeated_ : 0;
}

void Properties::count_repeat(const Evening& evening, Taking taken) {
  const int p = planned(evening);
  repeated_ = repeat_on(evening);
  if (repeated_ == 0) undecided_ = 0;
  if (taken.dose == 0) return;
  const Taught taught = lesson(taken);
  const bool undecided =
      taught == Taught::nothing || (taught == Taught::tolerated && taken.dose < p);
  if (undecided && repeated_ != 0) {
    if (++undecided_ == 3) repeated_ = undecided_ = 0;
  } else if (taught == Taught::tolerated) {
    repeated_ = undecided_ = 0;
  } else if (taught == Taught::loose && taken.dose <= p) {
    repeated_ = taken.dose < p || repeated_ == p ? 0 : p;
    undecided_ = 0;
  } else if (taught == Taught::loose && p < repeated_) {
    repeated_ = undecided_ = 0;
  }
}

// Nights with fewer than what stands, as seen from the answers.
void Properties::count_fewer(const Evening& evening, Taking taken) {
  const Phase phase = evening.advice.phase;
  const bool same = phase == stood_ && evening.said == Said::nothing;
  const bool counts = waits(evening.advice) && (last_dose_ > 0 || taken.dose > 0);
  const bool fewer = counts && taken.dose < phase.dose.value();
  fewer_ = fewer ? std::min((same ? fewer_ : 0) + 1, 7) : 0;
  stood_ = phase;
}

}  // namespace titrate::test

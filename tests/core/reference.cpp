#include "core/reference.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace titrate::test {

using enum Phase::Kind;

std::ostream& operator<<(std::ostream& out, Morning morning) {
  constexpr std::array<std::string_view, 6> names = {
      "tolerated", "loose", "unnoted", "no movement", "loose from another cause", "warning sign"};
  return out << names[static_cast<std::size_t>(morning)];
}

// P1
Reference::Reference(int recommended, int toxic_dose)
    : recommended_(recommended),
      toxic_dose_(toxic_dose),
      now_{climbing, recommended, 0, Rule::first_night, 0, 0, 0, 0, 0, 0, 0, false},
      tonight_(now_) {}

void Reference::stand(Phase::Kind phase, int dose, int limit, Rule rule) {
  if (phase == holding && dose == 0) {  // S5
    phase = stopped;
    rule = Rule::floor;
    limit = 0;
  }
  const bool same = phase == now_.phase && dose == now_.dose && limit == now_.limit;
  if (!same) now_.below = 0;
  if (!same || phase != confirming) now_.undecided = 0;
  now_.phase = phase;
  now_.dose = dose;
  now_.limit = limit;
  now_.rule = rule;
}

// S2 and S3, with the nights up to now
Reference::Memory Reference::after_missed() const {
  Reference then = *this;
  const Memory& m = now_;
  if (m.phase == stopped || m.last == 0) return m;
  const bool waits = m.phase == holding || m.phase == confirming;
  if (m.missed >= 7) {
    then.stand(climbing, std::min({recommended_, m.dose, m.last}), m.limit, Rule::lapse);
  } else if (waits && m.below >= 7) {
    then.stand(climbing, std::min(m.dose, m.last), m.limit, Rule::lapse);
  } else if (m.missed >= 1 && m.phase == climbing) {
    then.stand(climbing, std::min(m.dose, m.last), m.limit, Rule::wait);
  } else if (m.missed >= 1) {
    then.now_.rule = Rule::wait;
  }
  return then.now_;
}

void Reference::begin_night(int ceiling, Said said) {
  ceiling_ = ceiling;
  if (said == Said::nothing) {
    tonight_ = after_missed();
    return;
  }
  now_ = after_missed();
  if (said == Said::climb) climb();
  if (said == Said::taper) taper();
  tonight_ = now_;
}

// A1
void Reference::climb() {
  const int last = now_.last == 0 ? now_.dose : now_.last;
  if (now_.phase == holding) {
    stand(climbing, std::min(now_.dose, last), 0, Rule::climb_again);
  } else if (now_.phase == climbing && now_.limit != 0) {
    stand(climbing, now_.dose, 0, Rule::climb_again);
  } else if (now_.phase == stopped) {
    stand(climbing, 1, 0, Rule::climb_again);
  }
}

// A2
void Reference::taper() {
  const int q = std::min(now_.dose, ceiling_);
  if (now_.phase == stopped || q < 2) return;
  stand(holding, q - 1, q - 1, Rule::taper);
  now_.below = 0;
}

Reference::Answer Reference::answer() const {
  const Memory& m = tonight_;
  if (m.sign) return {0, stopped, 0, 0, Rule::warning_sign, false};  // S6
  if (m.phase != stopped && m.toxic != 0) {                          // S9
    return {0, m.phase, m.dose, m.limit, Rule::ask_first, false};
  }
  return {std::min(m.dose, ceiling_), m.phase, m.dose, m.limit, m.rule, m.dose > ceiling_};  // S7
}

Taught Reference::lesson(Taking taking) const {
  if (taking.dose == 0 || taking.dose >= toxic_dose_) return Taught::nothing;
  switch (taking.morning) {
    case Morning::tolerated:
    case Morning::warning_sign:
      return Taught::tolerated;
    case Morning::loose:
      return now_.without >= 3 ? Taught::nothing : Taught::loose;
    default:
      return Taught::nothing;
  }
}

void Reference::end_night(Taking taking) {
  const int d = taking.dose;
  if (now_.toxic != 0) now_.toxic = (now_.toxic + 1) % 3;
  if (d == 0) {
    if (now_.last != 0) {
      now_.missed = std::min(now_.missed + 1, 7);
      now_.below = std::min(now_.below + 1, 7);
    }
  } else {
    const Memory before = tonight_;
    now_.phase = before.phase;
    now_.dose = before.dose;
    now_.limit = before.limit;
    now_.rule = before.rule;
    now_.undecided = before.undecided;
    now_.below = std::min(before.below + 1, 7);
    next_state(taking);
    if (d >= now_.dose) now_.below = 0;
    now_.last = d;
    now_.missed = 0;
    if (d >= toxic_dose_) now_.toxic = 1;
  }
  if (now_.phase == climbing || now_.phase == stopped) now_.below = 0;
  note_morning(taking.morning);
}

void Reference::next_state(Taking taking) {
  if (now_.phase == stopped) return;
  const int d = taking.dose;
  const int p = std::min(now_.dose, ceiling_);
  switch (lesson(taking)) {
    case Taught::tolerated:
      return tolerated(d, p);
    case Taught::loose:
      return loose(d, p);
    case Taught::nothing:
      return nothing(d, p);
  }
}

// P2, P5, P6
void Reference::tolerated(int d, int p) {
  const int L = now_.limit;
  if (now_.phase == climbing) {
    const int n = std::min(p, d) + 1;
    if (L != 0 && n > L) return stand(holding, L, L, Rule::hold);
    return stand(climbing, n, L, Rule::step_up);
  }
  if (now_.phase == holding) return stand(holding, now_.dose, L, Rule::hold);
  if (d < p) return nothing(d, p);
  if (L > p) return stand(climbing, p + 1, L, Rule::step_up);
  stand(holding, p, p, Rule::settle);
}

// P3, P4, P7, S4, S8
void Reference::loose(int d, int p) {
  const int m = now_.dose;
  const int L = now_.limit;
  switch (now_.phase) {
    case climbing:
      if (d == p) return stand(confirming, p, L, Rule::repeat);
      if (d > p) return stand(climbing, p, L, Rule::back_to_plan);
      return stand(climbing, d, L, Rule::ease);
    case confirming:
      if (d == p && p == m) {
        return stand(holding, m - 1, m - 1, L == m ? Rule::taper : Rule::step_down);
      }
      if (d == p) return stand(confirming, p, L, Rule::repeat);
      if (d < p) return stand(climbing, d, p - 1, Rule::ease);
      if (p < m) return stand(climbing, p, L, Rule::back_to_plan);
      now_.rule = Rule::back_to_plan;
      return;
    case holding:
      if (d == p) return stand(confirming, p, m, Rule::repeat);
      if (d < p) return stand(climbing, d, m, Rule::ease);
      if (d < m) return stand(climbing, p, m, Rule::ease);
      now_.rule = Rule::back_to_plan;
      return;
    case stopped:
      return;
  }
}

// S1
void Reference::nothing(int d, int p) {
  const int m = now_.dose;
  const int L = now_.limit;
  if (now_.phase == climbing) return stand(climbing, std::min(p, d), L, Rule::wait);
  now_.rule = Rule::wait;
  if (now_.phase != confirming || ++now_.undecided < 3) return;
  if (L > m) return stand(climbing, std::min(m, d), L, Rule::wait);
  stand(holding, m, m, Rule::hold);
}

void Reference::note_morning(Morning morning) {
  if (morning == Morning::warning_sign) now_.sign = true;
  if (morning == Morning::no_movement) {
    now_.without = std::min(now_.without + 1, 3);
    now_.unnoted = 0;
  } else if (morning != Morning::unnoted) {
    now_.without = 0;
    now_.unnoted = 0;
  } else if (now_.without != 0 && ++now_.unnoted == 7) {
    now_.without = 0;
    now_.unnoted = 0;
  }
}

}  // namespace titrate::test

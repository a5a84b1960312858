#include "titrate/engine.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace titrate {

using Kind = Phase::Kind;

Titration::Titration(const Course& course)
    : course_(&course),
      standing_{{Kind::climbing, course.recommended()},
                std::nullopt,
                Why::first_night,
                0,
                course.started()},
      without_movement_{0, course.started()} {}

Titration::Titration(const Titration& replayed, const Course& course) : Titration(replayed) {
  course_ = &course;
  const auto acts = course.acts();
  acts_counted_ =
      static_cast<std::size_t>(std::count_if(acts.begin(), acts.end(), [&](const Act& act) {
        return last_night_ && act.from <= *last_night_;
      }));
}

// ---- The rules, in the order of docs/rules.md. Each gives the standing that a night leads to.
// ----

namespace {

constexpr auto no_limit = std::nullopt;

// S5: nothing is left to hold.
template <class Standing>
Standing held(Capsules dose, Why why, NightDate since) {
  if (dose == Capsules::none())
    return {{Kind::stopped, dose}, no_limit, Why::nothing_left, 0, since};
  return {{Kind::holding, dose}, dose, why, 0, since};
}

template <class Standing>
Standing climbing(const Standing& now, Capsules dose, Why why) {
  return {{Kind::climbing, dose}, now.limit, why, 0, now.reached};
}

template <class Standing>
Standing with_reason(Standing now, Why why) {
  now.why = why;
  return now;
}

}  // namespace

// P2, P5, P6; S1 where fewer were taken than was to be taken once more
Titration::Standing Titration::after_tolerated(const Standing& now, const Taken& taken) {
  switch (now.phase.kind) {
    case Kind::climbing: {
      const Capsules next = std::min(taken.planned, taken.dose).one_more();
      if (now.limit && next > *now.limit) {
        return held<Standing>(*now.limit, Why::back_at_limit, taken.night);
      }
      return climbing(now, next,
                      taken.dose == taken.planned ? Why::tolerated : Why::tolerated_other_dose);
    }
    case Kind::confirming:
      if (taken.dose < taken.planned) return after_undecided(now, taken);
      if (now.limit && *now.limit > taken.planned) {
        return climbing(now, taken.planned.one_more(), Why::settled_on_the_way);
      }
      return held<Standing>(taken.planned, Why::settled, taken.night);
    case Kind::holding:
      return with_reason(now, Why::held);
    case Kind::stopped:
      break;
  }
  return now;
}

// P3, P4, P7, for the dose that was planned
Titration::Standing Titration::after_loose(const Standing& now, const Taken& taken) {
  if (taken.dose > taken.planned) return after_more_loose(now, taken);
  if (taken.dose < taken.planned) return after_fewer_loose(now, taken);
  Standing next{{Kind::confirming, taken.planned}, now.limit, Why::loose, 0, taken.night};
  if (now.phase.kind == Kind::holding) next.why = Why::loose_while_holding;
  if (now.phase.kind == Kind::confirming) {
    if (taken.planned == now.phase.dose) {
      const bool was_held = now.limit == now.phase.dose;
      return held<Standing>(taken.planned.one_less(),
                            was_held ? Why::loose_again_held : Why::loose_again, taken.night);
    }
    next.why = Why::loose_at_fallen_ceiling;
  }
  return next;
}

// S4
Titration::Standing Titration::after_more_loose(const Standing& now, const Taken& taken) {
  if (now.phase.kind == Kind::climbing) return climbing(now, taken.planned, Why::excess_loose);
  if (now.phase.kind == Kind::confirming) {
    if (taken.planned < now.phase.dose) return climbing(now, taken.planned, Why::excess_loose);
    return with_reason(now, Why::excess_loose);
  }
  if (taken.dose < now.phase.dose) return climbing(now, taken.planned, Why::excess_below_hold);
  return with_reason(now, Why::excess_loose);
}

// S8
Titration::Standing Titration::after_fewer_loose(const Standing& now, const Taken& taken) {
  Standing next = climbing(now, taken.dose, Why::fewer_loose);
  if (now.phase.kind == Kind::confirming) next.limit = taken.planned.one_less();
  return next;
}

// S1
Titration::Standing Titration::after_undecided(const Standing& now, const Taken& taken) {
  Standing next = with_reason(now, Why::undecided);
  if (now.phase.kind == Kind::climbing) {
    next.phase.dose = std::min(taken.planned, taken.dose);
  } else if (now.phase.kind == Kind::confirming && ++next.undecided == undecided_nights) {
    const Capsules dose = now.phase.dose;
    if (now.limit && *now.limit > dose) {
      return climbing(now, std::min(dose, taken.dose), Why::undecided_on_the_way);
    }
    return held<Standing>(dose, Why::undecided_thrice, taken.night);
  }
  return next;
}

Titration::Standing Titration::next_state(const Standing& now, Taught taught, const Taken& taken) {
  if (now.phase.kind == Kind::stopped) return now;
  switch (taught) {
    case Taught::tolerated:
      return after_tolerated(now, taken);
    case Taught::loose:
      return after_loose(now, taken);
    case Taught::nothing:
      break;
  }
  return after_undecided(now, taken);
}

// S2, and S3 where a week was missed
Titration::Standing Titration::after_missing(const Standing& now, int missed) const {
  const Capsules last = last_dose_->capsules;
  Standing next = now;
  if (missed >= lapse_nights) {
    return climbing(now, std::min({course_->recommended(), now.phase.dose, last}), Why::lapsed);
  }
  if (now.phase.kind == Kind::climbing) next.phase.dose = std::min(now.phase.dose, last);
  next.why = Why::missed;
  return next;
}

// S2 and S3, for the nights before this one
Titration::Standing Titration::after_nights(const Standing& now, NightDate night) const {
  if (!last_dose_ || now.phase.kind == Kind::stopped) return now;
  const int missed = missed_before(night);
  const bool climbs = now.phase.kind == Kind::climbing;
  if (missed < lapse_nights && !climbs && night - now.reached > lapse_nights) {
    return climbing(now, std::min(now.phase.dose, last_dose_->capsules), Why::lapsed_to_fewer);
  }
  return missed > 0 ? after_missing(now, missed) : now;
}

// A1
Titration::Standing Titration::climbed(const Standing& now) const {
  Standing next = now;
  next.limit = no_limit;
  next.why = Why::climb;
  switch (now.phase.kind) {
    case Kind::climbing:
      return now.limit ? next : now;
    case Kind::confirming:
      return now;
    case Kind::holding:
      next.phase.kind = Kind::climbing;
      if (last_dose_) next.phase.dose = std::min(now.phase.dose, last_dose_->capsules);
      return next;
    case Kind::stopped:
      next.phase = {Kind::climbing, Capsules::one()};
      return next;
  }
  return now;
}

// A2
Titration::Standing Titration::tapered(const Standing& now, NightDate night) const {
  const Capsules planned = std::min(now.phase.dose, course_->ceiling_on(night));
  if (now.phase.kind == Kind::stopped || planned <= Capsules::one()) return now;
  return held<Standing>(planned.one_less(), Why::taper, night - 1);
}

Titration::Standing Titration::after_act(const Standing& now, const Act& act) const {
  return act.act == Act::Kind::climb ? climbed(now) : tapered(now, act.from);
}

// How many acts are dated up to a night later than all replayed.
std::size_t Titration::acts_until(NightDate night) const {
  const auto acts = course_->acts();
  std::size_t count = acts_counted_;
  while (count < acts.size() && acts[count].from <= night) ++count;
  return count;
}

// The standing once so many acts are counted, each on its own date.
Titration::Standing Titration::acted(std::size_t acts) const {
  Standing now = standing_;
  for (std::size_t i = acts_counted_; i < acts; ++i) {
    const Act& act = course_->acts()[i];
    now = after_act(after_nights(now, act.from), act);
  }
  return now;
}

// The standing on a night up to which so many acts are dated. What an act decided stands on its own
// night.
Titration::Standing Titration::standing_on(NightDate night, std::size_t acts) const {
  if (acts == acts_counted_) return after_nights(standing_, night);
  const Standing now = acted(acts);
  return course_->acts()[acts - 1].from == night ? now : after_nights(now, night);
}

std::optional<Unmoved> Titration::unmoved_by(const Act& act) const {
  const Standing now = standing_on(act.from, acts_until(act.from));
  const Standing next = after_act(now, act);
  if (next.phase != now.phase || next.limit != now.limit) return std::nullopt;
  return Unmoved{now.phase, std::min(now.phase.dose, course_->ceiling_on(act.from))};
}

// ---- Living through nights ----

// A loose morning right after a long run without a movement may be overflow.
Titration::Morning Titration::morning_of(const Night& night) const {
  const bool loose = night.stool() && is_loose(*night.stool());
  return {.noted = night.is_noted(),
          .no_movement = night.no_movement(),
          .loose = loose,
          .overflow = loose && mornings_without_movement(night.date()) >= long_run};
}

Taught Titration::taught(const Night& night) const { return taught(night, morning_of(night)); }

Taught Titration::taught(const Night& night, const Morning& morning) const {
  if (night.is_missed() || night.has_other_cause() || !night.stool()) return Taught::nothing;
  if (night.capsules() * course_->strength() > toxic_level) return Taught::nothing;
  if (!morning.loose) return Taught::tolerated;
  return morning.overflow ? Taught::nothing : Taught::loose;
}

void Titration::replay(const Night& night) {
  const NightDate date = night.date();
  const Morning morning = morning_of(night);
  const std::size_t acts = acts_until(date);
  if (night.is_missed()) {
    standing_ = acted(acts);
  } else {
    const Taught lesson = taught(night, morning);
    Standing now = standing_on(date, acts);
    // Before the first dose no night counts as one with less; its own does.
    if (!last_dose_) now.reached = std::max(now.reached, date - 1);
    const Capsules planned = std::min(now.phase.dose, course_->ceiling_on(date));
    Standing next = next_state(now, lesson, {date, planned, night.capsules()});
    if (night.capsules() >= next.phase.dose) next.reached = date;
    standing_ = next;
    remember_dose(night, lesson, morning);
  }
  acts_counted_ = acts;
  last_night_ = date;
  count_morning(night, morning);
  remember_signs(night);
}

int Titration::missed_before(NightDate night) const {
  if (!last_dose_) return 0;
  assert(night > last_dose_->night);
  return night - last_dose_->night - 1;
}

// The run up to a night; a week without a noted morning ends it.
int Titration::mornings_without_movement(NightDate night) const {
  const bool ended = night - without_movement_.last > lapse_nights;
  return ended ? 0 : without_movement_.mornings;
}

// A morning counts once it was noted, with or without a dose the night before, and whatever caused
// it: these runs are about the person, not about the plan.
void Titration::count_morning(const Night& night, const Morning& morning) {
  if (!morning.noted) return;
  const int run = mornings_without_movement(night.date());
  overflow_ = morning.overflow ? run : 0;
  without_movement_ = {morning.no_movement ? run + 1 : 0, night.date()};
  loose_mornings_ = morning.loose ? loose_mornings_ + 1 : 0;
  ill_.reset();
  if (morning.loose && night.has_other_cause()) ill_ = night.date();
  auto& after_dose = mornings_after_[static_cast<std::size_t>(night.capsules().value())];
  after_dose = static_cast<std::uint8_t>(((after_dose << 1) | (morning.loose ? 1 : 0)) & 0x7f);
}

void Titration::remember_signs(const Night& night) {
  if (night.signs().outrank(signs_ ? signs_->signs : WarningSigns())) {
    signs_ = {night.date(), night.signs()};
  }
}

void Titration::remember_dose(const Night& night, Taught lesson, const Morning& morning) {
  const Milligrams amount = night.capsules() * course_->strength();
  // In place: to put it together elsewhere and copy it takes a fifth of a walk's time.
  if (!last_dose_) last_dose_ = {night.date(), night.capsules(), amount, lesson};
  Evidence::Dose& last = *last_dose_;
  last.night = night.date();
  last.capsules = night.capsules();
  last.amount = amount;
  last.taught = lesson;
  last.stool = night.stool();
  last.no_movement = morning.no_movement;
  last.other_cause = night.has_other_cause();
  last.after_none = morning.overflow;
  last.has_result = night.has_result();
  most_taken_ = std::max(most_taken_, night.capsules());
  if (lesson == Taught::tolerated) most_tolerated_ = std::max(most_tolerated_, night.capsules());
  nothing_taught_ = lesson == Taught::nothing ? nothing_taught_ + 1 : 0;
  if (amount > toxic_level) toxic_dose_ = {night.date(), amount};
  if (amount > weakness_level) large_dose_ = {night.date(), amount};
}

Titration::State Titration::state_on(NightDate night) const {
  const Standing now = standing_;
  const bool counts =
      last_dose_ && (now.phase.kind == Kind::holding || now.phase.kind == Kind::confirming);
  const int run = std::min(mornings_without_movement(night), long_run);
  const int toxic = toxic_dose_ ? night - toxic_dose_->night : 0;
  return {.phase = now.phase,
          .limit = now.limit,
          .why = now.why,
          .undecided = now.undecided,
          .below = counts ? std::clamp(night - now.reached - 1, 0, lapse_nights) : 0,
          .missed = last_dose_ ? std::min(missed_before(night), lapse_nights) : -1,
          .last_dose = last_dose_ ? last_dose_->capsules : Capsules::none(),
          .without_movement = run,
          .unnoted = run == 0 ? 0 : night - without_movement_.last - 1,
          .toxic = toxic_dose_ && toxic <= ask_first_nights ? toxic : -1,
          .sign = signs_.has_value()};
}

// ---- The answer ----

Decision Titration::decision(NightDate tonight, const Night* night) const {
  const std::size_t acts = acts_until(tonight);
  Standing standing = standing_on(tonight, acts);
  std::optional<Evidence::Signs> signs = signs_;
  if (night != nullptr && night->signs().outrank(signs ? signs->signs : WarningSigns())) {
    signs = {tonight, night->signs()};
  }
  const Capsules ceiling = course_->ceiling_on(tonight);
  const Pause* const pause = course_->pause_on(tonight);
  const bool above_toxic = toxic_dose_ && tonight - toxic_dose_->night <= ask_first_nights;

  Capsules answer = std::min(standing.phase.dose, ceiling);  // S7, which no rule passes
  bool at_ceiling = standing.phase.dose > ceiling;
  if (signs) {  // S6
    standing = {{Kind::stopped, Capsules::none()}, no_limit, Why::sign, 0, tonight};
  } else if (standing.phase.kind != Kind::stopped && above_toxic) {  // S9
    standing.why = Why::above_toxic_level;
  } else if (standing.phase.kind != Kind::stopped && pause != nullptr) {  // A3
    standing.why = Why::pause;
  }
  const bool none = signs || standing.why == Why::above_toxic_level || standing.why == Why::pause;
  if (none) {
    answer = Capsules::none();
    at_ceiling = false;
  }

  Decision decision{.night = tonight,
                    .capsules = answer,
                    .amount = answer * course_->strength(),
                    .phase = standing.phase,
                    .limit = standing.limit,
                    .why = standing.why,
                    .evidence = {.last_dose = last_dose_,
                                 .missed = missed_before(tonight),
                                 .most_taken = most_taken_,
                                 .most_tolerated = most_tolerated_,
                                 .signs = signs},
                    .ceiling = ceiling,
                    .at_ceiling = at_ceiling,
                    .unit = course_->unit()};
  if (acts > 0) decision.evidence.act = course_->acts()[acts - 1].from;
  if (pause != nullptr) decision.evidence.pause = *pause;
  return decision;
}

Advice Titration::advice(NightDate tonight, const Night* night) const {
  Decision decided = decision(tonight, night);
  std::vector<Notice> found = notices(decided, night);
  return {std::move(decided), night != nullptr, std::move(found)};
}

namespace {

Titration replayed_until(const Course& course, NightDate tonight) {
  Titration titration(course);
  for (const Night& night : course.nights_before(tonight)) titration.replay(night);
  return titration;
}

// Tonight as it would be in the log if its morning showed `stool`.
Night hypothetical(const Advice& advice, const Night* logged, int stool) {
  NightFields fields{
      .date = advice.night, .capsules = advice.capsules, .stool = StoolType::from(stool)};
  if (logged != nullptr) {
    fields.capsules = logged->capsules();
    fields.signs = logged->signs();
  }
  return *Night::from(std::move(fields));
}

// Tomorrow as the log stands, where none is taken tonight, the answer is none, or its result is
// known.
Capsules tomorrow(const Titration& before, const Course& course, NightDate tonight) {
  Titration titration = before;
  if (const Night* logged = course.night_on(tonight)) titration.replay(*logged);
  return titration.decision(tonight + 1, course.night_on(tonight + 1)).capsules;
}

}  // namespace

Advice advise(const Course& course, NightDate tonight) {
  return replayed_until(course, tonight).advice(tonight, course.night_on(tonight));
}

std::optional<Unmoved> unmoved_by(const Course& course, const Act& act) {
  return replayed_until(course, act.from).unmoved_by(act);
}

Outlook outlook(const Course& course, NightDate tonight) {
  const Titration before = replayed_until(course, tonight);
  const Night* logged = course.night_on(tonight);
  Advice advice = before.advice(tonight, logged);
  const bool none = advice.capsules == Capsules::none() || (logged && logged->is_missed());
  if (none) {
    const Capsules next = tomorrow(before, course, tonight);
    return {std::move(advice), {.tolerated = next, .loose = next, .known = next}};
  }
  const auto after = [&](int stool) {
    Titration titration = before;
    titration.replay(hypothetical(advice, logged, stool));
    return titration.decision(tonight + 1, course.night_on(tonight + 1)).capsules;
  };
  Preview then{.tolerated = after(4), .loose = after(7)};
  if (logged != nullptr && logged->has_result()) then.known = tomorrow(before, course, tonight);
  return {std::move(advice), then};
}

Preview preview(const Course& course, NightDate tonight) { return outlook(course, tonight).then; }

}  // namespace titrate

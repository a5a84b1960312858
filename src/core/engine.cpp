#include "titrate/engine.hpp"

#include <algorithm>
#include <cassert>

namespace titrate {
namespace {

using Kind = Phase::Kind;

// How many mornings in a row are worth a word.
constexpr int long_run = 3;
// How many nights back a dose above the toxic level is still urgent.
constexpr int toxic_nights = 7;

}  // namespace

Taught taught(const Night& night) {
  if (night.is_missed() || night.other_cause() || !night.stool()) return Taught::nothing;
  return is_loose(*night.stool()) ? Taught::loose : Taught::tolerated;
}

Titration::Titration(const Course& course)
    : course_(&course),
      standing_{{Kind::climbing, course.recommended()}, Rule::first_night, course.started()} {}

// ---- The rules, in the order of docs/rules.md. Each gives the standing that a night leads to.
// ----

// P2, P5, P6
Titration::Standing Titration::judge_tolerated(Standing now, const Night& night) {
  const Capsules dose = night.capsules();
  const Capsules planned = now.phase.dose;
  switch (now.phase.kind) {
    case Kind::climbing:
      return {{Kind::climbing, dose.one_more()}, Rule::step_up, now.holding_since};
    case Kind::confirming:
      return hold(now, dose >= planned ? planned : planned.one_less(), night.date() + 1,
                  Rule::settle);
    case Kind::holding:
      return hold(now, planned, now.holding_since, Rule::hold);
    case Kind::stopped:
      break;
  }
  return now;
}

// P3, P4, P7, S4
Titration::Standing Titration::judge_loose(Standing now, const Night& night) {
  const Capsules dose = night.capsules();
  const Capsules planned = now.phase.dose;
  switch (now.phase.kind) {
    case Kind::climbing:
      if (dose > planned) return {now.phase, Rule::back_to_plan, now.holding_since};
      return {{Kind::confirming, dose}, Rule::repeat, now.holding_since};
    case Kind::confirming:
      return hold(now, std::min(planned, dose).one_less(), night.date() + 1, Rule::step_down);
    case Kind::holding:
      if (dose > planned) return {now.phase, Rule::back_to_plan, now.holding_since};
      return hold(now, dose.one_less(), now.holding_since, Rule::taper);
    case Kind::stopped:
      break;
  }
  return now;
}

// S1, and the lessons above
Titration::Standing Titration::judge(Standing now, const Night& night) {
  if (now.phase.kind == Kind::stopped) return now;
  switch (taught(night)) {
    case Taught::tolerated:
      return judge_tolerated(now, night);
    case Taught::loose:
      return judge_loose(now, night);
    case Taught::nothing:
      break;
  }
  if (now.phase.kind == Kind::climbing) {
    now.phase.dose = std::min(now.phase.dose, night.capsules());
  }
  now.rule = Rule::wait;
  return now;
}

// S5: nothing is left to hold.
Titration::Standing Titration::hold(Standing now, Capsules dose, NightDate since, Rule rule) {
  if (dose == Capsules::none()) return {{Kind::stopped, dose}, Rule::floor, now.holding_since};
  return {{Kind::holding, dose}, rule, since};
}

// S2, S3
Titration::Standing Titration::after_missing(int nights) const {
  if (nights == 0 || standing_.phase.kind == Kind::stopped) return standing_;
  const Capsules dose = standing_.phase.dose;
  const Capsules last = last_dose_->capsules;
  Standing next = standing_;
  if (nights >= lapse_nights) {
    next.phase = {Kind::climbing, std::min({course_->recommended(), dose, last})};
    next.rule = Rule::lapse;
    return next;
  }
  if (next.phase.kind == Kind::climbing) next.phase.dose = std::min(dose, last);
  next.rule = Rule::wait;
  return next;
}

// S7, the one clamp that no rule passes. While holding, a ceiling that was in force keeps binding
// after it was raised: advice never rises then.
Capsules Titration::highest_answer(const Standing& standing, NightDate tonight) const {
  if (standing.phase.kind != Kind::holding) return course_->ceiling_on(tonight);
  return course_->lowest_ceiling(standing.holding_since, tonight);
}

// ---- Living through nights ----

void Titration::live(const Night& night) {
  count_morning(night);
  remember_signs(night);
  if (night.is_missed()) return;
  standing_ = judge(after_missing(missed_before(night.date())), night);
  remember_dose(night);
}

int Titration::missed_before(NightDate night) const {
  if (!last_dose_) return 0;
  assert(night > last_dose_->night);
  return night - last_dose_->night - 1;
}

// A morning counts once it was noted, with or without a dose the night before, and whatever caused
// it: these runs are about the person, not about the plan.
void Titration::count_morning(const Night& night) {
  if (night.stool()) {
    mornings_without_movement_ = 0;
    loose_mornings_ = is_loose(*night.stool()) ? loose_mornings_ + 1 : 0;
  } else if (night.movements()) {
    mornings_without_movement_ = night.no_movement() ? mornings_without_movement_ + 1 : 0;
    if (night.no_movement()) loose_mornings_ = 0;
  }
}

void Titration::remember_signs(const Night& night) {
  if (!signs_ && !night.signs().empty()) signs_ = {night.date(), night.signs()};
}

void Titration::remember_dose(const Night& night) {
  last_dose_ = {night.date(),      night.capsules(),    taught(night),
                night.stool(),     night.no_movement(), night.other_cause().has_value(),
                night.has_result()};
  const Milligrams amount = night.capsules() * course_->strength();
  if (amount > toxic_level) toxic_dose_ = {night.date(), amount};
}

// ---- The answer ----

Advice Titration::advice(NightDate tonight, const Night* night) const {
  Titration now = *this;
  if (night != nullptr) now.remember_signs(*night);

  const int missed = missed_before(tonight);
  Standing standing = after_missing(missed);
  if (now.signs_)
    standing = {{Kind::stopped, Capsules::none()}, Rule::warning_sign, tonight};  // S6

  const Capsules ceiling = course_->ceiling_on(tonight);
  const Capsules answer = std::min(standing.phase.dose, highest_answer(standing, tonight));
  Advice advice{.night = tonight,
                .capsules = answer,
                .amount = answer * course_->strength(),
                .phase = standing.phase,
                .rule = standing.rule,
                .evidence = {last_dose_, missed, now.signs_},
                .ceiling = ceiling,
                .at_ceiling = standing.phase.dose > ceiling,
                .logged = night != nullptr && !night->is_missed(),
                .notices = {}};
  advice.notices = notices(advice, night);
  return advice;
}

std::vector<Notice> Titration::notices(const Advice& advice, const Night* night) const {
  std::vector<Notice> found;
  std::optional<DoseAbove5000> toxic = toxic_dose_;
  if (advice.logged) {
    const Milligrams taken = night->capsules() * course_->strength();
    if (taken > toxic_level) toxic = {advice.night, taken};
  }
  if (toxic && advice.night - toxic->night <= toxic_nights) found.emplace_back(*toxic);
  if (mornings_without_movement_ >= long_run)
    found.emplace_back(NoMovement{mornings_without_movement_});
  if (loose_mornings_ >= long_run) found.emplace_back(LooseRun{loose_mornings_});
  if (advice.amount > upper_level) found.emplace_back(AboveUpperLevel{advice.amount});
  const Capsules next_ceiling = course_->ceiling_on(advice.night + 1);
  const bool next_step_passes =
      advice.phase.kind == Kind::climbing && advice.capsules.one_more() > next_ceiling;
  if (advice.at_ceiling) {
    found.emplace_back(AtCeiling{advice.ceiling});
  } else if (next_step_passes) {
    found.emplace_back(AtCeiling{next_ceiling});
  }
  if (last_dose_ && !last_dose_->has_result) found.emplace_back(ResultMissing{last_dose_->night});
  if (advice.logged) found.emplace_back(AlreadyLogged{night->capsules()});
  return found;
}

namespace {

Titration lived_until(const Course& course, NightDate tonight) {
  Titration titration(course);
  for (const Night& night : course.nights_before(tonight)) titration.live(night);
  return titration;
}

// Tonight as it would be in the log if its morning showed `stool`.
Night imagined(const Advice& advice, const Night* logged, int stool) {
  NightFields fields{
      .date = advice.night, .capsules = advice.capsules, .stool = StoolType::from(stool)};
  if (advice.logged) fields.capsules = logged->capsules();
  if (logged != nullptr) fields.signs = logged->signs();
  return *Night::from(std::move(fields));
}

}  // namespace

Advice advise(const Course& course, NightDate tonight) {
  return lived_until(course, tonight).advice(tonight, course.night_on(tonight));
}

Outlook outlook(const Course& course, NightDate tonight) {
  const Titration before = lived_until(course, tonight);
  const Night* logged = course.night_on(tonight);
  Advice advice = before.advice(tonight, logged);
  const auto after = [&](int stool) {
    Titration titration = before;
    titration.live(imagined(advice, logged, stool));
    return titration.advice(tonight + 1, course.night_on(tonight + 1)).capsules;
  };
  const Preview then{.tolerated = after(4), .loose = after(7)};
  return {std::move(advice), then};
}

Preview preview(const Course& course, NightDate tonight) { return outlook(course, tonight).then; }

}  // namespace titrate

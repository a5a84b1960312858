#include <algorithm>

#include "simulate/plans.hpp"

namespace titrate::simulation {
namespace {

using Kind = Phase::Kind;

// The first edition's rules, under one ceiling and without warning signs.
class FirstEdition : public Plan {
 public:
  explicit FirstEdition(const Course& course)
      : course_(&course), now_{Kind::climbing, course.recommended()} {}

  Answer tonight(NightDate night) override {
    const Phase phase = after_missing(night);
    return {phase, std::min(phase.dose, course_->ceiling_on(night))};
  }

  void replay(const Night& night) override {
    now_ = after_missing(night.date());
    last_ = Dose{night.date(), night.capsules()};
    if (now_.kind == Kind::stopped) return;
    if (!night.stool()) {
      if (now_.kind == Kind::climbing) now_.dose = std::min(now_.dose, night.capsules());
    } else if (is_loose(*night.stool())) {
      after_loose(night.capsules());
    } else {
      after_tolerated(night.capsules());
    }
  }

 private:
  struct Dose {
    NightDate night;
    Capsules capsules;
  };

  void after_tolerated(Capsules dose) {
    if (now_.kind == Kind::climbing) {
      now_.dose = dose.one_more();
    } else if (now_.kind == Kind::confirming) {
      hold(dose >= now_.dose ? now_.dose : now_.dose.one_less());
    }
  }

  void after_loose(Capsules dose) {
    if (now_.kind == Kind::confirming) {
      hold(std::min(now_.dose, dose).one_less());
    } else if (dose > now_.dose) {
      return;
    } else if (now_.kind == Kind::climbing) {
      now_ = {Kind::confirming, dose};
    } else {
      hold(dose.one_less());
    }
  }

  void hold(Capsules dose) {
    now_ = {dose == Capsules::none() ? Kind::stopped : Kind::holding, dose};
  }

  Phase after_missing(NightDate night) const {
    const int missed = last_ ? night - last_->night - 1 : 0;
    if (missed == 0 || now_.kind == Kind::stopped) return now_;
    Phase next = now_;
    if (missed >= lapse_nights) {
      next = {Kind::climbing, std::min({course_->recommended(), now_.dose, last_->capsules})};
    } else if (now_.kind == Kind::climbing) {
      next.dose = std::min(now_.dose, last_->capsules);
    }
    return next;
  }

  const Course* course_;
  Phase now_;
  std::optional<Dose> last_{};
};

}  // namespace

std::unique_ptr<Plan> first_edition(const Course& course) {
  return std::make_unique<FirstEdition>(course);
}

}  // namespace titrate::simulation

#include <algorithm>

#include "simulate/plans.hpp"

namespace titrate::simulation {
namespace {

using Kind = Phase::Kind;

class LiteralPlan : public Plan {
 public:
  explicit LiteralPlan(const Course& course)
      : course_(&course), now_{Kind::climbing, course.recommended()} {}

  Answer tonight(NightDate night) override {
    return {now_, std::min(now_.dose, course_->ceiling_on(night))};
  }

  void replay(const Night& night) override {
    const bool loose = night.stool() && is_loose(*night.stool());
    const Capsules dose = night.capsules();
    if (now_.kind == Kind::climbing) {
      now_ = loose ? Phase{Kind::confirming, dose} : Phase{Kind::climbing, dose.one_more()};
    } else if (now_.kind == Kind::confirming || now_.kind == Kind::holding) {
      hold(loose ? now_.dose.one_less() : now_.dose);
    }
  }

 private:
  void hold(Capsules dose) {
    now_ = {dose == Capsules::none() ? Kind::stopped : Kind::holding, dose};
  }

  const Course* course_;
  Phase now_;
};

}  // namespace

std::unique_ptr<Plan> source_read_literally(const Course& course) {
  return std::make_unique<LiteralPlan>(course);
}

}  // namespace titrate::simulation

#include <utility>

#include "simulate/plans.hpp"

namespace titrate::simulation {
namespace {

using Kind = Phase::Kind;

class SecondEdition : public Plan {
 public:
  SecondEdition(const Course& course, std::optional<int> climb_after)
      : course_(std::make_unique<const Course>(course)),
        titration_(*course_),
        climb_after_(climb_after) {}

  Answer tonight(NightDate night) override {
    Advice advice = titration_.advice(night, nullptr);
    if (wants_to_climb(advice)) {
      climb(night);
      advice = titration_.advice(night, nullptr);
    }
    phase_ = advice.phase.kind;
    return {advice.phase, advice.capsules};
  }

  void replay(const Night& night) override {
    count(titration_.taught(night));
    titration_.replay(night);
  }

 private:
  // A morning that teaches nothing neither counts nor begins the count anew.
  void count(Taught taught) {
    if (phase_ != Kind::holding || taught == Taught::loose) {
      tolerated_ = 0;
    } else if (taught == Taught::tolerated) {
      ++tolerated_;
    }
  }

  bool wants_to_climb(const Advice& advice) const {
    return climb_after_ && tolerated_ >= *climb_after_ && advice.phase.kind == Kind::holding &&
           advice.phase.dose < advice.ceiling;
  }

  void climb(NightDate night) {
    const Act act{.from = night, .act = Act::Kind::climb};
    auto course = std::make_unique<const Course>(*course_->with(act));
    titration_ = Titration(titration_, *course);
    course_ = std::move(course);
    tolerated_ = 0;
  }

  std::unique_ptr<const Course> course_;
  Titration titration_;
  std::optional<int> climb_after_;
  int tolerated_ = 0;  // nights of this hold since a loose one
  Kind phase_ = Kind::climbing;
};

}  // namespace

std::unique_ptr<Plan> second_edition(const Course& course, std::optional<int> climb_after) {
  return std::make_unique<SecondEdition>(course, climb_after);
}

}  // namespace titrate::simulation

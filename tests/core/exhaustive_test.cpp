// Every course to a stated depth: each night with every dose near the advised one, every result and
// every gap before it (walk.hpp has the alphabet). After each night, the answers for the nights to
// come keep the properties of protocol.md and are those of its tables, written once more in
// reference.cpp.
#include <iostream>
#include <span>

#include "core/properties.hpp"
#include "core/reference.hpp"
#include "core/walk.hpp"

namespace titrate::test {
namespace {

std::vector<Plan> constant_plans() {
  std::vector<Plan> plans;
  for (const int recommended : {1, 2, 3}) {
    for (const int most : {recommended, recommended + 1, recommended + 4, 20}) {
      plans.push_back({recommended, 1200, {{0, most}}});
    }
  }
  plans.push_back({18, 2500, {{0, 20}}});  // exactly 5000 mg at the ceiling
  plans.push_back({97, 500, {{0, 99}}});   // the climb ends where counting ends
  return plans;
}

// Ceilings that rise and fall while the course climbs, confirms and holds.
std::vector<Plan> changing_plans() {
  return {{2, 1200, {{0, 3}, {3, 7}}},            // raised
          {2, 1200, {{0, 7}, {3, 3}}},            // lowered
          {1, 1200, {{0, 20}, {3, 1}, {5, 4}}},   // lowered, then raised in part
          {3, 1200, {{0, 20}, {3, 3}, {4, 20}}},  // lowered for one night
          {2, 1200, {{2, 3}, {4, 2}, {9, 20}}}};  // the first is in force before its date
}

// How many nights are missed before the answers looked at. Under one ceiling nothing changes but
// at the edges of S2 and S3; under several, every night may differ.
std::span<const int> waits(const Plan& plan) {
  static constexpr int edges[] = {0, 1, 6, 7};
  static constexpr int all[] = {0, 1, 2, 3, 4, 5, 6, 7};
  return plan.ceilings.size() == 1 ? std::span<const int>(edges) : std::span<const int>(all);
}

class Watcher {
 public:
  explicit Watcher(const Plan& plan) : plan_(&plan), properties_(plan), reference_(plan) {}

  const char* see(const Step& step, const Advice& followed, const Titration& after) {
    reference_.live(
        {step.day, step.capsules, lesson(step.morning), step.morning == Morning::warning_sign});
    Advice previous = followed;
    for (const int missed : waits(*plan_)) {
      const int tonight = step.day + 1 + missed;
      Advice now = after.advice(first_night + tonight, nullptr);
      if (missed == 0) {
        if (const char* wrong = properties_.live(step, followed, now)) return wrong;
      }
      if (const char* wrong = properties_.wrong_with(now, tonight)) return wrong;
      if (const char* wrong = Properties::wrong_between(previous, now)) return wrong;
      if (!agrees(now, tonight)) return "the tables say something else";
      previous = std::move(now);
    }
    return nullptr;
  }

 private:
  bool agrees(const Advice& now, int tonight) const {
    return reference_.answer(tonight) ==
           Reference::Answer{now.capsules.value(), now.phase.kind, now.rule, now.at_ceiling};
  }

  const Plan* plan_;
  Properties properties_;
  Reference reference_;
};

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, 1, ',');
  return text;
}

void check_every_course(const std::vector<Plan>& plans) {
  std::uint64_t courses = 0;
  std::uint64_t looks = 0;
  for (const Plan& plan : plans) {
    Walk<Watcher> walk(plan);
    walk.to_depth(walk_depth);
    courses += walk.courses();
    looks += walk.looks();
  }
  std::cout << "exhaustive: " << grouped(courses) << " courses of " << plans.size()
            << " plans, depth " << walk_depth << ", in " << grouped(looks) << " looks\n";
  CHECK(courses > looks);
}

}  // namespace

TEST_CASE("every course under one ceiling keeps the properties and the tables", "[long]") {
  check_every_course(constant_plans());
}

TEST_CASE("every course under changing ceilings keeps the properties and the tables", "[long]") {
  check_every_course(changing_plans());
}

}  // namespace titrate::test

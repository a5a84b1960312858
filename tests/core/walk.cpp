#include "core/walk.hpp"

#include <algorithm>
#include <sstream>

namespace titrate::test {
namespace {

constexpr std::array<std::string_view, 6> morning_names = {
    "tolerated", "loose", "unnoted", "no movement", "loose from another cause", "warning sign"};

// Loose alternates between types 6 and 7, so that both count as loose everywhere.
Night night_of(const Step& step) {
  switch (step.morning) {
    case Morning::tolerated:
      return tolerated(step.day, step.capsules);
    case Morning::loose:
      return with_stool(step.day, step.capsules, step.capsules % 2 == 0 ? 6 : 7);
    case Morning::unnoted:
      return unnoted(step.day, step.capsules);
    case Morning::no_movement:
      return no_movement(step.day, step.capsules);
    case Morning::other_cause:
      return put_down_to_illness(loose(step.day, step.capsules));
    case Morning::warning_sign:
      return with_sign(tolerated(step.day, step.capsules));
  }
  throw std::logic_error("no such morning");
}

std::vector<int> doses_near(int advised) {
  std::vector<int> doses;
  for (const int difference : {-2, -1, 0, 1, 3}) {
    const int dose = std::clamp(advised + difference, 0, Capsules::highest);
    if (dose > 0 && std::find(doses.begin(), doses.end(), dose) == doses.end()) {
      doses.push_back(dose);
    }
  }
  return doses;
}

}  // namespace

Taught lesson(Morning morning) {
  switch (morning) {
    case Morning::tolerated:
    case Morning::warning_sign:
      return Taught::tolerated;
    case Morning::loose:
      return Taught::loose;
    case Morning::unnoted:
    case Morning::no_movement:
    case Morning::other_cause:
      break;
  }
  return Taught::nothing;
}

std::ostream& operator<<(std::ostream& out, const Step& step) {
  return out << "day " << step.day << ": " << step.capsules << ' '
             << morning_names[static_cast<std::size_t>(step.morning)];
}

std::vector<Step> steps(int day, int advised) {
  std::vector<Step> all = {{day, 0, Morning::loose}};
  for (const int dose : doses_near(advised)) {
    for (const Morning morning : {Morning::tolerated, Morning::loose, Morning::unnoted,
                                  Morning::no_movement, Morning::other_cause}) {
      all.push_back({day, dose, morning});
    }
  }
  all.push_back({day, advised, Morning::warning_sign});
  return all;
}

const Night& NightCache::of(const Step& step) {
  const int key = (step.day * 128 + step.capsules) * 8 + static_cast<int>(step.morning);
  const auto found = made_.find(key);
  return found != made_.end() ? found->second : made_.emplace(key, night_of(step)).first->second;
}

std::string described(const Plan& plan, const std::vector<Step>& path) {
  std::ostringstream text;
  text << "\n  recommended " << plan.recommended << ", " << plan.strength_tenths
       << " tenths of a mg; ceilings";
  for (const auto& [day, most] : plan.ceilings) text << ' ' << most << " from day " << day << ';';
  for (const Step& step : path) text << "\n  " << step;
  return text.str();
}

}  // namespace titrate::test

#include "simulate/arms.hpp"

namespace titrate::simulation {

std::string_view name_of(Rules rules) {
  switch (rules) {
    case Rules::source:
      return "the source, read literally";
    case Rules::first:
      return "first edition";
    case Rules::second:
      return "second edition";
    case Rules::climb_after_14:
      return "with `climb` after 14 good nights";
    case Rules::climb_after_28:
      return "with `climb` after 28 good nights";
    case Rules::climb_after_56:
      break;
  }
  return "with `climb` after 56 good nights";
}

std::unique_ptr<Plan> plan_of(Rules rules, const Course& course) {
  switch (rules) {
    case Rules::source:
      return source_read_literally(course);
    case Rules::first:
      return first_edition(course);
    case Rules::second:
      return second_edition(course);
    case Rules::climb_after_14:
      return second_edition(course, 14);
    case Rules::climb_after_28:
      return second_edition(course, 28);
    case Rules::climb_after_56:
      break;
  }
  return second_edition(course, 56);
}

std::vector<Fare> lives_of(Rules rules, int people, Noting noting, const Parameters& parameters) {
  std::vector<Fare> fares;
  fares.reserve(static_cast<std::size_t>(people));
  for (int number = 0; number < people; ++number) {
    const Person who = person(static_cast<std::uint64_t>(number), parameters);
    const Course course = course_of(who, parameters);
    const std::unique_ptr<Plan> plan = plan_of(rules, course);
    fares.push_back(fare_of(replay(who, *plan, noting, parameters)));
  }
  return fares;
}

}  // namespace titrate::simulation

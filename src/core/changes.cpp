#include "titrate/changes.hpp"

#include <algorithm>

namespace titrate {
namespace {

// Walks two lists in the order of a key, telling `differ` of each element that only one of them has
// or that differs, as pointers of which one may be null.
void compare(auto before, auto after, auto key, auto differ) {
  auto old = before.begin();
  auto fresh = after.begin();
  while (old != before.end() || fresh != after.end()) {
    if (fresh == after.end() || (old != before.end() && key(*old) < key(*fresh))) {
      differ(&*old++, nullptr);
    } else if (old == before.end() || key(*fresh) < key(*old)) {
      differ(nullptr, &*fresh++);
    } else {
      if (!(*old == *fresh)) differ(&*old, &*fresh);
      ++old;
      ++fresh;
    }
  }
}

template <class Value>
std::optional<Value> copy(const Value* value) {
  return value == nullptr ? std::nullopt : std::optional<Value>(*value);
}

bool same_doses(const Course& a, const Course& b) {
  return a.recommended() == b.recommended() && a.strength() == b.strength();
}

CourseName name_of_course(const Course& course) { return {course.product(), course.form()}; }

void add_course(std::vector<Change>& changes, const Course* before, const Course* after) {
  if (before == nullptr || after == nullptr) {
    changes.emplace_back(CourseChange{copy(before), copy(after)});
    return;
  }
  if (!same_doses(*before, *after)) {
    add_course(changes, before, nullptr);
    add_course(changes, nullptr, after);
    return;
  }
  if (name_of_course(*before) != name_of_course(*after)) {
    changes.emplace_back(
        CourseNameChange{after->started(), name_of_course(*before), name_of_course(*after)});
  }
  compare(
      before->ceilings(), after->ceilings(), [](const Ceiling& ceiling) { return ceiling.from; },
      [&](const Ceiling* old, const Ceiling* fresh) {
        changes.emplace_back(CeilingChange{copy(old), copy(fresh)});
      });
  compare(
      before->acts(), after->acts(), [](const Act& act) { return act.from; },
      [&](const Act* old, const Act* fresh) {
        changes.emplace_back(ActChange{copy(old), copy(fresh)});
      });
  compare(
      before->pauses(), after->pauses(), [](const Pause& pause) { return pause.from; },
      [&](const Pause* old, const Pause* fresh) {
        changes.emplace_back(PauseChange{copy(old), copy(fresh)});
      });
  compare(
      before->nights(), after->nights(), [](const Night& night) { return night.date(); },
      [&](const Night* old, const Night* fresh) {
        changes.emplace_back(NightChange{copy(old), copy(fresh), after->strength()});
      });
}

}  // namespace

std::vector<Change> changes_between(const Log& before, const Log& after) {
  std::vector<Change> changes;
  compare(
      before.courses(), after.courses(), [](const Course& course) { return course.started(); },
      [&](const Course* old, const Course* fresh) { add_course(changes, old, fresh); });
  return changes;
}

}  // namespace titrate

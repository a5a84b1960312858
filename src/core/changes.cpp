#include "titrate/changes.hpp"

#include <span>
#include <string_view>
#include <tuple>

namespace titrate {
namespace {

// Walks two lists in the order of a key, telling `differ` of each element that only one of them has
// or that differs, as pointers of which one may be null.
void compare(auto before, auto after, auto key, auto differ) {
  const decltype(&*before.begin()) none = nullptr;
  auto old = before.begin();
  auto fresh = after.begin();
  while (old != before.end() || fresh != after.end()) {
    if (fresh == after.end() || (old != before.end() && key(*old) < key(*fresh))) {
      differ(&*old++, none);
    } else if (old == before.end() || key(*fresh) < key(*old)) {
      differ(none, &*fresh++);
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

CourseName name_of_course(const Course& course) {
  return {course.product(), course.form(), course.unit()};
}

constexpr auto begin_of = [](const auto& element) { return element.from; };

// What came, went or differs in a list, told as changes of a kind.
template <class Kind>
void add_each(std::vector<Change>& changes, auto before, auto after) {
  compare(before, after, begin_of, [&](const auto* old, const auto* fresh) {
    changes.emplace_back(Kind{copy(old), copy(fresh)});
  });
}

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
  compare(before->ceilings(), after->ceilings(), begin_of,
          [&](const Ceiling* old, const Ceiling* fresh) {
            changes.emplace_back(CeilingChange{copy(old), copy(fresh), after->unit()});
          });
  add_each<ActChange>(changes, before->acts(), after->acts());
  add_each<PauseChange>(changes, before->pauses(), after->pauses());
  compare(
      before->stock(), after->stock(), [](const StockEntry& entry) { return entry.date; },
      [&](const StockEntry* old, const StockEntry* fresh) {
        changes.emplace_back(StockChange{copy(old), copy(fresh), after->unit()});
      });
  compare(
      before->nights(), after->nights(), [](const Night& night) { return night.date(); },
      [&](const Night* old, const Night* fresh) {
        changes.emplace_back(NightChange{copy(old), copy(fresh), after->counted()});
      });
}

// Whether two courses are the same but for their start.
bool is_moved(const Course& old, const Course& fresh) {
  if (old.started() == fresh.started()) return false;
  const auto there = old.starting(fresh.started());
  const auto back = fresh.starting(old.started());
  return (there && *there == fresh) || (back && *back == old);
}

// The start of the newest course can be moved, or that of the first of several.
enum class Moved { none, first, newest };
Moved which_moved(std::span<const Course> before, std::span<const Course> after) {
  if (before.empty() || after.empty()) return Moved::none;
  if (is_moved(before.back(), after.back())) return Moved::newest;
  const bool are_several = before.size() > 1 && after.size() > 1;
  return are_several && is_moved(before.front(), after.front()) ? Moved::first : Moved::none;
}

std::span<const Course> without(std::span<const Course> courses, Moved moved) {
  if (moved == Moved::none) return courses;
  return courses.subspan(moved == Moved::first ? 1 : 0, courses.size() - 1);
}

// What tells a field apart from the others of its night: of a warning sign, which it is.
std::tuple<NightField, std::string_view, int> key_of(const NotedField& noted) {
  const auto* sign = std::get_if<WarningSign>(&noted.value);
  return {noted.field, noted.name, sign == nullptr ? 0 : static_cast<int>(*sign)};
}

std::optional<NightValue> value_of(const NotedField* noted) {
  return noted == nullptr ? std::nullopt : std::optional(noted->value);
}

}  // namespace

std::vector<Change> changes_between(const Log& before, const Log& after) {
  std::vector<Change> changes;
  compare(
      before.taking(), after.taking(), [](const MedicineName& name) { return name; },
      [&](const MedicineName* old, const MedicineName* fresh) {
        changes.emplace_back(TakingChange{copy(old), copy(fresh)});
      });
  const Moved moved = which_moved(before.courses(), after.courses());
  if (moved == Moved::first) {
    changes.emplace_back(
        CourseMove{before.courses().front().started(), after.courses().front().started()});
  }
  compare(
      without(before.courses(), moved), without(after.courses(), moved),
      [](const Course& course) { return course.started(); },
      [&](const Course* old, const Course* fresh) { add_course(changes, old, fresh); });
  if (moved == Moved::newest) {
    changes.emplace_back(CourseMove{before.newest()->started(), after.newest()->started()});
  }
  return changes;
}

std::vector<FieldChange> changes_between(const Night& before, const Night& after) {
  const std::vector<NotedField> old_fields = noted_fields(before);
  const std::vector<NotedField> fresh_fields = noted_fields(after);
  std::vector<FieldChange> changes;
  compare(std::span(old_fields), std::span(fresh_fields), key_of,
          [&](const NotedField* old, const NotedField* fresh) {
            const NotedField& either = fresh == nullptr ? *old : *fresh;
            changes.push_back({either.field, either.name, value_of(old), value_of(fresh)});
          });
  return changes;
}

}  // namespace titrate

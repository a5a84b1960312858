#include "titrate/merge.hpp"

#include <algorithm>
#include <utility>

namespace titrate {
namespace {

// One side's word and the other's: the first counts where they contradict each other. Where they do
// not, it does not matter which is which.
template <class Value>
std::optional<Value> either(const std::optional<Value>& first, const std::optional<Value>& second) {
  return first ? first : second;
}

template <class Value>
bool contradict(const std::optional<Value>& mine, const std::optional<Value>& theirs) {
  return mine && theirs && *mine != *theirs;
}

// Walks two lists in the order of a key, telling `take` of each element that only one has, and
// `join` of those with the same key.
void walk(auto mine, auto theirs, auto key, auto take, auto join) {
  auto one = mine.begin();
  auto other = theirs.begin();
  while (one != mine.end() || other != theirs.end()) {
    if (other == theirs.end() || (one != mine.end() && key(*one) < key(*other))) {
      take(*one++);
    } else if (one == mine.end() || key(*other) < key(*one)) {
      take(*other++);
    } else {
      join(*one++, *other++);
    }
  }
}

bool stool_and_none(const Night& one, const Night& other) {
  return (one.stool() && other.no_movement()) || (one.no_movement() && other.stool());
}

class Merger {
 public:
  explicit Merger(Prefer prefer) : prefer_(prefer) {}

  Merge merged(const Log& mine, const Log& theirs) && {
    std::vector<Course> courses;
    walk(
        mine.courses(), theirs.courses(), [](const Course& course) { return course.started(); },
        [&](const Course& course) { courses.push_back(course); },
        [&](const Course& one, const Course& other) {
          if (auto course = joined(one, other)) courses.push_back(*std::move(course));
        });
    if (!merge_.contradictions.empty() && prefer_ == Prefer::neither) {
      merge_.misfit.reset();  // what does not fit depends on who is preferred
    } else if (!merge_.misfit) {
      merge_.log = fitting(Log::from(std::move(courses)));
    }
    return std::move(merge_);
  }

 private:
  // The value, or nothing and the first reason why.
  template <class Value>
  std::optional<Value> fitting(Checked<Value> value, const std::string& place = "") {
    if (value) return *std::move(value);
    if (!merge_.misfit) merge_.misfit = Refusal{place, value.refusal().problem};
    return std::nullopt;
  }

  template <class Value>
  std::pair<const Value&, const Value&> by_preference(const Value& mine, const Value& theirs) {
    if (prefer_ == Prefer::theirs) return {theirs, mine};
    return {mine, theirs};
  }

  std::optional<Course> joined(const Course& mine, const Course& theirs) {
    note_plan(mine, theirs);
    const auto [first, second] = by_preference(mine, theirs);
    CourseFields fields{.started = mine.started(),
                        .product = either(first.product(), second.product()),
                        .form = either(first.form(), second.form()),
                        .recommended = first.recommended(),
                        .strength = first.strength(),
                        .ceilings = {}};
    walk(
        mine.ceilings(), theirs.ceilings(), [](const Ceiling& ceiling) { return ceiling.from; },
        [&](const Ceiling& ceiling) { fields.ceilings.push_back(ceiling); },
        [&](const Ceiling& one, const Ceiling& other) {
          fields.ceilings.push_back(joined(one, other));
        });
    walk(
        mine.nights(), theirs.nights(), [](const Night& night) { return night.date(); },
        [&](const Night& night) { fields.nights.push_back(night); },
        [&](const Night& one, const Night& other) {
          if (auto night = joined(one, other)) fields.nights.push_back(*std::move(night));
        });
    return fitting(Course::from(std::move(fields)), mine.started().iso());
  }

  void note_plan(const Course& mine, const Course& theirs) {
    const auto note = [&](PlanField field, bool differs) {
      if (differs) merge_.contradictions.emplace_back(PlanContradiction{field, mine, theirs});
    };
    note(PlanField::product, contradict(mine.product(), theirs.product()));
    note(PlanField::form, contradict(mine.form(), theirs.form()));
    note(PlanField::recommended, mine.recommended() != theirs.recommended());
    note(PlanField::strength, mine.strength() != theirs.strength());
  }

  Ceiling joined(const Ceiling& mine, const Ceiling& theirs) {
    if (mine.capsules != theirs.capsules || contradict(mine.note, theirs.note)) {
      merge_.contradictions.emplace_back(CeilingContradiction{mine, theirs});
    }
    const auto [first, second] = by_preference(mine, theirs);
    // A note tells why its own number is right, and of no other.
    if (first.capsules != second.capsules) return first;
    return {first.from, first.capsules, either(first.note, second.note)};
  }

  std::optional<Night> joined(const Night& mine, const Night& theirs) {
    note_night(mine, theirs);
    const auto [first, second] = by_preference(mine, theirs);
    NightFields fields{.date = first.date(),
                       .capsules = first.capsules(),
                       .stool = either(first.stool(), second.stool()),
                       .movements = either(first.movements(), second.movements()),
                       .sleep = either(first.sleep(), second.sleep()),
                       .symptoms = second.symptoms(),
                       .signs = first.signs() | second.signs(),
                       .other_cause = either(first.other_cause(), second.other_cause()),
                       .note = either(first.note(), second.note())};
    // Of a stool and none, the one that counts stays.
    if (stool_and_none(first, second)) {
      fields.stool = first.stool();
      fields.movements = first.movements();
    }
    for (const Symptom& symptom : first.symptoms().list()) {
      if (fields.symptoms.set(symptom)) continue;
      return fitting(Checked<Night>(
          Refusal{"", "the night of " + first.date().iso() + " would have more than 20 symptoms"}));
    }
    return fitting(Night::from(std::move(fields)));
  }

  void note_night(const Night& mine, const Night& theirs) {
    const auto note = [&](NightField field, bool differs) {
      if (differs) {
        merge_.contradictions.emplace_back(NightContradiction{field, {}, mine, theirs});
      }
    };
    note(NightField::capsules, mine.capsules() != theirs.capsules());
    note(NightField::stool, contradict(mine.stool(), theirs.stool()));
    note(NightField::movements, contradict(mine.movements(), theirs.movements()));
    note(NightField::result,
         stool_and_none(mine, theirs) && !contradict(mine.movements(), theirs.movements()));
    note(NightField::sleep, contradict(mine.sleep(), theirs.sleep()));
    for (const Symptom& symptom : mine.symptoms().list()) {
      const auto other = theirs.symptoms().find(symptom.name.value());
      if (!other || *other == symptom.severity) continue;
      merge_.contradictions.emplace_back(
          NightContradiction{NightField::symptom, symptom.name, mine, theirs});
    }
    note(NightField::other_cause, contradict(mine.other_cause(), theirs.other_cause()));
    note(NightField::note, contradict(mine.note(), theirs.note()));
  }

  Prefer prefer_;
  Merge merge_{};
};

}  // namespace

Merge merge(const Log& mine, const Log& theirs, Prefer prefer) {
  return Merger(prefer).merged(mine, theirs);
}

}  // namespace titrate

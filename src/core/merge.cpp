#include "titrate/merge.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "titrate/join.hpp"

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

// ---- Names ----

using Names = std::set<std::string_view>;

Names names_of(const Log& log, auto noted) {
  Names names;
  for (const Course& course : log.courses()) {
    for (const Night& night : course.nights()) {
      for (const auto& each : noted(night).list()) names.insert(each.name.value());
    }
  }
  return names;
}
Names symptoms_of(const Log& log) {
  return names_of(log, [](const Night& night) -> const Symptoms& { return night.symptoms(); });
}
Names measures_of(const Log& log) {
  return names_of(log, [](const Night& night) -> const Measures& { return night.measures(); });
}

// The names that are a symptom in one log and a measure in the other.
Names symptoms_measured(const Log& one, const Log& other) {
  Names both;
  const Names measures = measures_of(other);
  if (measures.empty()) return both;  // as in most logs
  const Names symptoms = symptoms_of(one);
  std::set_intersection(symptoms.begin(), symptoms.end(), measures.begin(), measures.end(),
                        std::inserter(both, both.end()));
  return both;
}

// The same night without what was noted under these names.
Night without(const Night& night, const Names& names) {
  NightFields fields = night.fields();
  for (const std::string_view name : names) {
    fields.symptoms.remove(name);
    fields.measures.remove(name);
  }
  return *Night::from(std::move(fields));  // less is noted, and nothing new
}

Log without(const Log& log, const Names& names) {
  std::vector<Course> courses;
  for (const Course& course : log.courses()) {
    CourseFields fields = course.plan();
    for (const Night& night : course.nights()) fields.nights.push_back(without(night, names));
    courses.push_back(*Course::from(std::move(fields)));
  }
  return *Log::from(std::move(courses), {log.taking().begin(), log.taking().end()});
}

// ---- Pauses ----

constexpr auto first_night_of = [](const Pause& pause) { return pause.from; };

// Pauses that have no end yet, ended where the other log knows it.
std::vector<Pause> ended(std::span<const Pause> pauses, std::span<const Pause> others) {
  std::vector<Pause> known(pauses.begin(), pauses.end());
  if (known.empty() || known.back().until) return known;  // only the last can be open
  const auto same = std::find_if(others.begin(), others.end(), [&](const Pause& other) {
    return other.from == known.back().from;
  });
  if (same != others.end()) known.back().until = same->until;
  return known;
}

// Tells `tell` of every two that have a night in common, one of each log.
void walk_overlaps(const std::vector<Pause>& own, const std::vector<Pause>& others, auto tell) {
  auto next = others.begin();
  for (const Pause& pause : own) {
    while (next != others.end() && next->until && *next->until < pause.from) ++next;
    for (auto other = next; other != others.end(); ++other) {
      if (pause.until && *pause.until < other->from) break;
      tell(pause, *other);
    }
  }
}

bool contradict(const Pause& mine, const Pause& theirs) {
  return mine.from != theirs.from || mine.until != theirs.until || contradict(mine.why, theirs.why);
}

class Merger {
 public:
  explicit Merger(Prefer prefer) : prefer_(prefer) {}

  Merge merged(const Log& mine, const Log& theirs) && {
    const Names own = symptoms_measured(mine, theirs);
    const Names others = symptoms_measured(theirs, mine);
    note_names(own, true);
    note_names(others, false);
    if (own.empty() && others.empty()) return joined(mine, theirs);
    Names all = own;
    all.insert(others.begin(), others.end());
    if (prefer_ == Prefer::theirs) return joined(without(mine, all), theirs);
    return joined(mine, without(theirs, all));
  }

 private:
  Merge joined(const Log& mine, const Log& theirs) {
    std::vector<Course> courses;
    walk(
        mine.courses(), theirs.courses(), [](const Course& course) { return course.started(); },
        [&](const Course& course) { courses.push_back(course); },
        [&](const Course& one, const Course& other) {
          if (auto course = joined(one, other)) courses.push_back(*std::move(course));
        });
    const bool is_settled = merge_.contradictions.empty() || prefer_ != Prefer::neither;
    if (!is_settled) {
      // What does not fit depends on who is preferred; what is counted does not.
      if (merge_.misfit && !merge_.misfit->counts_apart) merge_.misfit.reset();
    } else if (!merge_.misfit) {
      merge_.log = fitting(Log::from(std::move(courses), joined_taking(mine, theirs)));
    }
    return std::move(merge_);
  }

  void note_names(const Names& names, bool mine_is_symptom) {
    for (const std::string_view name : names) {
      merge_.contradictions.emplace_back(NameContradiction{std::string(name), mine_is_symptom});
    }
  }

  static std::vector<MedicineName> joined_taking(const Log& mine, const Log& theirs) {
    std::vector<MedicineName> taking;
    std::set_union(mine.taking().begin(), mine.taking().end(), theirs.taking().begin(),
                   theirs.taking().end(), std::back_inserter(taking));
    return taking;
  }

  // The first misfit is the one that is told.
  void note_misfit(std::optional<NightDate> course, std::string problem) {
    if (!merge_.misfit) merge_.misfit = Misfit{course, std::move(problem)};
  }

  void note_counts_apart(const Course& mine, const Course& theirs) {
    if (merge_.misfit && merge_.misfit->counts_apart) return;
    // The same whichever log is whose.
    const bool in_halves = whole_of(mine.unit()).has_value();
    const auto& [wholes, halves] =
        in_halves ? std::pair(theirs.unit(), mine.unit()) : std::pair(mine.unit(), theirs.unit());
    merge_.misfit = Misfit{mine.started(),
                           "one of them counts " + std::string(words_of(wholes).many) +
                               " and the other " + std::string(words_of(halves).many) +
                               ", so a number of the one would be another dose in the other",
                           true};
  }

  // The value, or nothing and why.
  template <class Value>
  std::optional<Value> fitting(Checked<Value> value, std::optional<NightDate> course = {}) {
    if (value) return *std::move(value);
    note_misfit(course, value.refusal().problem);
    return std::nullopt;
  }

  template <class Value>
  std::pair<const Value&, const Value&> by_preference(const Value& mine, const Value& theirs) {
    if (prefer_ == Prefer::theirs) return {theirs, mine};
    return {mine, theirs};
  }

  std::optional<Course> joined(const Course& mine, const Course& theirs) {
    note_plan(mine, theirs);
    units_ = {mine.unit(), theirs.unit()};
    if (!count_alike(mine.unit(), theirs.unit())) note_counts_apart(mine, theirs);
    const auto [first, second] = by_preference(mine, theirs);
    CourseFields fields{
        .started = mine.started(),
        .product = either(first.product(), second.product()),
        .form = either(first.form(), second.form()),
        .unit = either(first.unit(), second.unit()),
        .recommended = first.recommended(),
        .strength = first.strength(),
        .ceilings = joined_by_date(mine.ceilings(), theirs.ceilings(),
                                   [](const Ceiling& it) { return it.from; }),
        .acts = joined_by_date(mine.acts(), theirs.acts(), [](const Act& it) { return it.from; }),
        .pauses = joined_pauses(mine, theirs),
        .stock = joined_by_date(mine.stock(), theirs.stock(),
                                [](const StockEntry& it) { return it.date; })};
    walk(
        mine.nights(), theirs.nights(), [](const Night& night) { return night.date(); },
        [&](const Night& night) { fields.nights.push_back(night); },
        [&](const Night& one, const Night& other) {
          if (auto night = joined(one, other)) fields.nights.push_back(*std::move(night));
        });
    return fitting(Course::from(std::move(fields)), mine.started());
  }

  // A list in which each date has one element, which `joined` settles where both logs have it.
  template <class Element>
  std::vector<Element> joined_by_date(std::span<const Element> mine,
                                      std::span<const Element> theirs, auto date_of) {
    std::vector<Element> list;
    walk(
        mine, theirs, date_of, [&](const Element& element) { list.push_back(element); },
        [&](const Element& one, const Element& other) { list.push_back(joined(one, other)); });
    return list;
  }

  void note_plan(const Course& mine, const Course& theirs) {
    const auto note = [&](PlanField field, bool differs) {
      if (differs) merge_.contradictions.emplace_back(PlanContradiction{field, mine, theirs});
    };
    note(PlanField::product, contradict(mine.product(), theirs.product()));
    note(PlanField::form, contradict(mine.form(), theirs.form()));
    note(PlanField::unit, contradict(mine.unit(), theirs.unit()));
    note(PlanField::recommended, mine.recommended() != theirs.recommended());
    note(PlanField::strength, mine.strength() != theirs.strength());
  }

  Ceiling joined(const Ceiling& mine, const Ceiling& theirs) {
    if (mine.capsules != theirs.capsules || contradict(mine.note, theirs.note)) {
      merge_.contradictions.emplace_back(CeilingContradiction{mine, theirs, units_});
    }
    const auto [first, second] = by_preference(mine, theirs);
    // A note tells why its own number is right, and of no other.
    if (first.capsules != second.capsules) return first;
    return {first.from, first.capsules, either(first.note, second.note)};
  }

  Act joined(const Act& mine, const Act& theirs) {
    if (mine.act != theirs.act || contradict(mine.note, theirs.note)) {
      merge_.contradictions.emplace_back(ActContradiction{mine, theirs});
    }
    const auto [first, second] = by_preference(mine, theirs);
    // A note tells why its own act was done, and no other.
    if (first.act != second.act) return first;
    return {first.from, first.act, either(first.note, second.note)};
  }

  StockEntry joined(const StockEntry& mine, const StockEntry& theirs) {
    if (mine != theirs) {
      merge_.contradictions.emplace_back(StockContradiction{mine, theirs, units_});
    }
    return by_preference(mine, theirs).first;
  }

  std::vector<Pause> joined_pauses(const Course& mine, const Course& theirs) {
    const std::vector<Pause> own = ended(mine.pauses(), theirs.pauses());
    const std::vector<Pause> others = ended(theirs.pauses(), mine.pauses());
    walk_overlaps(own, others, [&](const Pause& one, const Pause& other) {
      if (!contradict(one, other)) return;
      merge_.contradictions.emplace_back(PauseContradiction{one, other});
    });
    const auto [first, second] = by_preference(own, others);
    std::set<NightDate> left_out;
    walk_overlaps(first, second, [&](const Pause& one, const Pause& other) {
      if (one.from != other.from) left_out.insert(other.from);
    });
    std::vector<Pause> pauses;
    walk(
        first, second, first_night_of,
        [&](const Pause& pause) {
          if (!left_out.contains(pause.from)) pauses.push_back(pause);
        },
        [&](const Pause& one, const Pause& other) {
          pauses.push_back({one.from, one.until, either(one.why, other.why)});
        });
    return pauses;
  }

  std::optional<Night> joined(const Night& mine, const Night& theirs) {
    if (mine == theirs) return mine;
    const auto [first, second] = by_preference(mine, theirs);
    const Join join = titrate::join(first, observations_of(second));
    bool fits = true;
    for (const Obstacle& obstacle : join.obstacles) {
      if (const auto* contradiction = std::get_if<FieldContradiction>(&obstacle)) {
        const auto [own, other] = by_preference(contradiction->there, contradiction->told);
        merge_.contradictions.emplace_back(NightContradiction{
            mine.date(), contradiction->field, contradiction->name, own, other, units_});
      } else {
        fits = false;
        note_misfit({}, problem_of(obstacle, mine.date()));
      }
    }
    if (!fits) return std::nullopt;
    return join.settled;
  }

  // What is in the way whoever is preferred.
  static std::string problem_of(const Obstacle& obstacle, NightDate night) {
    if (const auto* odds = std::get_if<AtOdds>(&obstacle)) return odds->refusal.problem;
    const bool is_symptom = std::get<NoRoom>(obstacle).field == NightField::symptom;
    return "the night of " + night.iso() + " would have more than 20 " +
           (is_symptom ? "symptoms" : "measures");
  }

  Prefer prefer_;
  UnitsOf units_{};  // of the courses that are being joined
  Merge merge_{};
};

bool has_course_from(const Log& log, NightDate started) {
  const auto index = log.course_of(started);
  return index && log.courses()[*index].started() == started;
}

}  // namespace

Merge merge(const Log& mine, const Log& theirs, Prefer prefer) {
  return Merger(prefer).merged(mine, theirs);
}

bool says_all_of(const Log& log, const Log& other) { return merge(log, other).log == log; }

bool has_same_label(const Course& one, const Course& other) {
  return one.recommended() == other.recommended() && one.strength() == other.strength() &&
         one.unit() == other.unit();
}

Lack lack_of(const Log& log, const Log& other) {
  Lack lack;
  for (const Course& course : other.courses()) {
    const bool is_moved =
        std::any_of(log.courses().begin(), log.courses().end(), [&](const Course& own) {
          return !has_course_from(other, own.started()) && has_same_label(own, course);
        });
    if (!is_moved && !has_course_from(log, course.started())) ++lack.courses;
    for (const Night& night : course.nights()) {
      if (log.night_on(night.date()) == nullptr) ++lack.nights;
    }
  }
  return lack;
}

}  // namespace titrate

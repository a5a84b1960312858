// The promises about merging. Bytes changed at random are hardly ever two logs that have much in
// common, so that here they are a recipe for two of them (README.md): whatever they are, both are
// logs.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "promises.hpp"
#include "store/codec/log_codec.hpp"
#include "support/facts.hpp"
#include "text/merge.hpp"
#include "titrate/merge.hpp"

namespace titrate::fuzz {
namespace {

using test::Facts;
using test::facts_of;

class Recipe {
 public:
  explicit Recipe(std::string_view bytes) : bytes_(bytes) {}

  bool is_used_up() const { return bytes_.empty(); }
  // 0 to limit - 1; 0 when nothing is left.
  int below(int limit) {
    if (bytes_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return byte % limit;
  }

  // What a night holds, from three bytes: the values are few, so that logs agree now and then.
  NightFields night(NightDate date) {
    NightFields fields{.date = date, .capsules = *Capsules::from(below(4))};
    const int result = below(256);
    if ((result & 3) == 1) fields.movements = Movements::from(result >> 2 & 1);
    if ((result & 3) >= 2) fields.stool = StoolType::from(4 + (result & 3));
    if ((result & 3) == 3) fields.movements = Movements::from(1 + (result >> 2 & 1));
    if ((result & 8) != 0) fields.sleep = SleepQuality::from(1 + (result >> 4 & 1));
    if ((result & 32) != 0) fields.signs.insert(static_cast<WarningSign>(result >> 6 & 1));
    if ((result & 128) != 0) {
      // Called as a symptom may be, in the other log or in this one.
      const std::string name = (result & 4) != 0 ? "a0" : "b0";
      promise(fields.measures.set(
                  {*MeasureName::from(name), *MeasureValue::from_tenths(600 + (result >> 3 & 1))}),
              "there is room for a measure");
    }
    const int words = below(256);
    if ((words & 1) != 0) fields.note = *Note::from((words & 2) != 0 ? "one" : "two");
    if ((words & 4) != 0) fields.other_cause = *OtherCause::from((words & 8) != 0 ? "one" : "two");
    // Twelve of one kind: with those of the other they are more than a night can hold.
    const int symptoms = (words & 16) != 0 ? 12 : words >> 6;
    for (int i = 0; i < symptoms; ++i) {
      const std::string name = ((words & 32) != 0 ? "a" : "b") + std::to_string(i);
      promise(fields.symptoms.set({*SymptomName::from(name), *Severity::from(words >> 6 & 1)}),
              "there is room for twelve symptoms");
    }
    return fields;
  }

 private:
  std::string_view bytes_;
};

CourseFields plan(Recipe& recipe, NightDate started) {
  const int choice = recipe.below(256);
  CourseFields fields{
      .started = started,
      .recommended = *Capsules::from(2 + (choice & 1)),
      .strength = *Strength::from_tenths((choice & 2) != 0 ? 1125 : 1200),
      .ceilings = {{started, *Capsules::from((choice & 4) != 0 ? 8 : 9)}},
  };
  if ((choice & 8) != 0) fields.product = *Product::from((choice & 16) != 0 ? "one" : "two");
  if ((choice & 32) != 0) fields.form = Form::citrate;
  if ((choice & 64) != 0) fields.ceilings[0].note = *Note::from("one");
  if ((choice & 128) != 0) fields.ceilings.push_back({started + 2, *Capsules::from(10)});
  return fields;
}

// What a byte says was done on a date, later than all that was done in the course before.
void add_done(CourseFields& course, NightDate date, int choice) {
  const auto note = (choice & 32) != 0 ? std::optional(*Note::from("one")) : std::nullopt;
  const int number = choice >> 3 & 3;
  switch (choice & 3) {
    case 0:
      course.acts.push_back({date, (choice & 4) != 0 ? Act::Kind::climb : Act::Kind::taper, note});
      break;
    case 1:
      // The one before has ended by then.
      if (!course.pauses.empty() && course.pauses.back().contains(date)) {
        course.pauses.back().until = date - 1;
      }
      course.pauses.push_back({date, std::nullopt, note});
      if ((choice & 4) != 0) course.pauses.back().until = date + number;
      break;
    case 2:
      course.stock.push_back({date, *StockCount::from(number)});
      if ((choice & 4) != 0) course.stock.back().amount = *StockAdded::from(1 + number);
      break;
    default:
      course.unit = (choice & 4) != 0 ? Unit::tablet : Unit::ml;
  }
}

Log without_measures(const std::vector<Course>& courses) {
  std::vector<Course> plain;
  for (const Course& course : courses) {
    CourseFields fields = course.plan();
    for (const Night& night : course.nights()) {
      NightFields noted = night.fields();
      noted.measures = {};
      fields.nights.push_back(*Night::from(std::move(noted)));
    }
    plain.push_back(*Course::from(std::move(fields)));
  }
  return *Log::from(std::move(plain));
}

// A byte for what comes next: the end, a course, something done to its plan, or a night, some days
// on; and what these need.
Log log_from(Recipe& recipe) {
  std::vector<Course> courses;
  NightDate date = *NightDate::parse("2026-11-01");
  NightDate latest = date - 1;  // that the course has something on
  std::vector<CourseFields> plans;
  while (!recipe.is_used_up()) {
    const int next = recipe.below(16);
    if (next == 0) break;
    date = date + next % 3;
    if (plans.empty() || next >= 14) {
      date = std::max(date, latest + 1);
      plans.push_back(plan(recipe, date));
      latest = date;
    } else if (next == 13) {
      latest = date;
      add_done(plans.back(), date, recipe.below(256));
    } else {
      latest = date;
      plans.back().nights.push_back(*Night::from(recipe.night(date)));
      date = date + 1;
    }
  }
  for (CourseFields& fields : plans) courses.push_back(*Course::from(std::move(fields)));
  if (auto log = Log::from(courses)) return *log;
  return without_measures(courses);  // a name was a symptom and a measure
}

void check_log(const Log& log) {
  const auto read = store::decode(store::encode(log));
  const auto* decoded = std::get_if<store::Decoded>(&read);
  promise(decoded != nullptr && decoded->log == log, "a merged log is a log");
}

void check_words(const Merge& merge) {
  for (const Contradiction& contradiction : merge.contradictions) {
    const auto [what, mine, theirs] = text::words_on(contradiction);
    for (const std::string& words : {what, mine, theirs}) {
      promise(!words.empty(), "a contradiction is told in words");
      promise_clean(words);
    }
  }
  if (merge.misfit) promise_own_words(merge.misfit->problem);
}

void check_preferred(const Log& mine, const Log& theirs) {
  const Merge there = merge(mine, theirs, Prefer::mine);
  promise(there.log == merge(theirs, mine, Prefer::theirs).log, "preferring is symmetric");
  promise(there.log.has_value() != there.misfit.has_value(), "it fits, or what does not is told");
  if (!there.log) return;
  check_log(*there.log);
  promise(test::contains(facts_of(*there.log), facts_of(mine)), "the preferred log loses nothing");
  promise(merge(*there.log, theirs, Prefer::mine).log == there.log,
          "preferring twice changes nothing");
}

}  // namespace

Verdict try_merge(std::string_view recipe_bytes) {
  Recipe recipe(recipe_bytes);
  const Log mine = log_from(recipe);
  const Log theirs = log_from(recipe);
  const Facts own = facts_of(mine);
  const Facts others = facts_of(theirs);
  const Merge there = merge(mine, theirs);
  check_words(there);
  promise(there.contradictions.size() == test::conflicts(own, others).size(),
          "the contradictions are those of the facts");
  promise(there.log == merge(theirs, mine).log, "the order does not matter");
  promise(merge(mine, mine).log == mine, "a log merged with itself is itself");
  check_preferred(mine, theirs);
  check_preferred(theirs, mine);
  if (!there.log) {
    promise(there.misfit || !there.contradictions.empty(), "why they are not joined is told");
    return Verdict::refused;
  }
  check_log(*there.log);
  promise(facts_of(*there.log) == test::united(own, others), "all facts are there, no others");
  promise(merge(*there.log, theirs).log == there.log, "merging twice changes nothing");
  promise(merge(mine, theirs, Prefer::mine).log == there.log,
          "without contradictions none is preferred");
  return Verdict::accepted;
}

}  // namespace titrate::fuzz

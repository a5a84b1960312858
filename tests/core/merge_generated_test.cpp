// Merging generated logs: what several machines noted of the same nights, with and without slips.

#include <random>
#include <utility>

#include "core/merge_properties.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/facts.hpp"

namespace titrate::test {
namespace {

using Random = std::mt19937;

// The library's distributions differ from machine to machine; this does not.
int below(Random& random, int limit) {
  return static_cast<int>(random() % static_cast<unsigned>(limit));
}
bool chance(Random& random, int percent) { return below(random, 100) < percent; }
template <class Number>
std::optional<Number> maybe(Random& random) {
  if (chance(random, 40)) return std::nullopt;
  return Number::from(Number::lowest + below(random, Number::highest - Number::lowest + 1));
}

NightFields random_night(Random& random, NightDate date) {
  NightFields fields{.date = date, .capsules = capsules(below(random, 4))};
  fields.stool = maybe<StoolType>(random);
  fields.movements = maybe<Movements>(random);
  if (fields.stool && fields.movements && fields.movements->value() == 0) fields.stool.reset();
  fields.sleep = maybe<SleepQuality>(random);
  for (int count = below(random, 14); count > 0; --count) {
    (void)fields.symptoms.set({made(SymptomName::from("s" + std::to_string(below(random, 24)))),
                               Severity::from(below(random, 11)).value()});
  }
  for (int count = below(random, 14); count > 0; --count) {
    (void)fields.measures.set({made(MeasureName::from("m" + std::to_string(below(random, 24)))),
                               MeasureValue::from_tenths(below(random, 20)).value()});
  }
  for (std::size_t i = 0; i < warning_sign_names.size(); ++i) {
    if (chance(random, 10)) fields.signs.insert(static_cast<WarningSign>(i));
  }
  if (chance(random, 30))
    fields.other_cause = made(OtherCause::from("c" + std::to_string(below(random, 2))));
  if (chance(random, 30)) fields.note = made(Note::from("n" + std::to_string(below(random, 2))));
  return fields;
}

std::optional<Note> maybe_note(Random& random) {
  if (chance(random, 70)) return std::nullopt;
  return made(Note::from("n" + std::to_string(below(random, 2))));
}

StockEntry random_stock(Random& random, NightDate date) {
  if (chance(random, 50)) return {date, StockAdded::from(1 + below(random, 2)).value()};
  return {date, StockCount::from(below(random, 2)).value()};
}

// Acts, pauses and stock on some of the dates from the first to the last.
void add_plan(Random& random, CourseFields& fields, NightDate last) {
  for (NightDate date = fields.started; date <= last; date = date + 1) {
    if (chance(random, 20)) {
      fields.acts.push_back({date, static_cast<Act::Kind>(below(random, 2)), maybe_note(random)});
    }
    if (chance(random, 20)) fields.stock.push_back(random_stock(random, date));
    const bool paused = !fields.pauses.empty() && fields.pauses.back().contains(date);
    if (paused || chance(random, 80)) continue;
    fields.pauses.push_back({date, date + below(random, 3), maybe_note(random)});
  }
  if (!fields.pauses.empty() && chance(random, 30)) fields.pauses.back().until.reset();
}

std::vector<MedicineName> random_taking(Random& random) {
  std::vector<MedicineName> taking;
  for (int i = 0; i < 5; ++i) {
    if (chance(random, 50)) taking.push_back(made(MedicineName::from(std::to_string(i))));
  }
  return taking;
}

Log random_log(Random& random) {
  std::vector<Course> courses;
  NightDate date = first_night;
  for (int count = below(random, 4); count > 0; --count) {
    CourseFields fields{.started = date,
                        .recommended = capsules(2),
                        .strength = tenths(1200),
                        .ceilings = {{date, capsules(8)}}};
    if (chance(random, 50)) fields.product = made(Product::from("p"));
    if (chance(random, 50)) fields.form = Form::malate;
    if (chance(random, 50)) fields.unit = Unit::tablet;
    if (chance(random, 50))
      fields.ceilings.push_back({date + 3, capsules(9), made(Note::from("n"))});
    for (int nights = below(random, 8); nights > 0; --nights) {
      fields.nights.push_back(made(Night::from(random_night(random, date))));
      date = date + 1 + below(random, 2);
    }
    add_plan(random, fields, date);
    courses.push_back(made(Course::from(fields)));
    date = date + 1;
  }
  return made(Log::from(std::move(courses), random_taking(random)));
}

template <class Value>
void forget(Random& random, std::optional<Value>& value) {
  if (chance(random, 50)) value.reset();
}

NightFields half_noted(Random& random, NightFields fields) {
  forget(random, fields.stool);
  forget(random, fields.movements);
  forget(random, fields.sleep);
  forget(random, fields.other_cause);
  forget(random, fields.note);
  const Symptoms symptoms = std::exchange(fields.symptoms, {});
  for (const Symptom& symptom : symptoms.list()) {
    if (chance(random, 50)) REQUIRE(fields.symptoms.set(symptom));
  }
  const Measures measures = std::exchange(fields.measures, {});
  for (const Measurement& each : measures.list()) {
    if (chance(random, 50)) REQUIRE(fields.measures.set(each));
  }
  const WarningSigns signs = std::exchange(fields.signs, {});
  for (const WarningSign sign : signs.list()) {
    if (chance(random, 50)) fields.signs.insert(sign);
  }
  return fields;
}

template <class Element>
void forget_some(Random& random, std::vector<Element>& list) {
  std::erase_if(list, [&](const Element&) { return chance(random, 30); });
}

// What was done to the plan, as far as one of several machines knows it.
void forget_plan(Random& random, CourseFields& fields, int slip) {
  for (Act& act : fields.acts) {
    forget(random, act.note);
    if (chance(random, slip)) act.act = static_cast<Act::Kind>(below(random, 2));
  }
  for (Pause& pause : fields.pauses) forget(random, pause.why);
  // Of the last one alone the end can be unknown; what is after it would be in the way.
  if (!fields.pauses.empty()) {
    Pause& last = fields.pauses.back();
    if (chance(random, slip)) last.until = last.from + below(random, 4);
    forget(random, last.until);
  }
  for (StockEntry& entry : fields.stock) {
    if (chance(random, slip)) entry = random_stock(random, entry.date);
  }
  forget_some(random, fields.acts);
  forget_some(random, fields.pauses);
  forget_some(random, fields.stock);
}

// What one of several machines noted of a log; with `slip`, a value in a hundred otherwise.
Log half(Random& random, const Log& log, int slip = 0) {
  std::vector<Course> courses;
  for (const Course& course : log.courses()) {
    if (chance(random, 10)) continue;
    CourseFields fields = course.plan();
    forget(random, fields.product);
    forget(random, fields.form);
    forget(random, fields.unit);
    forget_plan(random, fields, slip);
    for (Ceiling& ceiling : fields.ceilings) forget(random, ceiling.note);
    if (chance(random, 50)) fields.ceilings.resize(1, fields.ceilings.front());
    if (chance(random, slip)) fields.ceilings[0].capsules = capsules(7);
    for (const Night& night : course.nights()) {
      if (chance(random, 30)) continue;
      NightFields noted = half_noted(random, night.fields());
      if (chance(random, slip)) noted = random_night(random, night.date());
      fields.nights.push_back(made(Night::from(noted)));
    }
    courses.push_back(made(Course::from(fields)));
  }
  std::vector<MedicineName> taking(log.taking().begin(), log.taking().end());
  forget_some(random, taking);
  return made(Log::from(std::move(courses), std::move(taking)));
}

TEST_CASE("what several machines noted of the same nights comes together again") {
  Random random(1);
  for (int i = 0; i < 1000; ++i) {
    const Log whole = random_log(random);
    const Log a = half(random, whole);
    const Log b = half(random, whole);
    const Log c = half(random, whole);
    for (const auto& [one, other] : {std::pair{a, b}, {b, c}, {a, whole}}) {
      const std::string wrong = wrong_with(one, other);
      if (!wrong.empty()) FAIL_CHECK(i << ": " << wrong);
    }
    const auto ab = merge(a, b).log;
    REQUIRE(ab);
    if (!contains(facts_of(whole), facts_of(*ab))) FAIL_CHECK(i << ": nothing is made up");
    if (both(ab, c) != both(a, merge(b, c).log)) FAIL_CHECK(i << ": grouping");
    if (merge(*ab, whole).log != whole) FAIL_CHECK(i << ": the whole is the whole");
  }
}

TEST_CASE("whatever two logs say, what must hold of a merge does") {
  Random random(2);
  std::size_t contradicting = 0;
  for (int i = 0; i < 2000; ++i) {
    const Log whole = random_log(random);
    const Log a = half(random, whole, 20);
    const Log b = chance(random, 10) ? random_log(random) : half(random, whole, 20);
    if (!merge(a, b).contradictions.empty()) ++contradicting;
    const std::string wrong = wrong_with(a, b);
    if (!wrong.empty()) FAIL_CHECK(i << ": " << wrong);
  }
  CHECK(contradicting > 200);
  CHECK(contradicting < 1800);
}

}  // namespace
}  // namespace titrate::test

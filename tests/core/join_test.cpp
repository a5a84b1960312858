// The rule for adding to a night, over every field and every subset of the fields.

#include "titrate/join.hpp"

#include <bitset>
#include <functional>
#include <stdexcept>

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

Measurement measure(const std::string& name, int tenths) {
  return {made(MeasureName::from(name)), MeasureValue::from_tenths(tenths).value()};
}

// A field, how one of two values is told of it, and what a contradiction between them says.
struct Field {
  NightField field;
  std::string name;
  std::function<void(Observations&)> tell_one;
  std::function<void(Observations&)> tell_other;
  NightValue one;
  NightValue other;
};

template <class Value>
Field field_of(NightField field, std::optional<Value> Observations::*slot, const Value& one,
               const Value& other) {
  return {field,
          "",
          [=](Observations& told) { told.*slot = one; },
          [=](Observations& told) { told.*slot = other; },
          one,
          other};
}

template <class Element>
Field field_of(NightField field, std::vector<Element> Observations::*list, const Element& one,
               const Element& other) {
  return {field,
          one.name.value(),
          [=](Observations& told) { (told.*list).push_back(one); },
          [=](Observations& told) { (told.*list).push_back(other); },
          one.value(),
          other.value()};
}

// Every field that can be contradicted, in the order of the log. Two of a symptom and a measure
// each: what is not of its name is not contradicted.
const std::vector<Field>& fields() {
  static const std::vector<Field> all = {
      field_of(NightField::capsules, &Observations::dose, capsules(2), capsules(3)),
      field_of(NightField::stool, &Observations::stool, *StoolType::from(4), *StoolType::from(6)),
      field_of(NightField::movements, &Observations::movements, *Movements::from(1),
               *Movements::from(2)),
      field_of(NightField::sleep, &Observations::sleep, *SleepQuality::from(3),
               *SleepQuality::from(4)),
      field_of(NightField::symptom, &Observations::symptoms, symptom("dose", 0),
               symptom("dose", 4)),
      field_of(NightField::symptom, &Observations::symptoms, symptom("x", 4), symptom("x", 5)),
      field_of(NightField::measure, &Observations::measures, measure("pulse", 600),
               measure("pulse", 605)),
      field_of(NightField::measure, &Observations::measures, measure("y", 4), measure("y", 0)),
      field_of(NightField::other_cause, &Observations::other_cause, made(OtherCause::from("flu")),
               made(OtherCause::from("oysters"))),
      field_of(NightField::note, &Observations::note, made(Note::from("not noted")),
               made(Note::from("warm")))};
  return all;
}

const unsigned all_fields = (1U << fields().size()) - 1;

// What is told of these fields, a bit each; of those in `otherwise` the other value.
Observations told_of(unsigned which, unsigned otherwise = 0) {
  Observations told;
  for (std::size_t i = 0; i < fields().size(); ++i) {
    if ((which >> i & 1U) == 0) continue;
    ((otherwise >> i & 1U) != 0 ? fields()[i].tell_other : fields()[i].tell_one)(told);
  }
  return told;
}

Night joined(const Night& night, const Observations& told) {
  const Join join = titrate::join(night, told);
  if (join.night() == nullptr) throw std::logic_error("something is in the way");
  return *join.night();
}

const Night blank = unnoted(0, 2);

TEST_CASE("what was missing is added, and what is there already changes nothing") {
  const Night whole = joined(blank, told_of(all_fields));
  REQUIRE(noted_fields(whole).size() == fields().size());
  for (std::size_t i = 0; i < fields().size(); ++i) {
    const NotedField expected{fields()[i].field, fields()[i].name, fields()[i].one};
    CHECK(noted_fields(whole)[i] == expected);
  }
  unsigned wrong = 0;
  for (unsigned some = 0; some <= all_fields; ++some) {
    const Night night = joined(blank, told_of(some));
    if (joined(night, observations_of(night)) != night) ++wrong;
    if (joined(blank, observations_of(night)) != night) ++wrong;
    if (joined(night, {}) != night) ++wrong;
    if (joined(whole, told_of(some)) != whole) ++wrong;
    // The dose is always there, and every other field that was told.
    const auto others = std::bitset<32>(some & ~1U).count();
    if (noted_fields(night).size() != 1 + others) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("where nothing contradicts, the order of telling does not matter") {
  const Night whole = joined(blank, told_of(all_fields));
  unsigned wrong = 0;
  for (unsigned some = 0; some <= all_fields; ++some) {
    const Observations first = told_of(some);
    const Observations rest = told_of(all_fields & ~some);
    if (joined(joined(blank, first), rest) != whole) ++wrong;
    if (joined(joined(blank, rest), first) != whole) ++wrong;
    if (joined(joined(blank, first), told_of(all_fields)) != whole) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("every field that differs gives exactly its contradiction, whatever others do") {
  const Night there = joined(blank, told_of(all_fields));
  unsigned wrong = 0;
  for (unsigned differing = 1; differing <= all_fields; ++differing) {
    std::vector<FieldContradiction> expected;
    for (std::size_t i = 0; i < fields().size(); ++i) {
      const Field& field = fields()[i];
      if ((differing >> i & 1U) == 0) continue;
      expected.push_back({field.field, field.name, field.one, field.other});
    }
    // Told alone, and beside all that is alike.
    for (const unsigned told : {differing, all_fields}) {
      const Join join = titrate::join(there, told_of(told, differing));
      std::vector<FieldContradiction> found;
      for (const Obstacle& obstacle : join.obstacles) {
        found.push_back(std::get<FieldContradiction>(obstacle));
      }
      if (found != expected || join.night() != nullptr || join.settled != there) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("what is contradicted stays, and the rest is added to it") {
  unsigned wrong = 0;
  for (unsigned known = 0; known <= all_fields; ++known) {
    const Night there = joined(blank, told_of(known));
    const Join join = titrate::join(there, told_of(all_fields, known));
    if (join.settled != joined(there, told_of(all_fields & ~known))) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("warning signs are added to those that are there and contradict none") {
  Night night = with_sign(blank, WarningSign::flushing);
  Observations told;
  told.signs.insert(WarningSign::vomiting);
  night = joined(night, told);
  CHECK(night.signs().list() == std::vector{WarningSign::flushing, WarningSign::vomiting});
  CHECK(joined(night, told) == night);
  Observations other{.stool = StoolType::from(7)};
  other.signs.insert(WarningSign::fainting);
  CHECK(titrate::join(with_sign(tolerated(0, 2)), other).settled.signs().list() ==
        std::vector{WarningSign::fainting, WarningSign::flushing});
}

TEST_CASE("a stool type and none contradict each other once, and what is there stays") {
  const auto stool = StoolType::from(4);
  const auto none = Movements::from(0);
  const auto two = Movements::from(2);
  NightFields both = with_stool(0, 2, 4).fields();
  both.movements = two;
  struct Case {
    Night there;
    Observations told;
    FieldContradiction found;
  };
  using F = NightField;
  const std::vector<Case> cases = {
      {with_stool(0, 2, 4), {.movements = none}, {F::result, {}, *stool, *none}},
      {with_stool(0, 2, 4), {.stool = stool, .movements = none}, {F::result, {}, *stool, *none}},
      {no_movement(0, 2), {.stool = stool}, {F::result, {}, *none, *stool}},
      {no_movement(0, 2), {.stool = stool, .movements = none}, {F::result, {}, *none, *stool}},
      // The movements say it already.
      {made(Night::from(both)), {.movements = none}, {F::movements, {}, *two, *none}},
      {no_movement(0, 2), {.stool = stool, .movements = two}, {F::movements, {}, *none, *two}},
      {no_movement(0, 2), {.movements = two}, {F::movements, {}, *none, *two}},
  };
  for (std::size_t i = 0; i < cases.size(); ++i) {
    INFO("case " << i);
    const auto& [there, told, found] = cases[i];
    const Join join = titrate::join(there, told);
    REQUIRE(join.obstacles.size() == 1);
    CHECK(std::get<FieldContradiction>(join.obstacles[0]) == found);
    CHECK(join.settled == there);
  }
}

TEST_CASE("what is at odds with itself is no night, and the night stays as it was") {
  const Join join =
      titrate::join(blank, {.stool = StoolType::from(4), .movements = Movements::from(0)});
  REQUIRE(join.obstacles.size() == 1);
  CHECK(std::get<AtOdds>(join.obstacles[0]).refusal.place == "stool");
  CHECK(join.settled == blank);
  CHECK(join.night() == nullptr);
}

TEST_CASE("of two severities that are told of one symptom the second contradicts the first") {
  Observations told;
  told.symptoms = {symptom("cramps", 1), symptom("cramps", 1), symptom("cramps", 2)};
  const Join join = titrate::join(blank, told);
  REQUIRE(join.obstacles.size() == 1);
  const FieldContradiction expected{NightField::symptom, "cramps", *Severity::from(1),
                                    *Severity::from(2)};
  CHECK(std::get<FieldContradiction>(join.obstacles[0]) == expected);
}

TEST_CASE("for more symptoms and measures than a night can hold there is no room") {
  Observations full;
  for (std::size_t i = 0; i < Symptoms::most; ++i) {
    full.symptoms.push_back(symptom("s" + std::to_string(i), 1));
    full.measures.push_back(measure("m" + std::to_string(i), 1));
  }
  const Night there = joined(blank, full);
  CHECK(joined(there, full) == there);
  Observations more;
  more.symptoms = {symptom("one-more", 1), symptom("s0", 2), symptom("s1", 1)};
  more.measures = {measure("one-more", 1)};
  more.note = made(Note::from("warm"));
  const Join join = titrate::join(there, more);
  REQUIRE(join.obstacles.size() == 3);
  CHECK(std::get<NoRoom>(join.obstacles[0]) == NoRoom{NightField::symptom, "one-more"});
  CHECK(std::get<FieldContradiction>(join.obstacles[1]).name == "s0");
  CHECK(std::get<NoRoom>(join.obstacles[2]) == NoRoom{NightField::measure, "one-more"});
  CHECK(join.settled == joined(there, {.note = more.note}));
}

TEST_CASE("observations are empty where nothing is told, and of the morning where it shows") {
  CHECK(Observations().empty());
  for (std::size_t i = 0; i < fields().size(); ++i) {
    INFO(i);
    const Observations told = told_of(1U << i);
    CHECK_FALSE(told.empty());
    const NightField field = fields()[i].field;
    CHECK(told.has_morning() == (field == NightField::stool || field == NightField::movements ||
                                 field == NightField::sleep));
  }
  Observations signs;
  signs.signs.insert(WarningSign::flushing);
  CHECK_FALSE(signs.empty());
  CHECK_FALSE(signs.has_morning());
}

TEST_CASE("what was taken beside a dose is added to it, as often as it is told") {
  for (int there = 1; there <= Capsules::highest; ++there) {
    for (int more = 1; more <= Capsules::highest; ++more) {
      const Night night = unnoted(0, there);
      const Join once = titrate::join(night, {.more = capsules(more)});
      if (there + more > Capsules::highest) {
        REQUIRE(once.obstacles.size() == 1);
        CHECK(std::holds_alternative<CannotAdd>(once.obstacles.front()));
        CHECK(once.settled == night);
        continue;
      }
      REQUIRE(once.night() != nullptr);
      CHECK(once.night()->capsules() == capsules(there + more));
      const Join twice = titrate::join(*once.night(), {.more = capsules(more)});
      CHECK((twice.night() != nullptr) == (there + 2 * more <= Capsules::highest));
      if (twice.night() != nullptr) {
        CHECK(twice.night()->capsules() == capsules(there + 2 * more));
      }
    }
  }
}

TEST_CASE("a night without a dose has nothing that more could be added to") {
  const Night none = unnoted(0, 0);
  const Join join = titrate::join(none, {.more = capsules(1)});
  REQUIRE(join.obstacles.size() == 1);
  CHECK(std::get<CannotAdd>(join.obstacles.front()).there == Capsules::none());
  CHECK(join.settled == none);
}

}  // namespace
}  // namespace titrate::test

#include "titrate/changes.hpp"

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

// One word a change: "+night 2" came, "-night 2" went, "~night 2" differs; courses, ceilings, acts,
// pauses and stock likewise, each with its day; "+taking x".
struct Word {
  template <class Side>
  static std::string sign(const Side& change) {
    REQUIRE((change.before || change.after));
    return !change.before ? "+" : !change.after ? "-" : "~";
  }
  template <class Side>
  static const auto& either(const Side& change) {
    return change.after ? *change.after : *change.before;
  }
  static std::string day(NightDate night) { return std::to_string(night - first_night); }

  std::string operator()(const NightChange& it) const {
    return sign(it) + "night " + day(either(it).date());
  }
  std::string operator()(const CourseMove& it) const {
    return "course " + day(it.before) + " to " + day(it.after);
  }
  std::string operator()(const CeilingChange& it) const {
    return sign(it) + "ceiling " + day(either(it).from);
  }
  std::string operator()(const ActChange& it) const {
    return sign(it) + "act " + day(either(it).from);
  }
  std::string operator()(const PauseChange& it) const {
    return sign(it) + "pause " + day(either(it).from);
  }
  std::string operator()(const StockChange& it) const {
    return sign(it) + "stock " + day(either(it).date);
  }
  std::string operator()(const TakingChange& it) const {
    return sign(it) + "taking " + either(it).value();
  }
  std::string operator()(const CourseNameChange& it) const { return "~name " + day(it.started); }
  std::string operator()(const CourseChange& it) const {
    return sign(it) + "course " + day(either(it).started());
  }
};

std::vector<std::string> changes(const Log& before, const Log& after) {
  std::vector<std::string> words;
  for (const Change& change : changes_between(before, after)) {
    words.push_back(std::visit(Word{}, change));
  }
  return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("equal logs have no changes between them") {
  const Log log = log_of({course_of({tolerated(0, 2)}), shifted(course_of({}), 10)});
  CHECK(changes(log, log) == Words{});
  CHECK(changes(Log(), Log()) == Words{});
}

TEST_CASE("a night that came or went or differs is one change") {
  const Log before = log_of({course_of({tolerated(0, 2), tolerated(1, 3), tolerated(5, 4)})});
  const Log after =
      log_of({course_of({tolerated(0, 2), loose(1, 3), unnoted(3, 1), unnoted(6, 1)})});
  CHECK(changes(before, after) == Words{"~night 1", "+night 3", "-night 5", "+night 6"});
  CHECK(changes(after, before) == Words{"~night 1", "-night 3", "+night 5", "-night 6"});
}

TEST_CASE("a changed night holds what it was and what it is and its course's strength") {
  const Log before = log_of({course_of({tolerated(0, 2)})});
  const Log after = log_of({course_of({loose(0, 3)})});
  const std::vector<Change> found = changes_between(before, after);
  REQUIRE(found.size() == 1);
  const auto& change = std::get<NightChange>(found[0]);
  CHECK(change.before == tolerated(0, 2));
  CHECK(change.after == loose(0, 3));
  CHECK(change.counted == Counted{tenths(1200), std::nullopt});
}

TEST_CASE("a ceiling that came or went or differs is one change and stands before the nights") {
  const Log before = log_of({course_of({}, {2, 1200, {{0, 9}, {3, 5}}})});
  const Log after = log_of({course_of({tolerated(0, 2)}, {2, 1200, {{0, 8}, {4, 5}}})});
  CHECK(changes(before, after) == Words{"~ceiling 0", "-ceiling 3", "+ceiling 4", "+night 0"});
}

TEST_CASE("a course that came or went is one change whatever it holds") {
  const Course first = course_of({tolerated(0, 2)});
  const Course second = shifted(course_of({tolerated(0, 2), tolerated(1, 3)}), 10);
  CHECK(changes(Log(), log_of({first})) == Words{"+course 0"});
  CHECK(changes(log_of({first, second}), log_of({first})) == Words{"-course 10"});
  CHECK(changes(log_of({first}), log_of({second})) == Words{"-course 0", "+course 10"});
}

TEST_CASE("a start that was moved is one change, there and back, whatever became of its ceiling") {
  const auto first = GENERATE(0, 1);
  const Log before = log_of(
      {course_of({}), shifted(course_of({tolerated(5, 2)}, {2, 1200, {{first, 9}, {4, 8}}}), 10)});
  const auto day = GENERATE(9, 11, 13, 14, 15);
  const Log after = made(before.starting(first_night + day));
  const std::string there = "course 10 to " + std::to_string(day);
  CHECK(changes(before, after) == Words{there});
  CHECK(changes(after, before) == Words{"course " + std::to_string(day) + " to 10"});
}

TEST_CASE("a start that was moved with something else is a course taken out and one put in") {
  const Log before = log_of({course_of({tolerated(5, 2)})});
  const Log moved = made(before.starting(first_night + 2));
  const Log more = made(moved.replacing(0, made(moved.newest()->with(tolerated(7, 2)))));
  CHECK(changes(before, more) == Words{"-course 0", "+course 2"});
}

TEST_CASE("a course that is called otherwise is changed in that, and in its nights one by one") {
  const Course plain = course_of({tolerated(0, 2), tolerated(1, 3)});
  CourseFields fields{.started = plain.started(),
                      .product = made(Product::from("Mag")),
                      .recommended = plain.recommended(),
                      .strength = plain.strength(),
                      .ceilings = {plain.ceilings().begin(), plain.ceilings().end()},
                      .nights = {tolerated(0, 2), loose(1, 3)}};
  const Log before = log_of({plain});
  const Log product = log_of({made(Course::from(fields))});
  CHECK(changes(before, product) == Words{"~name 0", "~night 1"});
  fields.form = Form::citrate;
  const Log both = log_of({made(Course::from(fields))});
  CHECK(changes(product, both) == Words{"~name 0"});
  const auto found = changes_between(both, before);
  REQUIRE(found.size() == 2);
  const auto& change = std::get<CourseNameChange>(found[0]);
  CHECK(change.before == CourseName{made(Product::from("Mag")), Form::citrate, {}});
  CHECK(change.after == CourseName{});
  fields.unit = Unit::tablet;
  const Log tablets = log_of({made(Course::from(fields))});
  CHECK(changes(both, tablets) == Words{"~name 0"});
  CHECK(std::get<CourseNameChange>(changes_between(both, tablets)[0]).after.unit == Unit::tablet);
}

TEST_CASE("acts, pauses and stock are told by their dates, between the ceilings and the nights") {
  const auto log = [](std::vector<Ceiling> ceilings, std::vector<Act> acts,
                      std::vector<Pause> pauses, std::vector<StockEntry> stock,
                      std::vector<Night> nights) {
    CourseFields fields = course_of(std::move(nights)).fields();
    fields.ceilings = std::move(ceilings);
    fields.acts = std::move(acts);
    fields.pauses = std::move(pauses);
    fields.stock = std::move(stock);
    return log_of({made(Course::from(std::move(fields)))});
  };
  const auto day = [](int days) { return first_night + days; };
  using Kind = Act::Kind;
  const StockAdded bottle = StockAdded::from(120).value();
  const StockCount left = StockCount::from(120).value();
  const Log before =
      log({{day(0), capsules(8)}}, {{day(1), Kind::climb}, {day(4), Kind::taper}},
          {{day(2), day(3)}, {day(6)}}, {{day(0), bottle}, {day(5), left}}, {tolerated(0, 2)});
  const Log after = log({{day(0), capsules(9)}}, {{day(1), Kind::taper}, {day(4), Kind::taper}},
                        {{day(2), day(3)}, {day(6), day(7)}}, {{day(0), left}}, {loose(0, 2)});
  CHECK(changes(before, after) ==
        Words{"~ceiling 0", "~act 1", "~pause 6", "~stock 0", "-stock 5", "~night 0"});
  const Log none = log({{day(0), capsules(8)}}, {}, {}, {}, {tolerated(0, 2)});
  CHECK(changes(none, before) ==
        Words{"+act 1", "+act 4", "+pause 2", "+pause 6", "+stock 0", "+stock 5"});
  CHECK(changes(before, none) ==
        Words{"-act 1", "-act 4", "-pause 2", "-pause 6", "-stock 0", "-stock 5"});
}

TEST_CASE("other medicines are told one by one, before the courses") {
  const auto log = [](std::vector<const char*> names) {
    std::vector<MedicineName> taking;
    for (const char* name : names) taking.push_back(made(MedicineName::from(name)));
    return made(Log::from({course_of({})}, std::move(taking)));
  };
  CHECK(changes(log({"a", "b"}), log({"b", "c"})) == Words{"-taking a", "+taking c"});
  CHECK(changes(Log(), log({"a"})) == Words{"+taking a", "+course 0"});
}

TEST_CASE("a measure is part of its night") {
  NightFields fields = tolerated(0, 2).fields();
  REQUIRE(fields.measures.set(
      {made(MeasureName::from("pulse")), MeasureValue::from_tenths(600).value()}));
  CHECK(changes(log_of({course_of({tolerated(0, 2)})}),
                log_of({course_of({made(Night::from(fields))})})) == Words{"~night 0"});
}

TEST_CASE("a course with another dose or strength is one taken out and one put in") {
  const Log before = log_of({course_of({tolerated(0, 2)})});
  const Plan plan = GENERATE(Plan{3, 1200, {{0, 20}}}, Plan{2, 1201, {{0, 20}}});
  CHECK(changes(before, log_of({course_of({tolerated(0, 2)}, plan)})) ==
        Words{"-course 0", "+course 0"});
}

// ---- The fields of a night ----

// Every field of a night, noted one way or another.
NightFields noted_night(bool otherwise) {
  const auto pick = [&](auto one, auto other) { return otherwise ? other : one; };
  NightFields fields = taken(0, pick(2, 3));
  fields.stool = StoolType::from(pick(4, 6));
  fields.movements = Movements::from(pick(1, 2));
  fields.sleep = SleepQuality::from(pick(3, 4));
  for (const char* name : {"dose", "note", "x"}) {
    REQUIRE(
        fields.symptoms.set({made(SymptomName::from(name)), Severity::from(pick(0, 4)).value()}));
  }
  for (const char* name : {"pulse", "sleep"}) {
    REQUIRE(fields.measures.set(
        {made(MeasureName::from(name)), MeasureValue::from_tenths(pick(600, 605)).value()}));
  }
  fields.other_cause = made(OtherCause::from(pick("flu", "oysters")));
  fields.note = made(Note::from(pick("not noted", "warm")));
  return fields;
}

TEST_CASE("a night has no changes to itself, and to one with nothing noted each field is one") {
  const Night all = made(Night::from(noted_night(false)));
  CHECK(changes_between(all, all).empty());
  const Night bare = unnoted(0, 2);
  std::vector<FieldChange> came;
  std::vector<FieldChange> went;
  for (const NotedField& noted : noted_fields(all)) {
    if (noted.field == NightField::capsules) continue;
    came.push_back({noted.field, noted.name, {}, noted.value});
    went.push_back({noted.field, noted.name, noted.value, {}});
  }
  CHECK(came.size() == 10);
  CHECK((changes_between(bare, all) == came));
  CHECK((changes_between(all, bare) == went));
}

TEST_CASE("each field that differs is one change, with what it was and is as its own type") {
  const Night before = made(Night::from(noted_night(false)));
  const Night after = made(Night::from(noted_night(true)));
  using F = NightField;
  const auto severity = [](int number) { return Severity::from(number).value(); };
  const auto measured = [](int number) { return MeasureValue::from_tenths(number).value(); };
  const std::vector<FieldChange> expected = {
      {F::capsules, "", capsules(2), capsules(3)},
      {F::stool, "", StoolType::from(4).value(), StoolType::from(6).value()},
      {F::movements, "", Movements::from(1).value(), Movements::from(2).value()},
      {F::sleep, "", SleepQuality::from(3).value(), SleepQuality::from(4).value()},
      {F::symptom, "dose", severity(0), severity(4)},
      {F::symptom, "note", severity(0), severity(4)},
      {F::symptom, "x", severity(0), severity(4)},
      {F::measure, "pulse", measured(600), measured(605)},
      {F::measure, "sleep", measured(600), measured(605)},
      {F::other_cause, "", made(OtherCause::from("flu")), made(OtherCause::from("oysters"))},
      {F::note, "", made(Note::from("not noted")), made(Note::from("warm"))}};
  CHECK((changes_between(before, after) == expected));
}

TEST_CASE("fields and names that only one night has are told apart, in the order of the fields") {
  const auto severity = [](int number) { return Severity::from(number).value(); };
  const auto with = [&](NightFields fields, const char* name) {
    for (const char* each : {name, "c"}) {
      REQUIRE(fields.symptoms.set({made(SymptomName::from(each)), severity(1)}));
    }
    return fields;
  };
  NightFields before = with(taken(0, 2), "a");
  before.stool = StoolType::from(4);
  before.note = made(Note::from("warm"));
  NightFields after = with(taken(0, 2), "b");
  after.sleep = SleepQuality::from(3);
  after.other_cause = made(OtherCause::from("flu"));
  using F = NightField;
  const std::vector<FieldChange> expected = {{F::stool, "", StoolType::from(4).value(), {}},
                                             {F::sleep, "", {}, SleepQuality::from(3).value()},
                                             {F::symptom, "a", severity(1), {}},
                                             {F::symptom, "b", {}, severity(1)},
                                             {F::other_cause, "", {}, *after.other_cause},
                                             {F::note, "", *before.note, {}}};
  CHECK((changes_between(made(Night::from(before)), made(Night::from(after))) == expected));
}

TEST_CASE("each warning sign came or went by itself") {
  const Night before = with_sign(with_sign(unnoted(0, 2)), WarningSign::vomiting);
  const Night after =
      with_sign(with_sign(unnoted(0, 2), WarningSign::vomiting), WarningSign::fainting);
  const std::vector<FieldChange> expected = {{NightField::sign, "", {}, WarningSign::fainting},
                                             {NightField::sign, "", WarningSign::flushing, {}}};
  CHECK((changes_between(before, after) == expected));
}

TEST_CASE("a name that is a symptom before and a measure after is two changes") {
  NightFields felt = taken(0, 2);
  REQUIRE(felt.symptoms.set({made(SymptomName::from("pain")), Severity::from(4).value()}));
  NightFields measured = taken(0, 2);
  REQUIRE(measured.measures.set(
      {made(MeasureName::from("pain")), MeasureValue::from_tenths(4).value()}));
  const std::vector<FieldChange> expected = {
      {NightField::symptom, "pain", Severity::from(4).value(), {}},
      {NightField::measure, "pain", {}, MeasureValue::from_tenths(4).value()}};
  CHECK((changes_between(made(Night::from(felt)), made(Night::from(measured))) == expected));
}

}  // namespace titrate::test

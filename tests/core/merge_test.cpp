// Merging, over every pair and every triple of small logs.

#include "titrate/merge.hpp"

#include <functional>
#include <iostream>

#include "core/merge_properties.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

void check_all(const char* what, const std::vector<Log>& logs, bool triples) {
  std::size_t pairs = 0;
  std::size_t threes = 0;
  std::size_t joined = 0;
  for (const Log& a : logs) {
    if (merge(a, a).log != a || !merge(a, a).contradictions.empty()) FAIL_CHECK("merge(a, a)");
    for (const Log& b : logs) {
      ++pairs;
      if (const std::string wrong = wrong_with(a, b); !wrong.empty()) FAIL_CHECK(wrong);
      if (!triples) continue;
      const Merge ab = merge(a, b);
      for (const Log& c : logs) {
        ++threes;
        const Merge bc = merge(b, c);
        const auto left = both(ab.log, c);
        if (left) ++joined;
        if (left == both(a, bc.log) || awaits_an_end(ab) || awaits_an_end(bc)) continue;
        FAIL_CHECK("how they are grouped does not matter");
      }
    }
  }
  std::cout << "exhaustive: merge of " << what << ": " << pairs << " pairs, " << threes
            << " triples, " << joined << " of them joined\n";
}

// ---- Every small log ----

using Edit = std::function<void(NightFields&)>;

// Every choice of one edit from each of the lists, as far as it is a night.
std::vector<Night> nights_of(int day, const std::vector<std::vector<Edit>>& choices) {
  std::vector<Night> nights;
  std::function<void(std::size_t, NightFields)> choose = [&](std::size_t at, NightFields fields) {
    if (at == choices.size()) {
      if (auto night = Night::from(fields)) nights.push_back(*night);
      return;
    }
    for (const Edit& edit : choices[at]) {
      NightFields edited = fields;
      edit(edited);
      choose(at + 1, edited);
    }
  };
  choose(0, taken(day, 0));
  return nights;
}

const Edit nothing = [](NightFields&) {};
Edit dose(int count) {
  return [=](NightFields& night) { night.capsules = capsules(count); };
}
Edit stool(int type) {
  return [=](NightFields& night) { night.stool = StoolType::from(type); };
}
Edit movements(int count) {
  return [=](NightFields& night) { night.movements = Movements::from(count); };
}
Edit sleep(int quality) {
  return [=](NightFields& night) { night.sleep = SleepQuality::from(quality); };
}
Edit with_symptom(const char* name, int severity) {
  return [=](NightFields& night) {
    REQUIRE(night.symptoms.set({made(SymptomName::from(name)), Severity::from(severity).value()}));
  };
}
Edit with_measure(const char* name, int tenths) {
  return [=](NightFields& night) {
    REQUIRE(night.measures.set(
        {made(MeasureName::from(name)), MeasureValue::from_tenths(tenths).value()}));
  };
}
Edit sign(WarningSign sign) {
  return [=](NightFields& night) { night.signs.insert(sign); };
}
Edit cause(const char* text) {
  return [=](NightFields& night) { night.other_cause = made(OtherCause::from(text)); };
}
Edit note(const char* text) {
  return [=](NightFields& night) { night.note = made(Note::from(text)); };
}

const std::vector<std::vector<Edit>> results = {
    {dose(0), dose(2)}, {nothing, stool(4), stool(6)}, {nothing, movements(0), movements(2)}};

// With each of the nights and without any.
std::vector<Log> logs_of(const std::vector<Night>& nights) {
  std::vector<Log> logs = {Log(), log_of({course_of({})})};
  for (const Night& night : nights) logs.push_back(log_of({course_of({night})}));
  return logs;
}

TEST_CASE("every two and every three logs of one night: dose, stool, movements, a warning sign") {
  auto choices = results;
  choices.push_back({nothing, sign(WarningSign::flushing), sign(WarningSign::vomiting)});
  check_all("doses and results", logs_of(nights_of(0, choices)), true);
}

TEST_CASE("every two and every three logs of one night: what else is noted") {
  check_all("what else is noted",
            logs_of(nights_of(0, {{nothing, sleep(2), sleep(3)},
                                  {nothing, with_symptom("a", 0), with_symptom("a", 5)},
                                  {nothing, with_symptom("b", 1)},
                                  {nothing, cause("x"), cause("y")}})),
            true);
  check_all("notes",
            logs_of(nights_of(0, {{nothing, note("x"), note("y")}, {nothing, cause("x")}})), true);
}

TEST_CASE("every two and every three logs of names that are a symptom here and a measure there") {
  const std::vector<std::vector<Edit>> names = {
      {nothing, with_symptom("a", 0), with_symptom("a", 5), with_measure("a", 10),
       with_measure("a", 25)},
      {nothing, with_symptom("b", 1), with_measure("b", 10)}};
  std::vector<Log> logs;
  for (const Night& night : nights_of(0, names)) logs.push_back(log_of({course_of({night})}));
  for (const Night& night : nights_of(1, names)) logs.push_back(log_of({course_of({night})}));
  check_all("names", logs, true);
}

TEST_CASE("every two logs of two nights") {
  std::vector<Log> logs;
  for (const Night& first : nights_of(0, results)) {
    logs.push_back(log_of({course_of({first})}));
    for (const Night& second : nights_of(1, results)) {
      logs.push_back(log_of({course_of({first, second})}));
    }
  }
  for (const Night& second : nights_of(1, results)) logs.push_back(log_of({course_of({second})}));
  check_all("two nights", logs, false);
}

TEST_CASE("every two and every three logs of a course's plan and ceilings") {
  const auto noted = [](int day, int count, const char* text) {
    return Ceiling{first_night + day, capsules(count), made(Note::from(text))};
  };
  const Ceiling eight{first_night, capsules(8)};
  const Ceiling ten{first_night + 1, capsules(10)};
  std::vector<Log> logs;
  for (const auto& ceilings :
       std::vector<std::vector<Ceiling>>{{eight},
                                         {noted(0, 8, "x")},
                                         {noted(0, 8, "y")},
                                         {noted(0, 9, "x")},
                                         {eight, ten},
                                         {ten},
                                         {ten, {first_night + 2, capsules(8)}},
                                         {{first_night, capsules(41)}}}) {
    for (const char* product : {"", "A", "B"}) {
      for (const auto form : {std::optional<Form>{}, {Form::oxide}}) {
        if (form && *product != '\0') continue;
        for (const auto& [recommended, strength] : {std::pair{2, 1200}, {9, 1200}, {2, 5500}}) {
          CourseFields fields{.started = first_night,
                              .form = form,
                              .recommended = capsules(recommended),
                              .strength = tenths(strength),
                              .ceilings = ceilings};
          if (*product != '\0') fields.product = made(Product::from(product));
          if (auto course = Course::from(fields)) logs.push_back(log_of({*course}));
        }
      }
    }
  }
  REQUIRE(logs.size() > 40);
  check_all("plans", logs, true);
}

// ---- What was done to the plan ----

// The standard course with a plan of its own.
Log log_with(const std::function<void(CourseFields&)>& edit,
             std::vector<MedicineName> taking = {}) {
  CourseFields fields = course_of({}).plan();
  edit(fields);
  return made(Log::from({made(Course::from(std::move(fields)))}, std::move(taking)));
}

std::optional<Note> text(const char* words) {
  return *words == '\0' ? std::nullopt : std::optional(made(Note::from(words)));
}

// Every choice of one element, or none, on each of the first days, where they make a course.
template <class Element>
std::vector<Log> logs_of_days(int days, std::vector<Element> CourseFields::*list,
                              const std::function<std::vector<Element>(NightDate)>& elements_on) {
  std::vector<Log> logs;
  std::function<void(int, std::vector<Element>)> choose = [&](int day,
                                                              std::vector<Element> chosen) {
    if (day == days) {
      CourseFields fields = course_of({}).plan();
      fields.*list = chosen;
      if (auto course = Course::from(fields)) logs.push_back(log_of({*course}));
      return;
    }
    choose(day + 1, chosen);
    for (const Element& element : elements_on(first_night + day)) {
      chosen.push_back(element);
      choose(day + 1, chosen);
      chosen.pop_back();
    }
  };
  choose(0, {});
  return logs;
}

TEST_CASE("every two and every three logs of climbs and tapers on two nights") {
  const auto logs = logs_of_days<Act>(2, &CourseFields::acts, [](NightDate date) {
    using Kind = Act::Kind;
    return std::vector<Act>{{date, Kind::climb},
                            {date, Kind::climb, text("x")},
                            {date, Kind::climb, text("y")},
                            {date, Kind::taper},
                            {date, Kind::taper, text("x")}};
  });
  CHECK(logs.size() == 36);  // six choices a night
  check_all("acts", logs, true);
}

TEST_CASE("every two and every three logs of pauses within four nights") {
  const auto logs = logs_of_days<Pause>(4, &CourseFields::pauses, [](NightDate date) {
    std::vector<Pause> pauses = {{date}};
    for (NightDate last = date; last < first_night + 4; last = last + 1) {
      pauses.push_back({date, last});
    }
    return pauses;
  });
  CHECK(logs.size() == 55);  // 34 with ends alone, and 1 + 2 + 5 + 13 before an open one
  check_all("pauses", logs, true);
}

TEST_CASE("every two and every three logs of pauses and their reasons") {
  const auto logs = logs_of_days<Pause>(2, &CourseFields::pauses, [](NightDate date) {
    std::vector<Pause> pauses;
    for (const char* why : {"", "x", "y"}) {
      pauses.push_back({date, std::nullopt, text(why)});
      pauses.push_back({date, date, text(why)});
    }
    return pauses;
  });
  // None; open or one night long on either, for three reasons; the first ended, the second not.
  CHECK(logs.size() == 1 + 6 + 6 + 3 * 6);
  check_all("reasons of pauses", logs, true);
}

TEST_CASE("every two and every three logs of a stock on two nights") {
  const auto logs = logs_of_days<StockEntry>(2, &CourseFields::stock, [](NightDate date) {
    return std::vector<StockEntry>{{date, StockCount::from(5).value()},
                                   {date, StockCount::from(6).value()},
                                   {date, StockAdded::from(5).value()}};
  });
  CHECK(logs.size() == 16);
  check_all("stock", logs, true);
}

TEST_CASE("every two and every three logs of a unit and of other medicines") {
  const MedicineName a = made(MedicineName::from("a"));
  const MedicineName b = made(MedicineName::from("b"));
  std::vector<Log> logs;
  for (const auto unit : {std::optional<Unit>{}, {Unit::tablet}, {Unit::half_tablet}}) {
    for (const auto& taking : std::vector<std::vector<MedicineName>>{{}, {a}, {b}, {a, b}}) {
      logs.push_back(log_with([&](CourseFields& fields) { fields.unit = unit; }, taking));
    }
  }
  check_all("units and medicines", logs, true);
}

TEST_CASE("a course in wholes and the same in halves are joined by no preference") {
  std::vector<std::optional<Unit>> units = {std::nullopt};
  for (const std::string_view name : unit_names) units.push_back(unit_named(name));
  const auto counted_by = [](std::optional<Unit> unit, Night night) {
    return log_with([&](CourseFields& fields) {
      fields.unit = unit;
      fields.nights = {std::move(night)};
    });
  };
  int joined = 0, refused = 0;
  for (const auto mine : units) {
    for (const auto theirs : units) {
      // A night each, so that nothing but the unit can be in the way.
      const Log own = counted_by(mine, tolerated(0, 2));
      const Log other = counted_by(theirs, tolerated(1, 4));
      const bool alike = whole_of(mine).has_value() == whole_of(theirs).has_value();
      for (const Prefer prefer : {Prefer::neither, Prefer::mine, Prefer::theirs}) {
        const Merge merged = merge(own, other, prefer);
        const bool contradict = mine && theirs && mine != theirs;
        CHECK(merged.log.has_value() == (alike && (!contradict || prefer != Prefer::neither)));
        CHECK((merged.misfit && merged.misfit->counts_apart) == !alike);
        if (!merged.log) {
          ++refused;
          continue;
        }
        // The number is as much there as it was.
        const Course& course = *merged.log->newest();
        CHECK(whole_of(course.unit()).has_value() == whole_of(theirs).has_value());
        CHECK(course.night_on(first_night + 1)->capsules() == capsules(4));
        ++joined;
      }
    }
  }
  CHECK(joined > 100);
  CHECK(refused > 80);
}

TEST_CASE("each side of a contradiction keeps the unit of its own log") {
  const auto log_of_unit = [](std::optional<Unit> unit, int number) {
    return log_with([&](CourseFields& fields) {
      fields.unit = unit;
      fields.nights = {unnoted(0, number)};
      fields.ceilings.push_back({first_night + 1, capsules(number + 8)});
      fields.stock = {{first_night, StockCount::from(number).value()}};
    });
  };
  const Merge merged = merge(log_of_unit(Unit::tablet, 2), log_of_unit(Unit::half_tablet, 4));
  REQUIRE(merged.contradictions.size() == 4);  // the unit, the ceiling, the stock and the night
  const auto in_order = [](const UnitsOf& units) {
    return units.mine == Unit::tablet && units.theirs == Unit::half_tablet;
  };
  CHECK(in_order(std::get<CeilingContradiction>(merged.contradictions[1]).units));
  CHECK(in_order(std::get<StockContradiction>(merged.contradictions[2]).units));
  CHECK(in_order(std::get<NightContradiction>(merged.contradictions[3]).units));
}

// ---- Courses ----

// Something that a course has on a date.
using Put = std::function<void(CourseFields&, NightDate)>;
const Put put_night = [](CourseFields& fields, NightDate date) {
  fields.nights.push_back(unnoted(date - first_night, 2));
};
const Put put_act = [](CourseFields& fields, NightDate date) {
  fields.acts.push_back({date, Act::Kind::climb});
};
const Put put_pause = [](CourseFields& fields, NightDate date) {
  fields.pauses.push_back({date, date});
};
const Put put_stock = [](CourseFields& fields, NightDate date) {
  fields.stock.push_back({date, StockAdded::from(60).value()});
};

// A course may start on every other day, and any day may have what is put.
std::vector<Log> logs_of_courses(int days, const Put& put) {
  std::vector<Log> logs;
  // A bit for each start, and one for each day that has it.
  for (unsigned starts = 0; starts < (1U << ((days + 1) / 2)); ++starts) {
    for (unsigned has = 0; has < (1U << days); ++has) {
      std::vector<CourseFields> plans;
      bool placed = true;
      for (int day = 0; day < days; ++day) {
        if (day % 2 == 0 && (starts >> (day / 2) & 1U) != 0) {
          plans.push_back(shifted(course_of({}), day).plan());
        }
        if ((has >> day & 1U) == 0) continue;
        placed = placed && !plans.empty();
        if (placed) put(plans.back(), first_night + day);
      }
      if (!placed) continue;
      std::vector<Course> courses;
      for (CourseFields& plan : plans) {
        if (auto course = Course::from(plan)) courses.push_back(*course);
      }
      if (courses.size() == plans.size()) logs.push_back(log_of(courses));
    }
  }
  return logs;
}

TEST_CASE("every two and every three logs of courses that start and end differently") {
  check_all("two courses", logs_of_courses(4, put_night), true);
  check_all("three courses", logs_of_courses(5, put_night), false);
  check_all("two courses with acts", logs_of_courses(4, put_act), true);
  check_all("two courses with pauses", logs_of_courses(4, put_pause), true);
  check_all("two courses with a stock", logs_of_courses(4, put_stock), true);
}

// ---- By hand ----

TEST_CASE("of a stool and none, the one that counts stays, and what it rests on") {
  const Log came = log_of({course_of({with_stool(0, 2, 6)})});
  const Log none = log_of({course_of({no_movement(0, 2)})});
  CHECK(merge(came, none, Prefer::mine).log == came);
  CHECK(merge(came, none, Prefer::theirs).log == none);
  const auto contradictions = merge(came, none).contradictions;
  REQUIRE(contradictions.size() == 1);
  CHECK(std::get<NightContradiction>(contradictions[0]).field == NightField::result);
}

TEST_CASE("a contradiction tells what each log says, whoever is preferred") {
  const auto of = [](int stool_type, int severity, const char* text) {
    NightFields fields = taken(0, 2);
    for (const Edit& edit : {stool(stool_type), with_symptom("note", severity), note(text)})
      edit(fields);
    return log_of({course_of({made(Night::from(fields))})});
  };
  const Log mine = of(4, 1, "x");
  const Log theirs = of(6, 2, "y");
  const Log none = log_of({course_of({no_movement(0, 2)})});
  for (const Prefer prefer : {Prefer::neither, Prefer::mine, Prefer::theirs}) {
    const auto found = merge(mine, theirs, prefer).contradictions;
    REQUIRE(found.size() == 3);
    const auto check = [&](std::size_t at, NightField field, const char* name,
                           const NightValue& own, const NightValue& other) {
      const auto& contradiction = std::get<NightContradiction>(found[at]);
      CHECK(contradiction.night == first_night);
      CHECK(contradiction.field == field);
      CHECK(contradiction.name == name);
      CHECK((contradiction.mine == own));
      CHECK((contradiction.theirs == other));
    };
    check(0, NightField::stool, "", *StoolType::from(4), *StoolType::from(6));
    check(1, NightField::symptom, "note", *Severity::from(1), *Severity::from(2));
    check(2, NightField::note, "", made(Note::from("x")), made(Note::from("y")));
    const auto result = merge(none, mine, prefer).contradictions;
    REQUIRE(result.size() == 1);
    const auto& of_result = std::get<NightContradiction>(result[0]);
    CHECK(of_result.field == NightField::result);
    CHECK((of_result.mine == NightValue(*Movements::from(0))));
    CHECK((of_result.theirs == NightValue(*StoolType::from(4))));
  }
}

TEST_CASE("a warning sign is never lost, whoever is preferred") {
  const Log calm = log_of({course_of({tolerated(0, 2)})});
  const Log alarming = log_of({course_of({with_sign(tolerated(0, 3))})});
  for (const Prefer prefer : {Prefer::mine, Prefer::theirs}) {
    const auto log = merge(calm, alarming, prefer).log;
    REQUIRE(log);
    CHECK(log->newest()->nights()[0].signs().contains(WarningSign::flushing));
  }
}

TEST_CASE("more symptoms than a night can hold are no reason to drop any") {
  NightFields one = taken(0, 2);
  NightFields other = taken(0, 2);
  for (int i = 0; i < 11; ++i) {
    with_symptom(("a" + std::to_string(i)).c_str(), 1)(one);
    with_symptom(("b" + std::to_string(i)).c_str(), 1)(other);
  }
  const Merge merged = merge(log_of({course_of({made(Night::from(one))})}),
                             log_of({course_of({made(Night::from(other))})}), Prefer::mine);
  CHECK_FALSE(merged.log);
  REQUIRE(merged.misfit);
  CHECK(merged.misfit->problem == "the night of 2026-11-01 would have more than 20 symptoms");
}

TEST_CASE("the note of another ceiling is not put to this one") {
  const auto with = [](int count, const char* text) {
    CourseFields fields{.started = first_night,
                        .recommended = capsules(2),
                        .strength = tenths(1200),
                        .ceilings = {{first_night, capsules(count)}}};
    if (*text != '\0') fields.ceilings[0].note = made(Note::from(text));
    return log_of({made(Course::from(fields))});
  };
  CHECK(merge(with(8, ""), with(8, "my GP")).log == with(8, "my GP"));
  CHECK(merge(with(8, ""), with(9, "my GP"), Prefer::mine).log == with(8, ""));
}

TEST_CASE("nor are more measures than a night can hold, or more medicines than a log can") {
  NightFields one = taken(0, 2);
  NightFields other = taken(0, 2);
  std::vector<MedicineName> own;
  std::vector<MedicineName> others;
  for (int i = 10; i < 36; ++i) {
    if (i < 21) {
      with_measure(("a" + std::to_string(i)).c_str(), 1)(one);
      with_measure(("b" + std::to_string(i)).c_str(), 1)(other);
    }
    own.push_back(made(MedicineName::from("a" + std::to_string(i))));
    others.push_back(made(MedicineName::from("b" + std::to_string(i))));
  }
  const Merge measures = merge(log_of({course_of({made(Night::from(one))})}),
                               log_of({course_of({made(Night::from(other))})}));
  REQUIRE(measures.misfit);
  CHECK(measures.misfit->problem == "the night of 2026-11-01 would have more than 20 measures");
  const auto taking = [](std::vector<MedicineName> names) {
    return log_with([](CourseFields&) {}, std::move(names));
  };
  const Merge medicines = merge(taking(own), taking(others));  // 26 and 26
  CHECK_FALSE(medicines.log);
  REQUIRE(medicines.misfit);
  CHECK(medicines.misfit->problem == "more than 50 medicines stand here; at most 50 are allowed");
  own.pop_back();
  others.pop_back();
  CHECK(merge(taking(own), taking(others)).log->taking().size() == 50);
}

Log paused(std::vector<Pause> pauses) {
  return log_with([&](CourseFields& fields) { fields.pauses = std::move(pauses); });
}

TEST_CASE(
    "an end that one log knows ends the pause of the other, and makes room for what follows") {
  const Pause open{first_night};
  const Pause ended{first_night, first_night + 2};
  const Pause next{first_night + 5};
  CHECK(merge(paused({open}), paused({ended, next})).log == paused({ended, next}));
  // Where nobody knows the end, the pause reaches over what follows.
  const Merge unknown = merge(paused({open}), paused({next}));
  REQUIRE(unknown.contradictions.size() == 1);
  CHECK(std::get<PauseContradiction>(unknown.contradictions[0]).mine == open);
  CHECK(std::get<PauseContradiction>(unknown.contradictions[0]).theirs == next);
}

TEST_CASE("of pauses that overlap those of the preferred log stay, and others are taken as well") {
  const auto pause = [](int from, int until) {
    return Pause{first_night + from, first_night + until};
  };
  const Log mine = paused({pause(0, 3), pause(8, 10)});
  const Log theirs = paused({pause(2, 8), pause(12, 14)});
  CHECK(merge(mine, theirs).contradictions.size() == 2);
  CHECK(merge(mine, theirs, Prefer::mine).log ==
        paused({pause(0, 3), pause(8, 10), pause(12, 14)}));
  CHECK(merge(mine, theirs, Prefer::theirs).log == theirs);
}

TEST_CASE("a name is what the preferred log calls it, on every night of the other") {
  const auto of = [](const std::vector<Edit>& edits) {
    std::vector<Night> nights;
    for (std::size_t day = 0; day < edits.size(); ++day) {
      NightFields fields = taken(static_cast<int>(day), 2);
      edits[day](fields);
      nights.push_back(made(Night::from(fields)));
    }
    return log_of({course_of(std::move(nights))});
  };
  const Log mine = of({with_symptom("pain", 4)});
  const Log theirs = of({nothing, with_measure("pain", 35), with_measure("pulse", 600)});
  const auto found = merge(mine, theirs).contradictions;
  REQUIRE(found.size() == 1);
  CHECK(std::get<NameContradiction>(found[0]).name == "pain");
  CHECK(std::get<NameContradiction>(found[0]).mine_is_symptom);
  CHECK(merge(mine, theirs, Prefer::mine).log ==
        of({with_symptom("pain", 4), nothing, with_measure("pulse", 600)}));
  CHECK(merge(mine, theirs, Prefer::theirs).log == theirs);
}

// ---- What one log lacks of another ----

TEST_CASE("what a log lacks is counted in courses and nights") {
  const Log one = log_of({course_of({tolerated(0, 2), tolerated(1, 3)})});
  const Log longer = log_of({course_of({tolerated(0, 2), tolerated(1, 3), unnoted(4, 3)})});
  const Log two = log_of({course_of({tolerated(0, 2)}), shifted(course_of({unnoted(1, 2)}), 9)});
  CHECK(lack_of(one, one) == Lack{0, 0});
  CHECK(lack_of(one, longer) == Lack{0, 1});
  CHECK(lack_of(longer, one) == Lack{0, 0});
  CHECK(lack_of(one, two) == Lack{1, 1});
  CHECK(lack_of(Log(), two) == Lack{2, 2});
  CHECK(lack_of(two, Log()) == Lack{0, 0});
  CHECK_FALSE(Lack{0, 1}.is_large());
  CHECK(Lack{0, 2}.is_large());
  CHECK(Lack{1, 0}.is_large());
}

TEST_CASE("a course whose start was moved is not lacking, and one with another label is") {
  const Log one = log_of({course_of({unnoted(5, 2)})});
  CourseFields fields = course_of({unnoted(5, 2)}).fields();
  fields.started = first_night + 3;
  const Log moved = log_of({made(Course::from(fields))});
  CHECK(lack_of(moved, one) == Lack{0, 0});
  fields.strength = tenths(1000);
  CHECK(lack_of(log_of({made(Course::from(fields))}), one) == Lack{1, 0});
}

TEST_CASE("a log says all of another where merging adds nothing to it") {
  const Log one = log_of({course_of({tolerated(0, 2)})});
  CHECK(says_all_of(one, one));
  CHECK(says_all_of(one, Log()));
  CHECK(says_all_of(one, log_of({course_of({unnoted(0, 2)})})));
  CHECK_FALSE(says_all_of(log_of({course_of({unnoted(0, 2)})}), one));
  CHECK_FALSE(says_all_of(one, log_of({course_of({tolerated(0, 3)})})));
  CHECK_FALSE(says_all_of(one, log_of({course_of({tolerated(1, 3)})})));
}

}  // namespace
}  // namespace titrate::test

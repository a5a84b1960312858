// Merging, over every pair and every triple of small logs, and over generated ones, held against
// sets of facts.

#include "titrate/merge.hpp"

#include <functional>
#include <iostream>
#include <random>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/facts.hpp"

namespace titrate::test {
namespace {

// ---- What must hold ----

// Why the facts of two logs together are no log, if they are none.
bool fits(const Log& one, const Log& other) {
  std::map<std::string, int> symptoms;
  std::map<NightDate, NightDate> last_nights;
  for (const auto& [key, value] : united(facts_of(one), facts_of(other))) {
    const auto at = key.find(" symptom ");
    if (at != std::string::npos && ++symptoms[key.substr(0, at)] > 20) return false;
  }
  for (const Log* log : {&one, &other}) {
    for (const Course& course : log->courses()) {
      NightDate& last =
          last_nights.try_emplace(course.started(), course.started() - 1).first->second;
      if (!course.nights().empty()) last = std::max(last, course.nights().back().date());
    }
  }
  for (auto course = last_nights.begin(); course != last_nights.end(); ++course) {
    const auto next = std::next(course);
    if (next != last_nights.end() && course->second >= next->first) return false;
  }
  return true;
}

bool same(const std::optional<Log>& one, const std::optional<Log>& other) { return one == other; }

// One check a pair is enough for Catch: it counts them slowly.
std::string wrong_with(const Log& mine, const Log& theirs) {
  const Facts own = facts_of(mine);
  const Facts others = facts_of(theirs);
  const auto expected = conflicts(own, others);
  const Merge there = merge(mine, theirs);
  const Merge back = merge(theirs, mine);
  if (there.contradictions.size() != expected.size())
    return "the contradictions are those of the facts";
  if (back.contradictions.size() != expected.size()) return "both see the same contradictions";
  if (!same(there.log, back.log)) return "the order does not matter";
  if (there.misfit.has_value() != back.misfit.has_value())
    return "it fits in both orders or in none";
  const bool possible = expected.empty() && fits(mine, theirs);
  if (there.log.has_value() != possible) return "it is joined exactly where that is possible";
  if (expected.empty() && there.misfit.has_value() == possible) return "what does not fit is told";
  if (there.log) {
    if (facts_of(*there.log) != united(own, others)) return "all facts are there, and no others";
    if (!same(merge(*there.log, theirs).log, there.log)) return "merging twice changes nothing";
    if (!same(merge(mine, *there.log).log, there.log)) return "what is known changes nothing";
  }

  const Merge preferring = merge(mine, theirs, Prefer::mine);
  if (!same(preferring.log, merge(theirs, mine, Prefer::theirs).log))
    return "preferring is symmetric";
  if (there.log && !same(preferring.log, there.log))
    return "without contradictions none is preferred";
  if (preferring.contradictions.size() != expected.size()) return "what was settled is told";
  if (preferring.log.has_value() == preferring.misfit.has_value()) return "it fits or it does not";
  if (!preferring.log) return "";
  const Facts settled = facts_of(*preferring.log);
  if (!contains(settled, own)) return "the preferred log loses nothing";
  for (const auto& [key, value] : settled) {
    const bool said = (own.contains(key) && own.at(key) == value) ||
                      (others.contains(key) && others.at(key) == value);
    if (!said) return "nothing is made up: " + key;
  }
  if (!same(merge(*preferring.log, theirs, Prefer::mine).log, preferring.log)) {
    return "preferring twice changes nothing";
  }
  return "";
}

std::optional<Log> both(const std::optional<Log>& one, const std::optional<Log>& other) {
  return one && other ? merge(*one, *other).log : std::nullopt;
}

void check_all(const char* what, const std::vector<Log>& logs, bool triples) {
  std::size_t pairs = 0;
  std::size_t threes = 0;
  std::size_t joined = 0;
  for (const Log& a : logs) {
    if (!same(merge(a, a).log, a) || !merge(a, a).contradictions.empty()) FAIL_CHECK("merge(a, a)");
    for (const Log& b : logs) {
      ++pairs;
      if (const std::string wrong = wrong_with(a, b); !wrong.empty()) FAIL_CHECK(wrong);
      if (!triples) continue;
      const auto ab = merge(a, b).log;
      for (const Log& c : logs) {
        ++threes;
        const auto left = both(ab, c);
        if (left) ++joined;
        if (!same(left, both(a, merge(b, c).log)))
          FAIL_CHECK("how they are grouped does not matter");
      }
    }
  }
  std::cout << "exhaustive: merge of " << what << ": " << pairs << " pairs, " << threes
            << " triples, " << joined << " of them joined\n";
}

// ---- Every small log ----

Log log_of(std::vector<Course> courses) { return made(Log::from(std::move(courses))); }

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
Edit symptom(const char* name, int severity) {
  return [=](NightFields& night) {
    REQUIRE(night.symptoms.set({made(SymptomName::from(name)), Severity::from(severity).value()}));
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
                                  {nothing, symptom("a", 0), symptom("a", 5)},
                                  {nothing, symptom("b", 1)},
                                  {nothing, cause("x"), cause("y")}})),
            true);
  check_all("notes",
            logs_of(nights_of(0, {{nothing, note("x"), note("y")}, {nothing, cause("x")}})), true);
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

// A course may start on every other day, and any day may have a night.
std::vector<Log> logs_of_courses(int days) {
  std::vector<Log> logs;
  // A bit for each start, and one for each night.
  for (unsigned starts = 0; starts < (1U << ((days + 1) / 2)); ++starts) {
    for (unsigned nights = 0; nights < (1U << days); ++nights) {
      std::vector<Course> courses;
      bool placed = true;
      for (int day = 0; day < days; ++day) {
        if (day % 2 == 0 && (starts >> (day / 2) & 1U) != 0) {
          courses.push_back(shifted(course_of({}), day));
        }
        if ((nights >> day & 1U) == 0) continue;
        placed = placed && !courses.empty();
        if (placed) courses.back() = made(courses.back().with(unnoted(day, 2)));
      }
      if (placed) logs.push_back(log_of(courses));
    }
  }
  return logs;
}

TEST_CASE("every two and every three logs of courses that start and end differently") {
  check_all("two courses", logs_of_courses(4), true);
  check_all("three courses", logs_of_courses(5), false);
}

// ---- Generated logs ----

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
  for (std::size_t i = 0; i < warning_sign_names.size(); ++i) {
    if (chance(random, 10)) fields.signs.insert(static_cast<WarningSign>(i));
  }
  if (chance(random, 30))
    fields.other_cause = made(OtherCause::from("c" + std::to_string(below(random, 2))));
  if (chance(random, 30)) fields.note = made(Note::from("n" + std::to_string(below(random, 2))));
  return fields;
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
    if (chance(random, 50))
      fields.ceilings.push_back({date + 3, capsules(9), made(Note::from("n"))});
    for (int nights = below(random, 8); nights > 0; --nights) {
      fields.nights.push_back(made(Night::from(random_night(random, date))));
      date = date + 1 + below(random, 2);
    }
    courses.push_back(made(Course::from(fields)));
    date = date + 1;
  }
  return log_of(courses);
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
  const WarningSigns signs = std::exchange(fields.signs, {});
  for (const WarningSign sign : signs.list()) {
    if (chance(random, 50)) fields.signs.insert(sign);
  }
  return fields;
}

// What one of several machines noted of a log; with `slip`, a value in a hundred otherwise.
Log half(Random& random, const Log& log, int slip = 0) {
  std::vector<Course> courses;
  for (const Course& course : log.courses()) {
    if (chance(random, 10)) continue;
    CourseFields fields{.started = course.started(),
                        .product = course.product(),
                        .form = course.form(),
                        .recommended = course.recommended(),
                        .strength = course.strength(),
                        .ceilings = {course.ceilings().begin(), course.ceilings().end()}};
    forget(random, fields.product);
    forget(random, fields.form);
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
  return log_of(courses);
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
    if (!same(both(ab, c), both(a, merge(b, c).log))) FAIL_CHECK(i << ": grouping");
    if (!same(merge(*ab, whole).log, whole)) FAIL_CHECK(i << ": the whole is the whole");
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
    symptom(("a" + std::to_string(i)).c_str(), 1)(one);
    symptom(("b" + std::to_string(i)).c_str(), 1)(other);
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

}  // namespace
}  // namespace titrate::test

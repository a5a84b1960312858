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
      const auto ab = merge(a, b).log;
      for (const Log& c : logs) {
        ++threes;
        const auto left = both(ab, c);
        if (left) ++joined;
        if (left != both(a, merge(b, c).log)) FAIL_CHECK("how they are grouped does not matter");
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

// Courses as whole values, made and asked from the start: that `advise` says what a titration lived
// through night by night says, that only the distance of dates matters (property 7), that a night
// taken out is as if it had never been logged (property 8), and that nothing but the dose and its
// morning changes an advice (property 11). All courses of two nights, and many long ones drawn at
// random with a fixed seed.
#include <algorithm>
#include <iostream>
#include <random>
#include <vector>

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

// Where the first night is moved to, in turn: the first day that can be written down, a leap day at
// the turn of the century and one century without, year ends, and the last year but one.
const std::vector<NightDate>& other_starts() {
  static const std::vector<NightDate> starts = {date("1970-01-01"), date("2000-02-28"),
                                                date("2028-02-27"), date("2099-12-31"),
                                                date("2100-02-27"), date("9998-06-30")};
  return starts;
}

// The same night with everything noted that must not matter.
Night with_remarks(const Night& night) {
  NightFields fields = night.fields();
  fields.sleep = SleepQuality::from(2);
  fields.note = made(Note::from("slept badly"));
  static_cast<void>(fields.symptoms.set({made(SymptomName::from("cramps")), *Severity::from(7)}));
  static_cast<void>(
      fields.measures.set({made(MeasureName::from("pulse")), *MeasureValue::from_tenths(600)}));
  return made(Night::from(std::move(fields)));
}

Course remarked(const Course& course) {
  CourseFields fields = course.fields();
  for (Night& night : fields.nights) night = with_remarks(night);
  fields.stock = {{fields.started, *StockCount::from(90)}};
  return made(Course::from(std::move(fields)));
}

std::string said(const Course& course, NightDate night) {
  return everything(advise(course, night), course.started());
}

// What is left of a stock is said beside the advice, and changes nothing of it.
std::string said_but_for_stock(const Course& course, NightDate night) {
  Advice advice = advise(course, night);
  std::erase_if(advice.notices, [](const Notice& notice) {
    return std::holds_alternative<StockLow>(notice) || std::holds_alternative<StockToCount>(notice);
  });
  return everything(advice, course.started());
}

// A course's answers from its start to a week and a day after its last night.
void check_course(const Course& course, std::size_t number) {
  const NightDate last = course.nights().empty() ? course.started() : course.nights().back().date();
  const int days = other_starts()[number % other_starts().size()] - course.started();
  const Course moved = shifted(course, days);
  const Course more_noted = remarked(course);
  Titration titration(course);
  for (NightDate night = course.started(); night <= last + 9; night = night + 1) {
    const Night* logged = course.night_on(night);
    const std::string now = said(course, night);
    REQUIRE(now == everything(titration.advice(night, logged), course.started()));
    REQUIRE(now == said(moved, night + days));
    REQUIRE(now == said_but_for_stock(more_noted, night));
    if (logged != nullptr) titration.replay(*logged);
  }
}

// That the advice for a night and those before it do not know what was logged for it, and that a
// night taken out again is as if it had never been logged.
void check_last_night(const Course& course) {
  if (course.nights().empty() || !course.nights().back().signs().empty()) return;
  const Night& last = course.nights().back();
  const int day = last.date() - first_night;
  const Course before = course.without(last.date());
  const Course edited = made(course.with(loose(day, 7)));
  REQUIRE(edited.without(last.date()) == before);
  for (NightDate night = course.started(); night <= last.date(); night = night + 1) {
    REQUIRE(answer(advise(course, night)) == answer(advise(before, night)));
    REQUIRE(answer(advise(edited, night)) == answer(advise(before, night)));
  }
}

// What a morning may be, by number.
Night night_of(int day, int dose, int morning) {
  switch (morning) {
    case 0:
      return tolerated(day, dose);
    case 1:
      return loose(day, dose);
    case 2:
      return unnoted(day, dose);
    case 3:
      return no_movement(day, dose);
    case 4:
      return put_down_to_illness(loose(day, dose));
    case 5:
      return with_movements(day, dose, 2);
    default:
      return with_sign(tolerated(day, dose));
  }
}

class Draw {
 public:
  explicit Draw(unsigned seed) : random_(seed) {}

  // A number from 0 to most.
  int up_to(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most + 1)); }

  Course course() {
    Plan plan{1 + up_to(2), 1200, {}};
    plan.ceilings = {{up_to(3), plan.recommended + up_to(5)}, {4 + up_to(20), 9}};
    for (int day = up_to(12); day < 40; day += 1 + up_to(25)) {
      plan.acts.emplace_back(day, up_to(1) == 0 ? Act::Kind::climb : Act::Kind::taper);
    }
    for (int day = 5 + up_to(30); day < 60; day += 12 + up_to(20)) {
      plan.pauses.emplace_back(day, day + up_to(10));
    }
    return course_of(nights(), plan);
  }

 private:
  std::vector<Night> nights() {
    std::vector<Night> nights;
    int dose = 1;
    for (int day = up_to(4); day < 50; day += up_to(9) == 0 ? 1 + up_to(9) : 1) {
      const int morning = up_to(199) == 0 ? 6 : up_to(9) < 6 ? 0 : up_to(5);
      dose = std::max(0, dose + (morning == 0 ? 1 : -up_to(1)));
      nights.push_back(night_of(day, up_to(60) == 0 ? 50 : std::min(dose, 8), morning));
    }
    return nights;
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("all courses of two nights answer as lived, wherever their dates are") {
  std::size_t courses = 0;
  for (const auto& acts : std::vector<std::vector<std::pair<int, Act::Kind>>>{
           {}, {{0, Act::Kind::taper}}, {{2, Act::Kind::climb}}, {{8, Act::Kind::taper}}}) {
    const Plan plan{2, 1200, {{0, 4}, {3, 2}}, acts, {{4, 5}}};
    for (const int gap : {1, 2, 7, 8}) {
      for (int first = 0; first < 7 * 4; ++first) {
        for (int second = 0; second < 7 * 4; ++second) {
          const Course course = course_of(
              {night_of(0, first % 4, first / 4), night_of(gap, second % 4, second / 4)}, plan);
          check_course(course, courses++);
        }
      }
    }
  }
  std::cout << "exhaustive: " << courses << " whole courses of two nights\n";
}

TEST_CASE("long courses answer as lived, wherever their dates are and whatever was taken out") {
  Draw draw(20261101);
  for (std::size_t i = 0; i < 300; ++i) {
    CAPTURE(i);
    const Course course = draw.course();
    check_course(course, i);
    check_last_night(course);
  }
}

TEST_CASE("a night with 0 capsules is a night that is not in the log, acts and all") {
  Draw draw(19970320);
  for (int i = 0; i < 300; ++i) {
    CAPTURE(i);
    const Course course = draw.course();
    CourseFields fields = course.fields();
    for (NightDate night = fields.started; night <= first_night + 60; night = night + 1) {
      if (course.night_on(night) == nullptr) {
        fields = made(made(Course::from(fields)).with(unnoted(night - first_night, 0))).fields();
      }
    }
    const Course filled = made(Course::from(fields));
    for (int day = 0; day < 61; ++day) {
      REQUIRE(answer(advice_on(filled, day)) == answer(advice_on(course, day)));
    }
  }
}

}  // namespace titrate::test

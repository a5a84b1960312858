// A sentence for every way to an answer, each worked out by hand.

#include <optional>
#include <set>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/strings.hpp"
#include "text/words.hpp"
#include "titrate/engine.hpp"

namespace titrate::test {
namespace {

using namespace text;

// ---- A course for every way to an answer ----

// What was done to the plan on purpose, by days.
struct Acts {
  std::optional<int> climb{};
  std::optional<int> taper{};
  std::optional<std::pair<int, std::optional<int>>> pause{};
};

Course course_with(const std::vector<Night>& nights, const Plan& plan, const Acts& acts) {
  CourseFields fields = course_of(nights, plan).fields();
  if (acts.climb) fields.acts.push_back({first_night + *acts.climb, Act::Kind::climb});
  if (acts.taper) fields.acts.push_back({first_night + *acts.taper, Act::Kind::taper});
  if (acts.pause) {
    const auto& [from, until] = *acts.pause;
    fields.pauses.push_back({first_night + from, std::nullopt, made(Note::from("colonoscopy"))});
    if (until) fields.pauses.back().until = first_night + *until;
  }
  return made(Course::from(std::move(fields)));
}

struct Case {
  Why why;
  std::vector<Night> nights;
  int day;  // of the answer; 0 is Sun 1 Nov
  std::string reason;
  Plan plan{};
  Acts acts{};
};

// Two capsules on the label: 2 tolerated, 3 loose, 3 tolerated on its repeat; 3 is held from day 3.
std::vector<Night> held_at_3(std::vector<Night> more = {}) {
  std::vector<Night> nights = {tolerated(0, 2), loose(1, 3), tolerated(2, 3)};
  nights.insert(nights.end(), more.begin(), more.end());
  return nights;
}

std::vector<Night> seven_with_2(int first_day) {
  std::vector<Night> nights;
  for (int day = first_day; day < first_day + 7; ++day) nights.push_back(tolerated(day, 2));
  return nights;
}

// Each worked out from docs/rules.md by hand.
const std::vector<Case>& climbing_cases() {
  static const std::vector<Case> cases = {
      {Why::first_night,
       {},
       0,
       "The first dose of this course: the protocol begins with the label's dose."},
      {Why::tolerated,
       {tolerated(0, 2)},
       1,
       "2 capsules on Sun 1 Nov were tolerated (4 smooth), so the protocol takes one capsule "
       "more."},
      {Why::tolerated,
       {tolerated(0, 2)},
       1,
       "2 capsules on Sun 1 Nov were tolerated (4 smooth), and the protocol would take one capsule "
       "more; your ceiling keeps it at 2 capsules.",
       {.ceilings = {{0, 2}}}},
      {Why::tolerated_other_dose,
       {tolerated(0, 5)},
       1,
       "5 capsules on Sun 1 Nov were tolerated (4 smooth), more than planned, so titrate goes one "
       "above the plan."},
      {Why::tolerated_other_dose,
       {tolerated(0, 1)},
       1,
       "1 capsule on Sun 1 Nov was tolerated (4 smooth), fewer than planned, so titrate goes one "
       "above what was taken."},
      {Why::loose,
       {tolerated(0, 2), loose(1, 3)},
       2,
       "3 capsules on Mon 2 Nov brought a loose morning (7 liquid): that may be the most you "
       "tolerate, so the protocol takes them once more."},
      {Why::undecided,
       {unnoted(0, 2)},
       1,
       "No stool type is noted for the morning after Sun 1 Nov, so titrate does not go up."},
      {Why::undecided,
       {no_movement(0, 2)},
       1,
       "No bowel movement came on the morning after Sun 1 Nov, so titrate does not go up."},
      {Why::undecided,
       {put_down_to_illness(loose(0, 2))},
       1,
       "The morning after Sun 1 Nov was put down to another cause, so titrate does not go up."},
      {Why::undecided,
       {no_movement(0, 2), no_movement(1, 2), no_movement(2, 2), loose(3, 2)},
       4,
       "The loose stool after Wed 4 Nov came right after mornings without any and may be overflow, "
       "so titrate does not go up."},
      {Why::missed, {tolerated(0, 2)}, 2, "After 1 night without a dose, titrate does not go up."},
      {Why::lapsed,
       {tolerated(0, 2), tolerated(1, 3)},
       9,
       "After 7 nights without a dose, titrate starts low at 2 capsules and comes up again, one a "
       "night."},
      {Why::excess_loose,
       {loose(0, 5)},
       1,
       "5 capsules on Sun 1 Nov brought a loose morning (7 liquid), but they were more than "
       "planned, "
       "so titrate goes back to 2 capsules."},
      {Why::above_toxic_level,
       {tolerated(0, 42)},
       1,
       "A dose in the last 2 nights was above 5000 mg, so titrate advises none: ask a poison "
       "centre "
       "or a doctor before you take any more."},
  };
  return cases;
}

const std::vector<Case>& repeat_cases() {
  static const std::vector<Case> cases = {
      {Why::loose_again,
       {tolerated(0, 2), loose(1, 3), loose(2, 3)},
       3,
       "3 capsules on Tue 3 Nov brought a loose morning (7 liquid) again, so the protocol takes "
       "one "
       "less and holds at 2 capsules."},
      {Why::loose_at_fallen_ceiling,
       {tolerated(0, 2), tolerated(1, 3), loose(2, 4), loose(3, 3)},
       4,
       "3 capsules on Wed 4 Nov brought a loose morning (7 liquid); since the ceiling came down "
       "this "
       "counts as the first time, so titrate takes them once more.",
       {.ceilings = {{0, 20}, {3, 3}}}},
      {Why::settled, held_at_3(), 3,
       "3 capsules on Tue 3 Nov were tolerated this time (4 smooth), so the protocol holds at 3 "
       "capsules."},
      {Why::settled,
       {tolerated(0, 2), loose(1, 3), tolerated(2, 5)},
       3,
       "5 capsules on Tue 3 Nov were tolerated (4 smooth), more than the 3 to be taken once more, "
       "so "
       "the protocol holds at 3 capsules."},
      {Why::settled_on_the_way, held_at_3({loose(3, 1), loose(4, 1), tolerated(5, 1)}), 6,
       "1 capsule on Fri 6 Nov was tolerated this time (4 smooth), so titrate, on the way back to "
       "3 "
       "capsules, goes on to 2."},
      {Why::undecided,
       {tolerated(0, 2), loose(1, 3), tolerated(2, 2)},
       3,
       "2 capsules on Tue 3 Nov were tolerated (4 smooth), but they were fewer than planned, so "
       "titrate still takes 3 capsules once more."},
      {Why::missed,
       {tolerated(0, 2), loose(1, 3)},
       4,
       "After 2 nights without a dose, titrate still takes 3 capsules once more."},
      {Why::undecided_thrice,
       {tolerated(0, 2), loose(1, 3), unnoted(2, 3), unnoted(3, 3), unnoted(4, 3)},
       5,
       "No stool type is noted for the morning after Thu 5 Nov, the third night that decided "
       "nothing, so titrate holds at 3 capsules."},
      {Why::undecided_on_the_way,
       held_at_3({loose(3, 1), loose(4, 1), unnoted(5, 1), unnoted(6, 1), unnoted(7, 1)}), 8,
       "No stool type is noted for the morning after Sun 8 Nov, the third night that decided "
       "nothing, so titrate goes on from 1 capsule and comes up again, one a night, to 3 and no "
       "higher."},
      {Why::excess_loose,
       {tolerated(0, 2), loose(1, 3), loose(2, 5)},
       3,
       "5 capsules on Tue 3 Nov brought a loose morning (7 liquid), but they were more than "
       "planned, "
       "so titrate still takes 3 capsules once more."},
      {Why::fewer_loose,
       {tolerated(0, 2), loose(1, 3), loose(2, 2)},
       3,
       "2 capsules on Tue 3 Nov brought a loose morning (7 liquid), though fewer than planned, so "
       "titrate stays at 2 capsules and goes no higher than that."},
  };
  return cases;
}

const std::vector<Case>& holding_cases() {
  static const std::vector<Case> cases = {
      {Why::held, held_at_3({tolerated(3, 3)}), 4,
       "3 capsules on Wed 4 Nov were tolerated (4 smooth), so the protocol stays at 3 capsules."},
      {Why::loose_while_holding, held_at_3({loose(3, 3)}), 4,
       "3 capsules on Wed 4 Nov brought a loose morning (7 liquid); once may be chance, so the "
       "protocol takes them once more."},
      {Why::loose_again_held, held_at_3({loose(3, 3), loose(4, 3)}), 5,
       "3 capsules on Thu 5 Nov brought a loose morning (7 liquid) again: it has become too much, "
       "so "
       "the protocol comes down by one and holds at 2 capsules."},
      {Why::undecided, held_at_3({unnoted(3, 3)}), 4,
       "No stool type is noted for the morning after Wed 4 Nov, so titrate holds at 3 capsules as "
       "before."},
      {Why::missed, held_at_3(), 4,
       "After 1 night without a dose, titrate holds at 3 capsules as before."},
      {Why::lapsed, held_at_3(), 10,
       "After 7 nights without a dose, titrate starts low at 2 capsules and comes up again, one a "
       "night, to 3 and no higher."},
      {Why::lapsed_to_fewer, held_at_3(seven_with_2(3)), 10,
       "For 7 nights in a row fewer were taken than the full dose, so titrate goes on from 2 "
       "capsules and comes up again, one a night, to 3 and no higher."},
      {Why::fewer_loose, held_at_3({loose(3, 1)}), 4,
       "1 capsule on Wed 4 Nov brought a loose morning (7 liquid), though fewer than planned, so "
       "titrate stays at 1 capsule and comes up again, one a night, to 3 and no higher."},
      {Why::back_at_limit, held_at_3({loose(3, 2), tolerated(4, 2), tolerated(5, 3)}), 6,
       "3 capsules on Fri 6 Nov were tolerated (4 smooth); by itself titrate comes back to 3 "
       "capsules and no higher, so it holds there."},
      {Why::excess_loose, held_at_3({loose(3, 4)}), 4,
       "4 capsules on Wed 4 Nov brought a loose morning (7 liquid), but they were more than "
       "planned, "
       "so titrate goes back to 3 capsules."},
      {Why::excess_below_hold,
       {tolerated(0, 2), tolerated(1, 3), loose(2, 4), tolerated(3, 4), loose(4, 3)},
       5,
       "3 capsules on Thu 5 Nov brought a loose morning (7 liquid), but they were more than "
       "planned, "
       "so titrate goes back to 2 capsules and comes up again, one a night, to 4 and no higher.",
       {.ceilings = {{0, 20}, {4, 2}}}},
      {Why::climb,
       held_at_3(),
       3,
       "You chose to climb again on Wed 4 Nov, so titrate goes on from 3 capsules, one more after "
       "each night that is tolerated.",
       {},
       {.climb = 3}},
      {Why::taper,
       held_at_3(),
       3,
       "You chose to take one less on Wed 4 Nov, so titrate stays at 2 capsules.",
       {},
       {.taper = 3}},
      {Why::pause,
       held_at_3(),
       5,
       "You paused from Wed 4 Nov to Fri 6 Nov (colonoscopy), so titrate advises none.",
       {},
       {.pause = {{3, 5}}}},
      {Why::pause,
       held_at_3(),
       5,
       "You paused on Wed 4 Nov (colonoscopy), so titrate advises none until you resume.",
       {},
       {.pause = {{3, std::nullopt}}}},
      {Why::pause,
       held_at_3(),
       3,
       "You paused on Wed 4 Nov (colonoscopy), so titrate advises none.",
       {},
       {.pause = {{3, 3}}}},
  };
  return cases;
}

const std::vector<Case>& stopped_cases() {
  static const std::vector<Case> cases = {
      {Why::nothing_left,
       {loose(0, 1), loose(1, 1)},
       2,
       "Even one capsule was too much, so titrate stops this course.",
       {.recommended = 1}},
      {Why::nothing_left,
       {tolerated(0, 1), loose(1, 2), loose(2, 2), loose(3, 1), loose(4, 1)},
       5,
       "One capsule was loose twice, though it was tolerated before, so titrate stops this course.",
       {.recommended = 1}},
      {Why::nothing_left,
       {tolerated(0, 2), loose(1, 3), loose(2, 3), loose(3, 2), loose(4, 2), loose(5, 1),
        loose(6, 1)},
       7,
       "One capsule was loose twice, though 2 capsules were tolerated before, so titrate stops "
       "this "
       "course."},
      {Why::sign,
       {with_sign(tolerated(0, 2))},
       1,
       "A warning sign was noted for Sun 1 Nov: flushing. Speak to a doctor today; if it gets "
       "worse, "
       "call an emergency number. titrate advises no more magnesium in this course."},
      {Why::sign,
       {with_sign(with_sign(tolerated(0, 2)), WarningSign::muscle_weakness)},
       1,
       "A warning sign was noted for Sun 1 Nov: muscle weakness, flushing. If it is there now, "
       "call "
       "an emergency number now; if it is over, speak to a doctor today. titrate advises no more "
       "magnesium in this course."},
  };
  return cases;
}

std::vector<Case> all_cases() {
  std::vector<Case> all;
  for (const auto* cases :
       {&climbing_cases(), &repeat_cases(), &holding_cases(), &stopped_cases()}) {
    all.insert(all.end(), cases->begin(), cases->end());
  }
  return all;
}

// ---- Reasons ----

TEST_CASE("every way to an answer has its sentence") {
  std::set<Why> seen;
  for (const Case& each : all_cases()) {
    const Advice advice = advice_on(course_with(each.nights, each.plan, each.acts), each.day);
    INFO(each.reason);
    CHECK(advice.why == each.why);
    CHECK(reason(advice) == each.reason);
    seen.insert(advice.why);
  }
  CHECK(seen.size() == static_cast<std::size_t>(Why::pause) + 1);
}

// What can happen on a night: a dose below, at or above the advice, with each kind of morning; none
// at all; a warning sign.
std::vector<std::optional<Night>> nights_after(const Course& course, NightDate date) {
  const int advised = advise(course, date).capsules.value();
  std::vector<std::optional<Night>> nights = {std::nullopt};
  for (const int count :
       std::set<int>{std::max(1, advised - 1), std::max(1, advised), advised + 2}) {
    const int day = date - first_night;
    nights.insert(nights.end(), {tolerated(day, count), loose(day, count), unnoted(day, count),
                                 no_movement(day, count), put_down_to_illness(loose(day, count))});
  }
  nights.push_back(with_sign(tolerated(date - first_night, 1)));
  return nights;
}

void visit(const Course& course, NightDate date, int depth, auto& see) {
  see(advise(course, date));
  see(advise(course, date + 3));
  see(advise(course, date + 8));
  if (depth == 0) return;
  for (const auto& night : nights_after(course, date)) {
    visit(night ? made(course.with(*night)) : course, date + 1, depth - 1, see);
  }
}

// Advice of every kind, from each of the cases on, with and without the ceiling in force.
void visit_all(auto see) {
  visit(course_of({}), first_night, 2, see);
  visit(course_of({}, {.recommended = 1, .ceilings = {{0, 2}}}), first_night, 2, see);
  for (const Case& each : all_cases()) {
    visit(course_with(each.nights, each.plan, each.acts), first_night + each.day, 1, see);
    Plan low = each.plan;
    if (low.ceilings.back().first < each.day) low.ceilings.emplace_back(each.day, low.recommended);
    visit(course_with(each.nights, low, each.acts), first_night + each.day, 1, see);
  }
}

TEST_CASE("no sentence is broken") {
  std::set<std::string> poor;
  visit_all([&](const Advice& advice) {
    const std::string text = reason(advice);
    if (text.size() < 20 || !text.ends_with('.') || says(text, "  ") || says(text, "..") ||
        says(text, " 1 capsules") || says(text, "capsule were") || says(text, "capsules was") ||
        says(text, "0 capsules")) {
      poor.insert(text);
    }
  });
  CHECK(poor == std::set<std::string>{});
}

TEST_CASE("what the source does not say is worded as titrate's, the rest as the protocol's") {
  std::set<std::string> wrong;
  visit_all([&](const Advice& advice) {
    const bool own = is_own(advice.why);
    const std::string text = reason(advice);
    if (!says(text, own ? "titrate" : "the protocol")) wrong.insert(text);
    if (says(text, own ? "protocol" : "titrate")) wrong.insert(text);
  });
  CHECK(wrong == std::set<std::string>{});
}

TEST_CASE("a rule's own name tells where it comes from") {
  CHECK(to_text(Why::tolerated) == "protocol rule step-up");
  CHECK(to_text(Why::tolerated_other_dose) == "titrate's own, within protocol rule step-up");
  CHECK(to_text(Why::loose_again_held) == "protocol rule taper");
  CHECK(to_text(Why::taper) == "titrate's own, within protocol rule taper");
  CHECK(to_text(Why::missed) == "titrate's own safety rule wait");
  CHECK(to_text(Why::sign) == "titrate's own safety rule warning-sign");
}

TEST_CASE("where the ceiling is below the dose, the reason says what it keeps it at") {
  const Course course = course_of(held_at_3({tolerated(3, 3)}), {.ceilings = {{0, 9}, {4, 2}}});
  CHECK(reason(advice_on(course, 4)) ==
        "3 capsules on Wed 4 Nov were tolerated (4 smooth), so the protocol stays at 3 capsules; "
        "your ceiling keeps it at 2 capsules.");
}

}  // namespace
}  // namespace titrate::test

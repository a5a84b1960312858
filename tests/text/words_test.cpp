// A sentence for every way to an answer, each worked out by hand, and for every notice.

#include "text/words.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "support/catch.hpp"
#include "support/courses.hpp"
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
       "No dose is in this course yet: the protocol begins with the label's dose."},
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

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

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
    if (text.size() < 20 || !text.ends_with('.') || contains(text, "  ") || contains(text, "..") ||
        contains(text, " 1 capsules") || contains(text, "capsule were") ||
        contains(text, "capsules was") || contains(text, "0 capsules")) {
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
    if (!contains(text, own ? "titrate" : "the protocol")) wrong.insert(text);
    if (contains(text, own ? "protocol" : "titrate")) wrong.insert(text);
  });
  CHECK(wrong == std::set<std::string>{});
}

TEST_CASE("a rule's own name tells where it comes from") {
  CHECK(words(Why::tolerated) == "protocol rule step-up");
  CHECK(words(Why::tolerated_other_dose) == "titrate's own, within protocol rule step-up");
  CHECK(words(Why::loose_again_held) == "protocol rule taper");
  CHECK(words(Why::taper) == "titrate's own, within protocol rule taper");
  CHECK(words(Why::missed) == "titrate's own safety rule wait");
  CHECK(words(Why::sign) == "titrate's own safety rule warning-sign");
}

TEST_CASE("where the ceiling is below the dose, the reason says what it keeps it at") {
  const Course course = course_of(held_at_3({tolerated(3, 3)}), {.ceilings = {{0, 9}, {4, 2}}});
  CHECK(reason(advice_on(course, 4)) ==
        "3 capsules on Wed 4 Nov were tolerated (4 smooth), so the protocol stays at 3 capsules; "
        "your ceiling keeps it at 2 capsules.");
}

// ---- Notices ----

struct NoticeCase {
  Notice notice;
  std::vector<std::string> said;
  bool urgent;
};

WarningSigns one_sign(WarningSign sign) {
  WarningSigns signs;
  signs.insert(sign);
  return signs;
}

TEST_CASE("every notice says its numbers, and those that cannot wait are urgent") {
  const auto [notice, said, urgent] = GENERATE(values<NoticeCase>({
      {DoseAbove5000{first_night, Milligrams::whole(5062)}, {"5062 mg", "Sun 1 Nov", "5000"}, true},
      {Above2500{first_night, Milligrams::whole(2600)}, {"2600 mg", "Sun 1 Nov", "2500"}, true},
      {NoMovement{3}, {"3 mornings", "ask a doctor"}, true},
      {LooseRun{4}, {"4 mornings", "doctor", "`titrate pause`"}, true},
      {LooseAfterNone{5}, {"5 mornings", "overflow", "ask a doctor"}, true},
      {Ill{first_night}, {"Sun 1 Nov", "drink", "`titrate pause`"}, false},
      {OftenLoose{capsules(3), 4}, {"4 of the last 7", "3 capsules", "`titrate taper`"}, false},
      {Stalled{9}, {"9 nights", "`titrate log STOOL`"}, false},
      {Above600{Milligrams::whole(720)}, {"720 mg", "600 mg", "blood test"}, false},
      {AboveUpperLevel{Milligrams::from_tenths(3605)}, {"360.5 mg", "350 mg"}, false},
      {AtCeiling{capsules(8)}, {"8 capsules", "will not climb", "`titrate ceiling`"}, false},
      {ResultMissing{first_night}, {"Sun 1 Nov", "`titrate log STOOL`"}, false},
      {NightMissing{first_night}, {"Sun 1 Nov", "`titrate log DOSE --date 2026-11-01`"}, false},
      {AlreadyLogged{capsules(1)}, {"1 capsule."}, false},
      {AlreadyLogged{capsules(0)}, {"none taken"}, false},
      {CourseBeforeStopped{first_night, one_sign(WarningSign::fainting)},
       {"Sun 1 Nov", "fainting", "emergency number"},
       false},
      {CourseBeforeStopped{first_night, one_sign(WarningSign::vomiting)},
       {"Sun 1 Nov", "vomiting", "speak to a doctor"},
       false},
  }));
  const Advice advice = advice_on(course_of(held_at_3()), 3);
  const std::string text = words(notice, advice, Moment::evening);
  INFO(text);
  for (const std::string& part : said) CHECK(contains(text, part));
  CHECK(is_urgent(notice) == urgent);
}

TEST_CASE("a notice names no command that would be refused, or go to another night") {
  const Course paused = course_with(held_at_3(), {}, {.pause = {{3, std::nullopt}}});
  const Advice advice = advice_on(paused, 4);
  for (const Notice& notice :
       std::vector<Notice>{LooseRun{3}, Ill{first_night}, OftenLoose{capsules(3), 3}}) {
    CHECK_FALSE(contains(words(notice, advice, Moment::evening), "`titrate"));
  }
  const Advice one = after({tolerated(0, 1), loose(1, 2), loose(2, 2)}, {.recommended = 1});
  REQUIRE(one.capsules == capsules(1));
  CHECK_FALSE(contains(words(OftenLoose{capsules(1), 3}, one, Moment::evening), "titrate taper"));
  const Advice acted = advice_on(course_with(held_at_3(), {}, {.climb = 3}), 3);
  CHECK_FALSE(contains(words(OftenLoose{capsules(3), 3}, acted, Moment::evening), "titrate taper"));
  CHECK(contains(words(ResultMissing{first_night}, one, Moment::another_night),
                 "`titrate log STOOL --date 2026-11-01`"));
}

template <class Kind>
bool is_shown(const Advice& advice) {
  const auto shown = shown_notices(advice);
  return std::any_of(shown.begin(), shown.end(),
                     [](const Notice& each) { return std::holds_alternative<Kind>(each); });
}

TEST_CASE("an amount above a level is shown when it is more than any dose before") {
  // 120 mg each: 3 are 360 mg, 6 are 720 mg
  const Advice third = after({tolerated(0, 2)});
  CHECK(is_shown<AboveUpperLevel>(third));
  const Advice again = after({tolerated(0, 2), unnoted(1, 3)});
  REQUIRE(notice<AboveUpperLevel>(again) != nullptr);
  CHECK_FALSE(is_shown<AboveUpperLevel>(again));
  CHECK(is_shown<Above600>(after({tolerated(0, 5)}, {.recommended = 5})));
  const Advice sixth = after({unnoted(0, 6)}, {.recommended = 6});
  REQUIRE(notice<Above600>(sixth) != nullptr);
  CHECK_FALSE(is_shown<Above600>(sixth));
}

TEST_CASE("one dose is not called too large twice") {
  const Advice toxic = after({tolerated(0, 42)});  // 5040 mg
  CHECK(is_shown<DoseAbove5000>(toxic));
  REQUIRE(notice<Above2500>(toxic) != nullptr);
  CHECK_FALSE(is_shown<Above2500>(toxic));
  const Advice two = after({unnoted(0, 42), unnoted(1, 21)});  // and 2520 mg the night after
  CHECK(is_shown<DoseAbove5000>(two));
  CHECK(is_shown<Above2500>(two));
}

// ---- Small words ----

TEST_CASE("dates, counts and amounts in words") {
  CHECK(words(date("2026-11-21")) == "Sat 21 Nov 2026");
  CHECK(words(date("1970-01-01")) == "Thu 1 Jan 1970");
  CHECK(words(date("9999-12-31")) == "Fri 31 Dec 9999");
  CHECK(short_words(date("2028-02-29")) == "Tue 29 Feb");
  CHECK(words(capsules(0)) == "0 capsules");
  CHECK(words(capsules(1)) == "1 capsule");
  CHECK(words(Milligrams::from_tenths(1125)) == "112.5 mg");
  CHECK(nights_in_words(1) == "1 night");
  CHECK(nights_in_words(7) == "7 nights");
  CHECK(words(StoolType::from(7).value()) == "7 liquid");
}

TEST_CASE("a night on one line names everything that was noted, in the order of the log") {
  NightFields fields = with_sign(with_stool(0, 3, 5)).fields();
  fields.movements = Movements::from(2);
  fields.sleep = SleepQuality::from(4);
  REQUIRE(fields.symptoms.set({made(SymptomName::from("cramps")), Severity::from(6).value()}));
  fields.other_cause = made(OtherCause::from("flu"));
  fields.note = made(Note::from("late"));
  CHECK(words(made(Night::from(fields)), tenths(1200)) ==
        "3 capsules (360 mg), stool 5 soft, movements 2, sleep 4 of 5, cramps 6 of 10, warning "
        "sign flushing, other cause flu, note late");
  CHECK(words(no_movement(0, 1), tenths(1125)) == "1 capsule (112.5 mg), movements none");
}

TEST_CASE("a course is called by its product, else by its form") {
  const Course course = course_of({});
  CHECK(words(course) == "Magnesium, 120 mg a capsule");
  CourseFields fields{.started = first_night,
                      .form = Form::citrate,
                      .recommended = capsules(2),
                      .strength = tenths(1125),
                      .ceilings = {{first_night, capsules(8)}}};
  CHECK(words(made(Course::from(fields))) == "Magnesium citrate, 112.5 mg a capsule");
  fields.product = made(Product::from("Mag C"));
  CHECK(words(made(Course::from(fields))) == "Mag C, 112.5 mg a capsule");
}

TEST_CASE("a course that is called otherwise says what it was called and what it is called now") {
  const CourseName none;
  const CourseName both{made(Product::from("Mag C")), Form::citrate, std::nullopt};
  CHECK(words(Change(CourseNameChange{first_night, none, both})) ==
        std::vector<std::string>{"~ course from Sun 1 Nov 2026: product: not noted -> Mag C",
                                 "~ course from Sun 1 Nov 2026: form: not noted -> citrate"});
  CHECK(words(Change(CourseNameChange{first_night, both, {both.product, {}, {}}})) ==
        std::vector<std::string>{"~ course from Sun 1 Nov 2026: form: citrate -> not noted"});
}

}  // namespace
}  // namespace titrate::test

// What every notice says, and what dates, counts, nights and courses are called.

#include "text/words.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/strings.hpp"
#include "titrate/engine.hpp"

namespace titrate::test {
namespace {

using namespace text;

// 2 capsules tolerated, 3 loose, 3 tolerated on its repeat; 3 is held from day 3.
Course held_at_3(const Plan& plan = {}) {
  return course_of({tolerated(0, 2), loose(1, 3), tolerated(2, 3)}, plan);
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
      // Day 3 is Wed 4 Nov.
      {StockLow{5, first_night + 4},
       {"5 capsules are left, enough until the night of Thu 5 Nov", "`titrate stock +N`"},
       false},
      {StockLow{1, first_night + 2}, {"1 capsule is left, not enough for the next dose"}, false},
      {StockLow{0, first_night + 4}, {"None are left; the next dose is that of Fri 6 Nov"}, false},
      {StockToCount{first_night}, {"Sun 1 Nov", "`titrate stock N`"}, false},
      {AlreadyLogged{capsules(0)}, {"none taken"}, false},
      {CourseBeforeStopped{first_night, one_sign(WarningSign::fainting)},
       {"Sun 1 Nov", "fainting", "emergency number"},
       false},
      {CourseBeforeStopped{first_night, one_sign(WarningSign::vomiting)},
       {"Sun 1 Nov", "vomiting", "speak to a doctor"},
       false},
  }));
  const Advice advice = advice_on(held_at_3(), 3);
  const std::string text = to_text(notice, advice, Moment::evening).to_text();
  INFO(text);
  for (const std::string& part : said) CHECK(says(text, part));
  CHECK(is_urgent(notice) == urgent);
}

TEST_CASE("a notice names no command that would be refused, or go to another night") {
  const Course paused = made(held_at_3().with(Pause{first_night + 3}));
  const Advice advice = advice_on(paused, 4);
  for (const Notice& notice :
       std::vector<Notice>{LooseRun{3}, Ill{first_night}, OftenLoose{capsules(3), 3}}) {
    const std::string text = to_text(notice, advice, Moment::evening).to_text();
    CHECK_FALSE(says(text, "`titrate pause"));
    CHECK_FALSE(says(text, "`titrate taper"));
  }
  const Advice one = after({tolerated(0, 1), loose(1, 2), loose(2, 2)}, {.recommended = 1});
  REQUIRE(one.capsules == capsules(1));
  CHECK_FALSE(
      says(to_text(OftenLoose{capsules(1), 3}, one, Moment::evening).to_text(), "titrate taper"));
  const Advice acted = advice_on(held_at_3({.acts = {{3, Act::Kind::climb}}}), 3);
  CHECK_FALSE(
      says(to_text(OftenLoose{capsules(3), 3}, acted, Moment::evening).to_text(), "titrate taper"));
  CHECK(says(to_text(ResultMissing{first_night}, one, Moment::another_night).to_text(),
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
  CHECK(to_text(date("2026-11-21")) == "Sat 21 Nov 2026");
  CHECK(to_text(date("1970-01-01")) == "Thu 1 Jan 1970");
  CHECK(to_text(date("9999-12-31")) == "Fri 31 Dec 9999");
  CHECK(short_words(date("2028-02-29")) == "Tue 29 Feb");
  CHECK(to_text(capsules(0), std::nullopt) == "0 capsules");
  CHECK(to_text(capsules(1), std::nullopt) == "1 capsule");
  CHECK(to_text(Milligrams::from_tenths(1125)) == "112.5 mg");
  CHECK(nights_in_words(1) == "1 night");
  CHECK(nights_in_words(7) == "7 nights");
  CHECK(to_text(StoolType::from(7).value()) == "7 liquid");
}

TEST_CASE("a night on one line names everything that was noted, in the order of the log") {
  NightFields fields = with_sign(with_stool(0, 3, 5)).fields();
  fields.movements = Movements::from(2);
  fields.sleep = SleepQuality::from(4);
  REQUIRE(fields.symptoms.set({made(SymptomName::from("cramps")), Severity::from(6).value()}));
  fields.other_cause = made(OtherCause::from("flu"));
  fields.note = made(Note::from("late"));
  CHECK(to_text(made(Night::from(fields)), {tenths(1200), std::nullopt}) ==
        "3 capsules (360 mg), stool 5 soft, movements 2, sleep 4 of 5, cramps 6 of 10, warning "
        "sign flushing, other cause flu, note late");
  CHECK(to_text(no_movement(0, 1), {tenths(1125), std::nullopt}) ==
        "1 capsule (112.5 mg), movements none");
}

TEST_CASE("a course is called by its product, else by its form") {
  const Course course = course_of({});
  CHECK(to_text(course) == "Magnesium, 120 mg a capsule");
  CourseFields fields{.started = first_night,
                      .form = Form::citrate,
                      .recommended = capsules(2),
                      .strength = tenths(1125),
                      .ceilings = {{first_night, capsules(8)}}};
  CHECK(to_text(made(Course::from(fields))) == "Magnesium citrate, 112.5 mg a capsule");
  fields.product = made(Product::from("Mag C"));
  CHECK(to_text(made(Course::from(fields))) == "Mag C, 112.5 mg a capsule");
}

TEST_CASE("a course that is called otherwise says what it was called and what it is called now") {
  const CourseName none;
  const CourseName both{made(Product::from("Mag C")), Form::citrate, std::nullopt};
  CHECK(to_lines(Change(CourseNameChange{first_night, none, both})) ==
        std::vector<std::string>{"~ course from Sun 1 Nov 2026: product: not noted -> Mag C",
                                 "~ course from Sun 1 Nov 2026: form: not noted -> citrate"});
  CHECK(to_lines(Change(CourseNameChange{first_night, both, {both.product, {}, {}}})) ==
        std::vector<std::string>{"~ course from Sun 1 Nov 2026: form: citrate -> not noted"});
}

}  // namespace
}  // namespace titrate::test

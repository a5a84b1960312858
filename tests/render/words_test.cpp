// A sentence for everything that the engine can come to, found by living through many courses.

#include "render/words.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "titrate/engine.hpp"

namespace titrate::test {
namespace {

using namespace render;

// ---- Every course of a few nights ----

// What can happen on a night: a dose below, at or above the advice, with each kind of morning; a
// week without any; a warning sign.
std::vector<std::optional<Night>> nights_after(const Course& course, NightDate date) {
  const int advised = advise(course, date).capsules.value();
  std::vector<std::optional<Night>> nights = {std::nullopt};
  for (const int count : std::set<int>{std::max(1, advised - 2), std::max(1, advised - 1),
                                       std::max(1, advised), advised + 2}) {
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

// Advice of every kind: each rule with each phase that it can come with, with and without the
// ceiling in force.
void visit_all(auto see) {
  visit(course_of({}), first_night, 3, see);
  visit(course_of({}, {.recommended = 1, .ceilings = {{0, 2}}}), first_night, 3, see);
  visit(course_of({tolerated(0, 2), tolerated(1, 3), loose(2, 4), tolerated(3, 4)},
                  {.ceilings = {{0, 9}, {4, 3}, {5, 9}}}),
        first_night + 4, 2, see);
}

// ---- Reasons ----

// What each rule can leave a titration in, from the tables of the protocol.
using Place = std::pair<std::string, std::string>;
const std::set<Place> places = {
    {"first-night", "climbing"}, {"step-up", "climbing"},     {"repeat", "confirming"},
    {"step-down", "holding"},    {"settle", "holding"},       {"hold", "holding"},
    {"taper", "holding"},        {"wait", "climbing"},        {"wait", "confirming"},
    {"wait", "holding"},         {"lapse", "climbing"},       {"back-to-plan", "climbing"},
    {"floor", "stopped"},        {"back-to-plan", "holding"}, {"warning-sign", "stopped"}};

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("every rule has its sentence in every phase that it can come with") {
  std::set<Place> seen;
  std::set<std::string> poor;
  visit_all([&](const Advice& advice) {
    seen.insert({std::string(name_of(advice.rule)), std::string(name_of(advice.phase.kind))});
    const std::string text = reason(advice);
    const bool ends_well = text.ends_with('.') || text.ends_with(".)");
    if (text.size() < 20 || !ends_well || contains(text, "  ") || contains(text, "..") ||
        contains(text, " 1 capsules") || contains(text, "capsule were")) {
      poor.insert(text);
    }
  });
  CHECK(seen == places);
  CHECK(poor == std::set<std::string>{});
}

TEST_CASE("rules of the protocol name the protocol, rules of safety name titrate") {
  std::set<std::string> wrong;
  visit_all([&](const Advice& advice) {
    const bool safety = is_safety_rule(advice.rule);
    const std::string text = reason(advice);
    if (!contains(text, safety ? "titrate" : "the protocol")) wrong.insert(text);
    if (safety && contains(text, "protocol")) wrong.insert(text);
  });
  CHECK(wrong == std::set<std::string>{});
}

TEST_CASE("a rule's own name tells where it comes from") {
  CHECK(words(Rule::step_up) == "protocol rule step-up");
  CHECK(words(Rule::taper) == "protocol rule taper");
  CHECK(words(Rule::wait) == "titrate's own safety rule wait");
  CHECK(words(Rule::warning_sign) == "titrate's own safety rule warning-sign");
}

TEST_CASE("the reason names the night, the dose and the morning that it rests on") {
  const Course course = course_of({tolerated(0, 2), with_stool(1, 3, 6)});
  const std::string text = reason(advice_on(course, 2));
  CHECK(contains(text, "3 capsules"));
  CHECK(contains(text, "Mon 2 Nov"));
  CHECK(contains(text, "6 mushy"));
}

TEST_CASE("a held dose that an earlier ceiling keeps down says so") {
  const Course course =
      course_of({tolerated(0, 2), tolerated(1, 3), loose(2, 4), tolerated(3, 4), tolerated(4, 3)},
                {.ceilings = {{0, 9}, {4, 3}, {5, 9}}});
  const Advice advice = advice_on(course, 5);
  REQUIRE(advice.capsules == capsules(3));
  CHECK(contains(reason(advice), "A lower ceiling was in force since the hold began"));
  CHECK(contains(reason(advice), "it stays at 3 capsules"));
}

// ---- Notices ----

TEST_CASE("every notice says its numbers, and those that cannot wait are urgent") {
  struct Case {
    Notice notice;
    std::vector<std::string> said;
    bool urgent;
  };
  const auto [notice, said, urgent] = GENERATE(values<Case>({
      {DoseAbove5000{first_night, Milligrams::whole(5062)}, {"5062 mg", "Sun 1 Nov", "5000"}, true},
      {NoMovement{3}, {"3 mornings", "doctor"}, true},
      {LooseRun{4}, {"4 mornings", "doctor"}, true},
      {AboveUpperLevel{Milligrams::from_tenths(3605)}, {"360.5 mg", "350 mg"}, false},
      {AtCeiling{capsules(8)}, {"8 capsules", "titrate ceiling"}, false},
      {ResultMissing{first_night}, {"Sun 1 Nov", "titrate log"}, false},
      {AlreadyLogged{capsules(1)}, {"1 capsule."}, false},
  }));
  INFO(words(notice));
  for (const std::string& part : said) CHECK(contains(words(notice), part));
  CHECK(is_urgent(notice) == urgent);
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
  const CourseName both{made(Product::from("Mag C")), Form::citrate};
  CHECK(words(Change(CourseNameChange{first_night, none, both})) ==
        std::vector<std::string>{"~ course from Sun 1 Nov 2026: product: not noted -> Mag C",
                                 "~ course from Sun 1 Nov 2026: form: not noted -> citrate"});
  CHECK(words(Change(CourseNameChange{first_night, both, {both.product, std::nullopt}})) ==
        std::vector<std::string>{"~ course from Sun 1 Nov 2026: form: citrate -> not noted"});
}

}  // namespace
}  // namespace titrate::test

// The facts beside the answer, each at its edge from both sides; what an advice says of itself; and
// the look at tomorrow.
#include <algorithm>

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

template <class Kind>
bool has(const Advice& advice) {
  return notice<Kind>(advice) != nullptr;
}

std::vector<Night> nights_joined(std::vector<Night> nights, std::vector<Night> more) {
  nights.insert(nights.end(), more.begin(), more.end());
  return nights;
}

const Plan strong = {2, 2500, {{0, 20}}};  // 250 mg: 20 capsules are 5000 mg

}  // namespace

TEST_CASE("a plain night has no notices") {
  CHECK(advice_on(course_of({}), 0).notices.empty());
  CHECK(after({tolerated(0, 2)}, {2, 1000, {{0, 20}}}).notices.empty());
}

// ---- above-upper-level ----

TEST_CASE("more than 350 mg tonight is above the upper level and 350 mg is not") {
  const auto [recommended, strength, above] = GENERATE(table<int, int, bool>({
      {2, 1750, false},
      {2, 1751, true},
      {1, 3500, false},
      {1, 3501, true},
      {99, 35, false},
      {99, 36, true},
  }));
  const Advice advice = advice_on(course_of({}, {recommended, strength, {{0, recommended}}}), 0);
  CHECK(has<AboveUpperLevel>(advice) == above);
  if (above) CHECK(notice<AboveUpperLevel>(advice)->amount.tenths() == recommended * strength);
}

TEST_CASE("what counts for the upper level is the answer and not the plan or the log") {
  const Plan most_2 = {2, 1750, {{0, 2}}};
  CHECK_FALSE(has<AboveUpperLevel>(after({tolerated(0, 2)}, most_2)));
  CHECK_FALSE(has<AboveUpperLevel>(advice_on(course_of({tolerated(0, 9)}, most_2), 0)));
}

// ---- at-ceiling ----

TEST_CASE("at the ceiling is said when the next step up would pass it") {
  const auto [most, said] = GENERATE(table<int, bool>({{2, true}, {3, true}, {4, false}}));
  const Advice advice = after({tolerated(0, 2)}, {2, 1200, {{0, most}}});
  CHECK(has<AtCeiling>(advice) == said);
  if (said) CHECK(notice<AtCeiling>(advice)->ceiling.value() == most);
}

TEST_CASE("the next step up is measured against tomorrow's ceiling") {
  const auto [tomorrow, said] = GENERATE(table<int, bool>({{3, true}, {4, false}}));
  CHECK(has<AtCeiling>(after({tolerated(0, 2)}, {2, 1200, {{0, 3}, {2, tomorrow}}})) == said);
  CHECK(has<AtCeiling>(after({tolerated(0, 2)}, {2, 1200, {{0, 9}, {2, tomorrow}}})) == said);
}

TEST_CASE("no step up follows a repeat or a held dose, so their ceiling is no news") {
  const Plan most_3 = {2, 1200, {{0, 3}}};
  const std::vector<Night> confirming = {tolerated(0, 2), loose(1, 3)};
  CHECK_FALSE(has<AtCeiling>(after(confirming, most_3)));
  CHECK_FALSE(has<AtCeiling>(after(nights_joined(confirming, {tolerated(2, 3)}), most_3)));
}

TEST_CASE("a ceiling lowered below a repeat, a held dose or a climb is said") {
  const std::vector<Night> climbing = {tolerated(0, 2), tolerated(1, 3)};
  const std::vector<Night> confirming = {tolerated(0, 2), loose(1, 3)};
  const std::vector<Night> holding = nights_joined(confirming, {tolerated(2, 3)});
  for (const auto& nights : {climbing, confirming, holding}) {
    const Advice advice = after(nights, {2, 1200, {{0, 20}, {static_cast<int>(nights.size()), 2}}});
    REQUIRE(has<AtCeiling>(advice));
    CHECK(advice.at_ceiling);
    CHECK(notice<AtCeiling>(advice)->ceiling.value() == 2);
  }
}

TEST_CASE("a stopped course is at no ceiling") {
  CHECK_FALSE(has<AtCeiling>(after({loose(0, 1), loose(1, 1)}, {1, 1200, {{0, 1}}})));
}

// ---- result-missing ----

TEST_CASE("a result is missing until a stool type, movements or another cause are noted") {
  const auto [night, missing] = GENERATE(table<Night, bool>({
      {unnoted(1, 3), true},
      {with_movements(1, 3, 2), false},
      {tolerated(1, 3), false},
      {loose(1, 3), false},
      {no_movement(1, 3), false},
      {put_down_to_illness(unnoted(1, 3)), false},
  }));
  const Advice advice = after({tolerated(0, 2), night});
  CHECK(has<ResultMissing>(advice) == missing);
  if (missing) CHECK(notice<ResultMissing>(advice)->night == first_night + 1);
}

TEST_CASE("only the latest dose's result is asked for") {
  CHECK_FALSE(has<ResultMissing>(after({unnoted(0, 2), tolerated(1, 2)})));
  CHECK_FALSE(has<ResultMissing>(after({tolerated(0, 2), unnoted(1, 0)})));
  CHECK_FALSE(has<ResultMissing>(after({unnoted(0, 0)})));
  const Advice advice = after({unnoted(0, 2), tolerated(1, 0), tolerated(5, 0)});
  REQUIRE(has<ResultMissing>(advice));
  CHECK(notice<ResultMissing>(advice)->night == first_night);
}

TEST_CASE("tonight's own result cannot be missing yet") {
  const Course course = course_of({tolerated(0, 2), unnoted(1, 3)});
  CHECK_FALSE(has<ResultMissing>(advice_on(course, 1)));
  CHECK(has<ResultMissing>(advice_on(course, 2)));
}

// ---- no-movement and loose-run ----

TEST_CASE("three mornings without a movement are said and two are not") {
  const std::vector<Night> two = {no_movement(0, 2), no_movement(1, 2)};
  CHECK_FALSE(has<NoMovement>(after(two)));
  const Advice third = after(nights_joined(two, {no_movement(2, 2)}));
  REQUIRE(has<NoMovement>(third));
  CHECK(notice<NoMovement>(third)->mornings == 3);
  const Advice fourth = after(nights_joined(two, {no_movement(2, 2), no_movement(9, 0)}));
  REQUIRE(has<NoMovement>(fourth));
  CHECK(notice<NoMovement>(fourth)->mornings == 4);
}

TEST_CASE("a morning that was not noted does not end a run without movements") {
  const Night between = GENERATE(unnoted(2, 2), unnoted(2, 0), put_down_to_illness(unnoted(2, 2)));
  const Advice advice = after({no_movement(0, 2), no_movement(1, 2), between, no_movement(3, 2)});
  REQUIRE(has<NoMovement>(advice));
  CHECK(notice<NoMovement>(advice)->mornings == 3);
}

TEST_CASE("a movement ends a run without movements") {
  const Night between = GENERATE(tolerated(3, 2), loose(3, 0), with_movements(3, 2, 1));
  const std::vector<Night> run = {no_movement(0, 2), no_movement(1, 2), no_movement(2, 2)};
  CHECK_FALSE(has<NoMovement>(after(nights_joined(run, {between}))));
  CHECK_FALSE(has<NoMovement>(after(nights_joined(run, {between, no_movement(4, 2)}))));
}

TEST_CASE("three loose mornings in a row are said and two are not") {
  const std::vector<Night> two = {with_stool(0, 2, 6), with_stool(1, 2, 7)};
  CHECK_FALSE(has<LooseRun>(after(two)));
  const Advice third = after(nights_joined(two, {with_stool(2, 1, 6)}));
  REQUIRE(has<LooseRun>(third));
  CHECK(notice<LooseRun>(third)->mornings == 3);
}

TEST_CASE("a loose morning counts for the run whatever caused it") {
  const Night third = GENERATE(put_down_to_illness(loose(2, 2)), loose(2, 0));
  const Advice advice = after({put_down_to_illness(loose(0, 2)), loose(1, 2), third});
  REQUIRE(has<LooseRun>(advice));
  CHECK(notice<LooseRun>(advice)->mornings == 3);
}

TEST_CASE("a morning that was not noted does not end a loose run and any other does") {
  const auto [between, said] = GENERATE(table<Night, bool>({
      {unnoted(2, 2), true},
      {unnoted(2, 0), true},
      {with_stool(2, 2, 5), false},
      {put_down_to_illness(with_stool(2, 2, 4)), false},
      {no_movement(2, 2), false},
      {with_movements(2, 2, 3), false},  // noted, and nobody said loose
  }));
  CHECK(has<LooseRun>(after({loose(0, 2), loose(1, 2), between, loose(3, 2)})) == said);
}

TEST_CASE("a run is about mornings noted before tonight") {
  const Course course = course_of({loose(0, 2), loose(1, 2), loose(2, 1)});
  CHECK_FALSE(has<LooseRun>(advice_on(course, 2)));
  CHECK(has<LooseRun>(advice_on(course, 3)));
}

TEST_CASE("a course at its limit needs no higher ceiling") {
  // Held at 3, a week missed: the climb to 3 ends at the ceiling of 3, and at the limit.
  const Plan most_3 = {2, 1200, {{0, 3}}};
  const std::vector<Night> held = {tolerated(0, 2), loose(1, 3), tolerated(2, 3)};
  CHECK_FALSE(has<AtCeiling>(after(nights_joined(held, {tolerated(10, 2)}), most_3)));
  const Plan most_2 = {2, 1200, {{0, 3}, {10, 2}}};
  CHECK(has<AtCeiling>(after(nights_joined(held, {tolerated(10, 2)}), most_2)));
}

// ---- above-600, above-2500 ----

TEST_CASE("600 and 2500 mg are named once the answer is above them") {
  const auto [tenths, above_600, above_2500] =
      GENERATE(table<int, bool, bool>({{6000, false, false}, {6001, true, false}}));
  const Advice advice = advice_on(course_of({}, {1, tenths, {{0, 1}}}), 0);
  CHECK(has<Above600>(advice) == above_600);
  CHECK(has<Above2500>(advice) == above_2500);
  const auto [count, large] = GENERATE(table<int, bool>({{10, false}, {11, true}}));
  const Advice several = advice_on(course_of({}, {count, 2500, {{0, count}}}), 0);
  CHECK(has<Above2500>(several) == large);
  CHECK(has<Above600>(several));
}

TEST_CASE("a dose above 2500 mg is said for 7 nights and for the night itself") {
  const auto [day, said] =
      GENERATE(table<int, bool>({{-1, false}, {0, true}, {1, true}, {7, true}, {8, false}}));
  CHECK(has<Above2500>(advice_on(course_of({unnoted(0, 11)}, strong), day)) == said);
}

// ---- night-missing, pauses ----

TEST_CASE("a night that is missing is named, but not in a pause nor right after one") {
  const Plan paused = {2, 1200, {{0, 20}}, {}, {{3, 4}}};
  const std::vector<Night> nights = {tolerated(0, 2), tolerated(1, 3)};
  const auto [day, said] = GENERATE(
      table<int, bool>({{1, false}, {2, false}, {3, false}, {4, false}, {5, false}, {6, true}}));
  CHECK(has<NightMissing>(advice_on(course_of(nights, paused), day)) == said);
  CHECK(has<NightMissing>(advice_on(course_of(nights), 3)));
  CHECK_FALSE(has<NightMissing>(advice_on(course_of({}), 3)));
}

TEST_CASE("a pause is no ceiling and no missing result") {
  const Plan paused = {1, 1200, {{0, 1}}, {}, {{1, 1}}};
  CHECK_FALSE(has<AtCeiling>(after({tolerated(0, 1)}, paused)));
}

// ---- course-before-stopped ----

TEST_CASE("the signs of the course before are told for the first 14 nights of a new one") {
  const Course before = course_of({with_sign(tolerated(0, 2), WarningSign::vomiting)});
  CourseFields fields = course_of({}).plan();
  fields.started = first_night + 5;
  const Log log = made(Log::from({before, made(Course::from(fields))}));
  const auto [day, said] = GENERATE(table<int, bool>({{5, true}, {18, true}, {19, false}}));
  const Advice advice = advise(log, first_night + day);
  REQUIRE(has<CourseBeforeStopped>(advice) == said);
  if (said) CHECK(notice<CourseBeforeStopped>(advice)->signs.contains(WarningSign::vomiting));
  CHECK_FALSE(has<CourseBeforeStopped>(advise(*log.newest(), first_night + day)));
}

TEST_CASE("of the course before the worst sign is told, whichever came first") {
  const auto [first, second] =
      GENERATE(table<WarningSign, WarningSign>({{WarningSign::vomiting, WarningSign::fainting},
                                                {WarningSign::fainting, WarningSign::vomiting}}));
  const Course before =
      course_of({with_sign(tolerated(0, 2), first), with_sign(unnoted(1, 0), second)});
  CourseFields fields = course_of({}).plan();
  fields.started = first_night + 5;
  const Log log = made(Log::from({before, made(Course::from(fields))}));
  CHECK(notice<CourseBeforeStopped>(advise(log, first_night + 5))
            ->signs.contains(WarningSign::fainting));
}

TEST_CASE("a course begun anew within two weeks does not end what is told of an earlier one") {
  const Course before = course_of({with_sign(tolerated(0, 2), WarningSign::vomiting)});
  CourseFields second = course_of({}).plan();
  second.started = first_night + 5;
  CourseFields third = second;
  third.started = first_night + 7;
  const Log log = made(Log::from({before, made(Course::from(second)), made(Course::from(third))}));
  CHECK(has<CourseBeforeStopped>(advise(log, first_night + 18)));
  CHECK_FALSE(has<CourseBeforeStopped>(advise(log, first_night + 19)));
}

// ---- course-begins, and what is later than now ----

Course begun_on(int day, std::vector<Night> nights = {}, int recommended = 1) {
  CourseFields fields = course_of({}, {recommended, 2000}).fields();
  fields.started = first_night + day;
  fields.nights = std::move(nights);
  return made(Course::from(std::move(fields)));
}

TEST_CASE("until the night on which a course begins the one before it gives the advice") {
  const Course before = course_of({tolerated(0, 2), tolerated(1, 3)});
  const Log log = made(Log::from({before, begun_on(3)}));
  for (int day = 0; day < 6; ++day) {
    const auto [advice, then] = outlook(log, first_night + day);
    const Course& course = day < 3 ? before : *log.newest();
    CHECK(advice.capsules == advise(course, first_night + day).capsules);
    CHECK(advice.amount == advise(log, first_night + day).amount);
    REQUIRE(has<CourseBegins>(advice) == (day == 2));
    if (day != 2) continue;
    CHECK(notice<CourseBegins>(advice)->capsules == capsules(1));
    CHECK(notice<CourseBegins>(advice)->amount == Milligrams::whole(200));
    CHECK(then.tolerated == capsules(1));
    CHECK(then.loose == capsules(1));
  }
}

TEST_CASE("the signs of a course are told in the one after it, also where a third is to begin") {
  const Course stopped = course_of({with_sign(tolerated(0, 2), WarningSign::vomiting)});
  const Log log = made(Log::from({stopped, begun_on(2), begun_on(20)}));
  CHECK(has<CourseBeforeStopped>(advise(log, first_night + 15)));
  CHECK_FALSE(has<CourseBeforeStopped>(advise(log, first_night + 16)));
}

TEST_CASE("a course that begins later than tomorrow is later than now, and where it can be moved") {
  const Log log = made(Log::from({course_of({tolerated(0, 2)}), begun_on(5)}));
  const auto later = [&](int day) { return later_than_now(log, first_night + day); };
  CHECK_FALSE(later(5));
  CHECK_FALSE(later(4));
  REQUIRE(later(3));
  CHECK(std::get<CourseLater>(*later(3)).started == first_night + 5);
  CHECK(std::get<CourseLater>(*later(3)).possible == first_night + 3);
  // Tonight is logged in the course before: tomorrow.
  CHECK(std::get<CourseLater>(*later(0)).possible == first_night + 1);
  // And before that, what is later is the night that is in its way.
  CHECK(std::get<NightLater>(*later(-1)).night == first_night);
  CHECK_FALSE(std::get<CourseLater>(
                  *later_than_now(made(Log::from({begun_on(5), begun_on(7)})), first_night))
                  .possible);
}

TEST_CASE("nights later than now are counted, and the first of them told with its dose") {
  const Log log = made(Log::from({course_of({tolerated(0, 2), tolerated(1, 3), tolerated(4, 4)})}));
  const auto later = [&](int day) { return later_than_now(log, first_night + day); };
  CHECK_FALSE(later(4));
  const auto night = std::get<NightLater>(later(0).value());
  CHECK(night.night == first_night + 1);
  CHECK(night.capsules == capsules(3));
  CHECK(night.nights == 2);
  CHECK_FALSE(later_than_now(Log(), first_night));
}

TEST_CASE("stock that is later than now is counted, and the first of it told") {
  CourseFields fields = course_of({tolerated(0, 2)}).fields();
  fields.unit = Unit::tablet;
  fields.stock = {{first_night, StockAdded::from(60).value()},
                  {first_night + 1, StockCount::from(76).value()},
                  {first_night + 9, StockAdded::from(30).value()}};
  const Log log = made(Log::from({made(Course::from(std::move(fields)))}));
  const auto later = [&](int day) { return later_than_now(log, first_night + day); };
  CHECK_FALSE(later(9));
  const auto last = std::get<StockLater>(later(8).value());
  CHECK(last.entry.date == first_night + 9);
  CHECK(last.entries == 1);
  CHECK(last.unit == Unit::tablet);
  const auto both = std::get<StockLater>(later(0).value());
  CHECK(both.entry.date == first_night + 1);
  CHECK(both.entries == 2);
}

TEST_CASE("climbs and tapers that are later than now are counted, and a pause may be") {
  const Course course =
      course_of({tolerated(0, 2)},
                {.acts = {{1, Act::Kind::climb}, {4, Act::Kind::taper}, {9, Act::Kind::climb}},
                 .pauses = {{20, 30}}});
  const Log log = made(Log::from({course}));
  const auto later = [&](int day) { return later_than_now(log, first_night + day); };
  CHECK_FALSE(later(9));
  const auto last = std::get<ActLater>(later(8).value());
  CHECK(last.from == first_night + 9);
  CHECK(last.act == Act::Kind::climb);
  CHECK(last.acts == 1);
  const auto both = std::get<ActLater>(later(3).value());
  CHECK(both.from == first_night + 4);
  CHECK(both.act == Act::Kind::taper);
  CHECK(both.acts == 2);
  // Nights come first, and what is in the way of a start that is to be moved.
  const Course longer = made(course.with(tolerated(2, 2)));
  CHECK(std::holds_alternative<NightLater>(
      *later_than_now(made(Log::from({longer})), first_night + 1)));
  const Course acted = course_of({tolerated(0, 2)}, {.acts = {{9, Act::Kind::climb}}});
  const Log moved = made(Log::from({acted, begun_on(12)}));
  CHECK(std::holds_alternative<ActLater>(*later_than_now(moved, first_night + 7)));
  CHECK(std::holds_alternative<CourseLater>(*later_than_now(moved, first_night + 10)));
}

TEST_CASE("what comes for a course that begins tomorrow is not later than now") {
  const auto bottle = [](int day) { return StockEntry{first_night + day, *StockAdded::from(60)}; };
  const auto with = [&](int start, int day) {
    return made(Log::from({course_of({}), made(begun_on(start).with(bottle(day)))}));
  };
  for (int start = 1; start < 4; ++start) {
    for (int day = start; day < 6; ++day) {
      for (int now = 0; now < 7; ++now) {
        const bool is_later = day > now && !(start == now + 1 && day == start);
        const bool can_begin = start <= now + 1;
        CAPTURE(start, day, now);
        const auto later = later_than_now(with(start, day), first_night + now);
        CHECK((later && std::holds_alternative<StockLater>(*later)) == (is_later && can_begin));
        CHECK((later && std::holds_alternative<CourseLater>(*later)) == !can_begin);
      }
    }
  }
}

TEST_CASE("on the last night of the calendar nothing is later than now") {
  const Log log = made(Log::from({begun_on(0)}));
  CHECK_FALSE(later_than_now(log, date("9999-12-31")));
}

TEST_CASE("whatever is later than now can be led out of, a step at a time, with every dose kept") {
  const auto nights = GENERATE(range(0U, 8U));
  const auto start = GENERATE(0, 1, 2, 5);
  // In the way of a start that is moved.
  const bool has_stock_before = GENERATE(false, true), has_act_before = GENERATE(false, true);
  std::vector<Night> list;
  for (int day = 0; day < 3; ++day) {
    if ((nights >> day & 1U) != 0) list.push_back(unnoted(start + day, 2));
  }
  const NightDate now = first_night;
  Course before = begun_on(-9);
  if (has_stock_before && start > 1) {
    before = made(before.with(StockEntry{now + start - 1, *StockCount::from(9)}));
  }
  if (has_act_before && start > 1) {
    before = made(before.with(Act{now + start - 1, Act::Kind::taper}));
  }
  const Course stocked =
      made(begun_on(start, list).with(StockEntry{now + start + 3, *StockAdded::from(60)}));
  const Course newest = made(stocked.with(Act{now + start + 2, Act::Kind::climb}));
  Log log = made(Log::from({before, newest}));
  NightDate free = now;
  for (int steps = 0; later_than_now(log, now); ++steps) {
    REQUIRE(steps < 9);
    const auto later = *later_than_now(log, now);
    if (const auto* stock = std::get_if<StockLater>(&later)) {
      const std::size_t index = *log.course_of(stock->entry.date);
      const Course& course = log.courses()[index];
      REQUIRE(course.stock_on(stock->entry.date) != nullptr);
      log = made(log.replacing(index, course.without_stock(stock->entry.date)));
      continue;
    }
    if (const auto* act = std::get_if<ActLater>(&later)) {
      const std::size_t index = *log.course_of(act->from);
      const Course& course = log.courses()[index];
      REQUIRE(course.act_on(act->from) != nullptr);
      log = made(log.replacing(index, course.without_act(act->from)));
      continue;
    }
    if (const auto* course = std::get_if<CourseLater>(&later)) {
      REQUIRE(course->possible);
      log = made(log.starting(*course->possible));
      continue;
    }
    // The person puts it on a night that is not in the log.
    const NightDate night = std::get<NightLater>(later).night;
    while (log.night_on(free) != nullptr) free = free - 1;
    if (free < log.newest()->started()) log = made(log.starting(free));
    NightFields fields = log.night_on(night)->fields();
    fields.date = free;
    log =
        made(log.replacing(1, made(log.newest()->without(night).with(made(Night::from(fields))))));
  }
  CHECK(log.newest()->nights().size() == list.size());
}

// ---- already-logged ----

TEST_CASE("tonight is already logged once it is in the log, also with none") {
  const auto [count, logged] = GENERATE(table<int, bool>({{0, true}, {1, true}, {99, true}}));
  const Advice advice = advice_on(course_of({tolerated(0, 2), unnoted(1, count)}), 1);
  CHECK(advice.logged == logged);
  CHECK(has<AlreadyLogged>(advice) == logged);
  if (logged) CHECK(notice<AlreadyLogged>(advice)->capsules.value() == count);
}

TEST_CASE("another night's dose does not make tonight logged") {
  const Course course = course_of({tolerated(0, 2), tolerated(2, 2)});
  CHECK_FALSE(has<AlreadyLogged>(advice_on(course, 1)));
  CHECK_FALSE(advice_on(course, 1).logged);
}

// ---- dose-above-5000 ----

TEST_CASE("a dose above 5000 mg is said and one of 5000 mg is not") {
  CHECK_FALSE(has<DoseAbove5000>(after({tolerated(0, 20)}, strong)));
  const Advice advice = after({tolerated(0, 21)}, strong);
  REQUIRE(has<DoseAbove5000>(advice));
  CHECK(notice<DoseAbove5000>(advice)->night == first_night);
  CHECK(notice<DoseAbove5000>(advice)->amount == Milligrams::whole(5250));
}

TEST_CASE("a dose above 5000 mg is said for 7 nights and for the night itself") {
  const auto [day, said] =
      GENERATE(table<int, bool>({{-1, false}, {0, true}, {1, true}, {7, true}, {8, false}}));
  CHECK(has<DoseAbove5000>(advice_on(course_of({unnoted(0, 21)}, strong), day)) == said);
}

TEST_CASE("of several doses above 5000 mg the latest is said") {
  const Course course = course_of({unnoted(0, 30), unnoted(3, 21), unnoted(5, 25)}, strong);
  const auto [day, of_day] = GENERATE(table<int, int>({{3, 3}, {4, 3}, {5, 5}, {12, 5}}));
  const Advice advice = advice_on(course, day);
  REQUIRE(has<DoseAbove5000>(advice));
  CHECK(notice<DoseAbove5000>(advice)->night == first_night + of_day);
}

TEST_CASE("the most urgent notice stands first") {
  const Plan plan = {2, 2500, {{0, 2}}};
  const Advice advice = advice_on(
      course_of({loose(0, 1), loose(1, 0), loose(2, 0), unnoted(3, 30), unnoted(4, 1)}, plan), 4);
  CHECK(std::holds_alternative<DoseAbove5000>(advice.notices.front()));
  CHECK(has<LooseRun>(advice));
  CHECK(has<ResultMissing>(advice));
  CHECK(std::holds_alternative<AlreadyLogged>(advice.notices.back()));
}

// ---- What an advice says of itself ----

TEST_CASE("an advice names its night and amount and the ceiling in force") {
  const Advice advice = after({tolerated(0, 2)}, {2, 1125, {{0, 3}, {1, 7}, {2, 9}}});
  CHECK(advice.night == first_night + 1);
  CHECK(advice.amount.tenths() == 3375);  // 3 of 112.5 mg
  CHECK(advice.ceiling.value() == 7);
}

TEST_CASE("before the first dose there is no evidence") {
  const Advice advice = advice_on(course_of({loose(0, 0)}), 30);
  CHECK_FALSE(advice.evidence.last_dose);
  CHECK_FALSE(advice.evidence.signs);
  CHECK(advice.evidence.missed == 0);
}

TEST_CASE("the evidence holds the last dose above zero and what it taught") {
  struct Case {
    Night night;
    Taught taught;
    int stool;
    bool no_movement, other_cause, has_result;
  };
  const Case expected =
      GENERATE(Case{tolerated(1, 3), Taught::tolerated, 4, false, false, true},
               Case{with_stool(1, 3, 6), Taught::loose, 6, false, false, true},
               Case{unnoted(1, 3), Taught::nothing, 0, false, false, false},
               Case{with_movements(1, 3, 2), Taught::nothing, 0, false, false, true},
               Case{no_movement(1, 3), Taught::nothing, 0, true, false, true},
               Case{put_down_to_illness(loose(1, 3)), Taught::nothing, 7, false, true, true});
  const Advice advice = after({tolerated(0, 2), expected.night, loose(2, 0), loose(4, 0)});
  REQUIRE(advice.evidence.last_dose);
  const Evidence::Dose& dose = *advice.evidence.last_dose;
  CHECK(dose.night == first_night + 1);
  CHECK(dose.capsules.value() == 3);
  CHECK(dose.taught == expected.taught);
  CHECK((dose.stool ? dose.stool->value() : 0) == expected.stool);
  CHECK(dose.no_movement == expected.no_movement);
  CHECK(dose.other_cause == expected.other_cause);
  CHECK(dose.has_result == expected.has_result);
  CHECK(advice.evidence.missed == 3);  // days 2 to 4
}

TEST_CASE("the evidence holds the first warning signs") {
  const Night two_signs = with_sign(with_sign(unnoted(1, 0), WarningSign::vomiting));
  const Advice advice = after({tolerated(0, 2), two_signs, with_sign(unnoted(2, 0))});
  REQUIRE(advice.evidence.signs);
  CHECK(advice.evidence.signs->night == first_night + 1);
  CHECK(advice.evidence.signs->signs.list() ==
        std::vector{WarningSign::flushing, WarningSign::vomiting});
}

TEST_CASE("the protocol's own rules are told from those added for safety") {
  for (const Rule rule : {Rule::first_night, Rule::step_up, Rule::repeat, Rule::step_down,
                          Rule::settle, Rule::hold, Rule::taper}) {
    CHECK_FALSE(is_safety_rule(rule));
  }
  for (const Rule rule : {Rule::wait, Rule::lapse, Rule::back_to_plan, Rule::ease, Rule::floor,
                          Rule::warning_sign, Rule::ask_first, Rule::climb_again, Rule::paused}) {
    CHECK(is_safety_rule(rule));
  }
}

}  // namespace titrate::test

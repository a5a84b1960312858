// A course replayed: every date has the answer that the engine gives for it, also where many
// nights are written down as one row.

#include "titrate/history.hpp"

#include <algorithm>
#include <random>

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

HistoryRow::Answer answer_on(const Course& course, NightDate date) {
  const Advice advice = advise(course, date);
  return {advice.capsules, advice.phase,  advice.limit,
          advice.ceiling,  advice.rule(), advice.evidence.pause.has_value()};
}

// Gaps of weeks, and whatever can turn an answer within them.
Course course_with_gaps(std::mt19937& random) {
  const auto below = [&](unsigned most) { return static_cast<int>(random() % most); };
  const auto chance = [&](int percent) { return below(100) < percent; };
  Plan plan{.recommended = 1 + below(3)};
  std::vector<Night> nights;
  for (int day = below(9); day < 90; day += chance(80) ? 1 : 1 + below(25)) {
    const int dose = chance(2) ? 42 : below(5);
    Night night = chance(60) ? with_stool(day, dose, 3 + below(5)) : unnoted(day, dose);
    nights.push_back(chance(1) ? with_sign(night) : night);
    if (chance(3)) break;
  }
  for (int day = below(20); day < 120; day += 1 + below(30)) {
    plan.acts.emplace_back(day, chance(50) ? Act::Kind::climb : Act::Kind::taper);
  }
  for (int day = below(30); day < 120; day += 9 + below(40)) {
    plan.pauses.emplace_back(day, day + below(8));
  }
  for (int day = 1 + below(60); day < 120; day += 1 + below(60)) {
    plan.ceilings.emplace_back(day, 3 + below(9));
  }
  return course_of(std::move(nights), plan);
}

// From a date to another, both included, no date twice and none left out; each with its own night
// and the engine's answer.
void check_rows(const History& history, NightDate from, NightDate until) {
  const Course& course = *history.course;
  NightDate date = from;
  for (const HistoryRow& row : history.rows) {
    REQUIRE(row.nights.first == date);
    const bool is_last = &row == &history.rows.back();
    for (; date <= row.nights.last; date = date + 1) {
      CAPTURE(date.iso());
      CHECK(row.night == (is_last ? nullptr : course.night_on(date)));
      CHECK(row.advised == answer_on(course, date));
    }
    if (row.night == nullptr || is_last) continue;
    CHECK(history.next(row) == answer_on(course, row.nights.first + 1));
  }
  CHECK(date == until + 2);
}

// One to four courses, one after the other, with gaps between them.
Log log_with_gaps(std::mt19937& random) {
  std::vector<Course> courses;
  for (int days = 0; courses.empty() || (courses.size() < 4 && random() % 3 != 0);
       days += 200 + static_cast<int>(random() % 90)) {
    courses.push_back(shifted(course_with_gaps(random), days));
  }
  return made(Log::from(std::move(courses)));
}

using Dates = std::vector<NightDate>;

Dates dates_of(std::span<const History> histories) {
  Dates dates;
  for (const History& history : histories) {
    for (const HistoryRow& row : history.rows) {
      if (row.night != nullptr) dates.push_back(row.night->date());
    }
  }
  return dates;
}

// As a range is meant: of all nights of the log those within its dates, and of them the latest.
Dates dates_in_range(const Log& log, const HistoryRange& range) {
  Dates dates;
  for (const Course& course : log.courses()) {
    for (const Night& night : course.nights()) {
      if (range.since && night.date() < *range.since) continue;
      if (range.until && *range.until < night.date()) continue;
      dates.push_back(night.date());
    }
  }
  const std::size_t most = range.last.value_or(dates.size());
  if (dates.size() > most) dates.erase(dates.begin(), dates.end() - static_cast<int>(most));
  return dates;
}

bool is_same(const History& one, const History& other) {
  const auto is_same_row = [](const HistoryRow& a, const HistoryRow& b) {
    return a.night == b.night && a.nights == b.nights && a.taught == b.taught &&
           a.advised == b.advised;
  };
  return one.course == other.course && one.number == other.number &&
         one.missed_from == other.missed_from && one.missed_until == other.missed_until &&
         one.acts_from == other.acts_from && one.acts_until == other.acts_until &&
         std::equal(one.rows.begin(), one.rows.end(), other.rows.begin(), other.rows.end(),
                    is_same_row);
}

// As it is meant, date by date: the first night on which it was taken, else was the answer.
std::optional<NightDate> held_since(const Course& course, NightDate end) {
  const HistoryRow::Answer now = answer_on(course, end);
  if (now.phase.kind != Phase::Kind::holding) return std::nullopt;
  NightDate since = end;
  while (course.started() < since) {
    const HistoryRow::Answer before = answer_on(course, since - 1);
    if (before.phase.kind != Phase::Kind::holding ||
        std::min(before.phase.dose, before.ceiling) != std::min(now.phase.dose, now.ceiling)) {
      break;
    }
    since = since - 1;
  }
  const Capsules held = std::min(now.phase.dose, now.ceiling);
  for (NightDate date = since; date <= end; date = date + 1) {
    const Night* const night = course.night_on(date);
    if (night != nullptr && night->capsules() == held) return date;
  }
  return since;
}

}  // namespace

TEST_CASE("a course lived through has every date with the engine's answer, and where it stands") {
  std::mt19937 random(20261101);
  for (int i = 0; i < 60; ++i) {
    INFO("course " << i);
    const Course course = course_with_gaps(random);
    const NightDate last_logged = course.nights().back().date();
    const NightDate last_night = last_logged + static_cast<int>(random() % 50) - 5;
    const ReplayedCourse replayed = replay(course, 1, last_night);
    check_rows(replayed.history, course.started(), std::max(last_night, last_logged));
    const NightDate tonight = last_night + 1;
    CHECK(everything(replayed.standing, tonight) == everything(advise(course, tonight), tonight));
    const auto hold = latest_hold(replayed);
    const auto since = held_since(course, tonight);
    CHECK((hold && !hold->until) == since.has_value());
    if (since) CHECK(hold->since == *since);
  }
}

TEST_CASE("a history of some nights has the answers that the whole of it has") {
  std::mt19937 random(20261102);
  for (int i = 0; i < 60; ++i) {
    INFO("course " << i);
    const Course course = course_with_gaps(random);
    const auto below = [&](unsigned most) { return static_cast<int>(random() % most); };
    const NightDate since = first_night + below(60);
    const NightDate until = since + below(60);
    const NightDate last_night = first_night + 60 + below(60);
    const History some = history_of(course, 1, {.since = since, .until = until}, last_night);
    const NightDate last = std::min(until, last_night);
    const auto logged = course.nights_before(until + 1);
    check_rows(some, since,
               logged.empty() || logged.back().date() < since
                   ? last
                   : std::max(last, logged.back().date()));
    const History latest = history_of(course, 1, {.last = 1}, last_night);
    const NightDate newest = course.nights().back().date();
    if (course.nights().size() > 1) check_rows(latest, newest, std::max(newest, last_night));
  }
}

TEST_CASE(
    "before a course has begun there is nothing to look back on, and its first answer stands") {
  const Course course = course_of({});
  const ReplayedCourse replayed = replay(course, 1, first_night - 5);
  CHECK(answer(replayed.standing) == "2, climbing(2), first-night");
  CHECK_FALSE(latest_hold(replayed));
  CHECK_FALSE(span_of(replayed.history));
  CHECK(lines_of(replayed.history).empty());
}

TEST_CASE("thousands of years without a night are a few rows") {
  const Course course = course_of(
      {tolerated(0, 2)}, {.acts = {{400, Act::Kind::taper}}, .pauses = {{30, 40}, {50, 60}}});
  const ReplayedCourse replayed = replay(course, 1, date("9999-12-31"));
  CHECK(replayed.history.rows.size() < 20);
  CHECK(replayed.history.rows.back().nights.first == date("9999-12-31") + 1);
}

// 2 held from day 4 on; from day 6 on 1 is all that the ceiling allows.
TEST_CASE(
    "what a lower ceiling leaves of a hold is a hold of its own, and a pause is no end of it") {
  const Course course =
      course_of({tolerated(0, 1), tolerated(1, 2), loose(2, 3), loose(3, 3)},
                {.recommended = 1, .ceilings = {{0, 20}, {6, 1}}, .pauses = {{7, 7}}});
  const auto before = latest_hold(replay(course, 1, first_night + 4));
  REQUIRE(before);
  CHECK(before->capsules == capsules(2));
  CHECK(before->since == first_night + 4);
  const auto hold = latest_hold(replay(course, 1, first_night + 8));
  REQUIRE(hold);
  CHECK(hold->capsules == Capsules::one());
  CHECK(hold->since == first_night + 6);
  CHECK_FALSE(hold->until);
}

TEST_CASE("a taper before the first night begins a hold, which is held once it is taken") {
  const Course course = course_of({tolerated(5, 1)}, {.acts = {{2, Act::Kind::taper}}});
  CHECK(latest_hold(replay(course_of({}, {.acts = {{2, Act::Kind::taper}}}), 1, first_night + 6))
            ->since == first_night + 2);
  const auto hold = latest_hold(replay(course, 1, first_night + 6));
  REQUIRE(hold);
  CHECK(hold->capsules == Capsules::one());
  CHECK(hold->amount == Milligrams::whole(120));
  CHECK(hold->since == first_night + 5);
}

TEST_CASE("a range of a log has the nights that it is meant to have, counted across courses") {
  std::mt19937 random(GENERATE(range(1U, 41U)));
  const Log log = log_with_gaps(random);
  const NightDate end = log.newest()->started() + 150;
  const auto any_date = [&] {
    return first_night + static_cast<int>(random() % static_cast<unsigned>(end - first_night));
  };
  for (int round = 0; round < 20; ++round) {
    HistoryRange range;
    if (random() % 2 == 0) range.since = any_date();
    if (random() % 2 == 0) range.until = any_date();
    if (random() % 3 != 0) range.last = random() % 3 == 0 ? random() % 100 : 1 + random() % 9;
    const NightDate tonight = any_date();
    CAPTURE(range.since ? range.since->iso() : "", range.until ? range.until->iso() : "",
            range.last.value_or(999), tonight.iso());
    const auto histories = histories_of(log, range, tonight);
    REQUIRE(histories.size() == log.courses().size());
    CHECK(dates_of(histories) == dates_in_range(log, range));
    for (std::size_t i = 0; i < histories.size(); ++i) {
      const History& history = histories[i];
      const std::size_t nights = logged_nights(history);
      CHECK(history.course == &log.courses()[i]);
      CHECK(history.number == i + 1);
      CHECK(nights == dates_of({&history, 1}).size());
      // What a course has there it has as it has it alone; where all lie in later ones, nothing.
      HistoryRange own = range;
      if (range.last) own.last = nights;
      if (nights > 0) {
        CHECK(is_same(history,
                      history_of(log.courses()[i], i + 1, own, last_night_of(log, i, tonight))));
      } else if (range.last == dates_of(histories).size()) {
        CHECK(lines_of(history).empty());
      }
    }
  }
}

TEST_CASE("a course can miss nights until the next one begins, the last one until tonight") {
  const Course first = course_of({tolerated(0, 2)});
  const Log log = made(Log::from({first, shifted(first, 10), shifted(first, 20)}));
  // Asked within the second course: the third is still to come.
  CHECK(last_night_of(log, 0, first_night + 15) == first_night + 9);
  CHECK(last_night_of(log, 1, first_night + 15) == first_night + 14);
  CHECK(last_night_of(log, 2, first_night + 15) == first_night + 14);
  CHECK(last_night_of(log, 1, first_night + 20) == first_night + 19);
  CHECK(last_night_of(log, 2, first_night + 20) == first_night + 19);
  // Before the first one.
  CHECK(last_night_of(log, 0, first_night - 3) == first_night - 4);
}

}  // namespace titrate::test

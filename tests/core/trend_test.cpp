// What the notes of a course come to: worked examples, and a second way to count over random logs.

#include "titrate/trend.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <random>
#include <set>

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

Night noting(Night night, const std::string& symptom, int severity) {
  NightFields fields = night.fields();
  REQUIRE(
      fields.symptoms.set({made(SymptomName::from(symptom)), Severity::from(severity).value()}));
  return made(Night::from(std::move(fields)));
}

Night slept(Night night, int quality) {
  NightFields fields = night.fields();
  fields.sleep = SleepQuality::from(quality).value();
  return made(Night::from(std::move(fields)));
}

Night measuring(Night night, const char* name, int tenths) {
  NightFields fields = night.fields();
  const auto value = MeasureValue::from_tenths(tenths).value();
  if (!fields.measures.set({made(MeasureName::from(name)), value})) throw std::logic_error("full");
  return made(Night::from(std::move(fields)));
}

const Measure pressure{Measure::Kind::measured, "bp-systolic"};
const Measure cramps{Measure::Kind::symptom, "cramps"};
const Measure sleep_quality{Measure::Kind::sleep, {}};

Trend trend_on(const Course& course, int last_day) {
  return trend_of(course, first_night + last_day).value();
}

const Series& series(const Trend& trend, const Measure& measure) {
  for (const Series& each : trend.series) {
    if (each.measure == measure) return each;
  }
  throw std::logic_error("no such series");
}

// ---- Windows ----

TEST_CASE("around a night: up to two weeks before it, and up to two from it on") {
  const auto around = [](const Course& course, int day) {
    const NightDate last = course.nights().back().date();
    const Windows windows = trend_of(replay(course, 1, last), first_night + day).value().windows;
    CHECK(windows.kind == Windows::Kind::around);
    CHECK_FALSE(windows.overlap());
    return std::array{windows.first.first - first_night, windows.first.last - first_night,
                      windows.second.first - first_night, windows.second.last - first_night};
  };
  const Course long_one = course_of({tolerated(0, 2), tolerated(49, 2)});
  CHECK(around(long_one, 20) == std::array{6, 19, 20, 33});
  CHECK(around(long_one, 1) == std::array{0, 0, 1, 14});
  CHECK(around(long_one, 49) == std::array{35, 48, 49, 49});
  CHECK(around(long_one, 45) == std::array{31, 44, 45, 49});
}

// ---- Means ----

TEST_CASE("what was measured has a mean to the tenth, behind symptoms, sleep and movements") {
  const Course course =
      course_of({measuring(slept(tolerated(0, 2), 3), "bp-systolic", 1285),
                 measuring(noting(tolerated(1, 3), "cramps", 2), "bp-systolic", 1210),
                 measuring(tolerated(2, 4), "bp-diastolic", 800)});
  const Trend trend = trend_on(course, 2);
  std::vector<std::string> order;
  for (const Series& each : trend.series) order.push_back(each.measure.name);
  CHECK(order == std::vector<std::string>{"cramps", "", "bp-diastolic", "bp-systolic"});
  CHECK(series(trend, pressure).first == Mean{2495, 2});
  CHECK(series(trend, pressure).first.tenths() == 1248);  // 124.75, halves up
  CHECK(series(trend, pressure).by_dose ==
        std::vector<MeanAtDose>{{capsules(2), {1285, 1}}, {capsules(3), {1210, 1}}});
}

TEST_CASE("a mean is rounded to tenths, halves up, and is none without a value") {
  const auto [sum, count, tenths] = GENERATE(table<int, int, int>({
      {0, 1, 0},     // a severity of 0 is a value
      {19, 3, 63},   // 6.333
      {20, 3, 67},   // 6.667
      {25, 4, 63},   // 6.25
      {1, 20, 1},    // 0.05
      {1, 21, 0},    // 0.0476
      {3, 20, 2},    // 0.15
      {29, 20, 15},  // 1.45
      {300, 30, 100},
  }));
  CHECK(Mean{10 * sum, count}.tenths() == tenths);
  CHECK_FALSE(Mean{}.tenths());
}

TEST_CASE("fewer than three nights are few") {
  CHECK(is_few(Mean{9, 2}));
  CHECK_FALSE(is_few(Mean{9, 3}));
}

// ---- Windows ----

TEST_CASE("the first week counts from the first night, the last two weeks back from the last") {
  std::vector<Night> nights;
  // From the third day on: 1 each night of the first week, then 2, and 4 in the last two weeks.
  for (int day = 2; day < 30; ++day) {
    nights.push_back(noting(tolerated(day, 2), "cramps", day < 7 ? 1 : day < 16 ? 2 : 4));
  }
  const Trend trend = trend_on(course_of(nights), 40);
  CHECK(trend.windows.first == NightRange{first_night + 2, first_night + 8});
  CHECK(trend.windows.second.first == first_night + 16);
  CHECK(trend.windows.second.last == first_night + 29);
  CHECK_FALSE(trend.windows.overlap());
  CHECK(series(trend, cramps).first == Mean{5 * 10 + 2 * 20, 7});
  CHECK(series(trend, cramps).second == Mean{560, 14});
  CHECK(series(trend, cramps).by_dose ==
        std::vector<MeanAtDose>{{capsules(2), {50 + 180 + 560, 28}}});
}

TEST_CASE("a course that was begun long before its first dose has a first week with nights") {
  // Noted from the 90th night on, taken from the 93rd.
  std::vector<Night> nights;
  for (int day = 90; day < 120; ++day)
    nights.push_back(noting(unnoted(day, day < 93 ? 0 : 2), "cramps", 5));
  const Trend trend = trend_on(course_of(nights), 120);
  CHECK(trend.windows.first == NightRange{first_night + 90, first_night + 96});
  CHECK(trend.windows.first_dose == first_night + 93);
  CHECK(series(trend, cramps).first == Mean{350, 7});
  const Windows none = trend_on(course_of({unnoted(4, 0), tolerated(11, 2)}), 11).windows;
  CHECK(none.first == NightRange{first_night + 4, first_night + 10});
  CHECK_FALSE(none.first_dose);
  // The two weeks before a night are not before the first one in the log either.
  const Windows around =
      trend_of(replay(course_of(nights), 1, first_night + 120), first_night + 95).value().windows;
  CHECK(around.first == NightRange{first_night + 90, first_night + 94});
}

TEST_CASE("the windows overlap in a course of under 21 nights") {
  const auto overlap = [](int days) {
    return trend_on(course_of({tolerated(0, 2), tolerated(days - 1, 2)}), days).windows.overlap();
  };
  CHECK(overlap(2));
  CHECK(overlap(20));
  CHECK_FALSE(overlap(21));
  const Trend one = trend_on(course_of({slept(tolerated(0, 2), 3)}), 0);
  CHECK(one.windows.second.first == first_night);
  CHECK(series(one, sleep_quality).first == series(one, sleep_quality).second);
}

TEST_CASE("what was not noted does not count, and no severity is a severity of 0") {
  const Course course = course_of({noting(tolerated(0, 2), "cramps", 6), tolerated(1, 3),
                                   noting(tolerated(2, 4), "cramps", 0)});
  const Trend trend = trend_on(course, 2);
  CHECK(trend.series.size() == 1);
  CHECK(series(trend, cramps).first == Mean{60, 2});
  CHECK(series(trend, cramps).by_dose ==
        std::vector<MeanAtDose>{{capsules(2), {60, 1}}, {capsules(4), {0, 1}}});
}

TEST_CASE("a note of a missed night counts at dose 0, and series stand in a fixed order") {
  const Course course =
      course_of({slept(noting(noting(with_movements(0, 2, 1), "migraine", 3), "cramps", 1), 2),
                 slept(unnoted(1, 0), 5)});
  const Trend trend = trend_on(course, 1);
  std::vector<std::string> names;
  for (const Series& each : trend.series) {
    names.push_back(std::string(name_of(each.measure.kind)) + ' ' + each.measure.name);
  }
  CHECK(names ==
        std::vector<std::string>{"symptom cramps", "symptom migraine", "sleep ", "movements "});
  CHECK(series(trend, sleep_quality).by_dose ==
        std::vector<MeanAtDose>{{capsules(0), {50, 1}}, {capsules(2), {20, 1}}});
}

TEST_CASE("a course without a night has no trend") {
  CHECK_FALSE(trend_of(course_of({}), first_night + 5));
}

// ---- Regularity ----

struct Counts {
  int possible, taken, longest, current;
  bool stopped;
  friend bool operator==(const Counts&, const Counts&) = default;
};

Counts counts(const Trend& trend) {
  const Regularity regularity = trend.regularity.value();
  return {regularity.possible, regularity.taken, regularity.longest_run, regularity.current_run,
          regularity.stopped};
}

TEST_CASE("nights are possible from the first dose to the last night, runs end at a miss") {
  // 3, 4, 5, missed, 7, 8 November; a night of 0 capsules before the first dose counts for nothing.
  const Course course = course_of({unnoted(0, 0), tolerated(2, 2), tolerated(3, 3), tolerated(4, 4),
                                   tolerated(6, 2), tolerated(7, 3)});
  CHECK(counts(trend_on(course, 7)) == Counts{6, 5, 3, 2, false});
  CHECK(counts(trend_on(course, 9)) == Counts{8, 5, 3, 0, false});
  // Asked on the evening of the 8th, after tonight's dose was logged: it counts already.
  CHECK(counts(trend_on(course, 6)) == Counts{6, 5, 3, 2, false});
  // In the log or not, a night without a dose is a miss.
  CHECK(counts(trend_on(course_of({tolerated(0, 2), unnoted(1, 0), tolerated(2, 2)}), 2)) ==
        Counts{3, 2, 1, 1, false});
}

TEST_CASE("before the first dose there is nothing to count") {
  CHECK_FALSE(trend_on(course_of({unnoted(0, 0)}), 3).regularity);
}

TEST_CASE("nights after titrate advised no more are no misses") {
  // The sign of the fourth night stops that night.
  const Course sign = course_of({tolerated(0, 2), tolerated(1, 3), tolerated(2, 4),
                                 with_sign(unnoted(3, 5)), tolerated(4, 5)});
  CHECK(counts(trend_on(sign, 20)) == Counts{3, 3, 3, 3, true});
  // One capsule loose twice: nothing is left to hold (S5), from the third night on.
  const Course floor = course_of({loose(0, 1), loose(1, 1)}, {.recommended = 1});
  CHECK(counts(trend_on(floor, 20)) == Counts{2, 2, 2, 2, true});
  // A sign on the first night: nothing was possible.
  CHECK_FALSE(trend_on(course_of({with_sign(tolerated(0, 2))}), 5).regularity);
}

Course with_plan(const Course& course, std::vector<Act> acts, std::vector<Pause> pauses) {
  CourseFields fields = course.fields();
  fields.acts = std::move(acts);
  fields.pauses = std::move(pauses);
  return made(Course::from(std::move(fields)));
}

TEST_CASE("a paused night is no miss, and a pause ends no run") {
  const auto day = [](int days) { return first_night + days; };
  // Taken on 1, 2 and 6, 7 November; 3 to 5 in a pause, the 4th in the log with none taken.
  const Course course = with_plan(course_of({tolerated(0, 2), tolerated(1, 3), unnoted(3, 0),
                                             tolerated(5, 3), tolerated(6, 3)}),
                                  {}, {{day(2), day(4)}, {day(8)}});
  CHECK(counts(trend_on(course, 6)) == Counts{4, 4, 4, 4, false});
  CHECK(trend_on(course, 6).regularity->none_advised() == 3);
  // The 8th was missed before the second pause, which has no end, began.
  CHECK(counts(trend_on(course, 30)) == Counts{5, 4, 4, 0, false});
  // A dose that was taken in a pause was taken: on the 4th, between nights that count for nothing.
  const Course taken = with_plan(course_of({tolerated(0, 2), tolerated(3, 2), tolerated(5, 2)}), {},
                                 {{day(1), day(4)}});
  CHECK(counts(trend_on(taken, 5)) == Counts{3, 3, 3, 3, false});
  CHECK(counts(trend_on(taken, 6)) == Counts{4, 3, 3, 0, false});
}

TEST_CASE("a stop by the floor that a climb ended is no stop, and its nights are no misses") {
  const auto day = [](int days) { return first_night + days; };
  const Course stopped = course_of({loose(0, 1), loose(1, 1)}, {.recommended = 1});
  const Course again = with_plan(stopped, {{day(9), Act::Kind::climb}}, {});
  // 1 and 2 November were taken, 3 to 9 stopped, then from the 10th a dose is advised and missed.
  CHECK(counts(trend_on(again, 8)) == Counts{2, 2, 2, 2, false});
  CHECK(counts(trend_on(again, 10)) == Counts{4, 2, 2, 0, false});
  CHECK(trend_on(again, 10).regularity->none_advised() == 7);
  // A taper lifts no stop, and neither does a climb after a sign.
  CHECK(counts(trend_on(with_plan(stopped, {{day(9), Act::Kind::taper}}, {}), 20)) ==
        Counts{2, 2, 2, 2, true});
  const Course sign = course_of({tolerated(0, 1), with_sign(unnoted(1, 0))}, {.recommended = 1});
  CHECK(counts(trend_on(with_plan(sign, {{day(9), Act::Kind::climb}}, {}), 20)) ==
        Counts{1, 1, 1, 1, true});
}

TEST_CASE("after a toxic dose none is advised for two nights, and those are no misses") {
  // 42 capsules of 120 mg are 5040 mg.
  CHECK(counts(trend_on(course_of({tolerated(0, 2), unnoted(1, 42)}), 5)) ==
        Counts{4, 2, 2, 0, false});
}

// ---- The same, counted a second way ----

// Random nights of a few doses and symptoms, with gaps.
Course random_course(std::mt19937& random) {
  std::vector<Night> nights;
  const auto chance = [&](unsigned percent) { return random() % 100 < percent; };
  const auto below = [&](unsigned most) { return static_cast<int>(random() % most); };
  for (int day = below(5); day < 60; day += chance(85) ? 1 : 1 + below(9)) {
    Night night = chance(50) ? tolerated(day, below(5)) : with_movements(day, below(5), below(4));
    if (chance(60)) night = slept(night, 1 + below(5));
    if (chance(60)) night = noting(night, "cramps", below(11));
    if (chance(20)) night = noting(night, "aura", below(11));
    if (chance(40)) night = measuring(night, "bp-systolic", below(99999));
    if (chance(1)) night = with_sign(night);
    nights.push_back(night);
    if (chance(3)) break;
  }
  std::vector<Act> acts;
  std::vector<Pause> pauses;
  for (int day = below(20); day < 90; day += 1 + below(40)) {
    acts.push_back({first_night + day, chance(50) ? Act::Kind::climb : Act::Kind::taper});
  }
  for (int day = below(30); day < 90; day += 8 + below(40)) {
    pauses.push_back({first_night + day, first_night + day + below(8)});
  }
  if (!pauses.empty() && chance(30)) pauses.back().until.reset();
  return with_plan(course_of(std::move(nights), {.recommended = 1 + below(2)}), std::move(acts),
                   std::move(pauses));
}

// Date by date, and value by value, from the plain definitions.
Mean mean_of(const Course& course, const Measure& measure,
             const std::function<bool(const Night&)>& counts) {
  Mean mean;
  for (int day = 0; day < 100; ++day) {
    const Night* const night = course.night_on(first_night + day);
    if (night == nullptr || !counts(*night)) continue;
    std::optional<std::int64_t> tenths;
    if (measure.kind == Measure::Kind::sleep && night->sleep()) {
      tenths = 10 * night->sleep()->value();
    }
    if (measure.kind == Measure::Kind::movements && night->movements()) {
      tenths = 10 * night->movements()->value();
    }
    if (const auto bad = night->symptoms().find(measure.name)) tenths = 10 * bad->value();
    if (const auto found = night->measures().find(measure.name)) tenths = found->tenths();
    if (tenths) mean = {mean.sum + *tenths, mean.count + 1};
  }
  return mean;
}

// From the plain definitions, a dose at a time.
void check_doses(const Course& course, const Trend& trend) {
  std::vector<DoseRecord> expected;
  for (int dose = 0; dose <= Capsules::highest; ++dose) {
    DoseRecord record{capsules(dose), 0, 0, 0};
    for (const Night& night : course.nights()) {
      if (night.capsules().value() != dose) continue;
      record.nights += 1;
      record.noted += night.stool() || night.movements() ? 1 : 0;
      record.loose += night.stool() && night.stool()->value() >= 6 ? 1 : 0;
    }
    if (record.nights > 0) expected.push_back(record);
  }
  CHECK(trend.doses == expected);
}

void check_series(const Course& course, const Trend& trend) {
  check_doses(course, trend);
  const NightDate first = course.nights().front().date(), last = course.nights().back().date();
  std::set<Measure> found;
  for (const Series& each : trend.series) {
    found.insert(each.measure);
    CHECK(each.first == mean_of(course, each.measure,
                                [&](const Night& night) { return night.date() - first <= 6; }));
    CHECK(each.second == mean_of(course, each.measure,
                                 [&](const Night& night) { return last - night.date() <= 13; }));
    std::vector<MeanAtDose> by_dose;
    for (int dose = 0; dose <= Capsules::highest; ++dose) {
      const Mean mean = mean_of(course, each.measure, [&](const Night& night) {
        return night.capsules().value() == dose;
      });
      if (mean.count > 0) by_dose.push_back({capsules(dose), mean});
    }
    CHECK(each.by_dose == by_dose);
  }
  for (const Measure& measure : {cramps, Measure{Measure::Kind::symptom, "aura"}, sleep_quality,
                                 pressure, Measure{Measure::Kind::movements, {}}}) {
    const Mean all = mean_of(course, measure, [](const Night&) { return true; });
    CHECK(found.contains(measure) == (all.count > 0));
  }
}

// The night on which titrate began to advise no more, with nothing to end that until after `end`.
NightDate end_of_advice(const Course& course, NightDate end) {
  NightDate stop = end + 1;
  while (first_night <= stop && advise(course, stop).phase.kind == Phase::Kind::stopped) {
    stop = stop - 1;
  }
  return std::min(stop, end);
}

void check_regularity(const Course& course, const Trend& trend, NightDate last_night) {
  std::string taken;  // a letter a night that counts, from the first dose on
  bool begun = false;
  const NightDate end = end_of_advice(course, std::max(last_night, course.nights().back().date()));
  for (NightDate date = first_night; date <= end; date = date + 1) {
    const Advice advice = advise(course, date);
    const Night* const night = course.night_on(date);
    const bool dose = night != nullptr && night->capsules() > Capsules::none();
    begun = begun || dose;
    if (begun && (dose || advice.capsules > Capsules::none())) taken += dose ? 'T' : '-';
  }
  REQUIRE(trend.regularity.has_value() == !taken.empty());
  if (taken.empty()) return;
  CHECK(trend.regularity->nights.last == end);
  const auto regularity = *trend.regularity;
  CHECK(regularity.possible == static_cast<int>(taken.size()));
  CHECK(regularity.taken == std::count(taken.begin(), taken.end(), 'T'));
  CHECK(taken.find(std::string(static_cast<std::size_t>(regularity.longest_run), 'T')) !=
        std::string::npos);
  CHECK(taken.find(std::string(static_cast<std::size_t>(regularity.longest_run) + 1, 'T')) ==
        std::string::npos);
  const auto miss = taken.rfind('-');
  const auto current = miss == std::string::npos ? taken.size() : taken.size() - 1 - miss;
  CHECK(regularity.current_run == static_cast<int>(current));
}

TEST_CASE("over random courses the trend is what counting date by date gives") {
  std::mt19937 random(20261101);
  for (int i = 0; i < 300; ++i) {
    INFO("course " << i);
    const Course course = random_course(random);
    const NightDate last_night =
        course.nights().back().date() + static_cast<int>(random() % 12) - 1;
    const Trend trend = trend_of(course, last_night).value();
    check_series(course, trend);
    check_regularity(course, trend, last_night);
  }
}

}  // namespace
}  // namespace titrate::test

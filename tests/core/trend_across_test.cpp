// What the notes of several courses come to as one: worked examples, and a second way to count over
// random logs.

#include <algorithm>
#include <map>
#include <random>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "titrate/trend.hpp"

namespace titrate::test {
namespace {

Night noting_cramps(Night night, int severity) {
  NightFields fields = night.fields();
  REQUIRE(
      fields.symptoms.set({made(SymptomName::from("cramps")), Severity::from(severity).value()}));
  return made(Night::from(std::move(fields)));
}

// All courses of a log, as seen on an evening.
std::vector<ReplayedCourse> replayed(const Log& log, NightDate tonight) {
  std::vector<ReplayedCourse> all;
  for (std::size_t i = 0; i < log.courses().size(); ++i) {
    all.push_back(replay(log.courses()[i], i + 1, last_night_of(log, i, tonight)));
  }
  return all;
}

Trend trend_across(const Log& log, int tonight, std::optional<NightDate> around = std::nullopt) {
  return trend_of(replayed(log, first_night + tonight), around).value();
}

// 100 mg from the first night, 200 mg from the tenth on: 2 and 3 of the one, 1 and 2 of the other.
Log two_strengths() {
  const Course first = course_of({noting_cramps(tolerated(0, 2), 8), noting_cramps(loose(1, 3), 6)},
                                 {.recommended = 1, .strength_tenths = 1000});
  const Course second =
      course_of({noting_cramps(tolerated(0, 1), 4), noting_cramps(tolerated(1, 2), 2)},
                {.recommended = 1, .strength_tenths = 2000});
  return made(Log::from({first, shifted(second, 10)}));
}

TEST_CASE("of different strengths what was taken is compared in mg") {
  const Trend trend = trend_across(two_strengths(), 12);
  CHECK(trend.doses.empty());
  // 2 x 100 and 1 x 200 are the same.
  CHECK(trend.amounts == std::vector<AmountRecord>{{Milligrams::whole(200), 2, 2, 0},
                                                   {Milligrams::whole(300), 1, 1, 1},
                                                   {Milligrams::whole(400), 1, 1, 0}});
  REQUIRE(trend.series.size() == 1);
  CHECK(trend.series[0].by_dose.empty());
  CHECK(trend.series[0].by_amount == std::vector<MeanAtAmount>{{Milligrams::whole(200), {120, 2}},
                                                               {Milligrams::whole(300), {60, 1}},
                                                               {Milligrams::whole(400), {20, 1}}});
}

TEST_CASE("a bottle that was never taken from does not make capsules mg") {
  const Course first = course_of({tolerated(0, 2)}, {.recommended = 1, .strength_tenths = 1000});
  const Course second = course_of({unnoted(0, 0)}, {.recommended = 1, .strength_tenths = 2000});
  const Trend trend = trend_across(made(Log::from({first, shifted(second, 10)})), 12);
  CHECK(trend.amounts.empty());
  CHECK(trend.doses == std::vector<DoseRecord>{{capsules(0), 1, 0, 0}, {capsules(2), 1, 1, 0}});
}

TEST_CASE("the weeks are the first of the first bottle and the last two of the newest") {
  const Course first =
      course_of({noting_cramps(tolerated(0, 2), 8), noting_cramps(tolerated(20, 3), 6)});
  const Course second =
      course_of({noting_cramps(tolerated(0, 3), 4), noting_cramps(tolerated(9, 3), 2)});
  const Log log = made(Log::from({first, shifted(second, 30)}));
  const Trend trend = trend_across(log, 41);
  CHECK(trend.windows.first == NightRange{first_night, first_night + 6});
  CHECK(trend.windows.second == NightRange{first_night + 26, first_night + 39});
  CHECK(trend.series[0].first == Mean{80, 1});
  CHECK(trend.series[0].second == Mean{60, 2});
  // One count is worth the other.
  CHECK(trend.amounts.empty());
  CHECK(trend.doses == std::vector<DoseRecord>{{capsules(2), 1, 1, 0}, {capsules(3), 3, 3, 0}});
}

TEST_CASE("around a bottle's first night the two weeks before it lie in the bottle before") {
  const Trend trend = trend_across(two_strengths(), 12, first_night + 10);
  CHECK(trend.windows.kind == Windows::Kind::around);
  CHECK(trend.windows.first == NightRange{first_night, first_night + 9});
  CHECK(trend.windows.second == NightRange{first_night + 10, first_night + 11});
  CHECK(trend.series[0].first == Mean{140, 2});
  CHECK(trend.series[0].second == Mean{60, 2});
}

TEST_CASE("a run goes on into the next bottle, before whose first dose nothing is missed") {
  // Three nights, then a bottle begins, and is first taken two nights later; on three more nights.
  const Course first = course_of({tolerated(0, 2), tolerated(1, 3), tolerated(2, 4)});
  const Course second = shifted(course_of({tolerated(2, 2), tolerated(3, 3), tolerated(4, 4)}), 3);
  const Regularity regularity =
      trend_across(made(Log::from({first, second})), 8).regularity.value();
  CHECK(regularity.nights == NightRange{first_night, first_night + 7});
  CHECK(regularity.possible == 6);
  CHECK(regularity.taken == 6);
  CHECK(regularity.longest_run == 6);
  CHECK(regularity.current_run == 6);
  CHECK(regularity.none_advised() == 2);
}

TEST_CASE("the next bottle ends the stop of the one before, also where none was taken from it") {
  const Course stopped = course_of({tolerated(0, 2), with_sign(tolerated(1, 3))});
  const Course next = course_of({tolerated(1, 2)});
  CHECK(trend_across(made(Log::from({stopped})), 9).regularity->stopped);
  CHECK_FALSE(trend_across(made(Log::from({stopped, shifted(next, 10)})), 12).regularity->stopped);
  const Course empty = course_of({});
  CHECK_FALSE(trend_across(made(Log::from({stopped, shifted(empty, 10)})), 12).regularity->stopped);
  CHECK_FALSE(trend_of(replayed(made(Log::from({empty})), first_night + 5)));
}

// ---- The same, counted a second way ----

Course some_course(std::mt19937& random, int strength_tenths) {
  std::vector<Night> nights;
  const auto below = [&](unsigned most) { return static_cast<int>(random() % most); };
  if (below(6) > 0) {
    for (int day = below(4); day < 30; day += below(5) == 0 ? 1 + below(6) : 1) {
      Night night = below(4) == 0 ? loose(day, below(5)) : tolerated(day, below(5));
      if (below(2) == 0) night = noting_cramps(night, below(11));
      if (below(40) == 0) night = with_sign(night);
      nights.push_back(night);
    }
  }
  return course_of(std::move(nights), {.recommended = 1, .strength_tenths = strength_tenths});
}

// What stands of each course, from the plain definitions.
struct Told {
  std::map<std::int64_t, AmountRecord> by_amount{};
  std::map<int, DoseRecord> by_count{};
  std::string letters{};  // T taken, - missed
  bool stopped = false;
};

void add_records(Told& told, const Course& course) {
  for (const Night& night : course.nights()) {
    const Milligrams amount = night.capsules() * course.strength();
    const bool noted = night.stool() || night.movements();
    const bool is_loose = night.stool() && night.stool()->value() >= 6;
    auto& mg =
        told.by_amount.try_emplace(amount.tenths(), AmountRecord{amount, 0, 0, 0}).first->second;
    auto& count =
        told.by_count.try_emplace(night.capsules().value(), DoseRecord{night.capsules(), 0, 0, 0})
            .first->second;
    mg = {amount, mg.nights + 1, mg.noted + (noted ? 1 : 0), mg.loose + (is_loose ? 1 : 0)};
    count = {night.capsules(), count.nights + 1, count.noted + (noted ? 1 : 0),
             count.loose + (is_loose ? 1 : 0)};
  }
}

void add_letters(Told& told, const Course& course, NightDate last_night) {
  NightDate end =
      course.nights().empty() ? last_night : std::max(last_night, course.nights().back().date());
  const bool stopped = advise(course, end + 1).phase.kind == Phase::Kind::stopped;
  while (stopped && course.started() <= end &&
         advise(course, end).phase.kind == Phase::Kind::stopped) {
    end = end - 1;
  }
  bool begun = false;
  for (NightDate date = course.started(); date <= end; date = date + 1) {
    const Night* const night = course.night_on(date);
    const bool dose = night != nullptr && !night->is_missed();
    begun = begun || dose;
    const bool is_due = advise(course, date).capsules > Capsules::none();
    if (begun && (dose || is_due)) told.letters += dose ? 'T' : '-';
  }
  told.stopped = stopped;
}

template <class Key, class Record>
std::vector<Record> list_of(const std::map<Key, Record>& records) {
  std::vector<Record> list;
  for (const auto& [key, record] : records) list.push_back(record);
  return list;
}

void check_letters(const Trend& trend, const std::string& letters, bool stopped) {
  REQUIRE(trend.regularity.has_value() == !letters.empty());
  if (letters.empty()) return;
  const Regularity& regularity = *trend.regularity;
  const auto run = [](int nights) { return std::string(static_cast<std::size_t>(nights), 'T'); };
  CHECK(regularity.possible == static_cast<int>(letters.size()));
  CHECK(regularity.taken == std::count(letters.begin(), letters.end(), 'T'));
  CHECK(letters.find(run(regularity.longest_run)) != std::string::npos);
  CHECK(letters.find(run(regularity.longest_run + 1)) == std::string::npos);
  CHECK(letters.ends_with(run(regularity.current_run)));
  CHECK_FALSE(letters.ends_with(run(regularity.current_run + 1)));
  CHECK(regularity.stopped == stopped);
}

TEST_CASE("over random logs the trend is what counting course by course gives") {
  std::mt19937 random(20261130);
  for (int i = 0; i < 200; ++i) {
    INFO("log " << i);
    std::vector<Course> courses;
    bool in_mg = false;
    std::optional<Strength> strength;
    for (int k = 0; k < 3; ++k) {
      courses.push_back(
          shifted(some_course(random, random() % 2 == 0 ? 1200 : 605), 30 * k + (k == 2 ? 9 : 0)));
      const auto nights = courses.back().nights();
      const auto is_dose = [](const Night& night) { return !night.is_missed(); };
      if (std::none_of(nights.begin(), nights.end(), is_dose)) continue;
      in_mg = in_mg || (strength && *strength != courses.back().strength());
      strength = courses.back().strength();
    }
    const Log log = made(Log::from(courses));
    const int tonight = 69 + static_cast<int>(random() % 45);
    const auto all = replayed(log, first_night + tonight);
    Told told;
    for (std::size_t k = 0; k < courses.size(); ++k) {
      add_records(told, log.courses()[k]);
      add_letters(told, log.courses()[k], last_night_of(log, k, first_night + tonight));
    }
    const auto trend = trend_of(all);
    REQUIRE(trend.has_value() == !told.by_count.empty());
    if (!trend) continue;
    CHECK(trend->amounts == (in_mg ? list_of(told.by_amount) : std::vector<AmountRecord>()));
    CHECK(trend->doses == (in_mg ? std::vector<DoseRecord>() : list_of(told.by_count)));
    check_letters(*trend, told.letters, told.stopped);
  }
}

}  // namespace
}  // namespace titrate::test

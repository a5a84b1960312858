#include "titrate/trend.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace titrate {
namespace {

constexpr int week = 7;
constexpr int two_weeks = 14;

// Courses that have a night, the oldest first. There is at least one.
using Replayed = std::vector<const ReplayedCourse*>;

const Course& course_in(const ReplayedCourse* replayed) { return *replayed->history.course; }

template <class Dose>
void add_to(std::vector<MeanAt<Dose>>& by_dose, Dose dose, std::int64_t tenths) {
  auto at = std::lower_bound(by_dose.begin(), by_dose.end(), dose,
                             [](const MeanAt<Dose>& each, Dose one) { return each.dose < one; });
  if (at == by_dose.end() || at->dose != dose) at = by_dose.insert(at, {dose, {}});
  at->mean.add(tenths);
}

template <class Dose>
void add_to(std::vector<RecordAt<Dose>>& records, Dose dose, const Night& night) {
  auto at = std::lower_bound(records.begin(), records.end(), dose,
                             [](const RecordAt<Dose>& each, Dose one) { return each.dose < one; });
  if (at == records.end() || at->dose != dose) at = records.insert(at, {dose, 0, 0, 0});
  ++at->nights;
  if (night.is_noted()) ++at->noted;
  if (night.stool() && is_loose(*night.stool())) ++at->loose;
}

// What is compared: counts of what is counted alike, amounts where that differs.
enum class By { dose, amount };

std::vector<Series> series_of(const Replayed& courses, const Windows& windows, By by) {
  std::map<Measure, Series> all;
  const auto add = [&](const Night& night, Strength strength) {
    for (const NotedValue& noted : noted_values(night)) {
      Series& series = all.try_emplace(noted.measure, Series{noted.measure}).first->second;
      if (windows.first.contains(night.date())) series.first.add(noted.tenths);
      if (windows.second.contains(night.date())) series.second.add(noted.tenths);
      if (by == By::dose) {
        add_to(series.by_dose, night.capsules(), noted.tenths);
      } else {
        add_to(series.by_amount, night.capsules() * strength, noted.tenths);
      }
    }
  };
  for (const ReplayedCourse* each : courses) {
    for (const Night& night : course_in(each).nights()) add(night, course_in(each).strength());
  }
  std::vector<Series> list;
  list.reserve(all.size());
  for (auto& [measure, series] : all) list.push_back(std::move(series));
  return list;
}

void add_records(Trend& trend, const Replayed& courses, By by) {
  for (const ReplayedCourse* each : courses) {
    const Course& course = course_in(each);
    for (const Night& night : course.nights()) {
      if (by == By::dose) {
        add_to(trend.doses, night.capsules(), night);
      } else {
        add_to(trend.amounts, night.capsules() * course.strength(), night);
      }
    }
  }
}

NightDate last_logged(const Replayed& courses) {
  return course_in(courses.back()).nights().back().date();
}

NightDate first_logged(const Replayed& courses) {
  return course_in(courses.front()).nights().front().date();
}

// The first night with a dose among some.
std::optional<NightDate> first_dose_in(NightRange nights, const Replayed& courses) {
  for (const ReplayedCourse* each : courses) {
    for (const Night& night : course_in(each).nights()) {
      if (!night.is_missed() && nights.contains(night.date())) return night.date();
    }
  }
  return std::nullopt;
}

Windows weeks_of(const Replayed& courses) {
  const NightDate first = first_logged(courses);
  const NightDate last = last_logged(courses);
  const NightRange first_week{first, first + (week - 1)};
  return {Windows::Kind::weeks,
          first_week,
          {std::max(first, last - (two_weeks - 1)), last},
          first_dose_in(first_week, courses)};
}

Windows weeks_around(const Replayed& courses, NightDate night) {
  const NightRange before{std::max(first_logged(courses), night - two_weeks), night - 1};
  return {Windows::Kind::around,
          before,
          {night, std::min(last_logged(courses), night + (two_weeks - 1))},
          first_dose_in(before, courses)};
}

// From which night on the engine advises no more, as seen from a night after all in the log. A stop
// that a climb ended is none.
std::optional<NightDate> stopped_from(const History& history) {
  std::optional<NightDate> stopped;
  for (const HistoryRow& row : history.rows) {
    if (row.advised.phase.kind != Phase::Kind::stopped) {
      stopped.reset();
    } else if (!stopped) {
      stopped = row.nights.first;
    }
  }
  return stopped;
}

bool was_taken(const HistoryRow& row) { return row.night != nullptr && !row.night->is_missed(); }

// Of nights that can have been taken or missed.
bool was_missed(const HistoryRow& row) {
  return !was_taken(row) && row.advised.capsules > Capsules::none();
}

// Nights in the order of their dates, from the first dose on.
void count(Regularity& regularity, const HistoryRow& row, int nights) {
  if (was_taken(row)) {
    ++regularity.possible;
    ++regularity.taken;
    ++regularity.current_run;
    regularity.longest_run = std::max(regularity.longest_run, regularity.current_run);
  } else if (was_missed(row)) {
    regularity.possible += nights;
    regularity.current_run = 0;
  }
}

// The nights of a course that can have been taken or missed.
std::optional<NightRange> possible_nights(const History& history, NightDate last_night) {
  const auto nights = history.course->nights();
  const auto first = std::find_if(nights.begin(), nights.end(),
                                  [](const Night& night) { return !night.is_missed(); });
  if (first == nights.end()) return std::nullopt;
  NightDate last = std::max(last_night, nights.back().date());
  const auto stop = stopped_from(history);
  if (stop) last = *stop - 1;
  if (last < first->date()) return std::nullopt;
  return NightRange{first->date(), last};
}

std::optional<Regularity> regularity_of(std::span<const ReplayedCourse> courses) {
  std::optional<Regularity> all;
  for (const ReplayedCourse& each : courses) {
    const History& history = each.history;
    const auto nights = possible_nights(history, each.standing.night - 1);
    if (nights && !all) all = Regularity{*nights, 0, 0, 0, 0, false};
    // A course that begins ends the stop of the one before.
    if (all) all->stopped = stopped_from(history).has_value();
    if (!nights) continue;
    all->nights.last = nights->last;
    for (const HistoryRow& row : history.rows) {
      const auto counted = row.nights.shared_with(*nights);
      if (counted) count(*all, row, counted->count());
    }
  }
  return all;
}

// A whole number in tenths.
std::int64_t whole(auto number) { return std::int64_t{10} * number.value(); }

}  // namespace

int missed_in(const ReplayedCourse& replayed, NightRange nights) {
  const History& history = replayed.history;
  const auto possible = possible_nights(history, replayed.standing.night - 1);
  const auto counted = possible ? possible->shared_with(nights) : std::nullopt;
  if (!counted) return 0;
  int missed = 0;
  for (const HistoryRow& row : history.rows) {
    const auto shared = row.nights.shared_with(*counted);
    if (shared && was_missed(row)) missed += shared->count();
  }
  return missed;
}

std::string_view name_of(Measure::Kind kind) {
  constexpr std::array<std::string_view, 4> names = {"symptom", "sleep", "movements", "measure"};
  return names[static_cast<std::size_t>(kind)];
}

std::vector<NotedValue> noted_values(const Night& night) {
  std::vector<NotedValue> values;
  for (const Symptom& symptom : night.symptoms().list()) {
    values.push_back({{Measure::Kind::symptom, symptom.name.value()}, whole(symptom.severity)});
  }
  if (night.sleep()) values.push_back({{Measure::Kind::sleep}, whole(*night.sleep())});
  if (night.movements()) values.push_back({{Measure::Kind::movements}, whole(*night.movements())});
  for (const Measurement& each : night.measures().list()) {
    values.push_back({{Measure::Kind::measured, each.name.value()}, each.measured.tenths()});
  }
  return values;
}

std::optional<std::int64_t> noted(const Night& night, const Measure& measure) {
  for (const NotedValue& each : noted_values(night)) {
    if (each.measure == measure) return each.tenths;
  }
  return std::nullopt;
}

void Mean::add(std::int64_t tenths) {
  sum += tenths;
  ++count;
}

std::optional<std::int64_t> Mean::tenths() const {
  if (count == 0) return std::nullopt;
  return (2 * sum + count) / (2 * static_cast<std::int64_t>(count));
}

std::optional<Trend> trend_of(std::span<const ReplayedCourse> courses,
                              std::optional<NightDate> around) {
  Replayed logged;
  for (const ReplayedCourse& each : courses) {
    if (!each.history.course->nights().empty()) logged.push_back(&each);
  }
  if (logged.empty()) return std::nullopt;
  const By by = counted_alike(courses) ? By::dose : By::amount;
  Trend trend{around ? weeks_around(logged, *around) : weeks_of(logged)};
  add_records(trend, logged, by);
  trend.series = series_of(logged, trend.windows, by);
  trend.regularity = regularity_of(courses);
  return trend;
}

std::optional<Trend> trend_of(const ReplayedCourse& replayed, std::optional<NightDate> around) {
  return trend_of(std::span(&replayed, 1), around);
}

std::optional<Trend> trend_of(const Course& course, NightDate last_night) {
  return trend_of(replay(course, 1, last_night));
}

}  // namespace titrate

#include "titrate/trend.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace titrate {
namespace {

constexpr int week = 7;
constexpr int two_weeks = 14;

void add_to(std::vector<MeanAtDose>& by_dose, Capsules dose, int value) {
  auto at = std::lower_bound(by_dose.begin(), by_dose.end(), dose,
                             [](const MeanAtDose& each, Capsules one) { return each.dose < one; });
  if (at == by_dose.end() || at->dose != dose) at = by_dose.insert(at, {dose, {}});
  at->mean.add(value);
}

std::vector<Series> series_of(const Course& course, const Trend& trend) {
  std::map<Measure, Series> all;
  for (const Night& night : course.nights()) {
    for (const NotedValue& noted : noted_values(night)) {
      Series& series = all.try_emplace(noted.measure, Series{noted.measure}).first->second;
      if (trend.first_week.contains(night.date())) series.first_week.add(noted.value);
      if (trend.last_two_weeks.contains(night.date())) series.last_two_weeks.add(noted.value);
      add_to(series.by_dose, night.capsules(), noted.value);
    }
  }
  std::vector<Series> list;
  list.reserve(all.size());
  for (auto& [measure, series] : all) list.push_back(std::move(series));
  return list;
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

// Nights in the order of their dates, from the first dose on.
void count(Regularity& regularity, const HistoryRow& row, int nights) {
  if (row.night != nullptr && !row.night->is_missed()) {
    ++regularity.possible;
    ++regularity.taken;
    ++regularity.current_run;
    regularity.longest_run = std::max(regularity.longest_run, regularity.current_run);
  } else if (row.advised.capsules > Capsules::none()) {
    regularity.possible += nights;
    regularity.current_run = 0;
  }
}

std::optional<Regularity> regularity_of(const History& history, NightDate last_night) {
  const auto nights = history.course->nights();
  const auto first = std::find_if(nights.begin(), nights.end(),
                                  [](const Night& night) { return !night.is_missed(); });
  if (first == nights.end()) return std::nullopt;
  NightDate last = std::max(last_night, nights.back().date());
  const auto stop = stopped_from(history);
  if (stop) last = *stop - 1;
  if (last < first->date()) return std::nullopt;
  Regularity regularity{{first->date(), last}, 0, 0, 0, 0, stop.has_value()};
  for (const HistoryRow& row : history.rows) {
    const auto counted = row.nights.shared_with(regularity.nights);
    if (counted) count(regularity, row, counted->count());
  }
  return regularity;
}

}  // namespace

std::string_view name_of(Measure::Kind kind) {
  constexpr std::array<std::string_view, 3> names = {"symptom", "sleep", "movements"};
  return names[static_cast<std::size_t>(kind)];
}

std::vector<NotedValue> noted_values(const Night& night) {
  std::vector<NotedValue> values;
  for (const Symptom& symptom : night.symptoms().list()) {
    values.push_back({{Measure::Kind::symptom, symptom.name.value()}, symptom.severity.value()});
  }
  if (night.sleep()) values.push_back({{Measure::Kind::sleep}, night.sleep()->value()});
  if (night.movements()) values.push_back({{Measure::Kind::movements}, night.movements()->value()});
  return values;
}

std::optional<int> noted(const Night& night, const Measure& measure) {
  for (const NotedValue& each : noted_values(night)) {
    if (each.measure == measure) return each.value;
  }
  return std::nullopt;
}

void Mean::add(int value) {
  sum += value;
  ++count;
}

std::optional<std::int64_t> Mean::tenths() const {
  if (count == 0) return std::nullopt;
  return (20 * sum + count) / (2 * static_cast<std::int64_t>(count));
}

std::optional<Trend> trend_of(const ReplayedCourse& replayed) {
  const Course& course = *replayed.history.course;
  if (course.nights().empty()) return std::nullopt;
  const NightDate started = course.started();
  const NightDate last = course.nights().back().date();
  Trend trend{{started, started + (week - 1)}, {std::max(started, last - (two_weeks - 1)), last}};
  trend.series = series_of(course, trend);
  trend.regularity = regularity_of(replayed.history, replayed.standing.night - 1);
  return trend;
}

std::optional<Trend> trend_of(const Course& course, NightDate last_night) {
  return trend_of(replay(course, 1, last_night));
}

}  // namespace titrate

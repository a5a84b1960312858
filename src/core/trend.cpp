#include "titrate/trend.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace titrate {
namespace {

constexpr int week = 7;
constexpr int two_weeks = 14;

void add_to(std::vector<MeanAtDose>& by_dose, Capsules dose, std::int64_t tenths) {
  auto at = std::lower_bound(by_dose.begin(), by_dose.end(), dose,
                             [](const MeanAtDose& each, Capsules one) { return each.dose < one; });
  if (at == by_dose.end() || at->dose != dose) at = by_dose.insert(at, {dose, {}});
  at->mean.add(tenths);
}

std::vector<Series> series_of(const Course& course, const Trend& trend) {
  std::map<Measure, Series> all;
  for (const Night& night : course.nights()) {
    for (const NotedValue& noted : noted_values(night)) {
      Series& series = all.try_emplace(noted.measure, Series{noted.measure}).first->second;
      if (trend.windows.first.contains(night.date())) series.first.add(noted.tenths);
      if (trend.windows.second.contains(night.date())) series.second.add(noted.tenths);
      add_to(series.by_dose, night.capsules(), noted.tenths);
    }
  }
  std::vector<Series> list;
  list.reserve(all.size());
  for (auto& [measure, series] : all) list.push_back(std::move(series));
  return list;
}

std::vector<DoseRecord> doses_of(const Course& course) {
  std::map<Capsules, DoseRecord> doses;
  for (const Night& night : course.nights()) {
    const Capsules dose = night.capsules();
    DoseRecord& record = doses.try_emplace(dose, DoseRecord{dose, 0, 0, 0}).first->second;
    ++record.nights;
    if (night.is_noted()) ++record.noted;
    if (night.stool() && is_loose(*night.stool())) ++record.loose;
  }
  std::vector<DoseRecord> list;
  for (const auto& [dose, record] : doses) list.push_back(record);
  return list;
}

Windows weeks_of(const Course& course) {
  const NightDate started = course.started();
  const NightDate last = course.nights().back().date();
  return {Windows::Kind::weeks,
          {started, started + (week - 1)},
          {std::max(started, last - (two_weeks - 1)), last}};
}

Windows weeks_around(const Course& course, NightDate night) {
  const NightDate last = course.nights().back().date();
  return {Windows::Kind::around,
          {std::max(course.started(), night - two_weeks), night - 1},
          {night, std::min(last, night + (two_weeks - 1))}};
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

// A whole number in tenths.
std::int64_t whole(auto number) { return std::int64_t{10} * number.value(); }

}  // namespace

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

std::optional<Trend> trend_of(const ReplayedCourse& replayed, std::optional<NightDate> around) {
  const Course& course = *replayed.history.course;
  if (course.nights().empty()) return std::nullopt;
  Trend trend{around ? weeks_around(course, *around) : weeks_of(course)};
  trend.doses = doses_of(course);
  trend.series = series_of(course, trend);
  trend.regularity = regularity_of(replayed.history, replayed.standing.night - 1);
  return trend;
}

std::optional<Trend> trend_of(const Course& course, NightDate last_night) {
  return trend_of(replay(course, 1, last_night));
}

}  // namespace titrate

#include "titrate/trend.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "titrate/engine.hpp"

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

bool is_asked_for(const Decision& decision) { return decision.capsules > Capsules::none(); }
bool is_stopped(const Decision& decision) { return decision.phase.kind == Phase::Kind::stopped; }

// From which night on the engine advises no more, as seen from a night after all in the log. A stop
// that a climb ended is none.
std::optional<NightDate> stopped_from(const Course& course, NightDate seen_from) {
  Titration titration(course);
  std::optional<NightDate> stopped;
  const auto look_at = [&](NightDate date, const Night* night) {
    if (!is_stopped(titration.decision(date, night))) {
      stopped.reset();
    } else if (!stopped) {
      stopped = date;
    }
  };
  for (const Night& night : course.nights()) {
    look_at(night.date(), &night);
    titration.live(night);
    const NightDate next = night.date() + 1;
    look_at(next, course.night_on(next));
  }
  look_at(seen_from, nullptr);
  return stopped;
}

// The first date after this one, in a gap of the log, on which the answer can turn from none to
// some or back; at the latest `latest`. A stop ends with a climb, and nothing stops in a gap.
NightDate next_turn(const Course& course, NightDate date, bool stopped, NightDate latest) {
  if (stopped) {
    const auto climb = std::find_if(
        course.acts().begin(), course.acts().end(),
        [date](const Act& act) { return date < act.from && act.act == Act::Kind::climb; });
    return climb == course.acts().end() ? latest : std::min(latest, climb->from);
  }
  if (const Pause* pause = course.pause_on(date)) {
    return pause->until ? std::min(latest, *pause->until + 1) : latest;
  }
  const auto next =
      std::upper_bound(course.pauses().begin(), course.pauses().end(), date,
                       [](NightDate one, const Pause& other) { return one < other.from; });
  return next == course.pauses().end() ? latest : std::min(latest, next->from);
}

// Counts nights in the order of their dates, from the first dose on.
class Count {
 public:
  Count(const Course& course, Regularity& regularity)
      : course_(course), titration_(course), regularity_(regularity) {}

  void all() {
    NightDate next = regularity_.nights.first;
    for (const Night& night : course_.nights()) {
      if (regularity_.nights.last < night.date()) break;
      if (regularity_.nights.contains(night.date())) {
        count_gap(next, night.date() - 1);
        count(night);
        next = night.date() + 1;
      }
      titration_.live(night);
    }
    count_gap(next, regularity_.nights.last);
  }

 private:
  void count(const Night& night) {
    if (night.is_missed()) {
      if (is_asked_for(titration_.decision(night.date(), &night))) miss(1);
      return;
    }
    ++regularity_.possible;
    ++regularity_.taken;
    ++regularity_.current_run;
    regularity_.longest_run = std::max(regularity_.longest_run, regularity_.current_run);
  }

  // Nights that the log does not have. Not each on its own: they may be thousands of years.
  void count_gap(NightDate first, NightDate last) {
    for (NightDate date = first; date <= last;) {
      const Decision decision = titration_.decision(date, nullptr);
      const bool is_settled = date - first >= ask_first_nights;
      const NightDate next =
          is_settled ? next_turn(course_, date, is_stopped(decision), last + 1) : date + 1;
      if (is_asked_for(decision)) miss(next - date);
      date = next;
    }
  }

  void miss(int nights) {
    regularity_.possible += nights;
    regularity_.current_run = 0;
  }

  const Course& course_;
  Titration titration_;
  Regularity& regularity_;
};

std::optional<Regularity> regularity_of(const Course& course, NightDate last_night) {
  const auto nights = course.nights();
  const auto first = std::find_if(nights.begin(), nights.end(),
                                  [](const Night& night) { return !night.is_missed(); });
  if (first == nights.end()) return std::nullopt;
  NightDate last = std::max(last_night, nights.back().date());
  const auto stop = stopped_from(course, last + 1);
  if (stop) last = *stop - 1;
  if (last < first->date()) return std::nullopt;
  Regularity regularity{{first->date(), last}, 0, 0, 0, 0, stop.has_value()};
  Count(course, regularity).all();
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

std::optional<Trend> trend_of(const Course& course, NightDate last_night) {
  if (course.nights().empty()) return std::nullopt;
  const NightDate started = course.started();
  const NightDate last = course.nights().back().date();
  Trend trend{{started, started + (week - 1)}, {std::max(started, last - (two_weeks - 1)), last}};
  trend.series = series_of(course, trend);
  trend.regularity = regularity_of(course, last_night);
  return trend;
}

}  // namespace titrate

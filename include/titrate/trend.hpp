// What a course's notes come to in numbers: how bad each symptom was, how the sleep and how many
// the movements, in the first week, in the last two weeks, and at each dose; and how regularly the
// nights were taken.
//
//   Trend trend = trend_of(course, last_night);
//   for (const Series& each : trend.series) use(each.measure, each.first_week.tenths());
//
// Pure sums and counts, no floating point. Only what was noted counts: a severity of 0 is a value,
// a night without a note is none. The numbers stand side by side and say nothing about causes.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "titrate/course.hpp"
#include "titrate/history.hpp"
#include "titrate/night.hpp"
#include "titrate/night_date.hpp"
#include "titrate/units.hpp"

namespace titrate {

// Something that nights note as a number.
struct Measure {
  enum class Kind : std::uint8_t { symptom, sleep, movements };
  Kind kind;
  std::string symptom{};  // its name; empty for the other kinds

  friend auto operator<=>(const Measure&, const Measure&) = default;
};
std::string_view name_of(Measure::Kind kind);

struct NotedValue {
  Measure measure;
  int value;
};
// Everything that a night notes as a number: its symptoms by name, sleep, movements.
std::vector<NotedValue> noted_values(const Night& night);
// One of them, where it was noted.
std::optional<int> noted(const Night& night, const Measure& measure);

// A mean, kept exact as what it is made of.
struct Mean {
  std::int64_t sum = 0;
  int count = 0;  // nights with a value

  void add(int value);
  // In tenths, halves rounded up: 6.25 is 63. Nothing where no night has a value.
  std::optional<std::int64_t> tenths() const;

  friend bool operator==(const Mean&, const Mean&) = default;
};

// Means of fewer nights than this are marked as resting on few.
inline constexpr int few_nights = 3;
constexpr bool is_few(const Mean& mean) { return mean.count < few_nights; }

struct MeanAtDose {
  Capsules dose;  // taken; 0 is a missed night with something noted
  Mean mean;

  friend bool operator==(const MeanAtDose&, const MeanAtDose&) = default;
};

struct Series {
  Measure measure;
  Mean first_week{};
  Mean last_two_weeks{};
  std::vector<MeanAtDose> by_dose{};  // by rising dose, those with a value

  friend bool operator==(const Series&, const Series&) = default;
};

// How regularly the nights were taken: from the first dose to the last night that can have been
// missed, or to the last one before titrate advised no more. Only where some were to be taken can a
// night be missed: one in a pause, or on which titrate advised none for another reason, counts for
// nothing where none was taken, and ends no run.
struct Regularity {
  NightRange nights;
  int possible;
  int taken;
  int longest_run;  // most nights in a row without a miss
  int current_run;  // those in a row up to the last
  bool stopped;     // it ends because the titration stopped, and no climb ended that

  // Nights that count for nothing.
  int none_advised() const { return nights.count() - possible; }
};

struct Trend {
  NightRange first_week;         // from the night the course was started on
  NightRange last_two_weeks;     // up to the last night in the log, not before the start
  std::vector<Series> series{};  // of what was noted at least once: symptoms, sleep, movements
  std::optional<Regularity> regularity{};  // nothing before the first dose

  bool windows_overlap() const { return last_two_weeks.first <= first_week.last; }
};

// Nothing for a course that has no night yet.
std::optional<Trend> trend_of(const ReplayedCourse& replayed);
// The same; `last_night` is the latest night that can have been missed by now.
std::optional<Trend> trend_of(const Course& course, NightDate last_night);

}  // namespace titrate

// What a course's notes come to in numbers: how bad each symptom was, how the sleep, how many the
// movements and what else was measured, in the first week, in the last two weeks, and at each dose;
// and how regularly the nights were taken.
//
//   Trend trend = trend_of(course, last_night);
//   for (const Series& each : trend.series) use(each.measure, each.first.tenths());
//
// Courses are one history, and so are their notes: `trend_of` takes several as well. Where doses of
// different strengths were taken, a count of one is not a count of the other, and mg stand in the
// place of doses.
//
// Pure sums and counts, no floating point. Only what was noted counts: a severity of 0 is a value,
// a night without a note is none. The numbers stand side by side and say nothing about causes.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
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
  enum class Kind : std::uint8_t { symptom, sleep, movements, measured };
  Kind kind;
  std::string name{};  // of a symptom, or of what was measured; empty for the other kinds

  friend auto operator<=>(const Measure&, const Measure&) = default;
};
std::string_view name_of(Measure::Kind kind);

struct NotedValue {
  Measure measure;
  std::int64_t tenths;
};
// Everything that a night notes as a number: its symptoms by name, sleep, movements, what was
// measured by name.
std::vector<NotedValue> noted_values(const Night& night);
// One of them in tenths, where it was noted.
std::optional<std::int64_t> noted(const Night& night, const Measure& measure);

// A mean, kept exact as what it is made of.
struct Mean {
  std::int64_t sum = 0;  // in tenths
  int count = 0;         // nights with a value

  void add(std::int64_t tenths);
  // In tenths, halves rounded up: 6.25 is 63. Nothing where no night has a value.
  std::optional<std::int64_t> tenths() const;

  friend bool operator==(const Mean&, const Mean&) = default;
};

// Means of fewer nights than this are marked as resting on few.
inline constexpr int few_nights = 3;
constexpr bool is_few(const Mean& mean) { return mean.count < few_nights; }

template <class Dose>
struct MeanAt {
  Dose dose;  // taken; 0 is a missed night with something noted
  Mean mean;

  friend bool operator==(const MeanAt&, const MeanAt&) = default;
};
using MeanAtDose = MeanAt<Capsules>;
using MeanAtAmount = MeanAt<Milligrams>;

struct Series {
  Measure measure;
  Mean first{};                           // in the first of the two windows
  Mean second{};                          // and in the second
  std::vector<MeanAtDose> by_dose{};      // by rising dose, those with a value
  std::vector<MeanAtAmount> by_amount{};  // instead, where strengths differ

  friend bool operator==(const Series&, const Series&) = default;
};

// How regularly the nights were taken: from the first dose to the last night that can have been
// missed, or to the last one before titrate advised no more. Only where some were to be taken can a
// night be missed: one in a pause, or on which titrate advised none for another reason, counts for
// nothing where none was taken, and ends no run. Of several courses each is counted so, and what
// lies between the end of one and the first dose of the next counts for nothing either.
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

// How many nights of a stretch were missed, as a course's regularity counts them.
int missed_in(const ReplayedCourse& replayed, NightRange nights);

// Two stretches of nights that are held against each other.
struct Windows {
  // The first week, from the first night in the log on, and the last two weeks, up to the last one;
  // or the two weeks before a night, and those from it on. None of them begins before the first
  // night in the log or ends after the last, but that the first week may be still to come.
  enum class Kind : std::uint8_t { weeks, around };
  Kind kind;
  NightRange first, second;
  std::optional<NightDate> first_dose{};  // the first night with one in the first of them

  bool overlap() const { return second.first <= first.last; }
};

// How a dose was borne: mornings whatever caused them.
template <class Dose>
struct RecordAt {
  Dose dose;   // taken; 0 is a missed night
  int nights;  // in the log
  int noted;   // mornings after it that were noted
  int loose;   // and those of them that were loose

  friend bool operator==(const RecordAt&, const RecordAt&) = default;
};
using DoseRecord = RecordAt<Capsules>;
using AmountRecord = RecordAt<Milligrams>;

struct Trend {
  Windows windows;
  std::vector<DoseRecord> doses{};  // by rising dose, those in the log
  std::vector<Series> series{};     // of what was noted at least once, in the order of the kinds
  std::optional<Regularity> regularity{};  // nothing before the first dose
  std::vector<AmountRecord> amounts{};     // in the place of doses, where strengths differ
};

// Of courses that follow each other, the oldest first; nothing where none has a night yet.
// `around`: a night after their first one in the log, up to their last; nothing: the weeks.
std::optional<Trend> trend_of(std::span<const ReplayedCourse> courses,
                              std::optional<NightDate> around = std::nullopt);
std::optional<Trend> trend_of(const ReplayedCourse& replayed,
                              std::optional<NightDate> around = std::nullopt);
// The same; `last_night` is the latest night that can have been missed by now.
std::optional<Trend> trend_of(const Course& course, NightDate last_night);

}  // namespace titrate

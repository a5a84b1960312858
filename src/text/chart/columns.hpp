// The nights of a chart, laid out in columns.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "titrate/history.hpp"
#include "titrate/trend.hpp"

namespace titrate::text {

// What is worth a sign under a bar; what comes later covers what comes before. Missed is a night on
// which a dose was to be taken.
enum class Mark { none, missed, paused, loose_otherwise, loose, warning_sign };

// The lowest and the highest that was noted, in tenths.
struct NotedSpan {
  std::int64_t lowest, highest;
};

// One night, or several side by side: then the highest dose and amount, the loosest stool, loose if
// any night was, missed or paused only if all were, the worst value, the latest act, the phase and
// the ceiling of the last night.
struct ChartColumn {
  NightRange nights;
  Capsules dose;  // 0 when missed
  Mark mark;
  Phase::Kind phase;  // that of the engine's advice for the night
  Capsules ceiling;   // 0 where the course counts otherwise than all that was taken is counted
  std::optional<Act::Kind> act{};    // from this night on
  std::optional<int> value{};        // of what lies beneath, where it was noted
  std::optional<NotedSpan> noted{};  // the same, exactly
  std::optional<StoolType> stool{};  // of the morning after
  bool none_came = false;            // no bowel movement, and no stool
  bool begins_pause = false;
  Milligrams amount = Milligrams::whole(0);   // the most of one night
  Milligrams highest = Milligrams::whole(0);  // what the ceiling comes to
  bool begins_course = false;                 // another than the one before
};

struct ChartColumns {
  std::vector<ChartColumn> columns;
  int nights_each;  // the last column may stand for fewer
  int width_each;   // on the terminal, with the space between two bars
};

// Every night of a span, in at most `room` columns of the terminal, of courses that follow each
// other without a night between them.
ChartColumns columns_of(std::span<const History> courses, NightRange span,
                        const std::optional<Measure>& beneath, int room);
inline ChartColumns columns_of(const History& history, NightRange span,
                               const std::optional<Measure>& beneath, int room) {
  return columns_of(std::span(&history, 1), span, beneath, room);
}

Capsules highest_dose(const ChartColumns& columns);
// How high a drawing reaches: to the highest dose, and to every ceiling that does not make the bars
// tiny. `rows` is what a drawing has room for anyway.
int top_of(const ChartColumns& columns, int rows);

// What bars stand for: what is counted, or mg where those of different strengths lie side by side.
enum class Drawn { counts, amounts };
// Of an amount whole mg, rounded up, so that none is lost to 0.
int counted_as(Drawn counted, Capsules count, Strength strength);
int dose_in(const ChartColumn& column, Drawn counted);
int ceiling_in(const ChartColumn& column, Drawn counted);
int top_of(const ChartColumns& columns, int rows, Drawn counted);

// Whether a course counts what all that was taken is counted in; in mg every one does.
bool is_counted_so(const Course& course, const std::optional<Counted>& counted);

// What is drawn, and how.
struct Drawing {
  std::span<const History> courses;
  NightRange span;
  std::optional<Counted> of;  // what all that was taken is counted in; nothing: mg

  Drawn counted() const { return of ? Drawn::counts : Drawn::amounts; }
};

// The latest nights with one dose alone, but for those without any, up to the last one drawn.
struct FlatStretch {
  NightRange nights;
  int taken;  // on how many of them
  Capsules dose;
  Counted of;             // the latest course with it
  bool is_whole = false;  // no other dose is drawn before it
};
// Nothing where it was taken on less than a week of nights.
std::optional<FlatStretch> flat_stretch(const Drawing& drawing);

}  // namespace titrate::text

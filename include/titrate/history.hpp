// A course's nights looked back on: what was advised for each, what it taught, what followed, and
// between them the nights that the log does not have.
//
//   History history = history_of(course, 1, HistoryRange{.until = last_night, .last = 30});
//   for (const HistoryLine& line : lines_of(history)) { ... }
//
// A course is replayed once, here: tables, drawings, trends and exports are views of a
// history. Courses are one history: `histories_of` counts a range across them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "titrate/course.hpp"
#include "titrate/engine.hpp"

namespace titrate {

// Which nights to show.
struct HistoryRange {
  std::optional<NightDate> since{};   // none before
  std::optional<NightDate> until{};   // none after
  std::optional<std::size_t> last{};  // of those in the log, at most so many, the latest
};

// A night of the log, or nights in a row that the log does not have and that had the same answer.
struct HistoryRow {
  // What of a night's advice is looked back on.
  struct Answer {
    Capsules capsules;
    Phase phase;  // also underneath a pause, or where the answer was to ask first
    std::optional<Capsules> limit;
    Capsules ceiling;
    Rule rule;
    bool paused;  // the night lies in a pause

    friend bool operator==(const Answer&, const Answer&) = default;
  };
  const Night* night;  // null where the log does not have it
  NightRange nights;
  Taught taught;
  Answer advised;
};

// Points into the course, which must outlive it.
struct History {
  const Course* course;
  std::size_t number;  // of the course, from 1
  // Date by date, none left out: from the first night shown, or from the course's start where
  // nothing was left out, to the last; and at the end the night after it, for its answer alone.
  std::vector<HistoryRow> rows{};
  std::optional<NightDate> missed_from{};   // where a gap before the first night is told from
  std::optional<NightDate> missed_until{};  // and one after the last night until
  std::optional<NightDate> acts_from{};     // the earliest act told; nothing: every one
  std::optional<NightDate> acts_until{};    // and the latest

  // What was advised for the night after a row's, the last one's apart.
  const HistoryRow::Answer& next(const HistoryRow& row) const { return (&row + 1)->advised; }
};

// `last_night` is the latest night that can have been missed by now.
History history_of(const Course& course, std::size_t number, const HistoryRange& range,
                   NightDate last_night);

// The latest night that a course of a log can have missed by now: the one before tonight, or, where
// the next course has begun by then, before that one.
NightDate last_night_of(const Log& log, std::size_t index, NightDate tonight);

// The nights of one range, course by course, the oldest first: every course of the log is in it,
// also one that has nothing to tell there. `last` counts across courses, and each that has a night
// in the range is replayed once. They point into the log, which must outlive them.
std::vector<History> histories_of(const Log& log, const HistoryRange& range, NightDate tonight);

// How many nights of the log it has.
std::size_t logged_nights(const History& history);

// All of a course, and where it stands after that.
struct ReplayedCourse {
  History history;  // every night
  Advice standing;  // the advice for the night after `last_night`
};
ReplayedCourse replay(const Course& course, std::size_t number, NightDate last_night);

// A dose that was answered night after night while the titration held.
struct Hold {
  Capsules capsules;
  Milligrams amount;
  // The first night on which it was taken; before that, on which it was the answer.
  NightDate since;
  std::optional<NightDate> until{};  // absent while it lasts
  int tolerated = 0;                 // its nights on which that dose was taken and tolerated
};
// The latest one.
std::optional<Hold> latest_hold(const ReplayedCourse& replayed);

// Since when a dose is held is told once so many nights with it were tolerated: before that it may
// be too much still.
inline constexpr int settling_nights = 3;
constexpr bool is_settled(const Hold& hold) { return hold.tolerated >= settling_nights; }

// The lines of a history's table: its rows, between them runs of nights that the log does not have,
// missed or in one pause, and an act before the night that it counts from. The rows are the
// history's own, and all of it the course's, which must outlive them.
struct MissedRun {
  NightRange nights;
  const Pause* pause = nullptr;  // that they lie in
};
using HistoryLine = std::variant<const HistoryRow*, MissedRun, const Act*>;
std::vector<HistoryLine> lines_of(const History& history);

// From the first to the last night that a history tells of, in the log or missed; nothing where
// there is none.
std::optional<NightRange> span_of(const History& history);
// The same of several, the oldest first.
std::optional<NightRange> span_of(std::span<const History> histories);

// What all that was taken in a span is counted in, where that is one and the same: nothing where it
// is not, as a count of one is not a count of the other, and only amounts can be compared. Where
// none was taken: what the latest course counts. There is at least one course.
std::optional<Counted> counted_alike(std::span<const History> histories, NightRange span);
// The same of all that was ever taken.
std::optional<Counted> counted_alike(std::span<const ReplayedCourse> courses);

}  // namespace titrate

// A course's nights looked back on: what was advised for each, what it taught, what followed, and
// between them the nights that the log does not have.
//
//   History history = history_of(course, 1, HistoryRange{.until = last_night, .last = 30});
//   for (const HistoryLine& line : lines_of(history)) { ... }
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include "titrate/course.hpp"
#include "titrate/engine.hpp"

namespace titrate {

// A night as it was lived through: what was advised for it, and what it taught.
struct LivedNight {
  NightDate date;
  const Night* night;  // null where the log does not have it
  const Decision& advised;
  Taught taught;
};

// Lives through a course and tells `tell` of every night from the first to the last, also of those
// that the log does not have. The nights before count, and are not told.
void live_through(const Course& course, NightRange nights,
                  const std::function<void(const LivedNight&)>& tell);

// Which nights to show.
struct HistoryRange {
  std::optional<NightDate> since{};   // none before
  std::optional<NightDate> until{};   // none after
  std::optional<std::size_t> last{};  // of those in the log, at most so many, the latest
};

// One night of the log, with what was advised for it and what followed for the night after.
struct HistoryRow {
  struct Answer {
    Capsules capsules;
    Phase::Kind phase;
    Rule rule;
    bool paused;  // the night lies in a pause
  };
  const Night* night;
  Taught taught;
  Answer advised;
  Answer next;
};

// Points into the course, which must outlive it.
struct History {
  const Course* course;
  std::size_t number;  // of the course, from 1
  std::vector<HistoryRow> rows;
  std::optional<NightDate> missed_from{};   // where a gap before the first row is told from
  std::optional<NightDate> missed_until{};  // and one after the last row until
  std::optional<NightDate> acts_from{};     // the earliest act told; nothing: every one
  std::optional<NightDate> acts_until{};    // and the latest
};

// Every night's advice comes from the engine, in one walk over the course. `last_night` is the
// latest night that can have been missed by now.
History history_of(const Course& course, std::size_t number, const HistoryRange& range,
                   NightDate last_night);

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

}  // namespace titrate

#include "titrate/history.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace titrate {
namespace {

HistoryRow::Answer answer(const Decision& decision) {
  return {decision.capsules, decision.phase,  decision.limit,
          decision.ceiling,  decision.rule(), decision.evidence.pause.has_value()};
}

// The first date after this one that something of the plan is dated, where that is before `latest`.
template <class Dated>
NightDate next_of(std::span<const Dated> all, NightDate date, NightDate latest) {
  const auto next =
      std::upper_bound(all.begin(), all.end(), date,
                       [](NightDate one, const Dated& other) { return one < other.from; });
  return next == all.end() ? latest : std::min(latest, next->from);
}

// The first date after this one on which the plan can change the answer, at the latest `latest`.
NightDate next_turn(const Course& course, NightDate date, NightDate latest) {
  latest = next_of(course.acts(), date, latest);
  latest = next_of(course.pauses(), date, latest);
  latest = next_of(course.ceilings(), date, latest);
  const Pause* const pause = course.pause_on(date);
  return pause != nullptr && pause->until ? std::min(latest, *pause->until + 1) : latest;
}

// Replays a course from a night on, the ones before it replayed already, and writes down
// row after row.
class Walk {
 public:
  Walk(History& history, NightDate first)
      : course_(*history.course),
        rows_(history.rows),
        titration_(course_),
        ahead_(course_.nights()),
        next_(first),
        turned_(first) {
    const auto before = course_.nights_before(first);
    for (const Night& night : before) titration_.replay(night);
    ahead_ = ahead_.subspan(before.size());
    if (!before.empty()) turned_ = before.back().date() + 1;
  }

  // Up to a night, which may lie behind already.
  void go_to(NightDate last) {
    while (!ahead_.empty() && ahead_.front().date() <= last) {
      const Night& night = ahead_.front();
      const NightDate date = night.date();
      pass_gap(date - 1);
      rows_.push_back({&night,
                       {date, date},
                       titration_.taught(night),
                       answer(titration_.decision(date, &night))});
      titration_.replay(night);
      ahead_ = ahead_.subspan(1);
      next_ = turned_ = date + 1;
    }
    pass_gap(last);
  }

  // The night after, for its answer alone.
  void end() { rows_.push_back(row_without({next_, next_}, course_.night_on(next_))); }

  Advice advice_for(NightDate night) const {
    return titration_.advice(night, course_.night_on(night));
  }

 private:
  // What a dose or an act leads to has come a lapse later; from then on an answer stays until the
  // plan turns it. So not each night on its own: they may be thousands of years.
  void pass_gap(NightDate last) {
    while (next_ <= last) {
      if (course_.act_on(next_) != nullptr) turned_ = next_;
      const bool is_settled = next_ - turned_ > lapse_nights;
      const NightDate until = is_settled ? next_turn(course_, next_, last + 1) - 1 : next_;
      add(row_without({next_, until}, nullptr));
      next_ = until + 1;
    }
  }

  // Nights that the log does not have, or of which only the answer counts.
  HistoryRow row_without(NightRange nights, const Night* logged) const {
    return {nullptr, nights, Taught::nothing, answer(titration_.decision(nights.first, logged))};
  }

  // As more of the run before it, where they are that.
  void add(const HistoryRow& row) {
    const bool is_more =
        !rows_.empty() && rows_.back().night == nullptr && rows_.back().advised == row.advised;
    if (is_more) {
      rows_.back().nights.last = row.nights.last;
    } else {
      rows_.push_back(row);
    }
  }

  const Course& course_;
  std::vector<HistoryRow>& rows_;
  Titration titration_;
  std::span<const Night> ahead_;
  NightDate next_;
  NightDate turned_;  // the night after the last one replayed, or the latest act's
};

// A history without its rows, and the nights that these are to be of, the one after them apart;
// the last may be before the first.
struct Outline {
  History history;
  NightDate first;
  NightDate last;
};

Outline outline_of(const Course& course, std::size_t number, const HistoryRange& range,
                   NightDate last_night) {
  const auto until = range.until ? course.nights_before(*range.until + 1) : course.nights();
  const auto since = range.since ? course.nights_before(*range.since).size() : 0;
  auto shown = until.subspan(std::min(since, until.size()));
  const bool is_shortened = range.last && shown.size() > *range.last;
  if (is_shortened) shown = shown.last(*range.last);

  History history{&course, number};
  // Before the first dose nothing is missed.
  if (!is_shortened && !course.nights().empty()) {
    const NightDate first = course.nights().front().date();
    history.missed_from = std::max(first, range.since.value_or(first));
  }
  const NightDate missed_until = std::min(last_night, range.until.value_or(last_night));
  history.missed_until = missed_until;
  history.acts_from = is_shortened ? std::optional(shown.front().date()) : range.since;
  history.acts_until = range.until;
  const NightDate from = std::max(course.started(), range.since.value_or(course.started()));
  Outline outline{std::move(history), is_shortened ? shown.front().date() : from,
                  shown.empty() ? missed_until : std::max(missed_until, shown.back().date())};
  // Usually a row a date, all made room for at once; fewer in a long gap.
  const std::size_t dates = static_cast<std::size_t>(std::max(0, outline.last - outline.first + 1));
  outline.history.rows.reserve(std::min(dates, 2 * shown.size()) + 1);
  return outline;
}

// What a course has to tell where all nights asked for lie in later ones.
History nothing_of(const Course& course, std::size_t number) {
  History history{&course, number};
  history.acts_until = course.started() - 1;
  return history;
}

}  // namespace

History history_of(const Course& course, std::size_t number, const HistoryRange& range,
                   NightDate last_night) {
  auto [history, first, last] = outline_of(course, number, range, last_night);
  Walk walk(history, first);
  walk.go_to(last);
  walk.end();
  return std::move(history);
}

NightDate last_night_of(const Log& log, std::size_t index, NightDate tonight) {
  const bool has_next = index < log.course_of(tonight).value_or(0);
  return (has_next ? log.courses()[index + 1].started() : tonight) - 1;
}

std::size_t logged_nights(const History& history) {
  return static_cast<std::size_t>(
      std::count_if(history.rows.begin(), history.rows.end(),
                    [](const HistoryRow& row) { return row.night != nullptr; }));
}

std::vector<History> histories_of(const Log& log, const HistoryRange& range, NightDate tonight) {
  std::vector<History> histories;
  HistoryRange left = range;
  for (std::size_t index = log.courses().size(); index-- > 0;) {
    const Course& course = log.courses()[index];
    histories.push_back(
        left.last == std::size_t{0}
            ? nothing_of(course, index + 1)
            : history_of(course, index + 1, left, last_night_of(log, index, tonight)));
    if (left.last) *left.last -= logged_nights(histories.back());
  }
  std::reverse(histories.begin(), histories.end());
  return histories;
}

ReplayedCourse replay(const Course& course, std::size_t number, NightDate last_night) {
  auto [history, first, last] = outline_of(course, number, {}, last_night);
  Walk walk(history, first);
  walk.go_to(last_night);
  Advice standing = walk.advice_for(last_night + 1);
  walk.go_to(last);
  walk.end();
  return {std::move(history), std::move(standing)};
}

// Missed nights end a hold too. A night on which other than that was taken does not begin one.
std::optional<Hold> latest_hold(const ReplayedCourse& replayed) {
  std::optional<Hold> hold;
  bool is_taken = false;
  for (const auto& [night, nights, taught, advised] : replayed.history.rows) {
    if (replayed.standing.night < nights.first) break;
    if (advised.phase.kind == Phase::Kind::holding) {
      // Also underneath a pause, where the answer is none.
      const Capsules held = std::min(advised.phase.dose, advised.ceiling);
      if (!hold || hold->until || hold->capsules != held) {
        hold = Hold{held, held * replayed.history.course->strength(), nights.first};
        is_taken = false;
      }
      const bool is_at_it = night != nullptr && night->capsules() == held;
      if (is_at_it && !std::exchange(is_taken, true)) hold->since = nights.first;
      if (is_at_it && taught == Taught::tolerated) ++hold->tolerated;
    } else if (hold && !hold->until) {
      hold->until = nights.first - 1;
    }
  }
  return hold;
}

namespace {

// Nights that the log does not have, as runs: each pause, and what lies between them.
void add_runs(std::vector<HistoryLine>& lines, const Course& course, NightDate first,
              NightDate last) {
  while (first <= last) {
    const Pause* const pause = course.pause_on(first);
    NightDate end = last;
    if (pause != nullptr) {
      end = std::min(last, pause->until.value_or(last));
    } else {
      for (const Pause& later : course.pauses()) {
        if (first < later.from) end = std::min(end, later.from - 1);
      }
    }
    lines.emplace_back(MissedRun{{first, end}, pause});
    first = end + 1;
  }
}

std::span<const Act> acts_told(const History& history) {
  std::span<const Act> acts = history.course->acts();
  while (!acts.empty() && history.acts_from && acts.front().from < *history.acts_from) {
    acts = acts.subspan(1);
  }
  while (!acts.empty() && history.acts_until && *history.acts_until < acts.back().from) {
    acts = acts.first(acts.size() - 1);
  }
  return acts;
}

}  // namespace

std::vector<HistoryLine> lines_of(const History& history) {
  std::vector<HistoryLine> lines;
  auto expected = history.missed_from;
  auto acts = acts_told(history);
  const auto add_missed_until = [&](NightDate last) {
    if (!expected || last < *expected) return;
    add_runs(lines, *history.course, *expected, last);
    expected = last + 1;
  };
  // What stands before a night: those that the log does not have, and every act up to it.
  const auto add_until = [&](NightDate next) {
    for (; !acts.empty() && acts.front().from <= next; acts = acts.subspan(1)) {
      add_missed_until(acts.front().from - 1);
      lines.emplace_back(&acts.front());
    }
    add_missed_until(next - 1);
  };
  for (const HistoryRow& row : history.rows) {
    if (row.night == nullptr) continue;
    add_until(row.nights.first);
    lines.emplace_back(&row);
    expected = row.nights.first + 1;
  }
  if (history.missed_until) add_until(*history.missed_until + 1);
  for (const Act& act : acts) lines.emplace_back(&act);
  return lines;
}

std::optional<NightRange> span_of(const History& history) {
  auto first = history.missed_from;
  auto last = history.missed_until;
  for (const HistoryRow& row : history.rows) {
    if (row.night == nullptr) continue;
    first = std::min(row.nights.first, first.value_or(row.nights.first));
    last = std::max(row.nights.first, last.value_or(row.nights.first));
  }
  if (!first || !last || *last < *first) return std::nullopt;
  return NightRange{*first, *last};
}

std::optional<NightRange> span_of(std::span<const History> histories) {
  std::optional<NightRange> all;
  for (const History& history : histories) {
    const auto span = span_of(history);
    if (span) all = NightRange{all ? all->first : span->first, span->last};
  }
  return all;
}

namespace {

bool has_dose(const History& history, const std::optional<NightRange>& span) {
  return std::any_of(history.rows.begin(), history.rows.end(), [&](const HistoryRow& row) {
    return row.night != nullptr && !row.night->is_missed() &&
           (!span || span->contains(row.nights.first));
  });
}

template <class Each>
std::optional<Counted> counted_by(std::span<const Each> courses,
                                  const std::optional<NightRange>& span,
                                  const History& (*history_in)(const Each&)) {
  std::optional<Counted> counted;
  for (const Each& each : courses) {
    const History& history = history_in(each);
    if (!has_dose(history, span)) continue;
    const Counted its = history.course->counted();
    if (counted && *counted != its) return std::nullopt;
    counted = its;
  }
  return counted.value_or(history_in(courses.back()).course->counted());
}

}  // namespace

std::optional<Counted> counted_alike(std::span<const History> histories, NightRange span) {
  return counted_by<History>(histories, span,
                             [](const History& history) -> const History& { return history; });
}

std::optional<Counted> counted_alike(std::span<const ReplayedCourse> courses) {
  return counted_by<ReplayedCourse>(
      courses, std::nullopt,
      [](const ReplayedCourse& each) -> const History& { return each.history; });
}

}  // namespace titrate

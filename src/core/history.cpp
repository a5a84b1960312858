#include "titrate/history.hpp"

#include <algorithm>
#include <span>

namespace titrate {
namespace {

HistoryRow::Answer answer(const Decision& decision) {
  return {decision.capsules, decision.phase.kind, decision.rule(),
          decision.evidence.pause.has_value()};
}

// The night after one of the course's, or null when the log does not have it.
const Night* night_after(const Night& night, const Course& course) {
  if (&night == &course.nights().back()) return nullptr;
  const Night& next = *(&night + 1);
  return next.date() == night.date() + 1 ? &next : nullptr;
}

}  // namespace

void live_through(const Course& course, NightRange nights,
                  const std::function<void(const LivedNight&)>& tell) {
  Titration titration(course);
  for (const Night& night : course.nights_before(nights.first)) titration.live(night);
  for (NightDate date = nights.first; date <= nights.last; date = date + 1) {
    const Night* const night = course.night_on(date);
    tell({date, night, titration.decision(date, night),
          night != nullptr ? titration.taught(*night) : Taught::nothing});
    if (night != nullptr) titration.live(*night);
  }
}

History history_of(const Course& course, std::size_t number, const HistoryRange& range,
                   NightDate last_night) {
  const auto until = range.until ? course.nights_before(*range.until + 1) : course.nights();
  const auto since = range.since ? course.nights_before(*range.since).size() : 0;
  auto shown = until.subspan(std::min(since, until.size()));
  const bool shortened = range.last && shown.size() > *range.last;
  if (shortened) shown = shown.last(*range.last);

  History history{&course, number, {}, {}, {}};
  history.rows.reserve(shown.size());
  Titration titration(course);
  for (const Night& night : until.first(until.size() - shown.size())) titration.live(night);
  std::optional<Decision> next;
  for (const Night& night : shown) {
    // What followed the night before, where the log has it, is what was advised for this one.
    const bool is_known = next && next->night == night.date();
    const auto advised = answer(is_known ? *next : titration.decision(night.date(), &night));
    const Taught taught = titration.taught(night);
    titration.live(night);
    next = titration.decision(night.date() + 1, night_after(night, course));
    history.rows.push_back({&night, taught, advised, answer(*next)});
  }
  // Before the first dose nothing is missed.
  if (!shortened && !course.nights().empty()) {
    const NightDate first = course.nights().front().date();
    history.missed_from = std::max(first, range.since.value_or(first));
  }
  history.missed_until = std::min(last_night, range.until.value_or(last_night));
  history.acts_from = shortened ? std::optional(shown.front().date()) : range.since;
  history.acts_until = range.until;
  return history;
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
    add_until(row.night->date());
    lines.emplace_back(&row);
    expected = row.night->date() + 1;
  }
  if (history.missed_until) add_until(*history.missed_until + 1);
  for (const Act& act : acts) lines.emplace_back(&act);
  return lines;
}

std::optional<NightRange> span_of(const History& history) {
  const auto& from = history.missed_from;
  const auto& until = history.missed_until;
  if (history.rows.empty()) {
    if (!from || !until || *until < *from) return std::nullopt;
    return NightRange{*from, *until};
  }
  const NightDate first = history.rows.front().night->date();
  const NightDate last = history.rows.back().night->date();
  return NightRange{std::min(first, from.value_or(first)), std::max(last, until.value_or(last))};
}

}  // namespace titrate

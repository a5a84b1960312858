#include "report/report.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace titrate::report {
namespace {

bool has_remark(const Night& night) { return night.note() || night.other_cause(); }

void count_doses(Report& report) {
  for (const Night& night : report.course->nights()) {
    if (!night.signs().empty()) report.signs.push_back({&night, report.number});
    if (has_remark(night)) report.remarks.push_back(&night);
    if (night.is_missed()) continue;
    if (night.capsules() * report.course->strength() > upper_level) ++report.above_level;
    if (report.highest == nullptr || night.capsules() > report.highest->capsules()) {
      report.highest = &night;
    }
  }
}

EarlierCourses earlier_than(std::size_t number, const Log& log) {
  const auto courses = log.courses().first(number - 1);
  EarlierCourses earlier{
      .count = courses.size(),
      .nights = {courses.front().started(), log.courses()[number - 1].started() - 1},
      .most_on = courses.front().started()};
  for (const Course& course : courses) {
    for (const Night& night : course.nights()) {
      const Milligrams amount = night.capsules() * course.strength();
      if (night.is_missed()) continue;
      if (amount > upper_level) ++earlier.above_level;
      if (earlier.most && amount <= *earlier.most) continue;
      earlier.most = amount;
      earlier.most_on = night.date();
    }
  }
  const auto held = latest_hold(replay(courses.back(), courses.size(), earlier.nights.last));
  if (held && !held->until && is_settled(*held)) earlier.held = held;
  return earlier;
}

// The last eight weeks: up to tonight, of an older course up to its last night in the log.
NightRange weeks_of(const Report& report) {
  const auto nights = report.course->nights();
  NightDate last = report.end;
  if (report.is_newest == IsNewest::no) {
    last = nights.empty() ? report.end - 1 : std::min(report.end - 1, nights.back().date());
  }
  return {last - (brief_nights - 1), last};
}

void keep_remarks_within(Report& report, NightRange weeks) {
  const std::size_t all = report.remarks.size();
  std::erase_if(report.remarks, [&](const Night* night) { return !weeks.contains(night->date()); });
  report.older_remarks = all - report.remarks.size();
}

// Those of the courses before it among the nights told.
void add_remarks_of_others(Report& report, const Log& log) {
  std::vector<const Night*> before;
  for (const Course& course : log.courses().first(report.number - 1)) {
    for (const Night& night : course.nights()) {
      if (has_remark(night)) before.push_back(&night);
    }
  }
  report.remarks.insert(report.remarks.begin(), before.begin(), before.end());
}

// What was noted in the first week ever and in the last two, across the courses up to one: the
// means of a bottle alone would hide those of the bottle before it. How regularly the nights were
// taken stays this course's.
void hold_weeks_against_each_other(Report& report, const Log& log) {
  const auto courses = log.courses().first(report.number);
  std::vector<ReplayedCourse> replayed;
  for (std::size_t i = 0; i < courses.size(); ++i) {
    const NightDate end = i + 1 < courses.size() ? courses[i + 1].started() : report.end;
    replayed.push_back(replay(courses[i], i + 1, end - 1));
  }
  const auto regularity = report.trend ? report.trend->regularity : std::nullopt;
  report.trend = trend_of(replayed);
  if (report.trend) report.trend->regularity = regularity;
}

}  // namespace

std::vector<SignedNight> signed_nights(const Log& log) {
  std::vector<SignedNight> found;
  for (std::size_t i = 0; i < log.courses().size(); ++i) {
    for (const Night& night : log.courses()[i].nights()) {
      if (!night.signs().empty()) found.push_back({&night, i + 1});
    }
  }
  return found;
}

Report report_of(const Course& course, std::size_t number, IsNewest is_newest,
                 NightDate last_night) {
  ReplayedCourse replayed = replay(course, number, last_night);
  const auto hold = latest_hold(replayed);
  auto trend = trend_of(replayed);
  Report report{.course = &course,
                .number = number,
                .is_newest = is_newest,
                .end = replayed.standing.night,
                .standing = std::move(replayed.standing),
                .begun = course.started() <= last_night + 1,
                .histories = {},
                .hold = hold,
                .trend = std::move(trend)};
  report.histories.push_back(std::move(replayed.history));
  count_doses(report);
  return report;
}

void add_others(Report& report, const Log& log) {
  report.signs = signed_nights(log);
  if (report.number > 1) report.earlier = earlier_than(report.number, log);
}

void add_stock(Report& report, const Log& log, NightDate tonight) {
  const auto shelf = shelf_of(log, tonight);
  const bool is_its = shelf && shelf->course + 1 == report.number;
  if (is_its && !report.course->stock().empty()) report.stock_on = shelf->evening;
}

void add_taking(Report& report, const Log& log) { report.taking = log.taking(); }

Report in_brief(Report whole, const Log& log, Alone alone) {
  const NightRange weeks = weeks_of(whole);
  const HistoryRange range{.since = weeks.first, .until = weeks.last};
  if (alone == Alone::yes || whole.is_newest == IsNewest::no) {
    whole.histories = {history_of(*whole.course, whole.number, range, whole.end - 1)};
  } else {
    whole.histories = histories_of(log, range, whole.end);
    // What has nothing to tell there, or is still to come.
    std::erase_if(whole.histories, [&](const History& history) {
      return history.number > whole.number || (history.number < whole.number && !span_of(history));
    });
    add_remarks_of_others(whole, log);
    if (whole.number > 1) hold_weeks_against_each_other(whole, log);
  }
  keep_remarks_within(whole, weeks);
  whole.weeks = weeks;
  return whole;
}

std::optional<NightRange> drawn_nights(const Report& report) { return span_of(report.histories); }

const Pause* open_pause(const Report& report) {
  const auto pauses = report.course->pauses();
  if (pauses.empty() || pauses.back().until || report.end < pauses.back().from) return nullptr;
  return &pauses.back();
}

std::span<const Ceiling> told_ceilings(const Report& report) {
  auto ceilings = report.course->ceilings();
  while (report.weeks && ceilings.size() > 1 && ceilings[1].from <= report.weeks->first) {
    ceilings = ceilings.subspan(1);
  }
  return ceilings;
}

std::vector<const Act*> told_acts(const Report& report) {
  std::vector<const Act*> told;
  for (const Act& act : report.course->acts()) {
    if (!report.weeks || report.weeks->contains(act.from)) told.push_back(&act);
  }
  return told;
}

std::vector<const Pause*> told_pauses(const Report& report) {
  const auto& weeks = report.weeks;
  std::vector<const Pause*> told;
  for (const Pause& pause : report.course->pauses()) {
    const bool begins_before = !weeks || pause.from <= weeks->last;
    const bool ends_before = weeks && pause.until && *pause.until < weeks->first;
    if (begins_before && !ends_before) told.push_back(&pause);
  }
  return told;
}

bool is_tonight_told(const Report& report) {
  return report.is_newest == IsNewest::yes && report.begun;
}

}  // namespace titrate::report

#include "text/chart/columns.hpp"

#include <algorithm>

namespace titrate::text {
namespace {

constexpr int widest_column = 3;
constexpr int fewest_flat = 7;  // nights

// Of a night without a dose, which is missed where one was to be taken: after a stop none is.
Mark mark_without(const HistoryRow::Answer& advised) {
  if (advised.paused) return Mark::paused;
  return advised.capsules > Capsules::none() ? Mark::missed : Mark::none;
}

Mark mark_of(const Night* logged, const HistoryRow::Answer& advised) {
  const Mark without = mark_without(advised);
  if (logged == nullptr) return without;
  const Night& night = *logged;
  if (!night.signs().empty()) return Mark::warning_sign;
  if (night.stool() && is_loose(*night.stool())) {
    return night.other_cause() ? Mark::loose_otherwise : Mark::loose;
  }
  return night.is_missed() ? without : Mark::none;
}

// What is drawn is noted in whole numbers.
std::optional<int> whole_value(std::optional<std::int64_t> tenths) {
  return tenths ? std::optional(static_cast<int>(*tenths / 10)) : std::nullopt;
}

void add_noted(ChartColumn& column, const Night& night, const std::optional<Measure>& beneath) {
  column.stool = night.stool();
  column.none_came = night.no_movement();
  const auto tenths = beneath ? noted(night, *beneath) : std::nullopt;
  column.value = whole_value(tenths);
  if (tenths) column.noted = NotedSpan{*tenths, *tenths};
}

// `told`: the nights that its course has to tell of. Before the first dose nothing is missed.
ChartColumn column_of(const Course& course, NightDate date, const HistoryRow& row,
                      const std::optional<NightRange>& told,
                      const std::optional<Measure>& beneath) {
  const Act* const act = course.act_on(date);
  const bool is_told = told && told->contains(date);
  ChartColumn column{{date, date},
                     row.night == nullptr ? Capsules::none() : row.night->capsules(),
                     is_told ? mark_of(row.night, row.advised) : Mark::none,
                     row.advised.phase.kind,
                     row.advised.ceiling};
  column.amount = column.dose * course.strength();
  column.highest = column.ceiling * course.strength();
  if (act != nullptr) column.act = act->act;
  const Pause* const pause = course.pause_on(date);
  column.begins_pause = pause != nullptr && pause->from == date;
  if (row.night != nullptr) add_noted(column, *row.night, beneath);
  return column;
}

// A symptom is worst when it is high, sleep when it is low.
std::optional<int> worse(std::optional<int> a, std::optional<int> b, bool low_is_worse) {
  if (!a || !b) return a ? a : b;
  return low_is_worse ? std::min(*a, *b) : std::max(*a, *b);
}

std::optional<NotedSpan> joined(std::optional<NotedSpan> a, std::optional<NotedSpan> b) {
  if (!a || !b) return a ? a : b;
  return NotedSpan{std::min(a->lowest, b->lowest), std::max(a->highest, b->highest)};
}

bool is_without_dose(Mark mark) { return mark == Mark::missed || mark == Mark::paused; }

Mark joined(Mark a, Mark b) {
  if (is_without_dose(a) && b == Mark::none) return b;
  if (is_without_dose(b) && a == Mark::none) return a;
  return std::max(a, b);
}

void join(ChartColumn& column, const ChartColumn& night, bool low_is_worse) {
  column.nights.last = night.nights.last;
  column.dose = std::max(column.dose, night.dose);
  column.amount = std::max(column.amount, night.amount);
  column.highest = night.highest;
  column.begins_course = column.begins_course || night.begins_course;
  column.mark = joined(column.mark, night.mark);
  column.phase = night.phase;
  column.ceiling = night.ceiling;
  if (night.act) column.act = night.act;
  column.value = worse(column.value, night.value, low_is_worse);
  column.noted = joined(column.noted, night.noted);
  column.stool = std::max(column.stool, night.stool);  // one that was not noted is less than any
  column.none_came = !column.stool && (column.none_came || night.none_came);
  column.begins_pause = column.begins_pause || night.begins_pause;
}

// Its rows but the last, which is there for its answer alone.
std::span<const HistoryRow> nights_of(const History& history) {
  const std::span<const HistoryRow> rows = history.rows;
  return rows.empty() ? rows : rows.first(rows.size() - 1);
}

int whole_mg(Milligrams amount) { return static_cast<int>((amount.tenths() + 9) / 10); }

}  // namespace

ChartColumns columns_of(std::span<const History> courses, NightRange span,
                        const std::optional<Measure>& beneath, int room) {
  const int nights = span.count();
  ChartColumns all{{}, (nights + room - 1) / room, std::clamp(room / nights, 1, widest_column)};
  const bool low_is_worse = beneath && beneath->kind == Measure::Kind::sleep;
  const auto counted = counted_alike(courses, span);
  const auto add = [&](ChartColumn column) {
    const NightDate date = column.nights.first;
    if ((date - span.first) % all.nights_each == 0) {
      all.columns.push_back(std::move(column));
    } else {
      join(all.columns.back(), column, low_is_worse);
    }
  };
  for (const History& history : courses) {
    const auto told = span_of(history);
    for (const HistoryRow& row : nights_of(history)) {
      const auto drawn = row.nights.shared_with(span);
      if (!drawn) continue;
      for (NightDate date = drawn->first; date <= drawn->last; date = date + 1) {
        ChartColumn column = column_of(*history.course, date, row, told, beneath);
        column.begins_course = span.first < date && date == history.course->started();
        if (!is_counted_so(*history.course, counted)) column.ceiling = Capsules::none();
        add(std::move(column));
      }
    }
  }
  return all;
}

bool is_counted_so(const Course& course, const std::optional<Counted>& counted) {
  return !counted || course.counted() == *counted;
}

Capsules highest_dose(const ChartColumns& columns) {
  Capsules highest = Capsules::none();
  for (const ChartColumn& column : columns.columns) highest = std::max(highest, column.dose);
  return highest;
}

int counted_as(Drawn counted, Capsules count, Strength strength) {
  return counted == Drawn::counts ? count.value() : whole_mg(count * strength);
}

int dose_in(const ChartColumn& column, Drawn counted) {
  return counted == Drawn::counts ? column.dose.value() : whole_mg(column.amount);
}

int ceiling_in(const ChartColumn& column, Drawn counted) {
  return counted == Drawn::counts ? column.ceiling.value() : whole_mg(column.highest);
}

int top_of(const ChartColumns& columns, int rows, Drawn counted) {
  int dose = 0;
  for (const ChartColumn& column : columns.columns) dose = std::max(dose, dose_in(column, counted));
  int top = dose;
  for (const ChartColumn& column : columns.columns) {
    const int ceiling = ceiling_in(column, counted);
    if (ceiling <= std::max(rows, 2 * dose)) top = std::max(top, ceiling);
  }
  return top;
}

std::optional<FlatStretch> flat_stretch(const Drawing& drawing) {
  std::optional<FlatStretch> flat;
  const auto is_same = [&](Capsules dose, const Counted& of) {
    if (drawing.counted() == Drawn::amounts)
      return dose * of.strength == flat->dose * flat->of.strength;
    return dose == flat->dose;
  };
  for (const History& history : drawing.courses) {
    const Counted of = history.course->counted();
    for (const HistoryRow& row : nights_of(history)) {
      if (row.night == nullptr || row.night->is_missed()) continue;
      const NightDate date = row.nights.first;
      if (!drawing.span.contains(date)) continue;
      const Capsules dose = row.night->capsules();
      if (flat && is_same(dose, of)) {
        ++flat->taken;
        flat->dose = dose;
        flat->of = of;
      } else {
        flat = FlatStretch{{date, drawing.span.last}, 1, dose, of, !flat};
      }
    }
  }
  if (!flat || flat->taken < fewest_flat) return std::nullopt;
  return flat;
}

int top_of(const ChartColumns& columns, int rows) { return top_of(columns, rows, Drawn::counts); }

}  // namespace titrate::text

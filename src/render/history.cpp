#include "render/history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "render/csv.hpp"
#include "render/json.hpp"
#include "render/night_cells.hpp"
#include "render/sparkline.hpp"
#include "render/table.hpp"
#include "render/words.hpp"

namespace titrate::render {
namespace {

Ink ink_of(const Night& night) {
  if (!night.signs().empty()) return Ink::alarm;
  if (night.stool() && is_loose(*night.stool())) return Ink::caution;
  return night.is_missed() ? Ink::faint : Ink::plain;
}

void add_row(Table& table, const HistoryRow& row, Strength strength) {
  const Night& night = *row.night;
  table.add_row(
      {date_cell(night.date()), std::to_string(row.advised.capsules.value()),
       std::to_string(night.capsules().value()), (night.capsules() * strength).text(),
       stool_cell(night), taught_words(row),
       fmt::format("{} {}", row.next.capsules.value(), name_of(row.next.rule)),
       number_cell(night.movements()), number_cell(night.sleep()), symptoms_cell(night.symptoms()),
       signs_cell(night.signs()), text_cell(night.other_cause()), text_cell(night.note())},
      ink_of(night));
}

// A person's own text behind the words that it belongs to.
std::string with_note(std::string words, const std::optional<Note>& note) {
  return note ? words + ": " + note->value() : words;
}

// A run of nights that the log does not have, as one row.
void add_gap(Table& table, const MissedRun& run) {
  const std::string text =
      run.pause == nullptr ? words(run) : with_note(words(run), run.pause->why);
  table.add_wide_row(date_cell(run.first), text, Ink::faint);
}

void add_act(Table& table, const Act& act) {
  table.add_wide_row(date_cell(act.from), with_note(line_words(act), act.note), Ink::strong);
}

Table table_of(const History& history, const Style& style) {
  Table table({{"Night"},
               {"Advised", Table::Align::right},
               {"Taken", Table::Align::right},
               {"mg", Table::Align::right},
               {"Stool"},
               {"Taught"},
               {"Next"},
               {"Moves", Table::Align::right},
               {"Sleep", Table::Align::right},
               {"Symptoms"},
               {"Warning signs"},
               {"Other cause"},
               {"Note"}},
              style);
  for (const HistoryLine& line : lines_of(history)) {
    if (const auto* run = std::get_if<MissedRun>(&line)) {
      add_gap(table, *run);
    } else if (const auto* act = std::get_if<const Act*>(&line)) {
      add_act(table, **act);
    } else {
      add_row(table, *std::get<const HistoryRow*>(line), history.course->strength());
    }
  }
  return table;
}

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
    lines.emplace_back(MissedRun{first, end, pause});
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

std::string words(const MissedRun& run) {
  const std::string_view what = run.pause == nullptr ? "missed" : "paused";
  if (run.first == run.last) return std::string(what);
  return fmt::format("{} {}, to {}", what, nights_in_words(run.last - run.first + 1),
                     date_cell(run.last));
}

std::string line_words(const Act& act) { return fmt::format("{} from here", words(act.act)); }

std::string taught_words(const HistoryRow& row) {
  if (!row.night->is_missed()) return std::string(name_of(row.taught));
  return row.advised.paused ? "paused" : "missed";
}

std::optional<Span> span_of(const History& history) {
  const auto& from = history.missed_from;
  const auto& until = history.missed_until;
  if (history.rows.empty()) {
    if (!from || !until || *until < *from) return std::nullopt;
    return Span{*from, *until};
  }
  const NightDate first = history.rows.front().night->date();
  const NightDate last = history.rows.back().night->date();
  return Span{std::min(first, from.value_or(first)), std::max(last, until.value_or(last))};
}

std::string course_title(const Course& course, std::size_t number) {
  std::string text = fmt::format(
      "Course {}, begun {}: {}, label dose {}, ceiling {}", number, words(course.started()),
      words(course), course.recommended().value(), course.ceilings().back().capsules.value());
  if (course.ceilings().size() > 1) text += " now";
  return text;
}

std::string history_table(const History& history, const Style& style) {
  std::string text =
      wrapped(shown(course_title(*history.course, history.number), style), style) + '\n';
  if (!span_of(history)) return text + "No nights to show yet.\n";
  const auto table = table_of(history, style).printed();
  text += table.text;
  if (!table.is_whole) {
    text += '\n' + wrapped(
                       "Lines end early here; a wider window, or `titrate history --csv`, shows "
                       "all.",
                       style);
  }
  const std::string doses = sparkline(history, style);
  return doses.empty() ? text : text + '\n' + doses;
}

std::string history_json(const History& history, const Style& style) {
  Json json;
  json["course"] = json_of(*history.course);
  json["nights"] = Json::array();
  for (const HistoryRow& row : history.rows) {
    Json night{{"date", row.night->date().iso()},
               {"advised", row.advised.capsules.value()},
               {"capsules", row.night->capsules().value()},
               {"mg", json_of(row.night->capsules() * history.course->strength())}};
    add_observations(night, *row.night);
    night["taught"] = name_of(row.taught);
    night["phase"] = name_of(row.advised.phase);
    night["rule"] = name_of(row.advised.rule);
    json["nights"].push_back(std::move(night));
  }
  return line_of(json, style);
}

std::string history_csv(const History& history) {
  std::string csv = csv_header();
  csv.reserve(csv.size() + history.rows.size() * usual_csv_row);
  for (const HistoryRow& row : history.rows) add_csv_row(csv, row, history.course->strength());
  return csv;
}

}  // namespace titrate::render

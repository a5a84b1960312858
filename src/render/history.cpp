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
       stool_cell(night), taught_cell(night, row.taught),
       fmt::format("{} {}", row.followed.capsules.value(), name_of(row.followed.rule())),
       number_cell(night.movements()), number_cell(night.sleep()), symptoms_cell(night.symptoms()),
       signs_cell(night.signs()), text_cell(night.other_cause()), text_cell(night.note())},
      ink_of(night));
}

// A run of nights that the log does not have, as one row.
void add_gap(Table& table, const MissedRun& run) {
  table.add_wide_row(date_cell(run.first), words(run), Ink::faint);
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
    } else {
      add_row(table, *std::get<const HistoryRow*>(line), history.course->strength());
    }
  }
  return table;
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
  for (const Night& night : shown) {
    const auto& rows = history.rows;
    // What followed the night before, where the log has it, is what was advised for this one.
    const bool is_known = !rows.empty() && rows.back().followed.night == night.date();
    Advice advised = is_known ? rows.back().followed : titration.advice(night.date(), &night);
    const Taught taught = titration.taught(night);
    titration.live(night);
    history.rows.push_back({&night, taught, std::move(advised),
                            titration.advice(night.date() + 1, night_after(night, course))});
  }
  // Before the first dose nothing is missed.
  if (!shortened && !course.nights().empty()) {
    const NightDate first = course.nights().front().date();
    history.missed_from = std::max(first, range.since.value_or(first));
  }
  history.missed_until = std::min(last_night, range.until.value_or(last_night));
  return history;
}

std::vector<HistoryLine> lines_of(const History& history) {
  std::vector<HistoryLine> lines;
  auto expected = history.missed_from;
  const auto add_missed_until = [&](NightDate last) {
    if (expected && *expected <= last) lines.emplace_back(MissedRun{*expected, last});
  };
  for (const HistoryRow& row : history.rows) {
    add_missed_until(row.night->date() - 1);
    lines.emplace_back(&row);
    expected = row.night->date() + 1;
  }
  if (history.missed_until) add_missed_until(*history.missed_until);
  return lines;
}

std::string words(const MissedRun& run) {
  return run.first == run.last ? "missed"
                               : fmt::format("missed {} nights, to {}", run.last - run.first + 1,
                                             date_cell(run.last));
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
    night["phase"] = name_of(row.advised.phase.kind);
    night["rule"] = name_of(row.advised.rule());
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

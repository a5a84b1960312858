#include "text/history.hpp"

#include <fmt/format.h>

#include "text/night_cells.hpp"
#include "text/sparkline.hpp"
#include "text/table.hpp"
#include "text/words.hpp"

namespace titrate::text {
namespace {

Ink ink_of(const Night& night) {
  if (!night.signs().empty()) return Ink::alarm;
  if (night.stool() && is_loose(*night.stool())) return Ink::caution;
  return night.is_missed() ? Ink::faint : Ink::plain;
}

void add_row(Table& table, const HistoryRow& row, const History& history) {
  const Night& night = *row.night;
  const HistoryRow::Answer& next = history.next(row);
  table.add_row(
      {date_cell(night.date()), std::to_string(row.advised.capsules.value()),
       std::to_string(night.capsules().value()),
       (night.capsules() * history.course->strength()).to_text(), stool_cell(night),
       taught_words(row), fmt::format("{} {}", next.capsules.value(), name_of(next.rule)),
       number_cell(night.movements()), number_cell(night.sleep()), symptoms_cell(night.symptoms()),
       signs_cell(night.signs()), text_cell(night.other_cause()), text_cell(night.note())},
      ink_of(night));
}

// A person's own text behind the words that it belongs to.
std::string with_remark(std::string words, const std::optional<Note>& note) {
  return note ? words + ": " + note->value() : words;
}

// A run of nights that the log does not have, as one row.
void add_gap(Table& table, const MissedRun& run) {
  const std::string text =
      run.pause == nullptr ? to_text(run) : with_remark(to_text(run), run.pause->why);
  table.add_wide_row(date_cell(run.nights.first), text, Ink::faint);
}

void add_act(Table& table, const Act& act) {
  table.add_wide_row(date_cell(act.from), with_remark(line_words(act), act.note), Ink::strong);
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
      add_row(table, *std::get<const HistoryRow*>(line), history);
    }
  }
  return table;
}

}  // namespace

std::string to_text(const MissedRun& run) {
  const std::string_view what = run.pause == nullptr ? "missed" : "paused";
  if (run.nights.first == run.nights.last) return std::string(what);
  return fmt::format("{} {}, to {}", what, nights_in_words(run.nights.count()),
                     date_cell(run.nights.last));
}

std::string line_words(const Act& act) { return fmt::format("{} from here", to_text(act.act)); }

std::string taught_words(const HistoryRow& row) {
  if (!row.night->is_missed()) return std::string(name_of(row.taught));
  return row.advised.paused ? "paused" : "missed";
}

std::string course_title(const Course& course, std::size_t number) {
  std::string text = fmt::format(
      "Course {}, begun {}: {}, label dose {}, ceiling {}", number, to_text(course.started()),
      to_text(course), course.recommended().value(), course.ceilings().back().capsules.value());
  if (course.ceilings().size() > 1) text += " now";
  return text;
}

Passage history_table(const History& history, const Style& style) {
  Passage text = wrapped(shown(course_title(*history.course, history.number), style), style) + '\n';
  if (!span_of(history)) return text + "No nights to show yet.\n";
  const auto table = table_of(history, style).printed();
  text += table.text;
  if (!table.is_whole) {
    text += "\n" + wrapped(Hint{"Lines end early here; a wider window, or ",
                                ticked("history", "--csv"), ", shows all."},
                           style);
  }
  const std::string doses = sparkline(history, style);
  return doses.empty() ? text : text + ('\n' + doses);
}

}  // namespace titrate::text

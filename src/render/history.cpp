#include "render/history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "render/json.hpp"
#include "render/sparkline.hpp"
#include "render/table.hpp"
#include "render/words.hpp"

namespace titrate::render {
namespace {

std::string date_cell(NightDate night) { return short_words(night).substr(0, 4) + night.iso(); }

std::string symptoms_cell(const Symptoms& symptoms) {
  std::string cell;
  for (const Symptom& symptom : symptoms.list()) {
    if (!cell.empty()) cell += ' ';
    cell.append(symptom.name.value()) += '=';
    cell += fmt::format_int(symptom.severity.value()).c_str();
  }
  return cell;
}

std::string signs_cell(WarningSigns signs) {
  std::string cell;
  for (const WarningSign sign : signs.list()) {
    if (!cell.empty()) cell += ' ';
    cell += name_of(sign);
  }
  return cell;
}

std::string stool_cell(const Night& night) {
  if (night.stool()) return words(*night.stool());
  return night.no_movement() ? "none" : "";
}

std::string taught_cell(const Night& night) {
  if (night.is_missed()) return "missed";
  return std::string(name_of(taught(night)));
}

template <class Number>
std::string number_cell(const std::optional<Number>& number) {
  return number ? std::to_string(number->value()) : "";
}

template <class Words>
std::string text_cell(const std::optional<Words>& text) {
  return text ? text->value() : "";
}

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
       stool_cell(night), taught_cell(night),
       fmt::format("{} {}", row.followed.capsules.value(), name_of(row.followed.rule)),
       number_cell(night.movements()), number_cell(night.sleep()), symptoms_cell(night.symptoms()),
       signs_cell(night.signs()), text_cell(night.other_cause()), text_cell(night.note())},
      ink_of(night));
}

// A run of nights that the log does not have, as one row.
void add_gap(Table& table, NightDate from, NightDate until) {
  const int nights = until - from + 1;
  if (nights <= 0) return;
  const std::string run =
      nights == 1 ? "missed" : fmt::format("missed {} nights, to {}", nights, date_cell(until));
  table.add_wide_row(date_cell(from), run, Ink::faint);
}

Table table_of(const History& history) {
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
               {"Note"}});
  auto expected = history.missed_from;
  for (const HistoryRow& row : history.rows) {
    if (expected) add_gap(table, *expected, row.night->date() - 1);
    add_row(table, row, history.course->strength());
    expected = row.night->date() + 1;
  }
  if (expected && history.missed_until) add_gap(table, *expected, *history.missed_until);
  return table;
}

// ---- CSV, put together cell after cell in one text, since it may be of many years ----

template <class Number>
void add_number_cell(std::string& csv, const std::optional<Number>& number) {
  if (number) {
    const fmt::format_int digits(number->value());
    csv.append(digits.data(), digits.size());
  }
  csv += ',';
}

bool needs_quotes(char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; }

void add_text_cell(std::string& csv, std::string_view text) {
  const bool looks_like_formula =
      !text.empty() && std::string_view("=+-@'").find(text[0]) != std::string_view::npos;
  const bool is_quoted = std::any_of(text.begin(), text.end(), needs_quotes);
  if (is_quoted) csv += '"';
  if (looks_like_formula) csv += '\'';
  for (auto quote = text.find('"'); quote != std::string_view::npos; quote = text.find('"')) {
    csv.append(text.substr(0, quote + 1)) += '"';
    text.remove_prefix(quote + 1);
  }
  csv.append(text);
  if (is_quoted) csv += '"';
  csv += ',';
}

template <class Words>
void add_text_cell(std::string& csv, const std::optional<Words>& text) {
  add_text_cell(csv, text ? std::string_view(text->value()) : std::string_view());
}

// Room that is rarely too little, to be made once.
constexpr std::size_t usual_csv_line = 110;

void add_csv_line(std::string& csv, const HistoryRow& row, Strength strength) {
  const Night& night = *row.night;
  csv.append(night.date().iso()) += ',';
  add_number_cell(csv, std::optional(row.advised.capsules));
  add_number_cell(csv, std::optional(night.capsules()));
  csv.append((night.capsules() * strength).text()) += ',';
  add_number_cell(csv, night.stool());
  add_number_cell(csv, night.movements());
  add_number_cell(csv, night.sleep());
  add_text_cell(csv, symptoms_cell(night.symptoms()));
  if (!night.signs().empty()) csv += signs_cell(night.signs());
  csv += ',';
  add_text_cell(csv, night.other_cause());
  add_text_cell(csv, night.note());
  csv.append(name_of(taught(night))) += ',';
  csv.append(name_of(row.advised.phase.kind)) += ',';
  csv.append(name_of(row.advised.rule)) += "\r\n";
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
    titration.live(night);
    history.rows.push_back({&night, std::move(advised),
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
  const Table table = table_of(history);
  text += table.text(style);
  if (!table.fits(style)) {
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
    night["taught"] = name_of(taught(*row.night));
    night["phase"] = name_of(row.advised.phase.kind);
    night["rule"] = name_of(row.advised.rule);
    json["nights"].push_back(std::move(night));
  }
  return line_of(json, style);
}

std::string history_csv(const History& history) {
  std::string csv =
      "date,advised,capsules,mg,stool,movements,sleep,symptoms,signs,other_cause,note,taught,phase,"
      "rule\r\n";
  csv.reserve(csv.size() + history.rows.size() * usual_csv_line);
  for (const HistoryRow& row : history.rows) add_csv_line(csv, row, history.course->strength());
  return csv;
}

}  // namespace titrate::render

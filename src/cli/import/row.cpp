#include "cli/import/row.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/args/values.hpp"
#include "cli/error.hpp"
#include "cli/night/halves.hpp"
#include "cli/night/said_amount.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"
#include "formats/csv.hpp"
#include "titrate/text.hpp"

namespace titrate::cli {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = text.find_first_not_of(' '); at < text.size();
       at = text.find_first_not_of(' ', at)) {
    const auto end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

void read_stool_cell(Observations& told, std::string_view column, std::string_view cell) {
  const StoolResult result = read_stool(column, cell);
  if (const auto* type = std::get_if<StoolType>(&result)) {
    told.stool = *type;
  } else {
    told.movements = Movements::from(0);
  }
}

void read_symptoms_cell(Observations& told, std::string_view column, std::string_view cell) {
  for (const std::string_view word : words_of(cell)) {
    if (word.find('=') == std::string_view::npos) {
      throw usage_error(
          column, fmt::format("\"{}\" lacks its severity.", printable(word, shown_characters)),
          "A cell of symptoms is like cramps=6 migraine=0.");
    }
    told.symptoms.push_back(read_symptom(column, word));
  }
}

void read_measures_cell(Observations& told, std::string_view column, std::string_view cell) {
  for (const std::string_view word : words_of(cell)) {
    told.measures.push_back(read_measure(column, word));
  }
}

// A text as it stands; in the program's own CSV without the guard against spreadsheets.
template <class Words>
Words text_in(const Column& column, const std::string& cell) {
  if (cell.find_first_of("\r\n") != std::string::npos) {
    throw usage_error(column.title, "the text has more than one line, and a night's has one.",
                      "Put a blank in the place of the line end.");
  }
  return read_text<Words>(column.title, column.own ? formats::unguarded(cell) : cell);
}

Milligrams read_amount(std::string_view column, std::string_view cell) {
  std::string text(cell);
  std::replace(text.begin(), text.end(), ',', '.');  // half of Europe's decimal point
  if (const auto amount = Milligrams::parse(text)) return *amount;
  throw usage_error(column, fmt::format("\"{}\" is not an amount in mg, with at most one decimal.",
                                        printable(cell, shown_characters)));
}

Observations read_cell(const Column& column, const std::string& text, const CountedThen& counted) {
  const std::string_view cell = trimmed(text);
  const std::string& title = column.title;
  Observations told;
  switch (column.field) {
    case ImportField::date:
    case ImportField::mg:
      break;  // not of the night's own
    case ImportField::capsules:
      require_no_fraction(title, cell, counted.unit);
      told.dose = read_said_dose(title, cell, counted);
      break;
    case ImportField::stool:
      read_stool_cell(told, title, cell);
      break;
    case ImportField::movements:
      told.movements = read_number<Movements>(title, cell);
      break;
    case ImportField::sleep:
      told.sleep = read_number<SleepQuality>(title, cell);
      break;
    case ImportField::symptoms:
      read_symptoms_cell(told, title, column.own ? formats::unguarded(std::string(cell)) : cell);
      break;
    case ImportField::symptom:
      told.symptoms.push_back(
          {*SymptomName::from(column.noted), read_number<Severity>(title, cell)});
      break;
    case ImportField::measures:
      read_measures_cell(told, title, column.own ? formats::unguarded(std::string(cell)) : cell);
      break;
    case ImportField::measure:
      told.measures.push_back({*MeasureName::from(column.noted), read_measure_value(title, cell)});
      break;
    case ImportField::signs:
      for (const std::string_view word : words_of(cell)) told.signs.insert(read_sign(title, word));
      break;
    case ImportField::other_cause:
      told.other_cause = text_in<OtherCause>(column, text);
      break;
    case ImportField::note:
      told.note = text_in<Note>(column, text);
      break;
  }
  return told;
}

// What is counted on the night of a row; of none that can be read nothing is told.
CountedThen counted_on_row(const formats::CsvRow& row, const ColumnChoice& choice, DateForm form,
                           const Log& log) try {
  const Column* const date = choice.find(ImportField::date);
  const auto course = log.course_of(read_date(date->title, trimmed(row.cells[date->index]), form));
  if (!course) return {};
  return {log.courses()[*course].unit(), log.courses()[*course].strength()};
} catch (const Error&) {
  return {};
}

void read_into(ToldRow& told, const Column& column, const std::string& text, DateForm form,
               const CountedThen& counted) {
  const std::string_view cell = trimmed(text);
  if (column.field == ImportField::date) {
    told.date = read_date(column.title, cell, form);
  } else if (column.field == ImportField::mg) {
    told.amount = read_amount(column.title, cell);
    told.amount_column = column.title;
  } else {
    told.cells.push_back({column.title, read_cell(column, text, counted)});
  }
}

}  // namespace

ToldRow read_row(const formats::CsvRow& row, const ColumnChoice& choice, DateForm form,
                 const Log& log) {
  ToldRow told{row.number, {}, {}, {}, {}, {}, {}, {}};
  const CountedThen counted = counted_on_row(row, choice, form, log);
  if (choice.unit_column) told.unit = trimmed(row.cells[*choice.unit_column]);
  for (const Column& column : choice.columns) {
    const std::string cell = without_hidden(row.cells[column.index]);
    if (cell != row.cells[column.index]) ++told.mended;
    const bool is_text =
        column.field == ImportField::note || column.field == ImportField::other_cause;
    if (is_text ? cell.empty() : trimmed(cell).empty()) continue;
    try {
      read_into(told, column, cell, form, counted);
    } catch (const Error& error) {
      told.problems.push_back(
          {row.number, printable(column.title, shown_characters), error.message, error.remedy});
    }
  }
  return told;
}

}  // namespace titrate::cli

#include "cli/import/row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "cli/args/said_words.hpp"
#include "cli/args/values.hpp"
#include "cli/error.hpp"
#include "cli/import/cells.hpp"
#include "cli/import/said_so.hpp"
#include "cli/import/titles.hpp"
#include "cli/night/halves.hpp"
#include "cli/night/said_amount.hpp"
#include "cli/night/said_symptoms.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"
#include "formats/csv.hpp"
#include "text/words.hpp"
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
  const StoolResult result = read_stool(column, stool_words_in(cell));
  if (const auto* type = std::get_if<StoolType>(&result)) {
    told.stool = *type;
  } else {
    told.movements = Movements::from(0);
  }
}

void read_symptoms_cell(Observations& told, std::string_view column, std::string_view cell) {
  for (const std::string& word : single_symptoms({symptom_list_in(cell)})) {
    if (word.find('=') == std::string::npos) {
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

Milligrams read_amount(std::string_view column, std::string_view cell) {
  std::string text = number_of_mg(cell);
  std::replace(text.begin(), text.end(), ',', '.');  // half of Europe's decimal point
  if (const auto amount = Milligrams::parse(text)) return *amount;
  throw usage_error(column, fmt::format("\"{}\" is not an amount in mg, with at most one decimal.",
                                        printable(cell, shown_characters)));
}

bool names_mg(std::string_view title) {
  std::string small = in_small_letters(title);
  std::replace_if(
      small.begin(), small.end(), [](char c) { return c < 'a' || c > 'z'; }, ' ');
  const auto words = words_of(small);
  return std::find(words.begin(), words.end(), "mg") != words.end();
}

// How a column of whole tablets is called.
constexpr auto words_for_wholes = std::to_array<std::string_view>(
    {"tablet", "tablets", "tablette", "tabletten", "comprimé", "comprimés", "comprimido",
     "comprimidos", "tableta", "tabletas", "compressa", "compresse", "pill", "pills"});

// "two", "1.5", "1/2", "1½": a number and nothing else.
bool is_number_alone(const std::string& text) {
  if (const auto count = number_said(text)) return *count > 0;
  std::string figures = text;
  for (auto at = figures.find("½"); at != std::string::npos; at = figures.find("½")) {
    figures.replace(at, std::string_view("½").size(), "5");
  }
  return figures.find_first_of("123456789") != std::string::npos &&
         figures.find_first_not_of("0123456789.,/ ") == std::string::npos;
}

// A number alone where halves are counted. In a column that is called by the wholes it may be
// either.
void settle_wholes(std::string& number, std::string_view column, const CountedThen& counted,
                   std::optional<DosesIn> doses) {
  const auto whole = whole_of(counted.unit);
  const auto names = words_of_title(column);
  const bool is_of_halves = std::find(names.begin(), names.end(), "half") != names.end();
  if (!whole || is_of_halves || doses == DosesIn::halves || !is_number_alone(number)) return;
  const std::string many(words_of(whole).many);
  if (doses == DosesIn::wholes) {
    number += ' ' + many;
    return;
  }
  const bool is_called_whole =
      std::find_first_of(names.begin(), names.end(), words_for_wholes.begin(),
                         words_for_wholes.end()) != names.end();
  if (!is_called_whole || !number_said(number)) return;
  throw usage_error(column,
                    fmt::format("{} may be {}, or {}, which this course counts.", number, many,
                                words_of(counted.unit).many),
                    {fmt::format("If it is {}: ", many),
                     only_if(Condition::written_so, added("--doses", "whole")),
                     fmt::format(". If it is {}: ", words_of(counted.unit).many),
                     only_if(Condition::written_so, added("--doses", "half"))});
}

Capsules read_dose_cell(std::string_view column, std::string_view cell, const CountedThen& counted,
                        std::optional<DosesIn> doses) {
  auto [number, amount] = dose_in(cell);
  // "Magnesium (mg)" says what its numbers are.
  if (names_mg(column) && number_in_digits(number)) number += " mg";
  settle_wholes(number, column, counted, doses);
  require_no_fraction(column, number, counted.unit);
  const Capsules dose = read_said_dose(column, number, counted);
  if (amount.empty() || !counted.strength) return dose;
  if (read_amount(column, amount) == dose * *counted.strength) return dose;
  throw usage_error(column,
                    fmt::format("{}: {} of this course come to {}.", as_typed(cell),
                                text::count_in_words(dose, counted.unit),
                                text::to_text(dose * *counted.strength)),
                    "Were they of another product? Then the row belongs to another course.");
}

template <class Words>
Words read_own_text(std::string_view column, const std::string& text) {
  auto words = Words::from(text);
  const bool is_long = cut_to(text, static_cast<std::size_t>(Words::most)).has_value();
  if (words || !is_long) return read_text<Words>(column, text);
  throw usage_error(
      column, "the text " + words.refusal().problem + '.',
      {"To keep the beginning of such texts: ", only_if(Condition::wanted, added("--cut-texts"))});
}

// A number on a scale. One that says another scale is no mistake, and is told so.
template <class Value>
Value read_on_scale(std::string_view column, std::string_view cell, std::string_view what) {
  const auto other = told_scale(cell);
  if (other && *other != Value::highest) {
    throw usage_error(column,
                      fmt::format("{} is on another scale: {} from {} to {} here.", as_typed(cell),
                                  what, Value::lowest, Value::highest),
                      fmt::format("Write it on that scale in the file, or leave the column out."));
  }
  return read_number<Value>(column, number_on_scale(cell, Value::highest));
}

// A text of a person's own, as text_of() below has it.
Observations read_text_cell(const Column& column, const std::string& text) {
  Observations told;
  if (column.field == ImportField::note) {
    told.note = read_own_text<Note>(column.title, text);
  } else {
    told.other_cause = read_own_text<OtherCause>(column.title, text);
  }
  return told;
}

// Whether a column of one sign says that it was there.
bool said_yes(std::string_view column, std::string_view cell) {
  if (const auto said = said_so(cell)) return *said;
  throw usage_error(column, fmt::format("{} is neither yes nor no.", as_typed(cell)),
                    "A sign is there with yes, x or 1; with no, 0 or an empty cell it is not.");
}

Observations read_cell(const Column& column, const std::string& cell, const CountedThen& counted,
                       std::optional<DosesIn> doses) {
  const std::string& title = column.title;
  Observations told;
  switch (column.field) {
    case ImportField::date:
    case ImportField::time:
    case ImportField::mg:
      break;  // not of the night's own
    case ImportField::other_cause:
    case ImportField::note:
      return read_text_cell(column, cell);
    case ImportField::capsules:
      told.dose = read_dose_cell(title, cell, counted, doses);
      break;
    case ImportField::stool:
      read_stool_cell(told, title, cell);
      break;
    case ImportField::movements:
      told.movements = read_number<Movements>(title, number_of_times(cell));
      break;
    case ImportField::sleep:
      told.sleep = read_on_scale<SleepQuality>(title, cell, "sleep is noted");
      break;
    case ImportField::symptoms:
      read_symptoms_cell(told, title, cell);
      break;
    case ImportField::symptom:
      told.symptoms.push_back({*SymptomName::from(column.noted),
                               read_on_scale<Severity>(title, cell, "a symptom is noted")});
      break;
    case ImportField::measures:
      read_measures_cell(told, title, cell);
      break;
    case ImportField::measure:
      told.measures.push_back(
          {*MeasureName::from(column.noted), read_measure_value(title, measured_number(cell))});
      break;
    case ImportField::signs:
      for (const std::string_view word : words_of(cell)) told.signs.insert(read_sign(title, word));
      break;
    case ImportField::sign:
      if (said_yes(title, cell)) told.signs.insert(*warning_sign_named(column.noted));
      break;
  }
  return told;
}

// What is counted on the night of a row; of none that can be read nothing is told.
CountedThen counted_on_row(const formats::CsvRow& row, const ColumnChoice& choice, DateForm form,
                           const Log& log, const NightOfDate& night_of) try {
  const Column* const date = choice.find(ImportField::date);
  const auto course =
      log.course_of(night_of(read_date(date->title, value_in(row.cells[date->index]), form)));
  if (!course) return {};
  return {log.courses()[*course].unit(), log.courses()[*course].strength()};
} catch (const Error&) {
  return {};
}

void read_into(ToldRow& told, const Column& column, const std::string& cell, DateForm form,
               const CountedThen& counted, std::optional<DosesIn> doses) {
  if (column.field == ImportField::date) {
    told.date = read_date(column.title, cell, form);
    told.other_date = other_reading(*told.date, form);
  } else if (column.field == ImportField::time) {
    return;  // read before (times.hpp)
  } else if (column.field == ImportField::mg) {
    told.amount = read_amount(column.title, cell);
    told.amount_column = column.title;
  } else {
    Observations observed = read_cell(column, cell, counted, doses);
    const bool is_no_sign = column.field == ImportField::sign && observed.signs.empty();
    if (!is_no_sign) told.cells.push_back({column.title, column.field, std::move(observed)});
  }
}

bool is_text(ImportField field) {
  return field == ImportField::note || field == ImportField::other_cause;
}

// A text on one line, and cut where that was asked for; in the program's own CSV without the guard
// against spreadsheets.
std::string text_of(ToldRow& told, const Column& column, const std::string& cell,
                    const ColumnChoice& choice) {
  OneLine line = on_one_line(column.own ? formats::unguarded(cell) : cell);
  if (line.was_joined) ++told.joined;
  // What titrate wrote itself is kept to the letter.
  if (!choice.is_own_file && says_nothing(column.field, trimmed(line.text))) return "";
  if (!choice.cut_texts) return std::move(line.text);
  const int most = column.field == ImportField::note ? Note::most : OtherCause::most;
  auto cut = cut_to(line.text, static_cast<std::size_t>(most));
  if (!cut) return std::move(line.text);
  ++told.cut;
  return *std::move(cut);
}

// What is to be read of a cell; empty where it says nothing.
std::string content_of(ToldRow& told, const Column& column, const std::string& cell,
                       const ColumnChoice& choice) {
  const std::string shown = without_hidden(cell);
  if (shown != cell) ++told.mended;
  if (is_text(column.field)) return text_of(told, column, shown, choice);
  std::string value = value_in(shown);
  return says_nothing(column.field, value) ? "" : value;
}

// The doses of several columns as one, of which the first tells.
void add_up_doses(ToldRow& told) {
  const auto tells_dose = [](const ToldCell& cell) { return cell.told.dose.has_value(); };
  if (std::count_if(told.cells.begin(), told.cells.end(), tells_dose) < 2) return;
  int sum = 0;
  for (const ToldCell& cell : told.cells) sum += cell.told.dose.value_or(Capsules::none()).value();
  const auto first = std::find_if(told.cells.begin(), told.cells.end(), tells_dose);
  const auto whole = Capsules::from(sum);
  if (!whole) {
    told.problems.push_back(
        {told.row, printable(first->column, shown_characters),
         fmt::format("the doses of the row come to {}, more than the {} that a night can hold.",
                     sum, Capsules::highest),
         "Correct the doses in the file."});
    return;
  }
  first->told.dose = *whole;
  told.cells.erase(std::remove_if(first + 1, told.cells.end(), tells_dose), told.cells.end());
}

}  // namespace

ToldRow read_row(const formats::CsvRow& row, const ColumnChoice& choice, DateForm form,
                 const Log& log, const NightOfDate& night_of) {
  ToldRow told{row.number, {}, {}, {}, {}, {}, {}, {}};
  const CountedThen counted = counted_on_row(row, choice, form, log, night_of);
  if (choice.unit_column) told.unit = trimmed(row.cells[*choice.unit_column]);
  // A row that names its unit says what its number counts.
  const auto doses = told.unit.empty() ? choice.doses : std::optional(DosesIn::halves);
  for (const Column& column : choice.columns) {
    if (!column.where.matches(row)) continue;
    const std::string cell = content_of(told, column, row.cells[column.index], choice);
    if (cell.empty()) continue;
    try {
      read_into(told, column, cell, form, counted, doses);
    } catch (const Error& error) {
      told.problems.push_back(
          {row.number, printable(column.title, shown_characters), error.message, error.remedy});
    }
  }
  add_up_doses(told);
  return told;
}

}  // namespace titrate::cli

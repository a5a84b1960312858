#include "cli/import/results.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "cli/args/values.hpp"
#include "cli/ask/ask.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

bool has_doses(const ColumnChoice& choice) { return choice.find(ImportField::capsules) != nullptr; }

// Whether a field is of the morning after the dose; in a file without doses all of them are.
// Another cause is that of a loose morning.
bool is_result(ImportField field, const ColumnChoice& choice) {
  return !has_doses(choice) || field == ImportField::stool || field == ImportField::movements ||
         field == ImportField::sleep || field == ImportField::signs || field == ImportField::sign ||
         field == ImportField::other_cause;
}

NightDate night_of(const ToldRow& row, const NightHours& hours) {
  return row.moment ? hours.night_of(*row.moment) : *row.date;
}

// The day that the row's clock showed.
NightDate day_of(const ToldRow& row) { return row.moment ? row.moment->date() : *row.date; }

// The night that the row's day is the morning after. At 02:00 that night's dose was taken; who
// sleeps by day takes the one of the night that goes on later.
NightDate night_before(const ToldRow& row, const NightHours& hours) {
  const bool is_late =
      row.moment && end_of_night < hours.ends && hours.goes_on(row.moment->time_of_day());
  return (is_late ? night_of(row, hours) : day_of(row)) - 1;
}

const ToldCell* first_result_in(const ToldRow& row, const ColumnChoice& choice, bool is_form) {
  const auto found = std::find_if(row.cells.begin(), row.cells.end(), [&](const ToldCell& cell) {
    return is_form || is_result(cell.field, choice);
  });
  return found == row.cells.end() ? nullptr : &*found;
}

std::string what_of(const ToldCell& cell) {
  const Observations& told = cell.told;
  if (told.stool) return fmt::format("type {}", told.stool->value());
  if (told.movements) return fmt::format("movements {}", told.movements->value());
  if (told.sleep) return fmt::format("sleep {}", told.sleep->value());
  return fmt::format("what \"{}\" has", printable(cell.column, 40));
}

// The program's own CSV is of nights; it has no times.
bool is_of_nights(const ColumnChoice& choice) {
  const auto is_own = [&](const Column& column) {
    const bool counts = column.field == ImportField::date || is_result(column.field, choice);
    return column.own || !counts;
  };
  return choice.find(ImportField::time) == nullptr &&
         std::all_of(choice.columns.begin(), choice.columns.end(), is_own);
}

}  // namespace

std::optional<DatedResult> first_result(std::span<const ToldRow> rows, const ColumnChoice& choice,
                                        const ImportHow& how) {
  const bool is_form = how.results == ResultsBy::form;
  std::optional<DatedResult> first;
  for (const ToldRow& row : rows) {
    const ToldCell* cell = row.date ? first_result_in(row, choice, is_form) : nullptr;
    if (cell == nullptr) continue;
    DatedResult found{row.row, day_of(row),
                      is_form ? day_of(row) - 1 : night_before(row, how.hours),
                      night_of(row, how.hours), what_of(*cell)};
    if (found.by_morning != found.by_night) return found;
    if (!first) first = std::move(found);
  }
  return first;
}

std::optional<DatedResult> result_in_doubt(std::span<const ToldRow> rows,
                                           const ColumnChoice& choice, const ImportHow& how) {
  if (how.results || is_of_nights(choice)) return std::nullopt;
  auto first = first_result(rows, choice, how);
  return first && first->by_morning != first->by_night ? first : std::nullopt;
}

std::string in_words(const DatedResult& result, ResultsBy by) {
  if (by == ResultsBy::form) {
    return fmt::format("all of {} is of the night of {}, its dose too.",
                       text::short_words(result.day), text::short_words(result.by_morning));
  }
  const bool is_morning = by == ResultsBy::morning;
  return fmt::format("{} of {} is {} {}.", result.what, text::short_words(result.day),
                     is_morning ? "the morning after" : "of the night of",
                     text::short_words(is_morning ? result.by_morning : result.by_night));
}

Error not_said_by_which(const DatedResult& result, const ColumnChoice& choice) {
  Remedy help = {"If the file has the day that a result came: ",
                 only_if(Condition::written_so, added("--results", "morning")),
                 ". If it has the evening of the dose before it: ",
                 only_if(Condition::written_so, added("--results", "night"))};
  if (has_doses(choice)) {
    help +=
        {". If it was filled in each morning, and the dose beside it is of the evening before: ",
         only_if(Condition::written_so, added("--results", "form"))};
  }
  return {ErrorKind::refused,
          fmt::format("is {} of {} the morning after {}, or after {}?", result.what,
                      text::short_words(result.day), text::short_words(result.by_morning),
                      text::short_words(result.by_night)),
          std::move(help), fmt::format("row {}", result.row)};
}

ResultsBy ask_by_which(Context& context, const DatedResult& result, const ColumnChoice& choice) {
  const bool may_be_form = has_doses(choice);
  const std::string_view answers = may_be_form ? "morning, night or form" : "morning or night";
  const std::string day = text::short_words(result.by_morning);
  const std::string question = fmt::format(
      "Row {} has {} of {}. Is that the day it came, after the dose of {} (morning), "
      "or the night of the dose before it (night){}? [{}]",
      result.row, result.what, text::short_words(result.day), day,
      may_be_form ? fmt::format(", or is the row's dose of {} too (form)", day) : "", answers);
  return ask_until(context, question, [&](const std::string& answer) {
    const std::string word = in_small_letters(answer);
    if (word == "m" || word == "morning") return ResultsBy::morning;
    if (word == "n" || word == "night") return ResultsBy::night;
    if (may_be_form && (word == "f" || word == "form")) return ResultsBy::form;
    throw usage_error("", fmt::format("Please answer {}.", answers));
  });
}

std::vector<ToldRow> by_night(ToldRow row, const ColumnChoice& choice, const ImportHow& how) {
  if (how.results == ResultsBy::form) {
    row.of_morning = true;
    row.date = day_of(row) - 1;
    return {std::move(row)};
  }
  const NightDate night = night_of(row, how.hours);
  if (how.results != ResultsBy::morning) {
    row.date = night;
    return {std::move(row)};
  }
  const auto of_morning = [&](const ToldCell& cell) { return is_result(cell.field, choice); };
  ToldRow morning = row;
  morning.of_morning = true;
  morning.date = night_before(row, how.hours);
  morning.amount.reset();  // it is held against the dose of its own night
  std::erase_if(morning.cells, std::not_fn(of_morning));
  std::erase_if(row.cells, of_morning);
  row.date = night;
  std::vector<ToldRow> parts;
  if (!row.cells.empty() || row.amount) parts.push_back(std::move(row));
  if (!morning.cells.empty()) parts.push_back(std::move(morning));
  return parts;
}

}  // namespace titrate::cli

#include "cli/import/dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "cli/args/said_dates.hpp"
#include "cli/args/values.hpp"
#include "cli/import/row.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"

namespace titrate::cli {
namespace {

struct NamedForm {
  std::string_view name;
  DateForm form;
  char separator;
  std::array<std::size_t, 3> order;  // where year, month and day stand
};

constexpr std::array forms = {
    NamedForm{"YYYY-MM-DD", DateForm::iso, '-', {0, 1, 2}},
    NamedForm{"YYYY/MM/DD", DateForm::iso, '/', {0, 1, 2}},
    NamedForm{"YYYY.MM.DD", DateForm::iso, '.', {0, 1, 2}},
    NamedForm{"DD.MM.YYYY", DateForm::dotted, '.', {2, 1, 0}},
    NamedForm{"MM/DD/YYYY", DateForm::month_first, '/', {2, 0, 1}},
    NamedForm{"DD/MM/YYYY", DateForm::day_first, '/', {2, 1, 0}},
};

const NamedForm& form_of(DateForm form) {
  return *std::find_if(forms.begin(), forms.end(),
                       [form](const NamedForm& each) { return each.form == form; });
}

std::optional<int> digits(std::string_view text, std::size_t least, std::size_t most) {
  if (text.size() < least || text.size() > most) return std::nullopt;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

// The three parts of a date; nothing where it has another form. Whether the day is real, is another
// question.
struct Parts {
  int year, month, day;
};
std::optional<Parts> parts_of(std::string_view text, const NamedForm& form) {
  const auto first = text.find(form.separator);
  const auto second =
      first == std::string_view::npos ? first : text.find(form.separator, first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::array parts = {text.substr(0, first), text.substr(first + 1, second - first - 1),
                            text.substr(second + 1)};
  const auto year = digits(parts[form.order[0]], 4, 4);
  const auto month = digits(parts[form.order[1]], 1, 2);
  const auto day = digits(parts[form.order[2]], 1, 2);
  if (!year || !month || !day) return std::nullopt;
  return Parts{*year, *month, *day};
}

std::optional<NightDate> date_in(std::string_view text, const NamedForm& form) {
  const auto parts = parts_of(text, form);
  return parts ? NightDate::from_civil(parts->year, parts->month, parts->day) : std::nullopt;
}

bool may_be(DateForm form, DateForm asked) {
  if (asked != DateForm::plain) return form == asked;
  return form == DateForm::iso || form == DateForm::dotted;
}

std::string allowed_forms(DateForm asked) {
  if (asked == DateForm::plain) return "YYYY-MM-DD or DD.MM.YYYY";
  return std::string(form_of(asked).name);
}

// The first row that one of the two forms with slashes fits, and the other does not.
const formats::CsvRow* proof(std::span<const formats::CsvRow> rows, std::size_t column,
                             DateForm form, DateForm other) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const formats::CsvRow& row) {
    const std::string_view cell = trimmed(row.cells[column]);
    return date_in(cell, form_of(form)) && !date_in(cell, form_of(other));
  });
  return found == rows.end() ? nullptr : &*found;
}

Remedy help_with_slashes(std::span<const formats::CsvRow> rows, std::size_t column) {
  const auto* day_first = proof(rows, column, DateForm::day_first, DateForm::month_first);
  const auto* month_first = proof(rows, column, DateForm::month_first, DateForm::day_first);
  if (day_first != nullptr && month_first != nullptr) {
    return fmt::format(
        "Row {} can only be DD/MM/YYYY and row {} only MM/DD/YYYY: a spreadsheet has mixed them "
        "up. Write the dates as YYYY-MM-DD, from where they came.",
        day_first->number, month_first->number);
  }
  Remedy help = {
      "Say which it is: ", only_if(Condition::written_so, added("--dates", "DD/MM/YYYY")), " or ",
      only_if(Condition::written_so, added("--dates", "MM/DD/YYYY")), "."};
  if (const auto* row = day_first != nullptr ? day_first : month_first; row != nullptr) {
    help += fmt::format(" Row {}, {}, can only be {}.", row->number,
                        printable(trimmed(row->cells[column]), 10),
                        day_first != nullptr ? "DD/MM/YYYY" : "MM/DD/YYYY");
  }
  return help;
}

}  // namespace

DateForm read_date_form(const std::string& text) {
  if (text.empty()) return DateForm::plain;
  for (const NamedForm& each : forms) {
    if (in_small_letters(each.name) == in_small_letters(text)) return each.form;
  }
  throw usage_error("--dates", fmt::format("\"{}\" is not a form of dates.", printable(text, 20)),
                    "Known are YYYY-MM-DD, DD.MM.YYYY, DD/MM/YYYY and MM/DD/YYYY.");
}

NightDate read_date(std::string_view column, std::string_view cell, DateForm form) {
  for (const NamedForm& each : forms) {
    if (!may_be(each.form, form) || !parts_of(cell, each)) continue;
    if (const auto date = date_in(cell, each)) return *date;
    throw Error(ErrorKind::refused,
                fmt::format("{} is not a real day from 1970 to 9999.", printable(cell, 20)), "",
                std::string(column));
  }
  if (form == DateForm::plain && cell.find('/') == std::string_view::npos) {
    if (const auto date = full_date_in(cell)) return *date;
  }
  const bool has_time = cell.find(':') != std::string_view::npos;
  throw Error(
      ErrorKind::refused,
      fmt::format("\"{}\" is not a date like {}.", printable(cell, 40), allowed_forms(form)),
      has_time ? "Leave the time out: a night is named by the date of its evening." : "",
      std::string(column));
}

void require_known_form(std::span<const formats::CsvRow> rows, std::size_t column, DateForm form) {
  if (form != DateForm::plain) return;
  for (const formats::CsvRow& row : rows) {
    const std::string_view cell = trimmed(row.cells[column]);
    if (!parts_of(cell, form_of(DateForm::day_first))) continue;
    throw usage_error("--dates",
                      fmt::format("row {} has {}, where the day may come first or the month.",
                                  row.number, printable(cell, 10)),
                      help_with_slashes(rows, column));
  }
}

}  // namespace titrate::cli

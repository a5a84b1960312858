#include "cli/import/dates.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "cli/args/said_dates.hpp"
#include "cli/args/values.hpp"
#include "cli/import/cells.hpp"
#include "cli/import/date_form_names.hpp"
#include "cli/import/row.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"
#include "text/words.hpp"

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
    NamedForm{"MM-DD-YYYY", DateForm::dashed_month_first, '-', {2, 0, 1}},
    NamedForm{"DD-MM-YYYY", DateForm::dashed_day_first, '-', {2, 1, 0}},
    NamedForm{"DD-MMM-YYYY", DateForm::named_month, '-', {2, 1, 0}},
};

static_assert(std::all_of(date_form_names.begin(), date_form_names.end(),
                          [](std::string_view name) {
                            return std::any_of(
                                forms.begin(), forms.end(),
                                [name](const NamedForm& each) { return each.name == name; });
                          }));

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

constexpr int century = 2000;

// The three parts of a date; nothing where it has another form. Whether the day is real, is another
// question.
struct Parts {
  int year, month, day;
};
enum class Years { whole, also_short };
std::optional<Parts> parts_of(std::string_view text, const NamedForm& form, Years years) {
  const auto first = text.find(form.separator);
  const auto second =
      first == std::string_view::npos ? first : text.find(form.separator, first + 1);
  if (second == std::string_view::npos || form.form == DateForm::named_month) return std::nullopt;
  const std::array parts = {text.substr(0, first), text.substr(first + 1, second - first - 1),
                            text.substr(second + 1)};
  auto year = digits(parts[form.order[0]], 4, 4);
  if (!year && years == Years::also_short) {
    year = digits(parts[form.order[0]], 2, 2);
    if (year) *year += century;
  }
  const auto month = digits(parts[form.order[1]], 1, 2);
  const auto day = digits(parts[form.order[2]], 1, 2);
  if (!year || !month || !day) return std::nullopt;
  return Parts{*year, *month, *day};
}

// In iso a year of two digits could be a day.
Years years_of(DateForm asked) {
  return asked == DateForm::plain || asked == DateForm::iso ? Years::whole : Years::also_short;
}

std::optional<NightDate> date_in(std::string_view text, const NamedForm& form, Years years) {
  const auto parts = parts_of(text, form, years);
  return parts ? NightDate::from_civil(parts->year, parts->month, parts->day) : std::nullopt;
}

struct NamedInEnglish {
  std::string_view name, english;
};

// Months and weekdays in German, French, Spanish and Italian, as far as they are not English too.
constexpr auto names_in_english = std::to_array<NamedInEnglish>({
    {"januar", "january"},
    {"jänner", "january"},
    {"janvier", "january"},
    {"enero", "january"},
    {"gennaio", "january"},
    {"februar", "february"},
    {"février", "february"},
    {"febrero", "february"},
    {"febbraio", "february"},
    {"märz", "march"},
    {"mars", "march"},
    {"marzo", "march"},
    {"avril", "april"},
    {"abril", "april"},
    {"aprile", "april"},
    {"mai", "may"},
    {"mayo", "may"},
    {"maggio", "may"},
    {"juni", "june"},
    {"juin", "june"},
    {"junio", "june"},
    {"giugno", "june"},
    {"juli", "july"},
    {"juillet", "july"},
    {"julio", "july"},
    {"luglio", "july"},
    {"août", "august"},
    {"agosto", "august"},
    {"septembre", "september"},
    {"septiembre", "september"},
    {"settembre", "september"},
    {"oktober", "october"},
    {"okt", "october"},
    {"octobre", "october"},
    {"octubre", "october"},
    {"ottobre", "october"},
    {"novembre", "november"},
    {"noviembre", "november"},
    {"dezember", "december"},
    {"dez", "december"},
    {"décembre", "december"},
    {"diciembre", "december"},
    {"dicembre", "december"},
    {"montag", "monday"},
    {"lundi", "monday"},
    {"lunes", "monday"},
    {"lunedì", "monday"},
    {"dienstag", "tuesday"},
    {"mardi", "tuesday"},
    {"martes", "tuesday"},
    {"martedì", "tuesday"},
    {"mittwoch", "wednesday"},
    {"mercredi", "wednesday"},
    {"miércoles", "wednesday"},
    {"mercoledì", "wednesday"},
    {"donnerstag", "thursday"},
    {"jeudi", "thursday"},
    {"jueves", "thursday"},
    {"giovedì", "thursday"},
    {"freitag", "friday"},
    {"vendredi", "friday"},
    {"viernes", "friday"},
    {"venerdì", "friday"},
    {"samstag", "saturday"},
    {"samedi", "saturday"},
    {"sábado", "saturday"},
    {"sabato", "saturday"},
    {"sonntag", "sunday"},
    {"dimanche", "sunday"},
    {"domingo", "sunday"},
    {"domenica", "sunday"},
});

bool is_of_word(char c) {
  return (small(c) >= 'a' && small(c) <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// "2 de noviembre de 2026" as "2 november 2026", "1er mars 2026" as "1 march 2026".
std::string in_english(std::string_view text) {
  std::string english;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_of_word(text[at])) {
      english += text[at++];
      continue;
    }
    const auto* const last = std::find_if_not(text.begin() + at, text.end(), is_of_word);
    const std::string word = in_small_latin_letters(std::string_view(text.begin() + at, last));
    const bool is_joined = !english.empty() && english.back() >= '0' && english.back() <= '9';
    at = static_cast<std::size_t>(last - text.begin());
    if (word == "de" || (word == "er" && is_joined)) {
      if (word == "de" && at < text.size() && text[at] == ' ') ++at;
      continue;
    }
    const auto* const named =
        std::find_if(names_in_english.begin(), names_in_english.end(),
                     [&](const NamedInEnglish& each) { return each.name == word; });
    english += named != names_in_english.end() ? std::string(named->english) : word;
  }
  return english;
}

// A date with a month's name.
std::optional<NightDate> said_in_full(std::string_view text) {
  return full_date_in(in_english(text));
}

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return small(c) >= 'a' && small(c) <= 'z'; });
}

// "3-Nov-26", "3 Nov 26" as "3 Nov 2026"; nothing where no month is named, or no short year is
// last.
std::optional<std::string> with_whole_year(std::string_view text) {
  const auto last = text.find_last_of("-/. ");
  if (!has_letter(text) || last == std::string_view::npos) return std::nullopt;
  const auto year = digits(text.substr(last + 1), 2, 2);
  if (!year) return std::nullopt;
  std::string whole = std::string(text.substr(0, last + 1)) + std::to_string(century + *year);
  return said_in_full(whole) ? std::optional(std::move(whole)) : std::nullopt;
}

std::optional<NightDate> with_named_month(std::string_view text) {
  if (!has_letter(text)) return std::nullopt;
  if (const auto whole = with_whole_year(text)) return said_in_full(*whole);
  return said_in_full(text);
}

// A cell with the weekday that stands before the date or behind it, "Sun, 2026-11-01" or
// "1.11.2026 (Sunday)"; the date alone where none does.
struct OnWeekday {
  std::string date;
  std::optional<int> weekday{};
};

std::optional<int> weekday_in(std::string_view word) {
  const auto said = cli::date_in(in_english(word), *NightDate::from_civil(2000, 1, 1));
  if (!said || !said->is_weekday) return std::nullopt;
  return said->night.civil().weekday;
}

OnWeekday with_weekday_apart(std::string_view cell) {
  const auto first = cell.find_first_of(" \t"), last = cell.find_last_of(" \t");
  if (first == std::string_view::npos) return {std::string(cell)};
  const std::string_view before = trimmed(cell.substr(0, first), ",.");
  const std::string_view behind = trimmed(cell.substr(last + 1), "(),.");
  if (const auto weekday = weekday_in(before)) {
    return {std::string(trimmed(cell.substr(first))), weekday};
  }
  if (const auto weekday = weekday_in(behind)) {
    return {std::string(trimmed(cell.substr(0, last), " \t,")), weekday};
  }
  return {std::string(cell)};
}

bool may_be(DateForm form, DateForm asked) {
  if (asked != DateForm::plain) return form == asked;
  return form == DateForm::iso || form == DateForm::dotted;
}

std::string allowed_forms(DateForm asked) {
  if (asked == DateForm::plain) return "YYYY-MM-DD or DD.MM.YYYY";
  return std::string(form_of(asked).name);
}

std::string date_alone(std::string_view cell) { return with_weekday_apart(value_in(cell)).date; }

// The first row that one of two forms fits, and the other does not.
const formats::CsvRow* proof(std::span<const formats::CsvRow> rows, std::size_t column,
                             DateForm form, DateForm other) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const formats::CsvRow& row) {
    const std::string cell = date_alone(row.cells[column]);
    return date_in(cell, form_of(form), Years::also_short) &&
           !date_in(cell, form_of(other), Years::also_short);
  });
  return found == rows.end() ? nullptr : &*found;
}

// Two forms that a column of dates can have, one as good as the other.
struct EitherForm {
  DateForm day_first, month_first;
};

Remedy help_with(const EitherForm& either, std::span<const formats::CsvRow> rows,
                 std::size_t column) {
  const auto* day_first = proof(rows, column, either.day_first, either.month_first);
  const auto* month_first = proof(rows, column, either.month_first, either.day_first);
  const std::string days_first(form_of(either.day_first).name);
  const std::string months_first(form_of(either.month_first).name);
  if (day_first != nullptr && month_first != nullptr) {
    return fmt::format(
        "Row {} can only be {} and row {} only {}: a spreadsheet has mixed them "
        "up. Write the dates as YYYY-MM-DD, from where they came.",
        day_first->number, days_first, month_first->number, months_first);
  }
  Remedy help = {"Say which it is: ", only_if(Condition::written_so, added("--dates", days_first)),
                 " or ", only_if(Condition::written_so, added("--dates", months_first)), "."};
  if (const auto* row = day_first != nullptr ? day_first : month_first; row != nullptr) {
    help += fmt::format(" Row {}, {}, can only be {}.", row->number,
                        printable(trimmed(row->cells[column]), 10),
                        day_first != nullptr ? days_first : months_first);
  }
  return help;
}

// Of a year with two digits, in a form that tells all else.
Remedy help_with_short_year(DateForm form) {
  return {"Say that it stands last, and is one of 2000 to 2099: ",
          only_if(Condition::written_so, added("--dates", std::string(form_of(form).name)))};
}

void require_known_form(std::span<const formats::CsvRow> rows, std::size_t column,
                        const formats::CsvRow& row) {
  const std::string cell = date_alone(row.cells[column]);
  const auto refuse = [&](std::string_view what, Remedy help) {
    throw usage_error("--dates",
                      fmt::format("row {} has {}, {}", row.number, printable(cell, 12), what),
                      std::move(help));
  };
  for (const EitherForm either :
       {EitherForm{DateForm::day_first, DateForm::month_first},
        EitherForm{DateForm::dashed_day_first, DateForm::dashed_month_first}}) {
    if (!parts_of(cell, form_of(either.day_first), Years::also_short)) continue;
    refuse("where the day may come first or the month.", help_with(either, rows, column));
  }
  constexpr std::string_view short_year = "whose year has two digits.";
  if (parts_of(cell, form_of(DateForm::dotted), Years::also_short) &&
      !parts_of(cell, form_of(DateForm::dotted), Years::whole)) {
    refuse(short_year, help_with_short_year(DateForm::dotted));
  }
  if (with_whole_year(cell)) refuse(short_year, help_with_short_year(DateForm::named_month));
}

}  // namespace

DateForm read_date_form(const std::string& text) {
  if (text.empty()) return DateForm::plain;
  std::string told = in_small_letters(text);
  if (told.ends_with("yy") && !told.ends_with("yyyy")) told += "yy";
  for (const NamedForm& each : forms) {
    if (in_small_letters(each.name) == told) return each.form;
  }
  throw usage_error("--dates", fmt::format("\"{}\" is not a form of dates.", printable(text, 20)),
                    fmt::format("Known are {}.", fmt::join(date_form_names, ", ")));
}

namespace {

// Nothing where it has no form that it may have.
std::optional<NightDate> date_without_weekday(std::string_view column, std::string_view text,
                                              DateForm form) {
  for (const NamedForm& each : forms) {
    if (!may_be(each.form, form) || !parts_of(text, each, years_of(form))) continue;
    if (const auto date = date_in(text, each, years_of(form))) return *date;
    throw Error(ErrorKind::refused,
                fmt::format("{} is not a real day from 1970 to 9999.", printable(text, 20)), "",
                std::string(column));
  }
  if (form == DateForm::named_month) {
    // Told of the year's place alone: what has one meaning without it is read as ever.
    const auto date = with_named_month(text);
    return date ? date : date_without_weekday(column, text, DateForm::plain);
  }
  if (form != DateForm::plain) return std::nullopt;
  const bool is_either = parts_of(text, form_of(DateForm::day_first), Years::also_short) ||
                         parts_of(text, form_of(DateForm::dashed_day_first), Years::also_short);
  return is_either ? std::nullopt : said_in_full(text);
}

std::string help_for_no_date(std::string_view cell) {
  constexpr std::size_t digits_of_serial = 5;
  if (cell.find(':') != std::string_view::npos) {
    return "Times are read as in 22:30, 9:30 PM, 22:30+01:00 or 20:30Z.";
  }
  if (!digits(cell, digits_of_serial, digits_of_serial)) return "";
  return "A spreadsheet counts days so: have it show the column as dates, and save it again.";
}

Error no_date(std::string_view column, std::string_view cell, DateForm form) {
  return {ErrorKind::refused,
          fmt::format("\"{}\" is not a date like {}.", printable(cell, 40), allowed_forms(form)),
          help_for_no_date(cell), std::string(column)};
}

}  // namespace

NightDate read_date(std::string_view column, std::string_view cell, DateForm form) {
  const OnWeekday apart = with_weekday_apart(cell);
  const auto date = date_without_weekday(column, apart.date, form);
  if (!date) throw no_date(column, cell, form);
  if (!apart.weekday || *apart.weekday == date->civil().weekday) return *date;
  throw Error(ErrorKind::refused,
              fmt::format("\"{}\": that day is {}.", printable(cell, 40), text::to_text(*date)),
              "Correct the weekday or the date.", std::string(column));
}

std::optional<OtherReading> other_reading(NightDate date, DateForm form) {
  constexpr auto others = std::to_array<std::pair<DateForm, DateForm>>(
      {{DateForm::day_first, DateForm::month_first},
       {DateForm::month_first, DateForm::day_first},
       {DateForm::dashed_day_first, DateForm::dashed_month_first},
       {DateForm::dashed_month_first, DateForm::dashed_day_first}});
  const auto* const other = std::find_if(others.begin(), others.end(),
                                         [form](const auto& each) { return each.first == form; });
  if (other == others.end()) return std::nullopt;
  const auto day = date.civil();
  const auto turned = NightDate::from_civil(day.year, day.day, day.month);
  if (!turned) return std::nullopt;
  return OtherReading{*turned, std::string(form_of(other->second).name)};
}

bool is_some_date(std::string_view cell) {
  const std::string text = date_alone(cell);
  return said_in_full(text) || with_whole_year(text) ||
         std::any_of(forms.begin(), forms.end(), [&](const NamedForm& each) {
           return date_in(text, each, years_of(each.form)).has_value();
         });
}

void require_known_form(std::span<const formats::CsvRow> rows, std::size_t column, DateForm form) {
  if (form != DateForm::plain) return;
  for (const formats::CsvRow& row : rows) require_known_form(rows, column, row);
}

}  // namespace titrate::cli

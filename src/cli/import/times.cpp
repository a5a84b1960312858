#include "cli/import/times.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "cli/clock.hpp"
#include "cli/error.hpp"
#include "cli/import/cells.hpp"
#include "cli/import/titles.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"

namespace titrate::cli {
namespace {

constexpr TimeOfDay midnight{0, 0};
constexpr std::size_t longest_stamp = 80;  // in bytes; what is longer is a text

// ---- One time ----

// Reads a text from its beginning.
class TimeText {
 public:
  explicit TimeText(std::string_view text) : left_(text) {}

  bool at_end() const { return left_.empty(); }
  bool take(char c) {
    if (left_.empty() || left_.front() != c) return false;
    left_.remove_prefix(1);
    return true;
  }
  bool take(std::string_view word) {
    if (!left_.starts_with(word)) return false;
    left_.remove_prefix(word.size());
    return true;
  }
  // So many digits as a number; nothing where there are fewer, or more.
  std::optional<int> number(std::size_t least, std::size_t most) {
    const std::size_t count = std::min(left_.find_first_not_of("0123456789"), left_.size());
    if (count < least || count > most) return std::nullopt;
    int value = 0;
    for (const char c : left_.substr(0, count)) value = value * 10 + (c - '0');
    left_.remove_prefix(count);
    return value;
  }
  void skip_digits() {
    left_.remove_prefix(std::min(left_.find_first_not_of("0123456789"), left_.size()));
  }
  void skip_blanks() { left_ = trimmed(left_); }

 private:
  std::string_view left_;
};

enum class Half { none, morning, evening };

Half half_of_day(TimeText& text) {
  for (const std::string_view word : {"am", "a.m."}) {
    if (text.take(word)) return Half::morning;
  }
  for (const std::string_view word : {"pm", "p.m."}) {
    if (text.take(word)) return Half::evening;
  }
  return Half::none;
}

// 12 AM is midnight, and 12 PM noon.
std::optional<int> hour_of_day(int hour, Half half) {
  if (half == Half::none) return hour <= 23 ? std::optional(hour) : std::nullopt;
  if (hour < 1 || hour > 12) return std::nullopt;
  return hour % 12 + (half == Half::evening ? 12 : 0);
}

// "z", "utc", "+01:00", "-0500", "+01"; nothing left where none is told. False where it is no zone.
bool take_zone(TimeText& text, std::optional<int>& east) {
  if (text.at_end()) return true;
  if (text.take('z') || text.take("utc") || text.take("gmt")) {
    east = 0;
    return true;
  }
  const bool is_west = text.take('-');
  if (!is_west && !text.take('+')) return false;
  auto digits = text.number(2, 2);
  int minutes = 0;
  if (digits) {
    const bool has_minutes = text.take(':');
    const auto told = has_minutes ? text.number(2, 2) : std::nullopt;
    if (has_minutes && !told) return false;
    minutes = *digits * 60 + told.value_or(0);
  } else {
    digits = text.number(4, 4);
    if (!digits) return false;
    minutes = *digits / 100 * 60 + *digits % 100;
  }
  if (minutes > 18 * 60) return false;  // no zone is further off
  east = is_west ? -minutes : minutes;
  return true;
}

// Minutes and seconds; of a fraction nothing is kept. False where they are none.
bool take_minutes(TimeText& text, TimeOfDay& time) {
  const auto minute = text.number(2, 2);
  if (!minute || *minute > 59) return false;
  time.minute = *minute;
  if (!text.take(':')) return true;
  const auto second = text.number(2, 2);
  if (!second || *second > 60) return false;  // 60 is a leap second
  time.second = std::min(*second, 59);
  if (text.take('.') || text.take(',')) text.skip_digits();
  return true;
}

// "22h30", "22 h 30" or "22h", from behind its hour.
bool take_french_hour(TimeText& text) {
  TimeText behind = text;
  behind.skip_blanks();
  if (!behind.take('h')) return false;
  behind.skip_blanks();
  text = behind;
  return true;
}

// "22.30 uhr" and "22 uhr" as "22:30" and "22:00": the word says that it is a time.
std::string with_colon(std::string_view said) {
  std::string text(trimmed(said.substr(0, said.size() - std::string_view(" uhr").size())));
  if (text.find_first_of(":.") == std::string::npos) return text + ":00";
  std::replace(text.begin(), text.end(), '.', ':');
  return text;
}

// ---- A date and a time ----

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether a date may end before this byte, and a time begin behind it.
bool parts(std::string_view text, std::size_t at) {
  if (text[at] == ' ') return true;
  const bool is_letter = text[at] == 'T' || text[at] == 't';
  return is_letter && at > 0 && is_digit(text[at - 1]) && at + 1 < text.size() &&
         is_digit(text[at + 1]);
}

// What stands beside a time, as a date; nothing where it can be none: "about 00:40".
std::optional<std::string> date_beside(std::string_view text) {
  text = trimmed(text, " ,");
  if (text.ends_with(" at")) text = trimmed(text.substr(0, text.size() - 3), " ,");
  if (std::none_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  return std::string(text);
}

std::optional<Stamp> with_date_first(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!parts(text, at)) continue;
    const auto time = time_in(text.substr(at + 1));
    const auto date = time ? date_beside(text.substr(0, at)) : std::nullopt;
    if (date) return Stamp{*date, time};
  }
  return std::nullopt;
}

std::optional<Stamp> with_time_first(std::string_view text) {
  for (std::size_t at = text.size(); at-- > 0;) {
    if (text[at] != ' ' && text[at] != ',') continue;
    const auto time = time_in(text.substr(0, at));
    const auto date = time ? date_beside(text.substr(at)) : std::nullopt;
    if (date) return Stamp{*date, time};
  }
  return std::nullopt;
}

// ---- The columns of a file ----

Stamp stamp_of(const formats::CsvRow& row, std::size_t column) {
  return stamp_in(without_hidden(row.cells[column]));
}

// What a clock here showed, as far as the date can be read that it takes to know.
TimeOfDay time_here(const Stamp& stamp) try {
  return moment_of(read_date("", stamp.date, DateForm::plain), *stamp.time).time_of_day();
} catch (const Error&) {
  return stamp.time->time;
}

// The first row with a time that some test takes; null where there is none. Where it is midnight
// in every row, no time was told, but for one with its zone: no spreadsheet writes that.
template <class Test>
const formats::CsvRow* first_time(const formats::CsvTable& table, std::size_t column, Test test) {
  const formats::CsvRow* first = nullptr;
  bool has_times = false;
  for (const formats::CsvRow& row : table.rows) {
    const Stamp stamp = stamp_of(row, column);
    if (!stamp.time) continue;
    has_times = has_times || stamp.time->time != midnight || stamp.time->east;
    if (first == nullptr && test(stamp)) first = &row;
  }
  return has_times ? first : nullptr;
}

bool has_times(const formats::CsvTable& table, std::size_t column) {
  return first_time(table, column, [](const Stamp&) { return true; }) != nullptr;
}

std::string shown(const formats::CsvRow& row, std::size_t column) {
  return printable(trimmed(row.cells[column]), 40);
}

Error times_behind_dates(const formats::CsvRow& row, const Column& date, const NightHours& hours) {
  return {ErrorKind::refused,
          fmt::format("\"{}\" holds a time as well, and before {} it is still the night of the "
                      "date before.",
                      shown(row, date.index), hours.end_in_words()),
          {"If it says when the dose was taken, or the result came: ",
           only_if(Condition::written_so, added("--map", mapped_to("time", date.title)))},
          fmt::format("row {}, column {}", row.number, printable(date.title, 40))};
}

Error unread_time(const formats::CsvRow& row, std::size_t column, const std::string& title,
                  const NightHours& hours) {
  return {ErrorKind::refused,
          fmt::format("{} is before {}, when it is still the night of the date before: is the "
                      "row's date that of the clock, or of the evening?",
                      shown(row, column), hours.end_in_words()),
          {"If the date changed at midnight: ",
           only_if(Condition::written_so, added("--map", mapped_to("time", title))),
           ". If it stayed that of the evening, or the column says something else: ",
           only_if(Condition::written_so, added("--ignore", to_ignore(title)))},
          fmt::format("row {}, column {}", row.number, printable(title, 40))};
}

void require_none_early(const formats::CsvTable& table, std::size_t column,
                        const std::string& title, const NightHours& hours) {
  const auto is_early = [&](const Stamp& stamp) { return hours.goes_on(time_here(stamp)); };
  if (const auto* row = first_time(table, column, is_early)) {
    throw unread_time(*row, column, title, hours);
  }
}

// "Schlafdauer", "Sleep": 3h30 is how long there, and no hour of the night.
bool tells_how_long(const std::string& title) {
  constexpr auto words = std::to_array<std::string_view>(
      {"dauer", "durée", "durata", "duración", "duration", "sleep", "sommeil", "schlaf",
       "schlafdauer", "sueño", "sonno", "hours", "stunden", "heures", "horas", "ore"});
  const auto said = words_of_title(title);
  return std::find_first_of(said.begin(), said.end(), words.begin(), words.end()) != said.end();
}

void require_settled(const formats::CsvTable& table, const ColumnChoice& choice,
                     const NightHours& hours) {
  const Column& date = *choice.find(ImportField::date);
  if (const auto* row = first_time(table, date.index, [](const Stamp&) { return true; })) {
    throw times_behind_dates(*row, date, hours);
  }
  const auto titles = titles_of(table.header.cells);
  for (const std::size_t column : choice.passed_over) {
    if (tells_how_long(titles[column])) continue;
    require_none_early(table, column, titles[column], hours);
  }
}

// The time of a row, from its own column, else from behind its date; from there on the row's date
// is a date alone. Where a column of times holds dates too, those say when it really was.
RowTime take_time(formats::CsvRow& row, const Column& date, const Column* time, bool dates_hold) {
  if (time != nullptr && !time->where.matches(row)) time = nullptr;
  const Stamp other = time != nullptr ? stamp_of(row, time->index) : Stamp();
  std::optional<SaidTime> said;
  if (Stamp stamp = stamp_of(row, date.index); stamp.time && !stamp.date.empty()) {
    row.cells[date.index] = std::move(stamp.date);
    if (dates_hold && time != nullptr) said = stamp.time;
  }
  if (time == nullptr || time->index == date.index) return {said};
  if (other.time) {
    if (!other.date.empty()) row.cells[date.index] = other.date;
    return {other.time};
  }
  if (other.date.empty()) return {said};
  return {said, RowProblem{row.number, printable(time->title, 40),
                           fmt::format("\"{}\" is not a time of day like 22:30 or 9:30 PM.",
                                       shown(row, time->index)),
                           "A row without a time is of the night of its date: empty the cell, or "
                           "leave the column out."}};
}

}  // namespace

std::optional<SaidTime> time_in(std::string_view text) {
  std::string small_text = in_small_letters(trimmed(text));
  // What Java adds to an offset says nothing more: "+01:00[Europe/Berlin]".
  if (const auto bracket = small_text.find('['); bracket != std::string::npos && bracket > 0) {
    if (small_text.back() == ']') small_text.erase(bracket);
  }
  if (small_text.ends_with(" uhr")) small_text = with_colon(small_text);
  TimeText left(small_text);
  SaidTime said{midnight};
  const auto hour = left.number(1, 2);
  if (!hour) return std::nullopt;
  const bool is_french = take_french_hour(left);
  const bool has_minutes = left.take(':') || (is_french && !left.at_end());
  if (has_minutes && !take_minutes(left, said.time)) return std::nullopt;
  left.skip_blanks();
  const Half half = half_of_day(left);
  if (!has_minutes && !is_french && half == Half::none) return std::nullopt;  // a number
  const auto hour_told = hour_of_day(*hour, half);
  left.skip_blanks();
  if (!hour_told || !take_zone(left, said.east) || !left.at_end()) return std::nullopt;
  said.time.hour = *hour_told;
  return said;
}

Stamp stamp_in(std::string_view cell) {
  const std::string plain = with_plain_blanks(cell);
  const std::string_view text = trimmed(plain);
  if (text.size() > longest_stamp) return {std::string(text)};
  if (const auto time = time_in(text)) return {"", time};
  if (auto stamp = with_date_first(text)) return *std::move(stamp);
  if (auto stamp = with_time_first(text)) return *std::move(stamp);
  return {std::string(text)};
}

LocalTime moment_of(NightDate date, const SaidTime& said) {
  const LocalTime there = LocalTime::at(date, said.time);
  if (!said.east) return there;
  return local_time(static_cast<std::time_t>(there.seconds - *said.east * std::int64_t{60}));
}

TimedRows timed_rows(const formats::CsvTable& table, const ColumnChoice& choice,
                     const NightHours& hours) {
  const Column& date = *choice.find(ImportField::date);
  const Column* const time = choice.find(ImportField::time);
  if (time == nullptr) require_settled(table, choice, hours);
  if (time != nullptr && time->own) require_none_early(table, time->index, time->title, hours);
  const bool is_both = time != nullptr && time->index == date.index;
  const bool dates_hold = is_both || has_times(table, date.index);
  TimedRows timed{table.rows, {}};
  timed.times.reserve(timed.rows.size());
  for (formats::CsvRow& row : timed.rows) {
    timed.times.push_back(take_time(row, date, time, dates_hold));
  }
  return timed;
}

}  // namespace titrate::cli

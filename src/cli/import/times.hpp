// The times of day in a file, in a column of their own or behind the date: with them it is the
// program's own rule that says which night a row is of. Whatever the file has for them is read, and
// where nobody said what it is, it is asked for: a time after midnight changes the night.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/import/columns.hpp"
#include "cli/import/row.hpp"
#include "cli/night_hours.hpp"
#include "core/local_time.hpp"
#include "formats/csv_reader.hpp"

namespace titrate::cli {

// A time as it is written.
struct SaidTime {
  TimeOfDay time;
  std::optional<int>
      east{};  // minutes east of UTC that it is told in; absent: where it was written
};

// "22:30", "9:30 PM", "22:30:05.120+01:00", "20:30Z": a whole text; nothing where it is none.
std::optional<SaidTime> time_in(std::string_view text);

// What a cell says of a day, and the time behind it ("2026-11-03T00:40", "Nov 3, 2026 at 12:40 AM")
// or before it.
struct Stamp {
  std::string date;  // may be empty
  std::optional<SaidTime> time{};
};
Stamp stamp_in(std::string_view cell);

// The moment on this machine's clock. One that was told in another zone may be of another day.
LocalTime moment_of(NightDate date, const SaidTime& said);

// What a row tells of its time.
struct RowTime {
  std::optional<SaidTime> time{};
  std::optional<RowProblem> problem{};  // it cannot be read
};

struct TimedRows {
  std::vector<formats::CsvRow> rows;  // where a date was written with a time, it is a date alone
  std::vector<RowTime> times;         // of each
};

// The rows with their times. Midnight behind every date of a column that nobody called one of times
// is none, where it has no zone: spreadsheets write it there. Refused, with the options that would
// say it: times that stand behind the dates and are not mapped, and one before the night's end
// in a column that is not read, or that nobody but its own name called one of times.
TimedRows timed_rows(const formats::CsvTable& table, const ColumnChoice& choice,
                     const NightHours& hours);

}  // namespace titrate::cli

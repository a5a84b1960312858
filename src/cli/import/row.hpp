// A row of a file as what it tells of a night, cell by cell.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/import/columns.hpp"
#include "cli/import/dates.hpp"
#include "cli/night/observations.hpp"
#include "cli/remedy.hpp"
#include "core/local_time.hpp"
#include "formats/csv_reader.hpp"

namespace titrate::cli {

// What keeps a row out of the log.
struct RowProblem {
  std::size_t row;
  std::string column;   // its name, safe to print; empty where the whole row is meant
  std::string problem;  // a sentence
  Remedy help;          // may be empty
};

// What one cell tells.
struct ToldCell {
  std::string column;
  ImportField field;
  Observations told;
};

struct ToldRow {
  std::size_t row;
  std::optional<NightDate> date;     // as the row has it; absent where it cannot be read
  std::vector<ToldCell> cells;       // those that tell something
  std::optional<Milligrams> amount;  // what the file says that the dose comes to
  std::string amount_column;
  // What its doses count, where the file says so by a name that is known: `capsule` or a unit's.
  std::string unit;
  std::vector<RowProblem> problems;
  std::size_t mended;    // cells that characters which do not show were dropped from
  std::size_t joined{};  // texts that had line ends or tabs, which are blanks now
  std::size_t cut{};     // texts that were longer than a log holds
  // When it was, on this machine's clock, where the row has a time.
  std::optional<LocalTime> moment{};
  bool converted = false;                    // the time was told with its zone
  std::optional<OtherReading> other_date{};  // as another --dates would have it
  // Of what a row comes to when it is put to its nights (results.hpp, same_night.hpp):
  bool of_morning = false;  // it came on the morning after the night of its date
  bool is_joined = false;   // it tells what other rows of the night tell, too
};

// The night that a date is of, where the row's time says another.
using NightOfDate = std::function<NightDate(NightDate)>;

// `log`: what is counted on the night of a row, for a dose that is told in wholes and a half, or in
// mg.
ToldRow read_row(const formats::CsvRow& row, const ColumnChoice& choice, DateForm form,
                 const Log& log, const NightOfDate& night_of);

}  // namespace titrate::cli

// What importing a file would do to a log, as data: nothing here asks, says or writes.
//
//   ImportPlan plan = plan_import(table, columns, DateForm::plain, log, tonight, how);
//   if (plan.problems.empty()) write(plan.after);
//
// Each row is put to its nights first (results.hpp), then the rows of a night are made to tell one
// thing (same_night.hpp). From there on the rule of `log` holds: what says the same changes
// nothing, what was missing is added, what contradicts is a problem.
#pragma once

#include <cstddef>
#include <vector>

#include "cli/import/columns.hpp"
#include "cli/import/dates.hpp"
#include "cli/import/how.hpp"
#include "cli/import/results.hpp"
#include "cli/import/row.hpp"
#include "formats/csv_reader.hpp"
#include "titrate/course.hpp"

namespace titrate::cli {

// The night that a row is of.
struct RowNight {
  std::size_t row;
  NightDate night;
};

struct ImportPlan {
  std::size_t new_nights = 0;
  std::size_t completed_nights = 0;
  std::size_t known_rows = 0;    // they say what the log, or an earlier row, says already
  std::size_t empty_rows = 0;    // with a date and nothing that was noted
  std::size_t mended_cells = 0;  // as in ToldRow
  std::size_t joined_texts = 0;  // likewise
  std::size_t cut_texts = 0;
  std::size_t early_rows = 0;  // with a time that is still of the night of the date before
  std::optional<RowNight> first_early{};
  std::size_t converted_rows = 0;  // with a time that was told with its zone
  std::size_t summed_nights = 0;   // whose doses were added up
  // Results of the morning of a course's first day, or of earlier ones: no dose of the log is
  // before them.
  std::size_t results_before = 0;
  std::optional<DatedResult> first_result{};  // as in results.hpp
  std::vector<RowProblem> problems{};         // in the order of the rows
  // The log with every night of the file; as it was where there is a problem.
  Log after{};
};

// What each row tells, and when. Refused as a whole: dates with slashes whose form nobody told, and
// times of which nobody said what they are (times.hpp).
std::vector<ToldRow> told_rows(const formats::CsvTable& table, const ColumnChoice& choice,
                               DateForm form, const Log& log, const ImportHow& how);

// Refused as a whole: a log without a course.
ImportPlan plan_of_rows(std::vector<ToldRow> rows, const ColumnChoice& choice, const Log& log,
                        NightDate tonight, const ImportHow& how);

// Both. Refused as well: results of which nobody said by which date they are (results.hpp).
ImportPlan plan_import(const formats::CsvTable& table, const ColumnChoice& choice, DateForm form,
                       const Log& log, NightDate tonight, const ImportHow& how = {});

}  // namespace titrate::cli

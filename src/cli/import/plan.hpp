// What importing a file would do to a log, as data: nothing here asks, says or writes.
//
//   ImportPlan plan = plan_import(table, columns, DateForm::plain, log, tonight);
//   if (plan.problems.empty()) write(plan.after);
//
// The rule of `log` for every row: what says the same changes nothing, what was missing is added,
// what contradicts is a problem.
#pragma once

#include <cstddef>
#include <vector>

#include "cli/import/columns.hpp"
#include "cli/import/dates.hpp"
#include "cli/import/how.hpp"
#include "cli/import/row.hpp"
#include "formats/csv_reader.hpp"
#include "titrate/course.hpp"

namespace titrate::cli {

struct ImportPlan {
  std::size_t new_nights = 0;
  std::size_t completed_nights = 0;
  std::size_t known_rows = 0;    // they say what the log, or an earlier row, says already
  std::size_t empty_rows = 0;    // with a date and nothing that was noted
  std::size_t mended_cells = 0;  // as in ToldRow
  std::size_t joined_texts = 0;  // likewise
  std::size_t cut_texts = 0;
  std::size_t early_rows = 0;          // with a time that is still of the night of the date before
  std::size_t converted_rows = 0;      // with a time that was told in another zone's
  std::vector<RowProblem> problems{};  // in the order of the rows
  // The log with every night of the file; as it was where there is a problem.
  Log after{};
};

// Refused as a whole: a log without a course, dates with slashes whose form nobody told, and times
// of which nobody said what they are (times.hpp).
ImportPlan plan_import(const formats::CsvTable& table, const ColumnChoice& choice, DateForm form,
                       const Log& log, NightDate tonight, const ImportHow& how = {});

}  // namespace titrate::cli

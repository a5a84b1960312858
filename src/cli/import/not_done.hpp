// Rows of what was planned and not done: a reminder that was skipped is no dose.
#pragma once

#include "cli/import/columns.hpp"
#include "formats/csv_reader.hpp"

namespace titrate::cli {

// Refuses, with what would settle it, where an unread column may say of a row that it was not taken
// or done. In one that is called taken, done, status or the like that is any word for it, and an
// empty cell among others; in one that is called skipped, missed or the like anything but no.
// --only, `where` or --ignore settles it. `table`: the rows that are meant.
void require_done(const formats::CsvTable& table, const ColumnChoice& choice);

}  // namespace titrate::cli

// Columns that nothing is taken from, although they say something of what is: which medicine a row
// is of, whether it was taken, a warning sign, a symptom. None of them is passed over in silence.
#pragma once

#include <string>
#include <vector>

#include "cli/import/columns.hpp"
#include "formats/csv_reader.hpp"
#include "titrate/course.hpp"

namespace titrate::cli {

// Refused: rows that nobody meant or ignored, and that are of a warning sign by what a column has
// that --only or a `where` asks for.
void require_sign_rows(const formats::CsvTable& table, const ColumnChoice& choice,
                       const IsMeant& is_read);

// Refuses, with what would settle it: a column of names that has more than one among the rows, one
// that says of some rows alone that they were taken, and one that is called like a warning sign, or
// like a symptom or a measure that the log or the guide knows. Mapping it, --only or --ignore does.
// `table`: the rows that are meant.
void require_settled_columns(const formats::CsvTable& table, const ColumnChoice& choice,
                             const Log& log);

// How to note what else stands in unread columns, where it is numbers: as a symptom where all of
// them can be how bad it was, else as a measure. Nothing without any.
Remedy offer_of_numbers(const formats::CsvTable& table, const ColumnChoice& choice);

}  // namespace titrate::cli

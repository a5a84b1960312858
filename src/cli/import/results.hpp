// By which date a file has the results of a dose: a diary dates what came by the morning it came,
// and titrate by the evening before. Taken for the other, each result goes to another dose. So it
// is asked, but of the program's own CSV.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/import/columns.hpp"
#include "cli/import/how.hpp"
#include "cli/import/row.hpp"

namespace titrate::cli {

// A result with the day that its row has: "type 4", of 2 Nov.
struct DatedResult {
  std::size_t row;
  NightDate day;
  NightDate by_morning, by_night;  // the night that it is of by each
  std::string what;
};

// The first result that --results decides about; of forms anything counts. Nothing where there is
// none.
std::optional<DatedResult> first_result(std::span<const ToldRow> rows, const ColumnChoice& choice,
                                        const ImportHow& how);
// The same where nobody said by which date it is.
std::optional<DatedResult> result_in_doubt(std::span<const ToldRow> rows,
                                           const ColumnChoice& choice, const ImportHow& how);

// "type 4 of Mon 2 Nov is the morning after Sun 1 Nov."; of a form "all of Mon 2 Nov is of the
// night of Sun 1 Nov, its dose too."
std::string in_words(const DatedResult& result, ResultsBy by);
// For where it cannot be asked.
Error not_said_by_which(const DatedResult& result, const ColumnChoice& choice);
// Throws as ask_until does.
ResultsBy ask_by_which(Context& context, const DatedResult& result, const ColumnChoice& choice);

// What a row tells, by its nights: each part has the date of its night. Results by the morning are
// of the night before the row's day: its dose was taken before they came; where nights end later
// than usual, those before that hour are of the night before the one that goes on. In a file with
// doses these are the stool, movements, sleep, warning signs and another cause; in any other, all
// of it. So is a form's whole row, whatever the time in it.
std::vector<ToldRow> by_night(ToldRow row, const ColumnChoice& choice, const ImportHow& how);

}  // namespace titrate::cli

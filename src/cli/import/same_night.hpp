// Several rows of one night, as a file has them that gives each dose and each movement a row.
#pragma once

#include <optional>
#include <vector>

#include "cli/import/how.hpp"
#include "cli/import/row.hpp"
#include "titrate/units.hpp"

namespace titrate::cli {

// Makes the rows of one night tell one thing of its dose and of its stool, in one of them.
//
// Two doses are a question, also where they are equal; two rows without one are none. Of several
// movements the loosest counts, and how many there were, where no row tells that itself. Under
// `once` a movement that is told twice in the same words, at the same time, is one.
//
// Gives what cannot be settled so; then the rows are as they were.
std::vector<RowProblem> settle_same_night(std::vector<ToldRow>& rows, const ImportHow& how,
                                          std::optional<Unit> unit);

// The dose that a row tells.
std::optional<Capsules> dose_in(const ToldRow& row);

}  // namespace titrate::cli

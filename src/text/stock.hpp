// The stock in sentences, for people.
#pragma once

#include <optional>
#include <string>

#include "text/hint.hpp"
#include "titrate/stock.hpp"

namespace titrate::text {

// How many are left and until which night they last, or what to type where that is not known.
Hint words_on_stock(const Course& course, NightDate tonight);

// The same beside the advice for a night; `first` is the next one with a dose to come.
Hint words_on_low_stock(const StockLow& low, NightDate first, std::optional<Unit> unit);
Hint words_on_count_again(NightDate since);

// What a bottle of so many came to on a day that had an entry already, which is now another one:
// "56 capsules in hand and 60 more make 116." `dose`: tonight's is in the log, and the entry is
// from before it.
std::string words_on_sum(const StockEntry& before, const StockEntry& now, int added, bool dose,
                         std::optional<Unit> unit);
// That a count has taken the place of what came on the same day.
Hint words_on_counted_bottle(StockAdded came, std::optional<Unit> unit);

// That the dose of a day that the stock was counted on became another one, so that another number
// is left. Nothing where no number can be told.
Hint words_on_other_dose(const Course& course, NightDate tonight);

// A number in hand, where halves are counted as wholes: "76 capsules", "38 and a half tablets".
std::string in_hand_in_words(int count, std::optional<Unit> unit);

}  // namespace titrate::text

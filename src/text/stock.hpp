// The stock in sentences, for people.
#pragma once

#include <string>

#include "text/hint.hpp"
#include "titrate/stock.hpp"

namespace titrate::text {

// How many are left and until which night they last, or what to type where that is not known.
Hint words_on_stock(const Course& course, NightDate tonight);

// The same beside the advice for a night; `first` is the next one with a dose to come.
Hint words_on(const StockLow& low, NightDate first);
Hint words_on(const StockToCount& to_count);

}  // namespace titrate::text

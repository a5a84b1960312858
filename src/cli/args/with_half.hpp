// Amounts with a half in them, as people say them: "1.5", "2½", "half a tablet", "one and a half".
//
//   with_half_in("1 and a half tablets");  // 3 halves, named "tablets"
//
// What a half is of, and whether halves are counted at all, is for who reads them to say.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "titrate/units.hpp"

namespace titrate::cli {

struct WithHalf {
  int halves;          // odd
  std::string name{};  // of what it is in, where that was said

  friend bool operator==(const WithHalf&, const WithHalf&) = default;
};

// The largest that is read: as much as a stock can hold, and a half.
inline constexpr int most_wholes = StockCount::highest;

// Nothing in anything that has no half in it, and beyond the largest.
std::optional<WithHalf> with_half_in(std::string_view text);

// A number from one to twenty in words; nothing for any other word.
std::optional<int> number_named(std::string_view word);

}  // namespace titrate::cli

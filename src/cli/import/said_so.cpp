#include "cli/import/said_so.hpp"

#include <algorithm>
#include <array>

#include "cli/import/row_filter.hpp"

namespace titrate::cli {
namespace {

constexpr std::array<std::string_view, 10> yes_words = {"yes", "y", "true", "t",   "1",
                                                        "x",   "✓", "✔",    "1.0", "on"};
constexpr std::array<std::string_view, 12> no_words = {"",  "no",   "n",   "false", "f", "0",
                                                       "-", "none", "0.0", "off",   "✗", "never"};

}  // namespace

std::optional<bool> said_so(std::string_view cell) {
  const std::string said = compared(cell);
  if (std::find(yes_words.begin(), yes_words.end(), said) != yes_words.end()) return true;
  if (std::find(no_words.begin(), no_words.end(), said) != no_words.end()) return false;
  return std::nullopt;
}

}  // namespace titrate::cli

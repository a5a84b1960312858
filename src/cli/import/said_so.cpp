#include "cli/import/said_so.hpp"

#include <algorithm>
#include <array>

#include "cli/import/row_filter.hpp"

namespace titrate::cli {
namespace {

// In English, German, French, Spanish and Italian.
constexpr auto yes_words =
    std::to_array<std::string_view>({"yes", "y", "true", "t", "1", "x", "✓", "✔", "1.0", "on", "ja",
                                     "oui", "sí", "si", "sì", "wahr", "vrai", "verdadero", "vero"});
constexpr auto no_words =
    std::to_array<std::string_view>({"", "no", "n", "false", "f", "0", "-", "none", "0.0", "off",
                                     "✗", "never", "nein", "non", "falsch", "faux", "falso"});

}  // namespace

std::optional<bool> said_so(std::string_view cell) {
  const std::string said = compared(cell);
  if (std::find(yes_words.begin(), yes_words.end(), said) != yes_words.end()) return true;
  if (std::find(no_words.begin(), no_words.end(), said) != no_words.end()) return false;
  return std::nullopt;
}

}  // namespace titrate::cli

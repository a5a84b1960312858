#include "report/room.hpp"

#include <cmath>

#include "core/utf8.hpp"
#include "text/layout.hpp"

namespace titrate::report {
namespace {

// As in DejaVu Sans, the widest of the fonts that the style sheet names.
double ems_of_ascii(char c) {
  constexpr std::string_view slim = " .,:;'|!ijlIft()[]/\\-";
  constexpr std::string_view broad = "mwMW@%&";
  if (slim.find(c) != std::string_view::npos) return 0.42;
  if (broad.find(c) != std::string_view::npos) return 1.05;
  return c >= 'A' && c <= 'Z' ? 0.8 : 0.65;
}

// Of one character, as it is shown.
double ems_of(std::string_view character) {
  if (character.size() == 1) return ems_of_ascii(character.front());
  const int columns = text::display_width(character);
  return columns > 1 ? 1.4 : columns == 1 ? 1.0 : 0.1;
}

// Lines end before they are full, as words stay whole.
constexpr double filled = 0.92;

}  // namespace

double ems(std::string_view text) {
  double sum = 0;
  const std::string shown = printable(text);
  for (std::string_view rest = shown; !rest.empty();) {
    const auto bytes = static_cast<std::size_t>(first_character(rest).bytes);
    sum += ems_of(rest.substr(0, bytes));
    rest.remove_prefix(bytes);
  }
  return sum;
}

int lines_in(std::string_view text, double column) {
  return 1 + static_cast<int>(std::floor(ems(text) / (column * filled)));
}

std::string cut_to(std::string_view text, double room) {
  if (ems(text) <= room) return std::string(text);
  double sum = 1;  // of the ellipsis
  std::size_t kept = 0;
  while (kept < text.size()) {
    const auto bytes = static_cast<std::size_t>(first_character(text.substr(kept)).bytes);
    sum += ems(text.substr(kept, bytes));
    if (sum > room) break;
    kept += bytes;
  }
  return std::string(text.substr(0, kept)) + "\u2026";
}

}  // namespace titrate::report

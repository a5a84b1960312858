// Text on a terminal: how wide it is, where it breaks, what colour it has.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace titrate::text {

// What the place that text goes to can show.
struct Style {
  int width = 80;  // columns
  // Of the terminal; nothing where the text goes elsewhere, and need not be broken to any width.
  std::optional<int> lines{};
  bool colour = false;  // escape sequences for colour are understood
  bool utf8 = true;     // else plain ASCII stands in for symbols
  // Columns that a line of text takes at most; tables and drawings use the whole width.
  int most_text = std::numeric_limits<int>::max();
  // The log that was named, which every command that is said names too; empty where none was.
  std::string log{};
};

// On a wide terminal lines of text end here: longer ones are hard to read.
inline constexpr int readable_text = 100;

enum class Ink { plain, strong, faint, caution, alarm };

// The text in a colour, or as it is where there is none.
std::string inked(std::string_view text, Ink ink, const Style& style);

// Text from a log, fit for the terminal: as it is, or with every character beyond ASCII escaped.
std::string shown(std::string_view text, const Style& style);

// How many columns a text takes. Wide characters take two, combining ones none.
int display_width(std::string_view text);

// The text, cut to a number of columns; what was cut shows as an ellipsis.
std::string cut(std::string_view text, int columns, const Style& style);

// The text with spaces up to a number of columns.
std::string padded(std::string_view text, int columns, bool right_aligned = false);

// The lines that a text makes when it is broken at spaces to a number of columns; a longer word is
// broken between characters. What stays whole: a command in `backticks`, an amount with its unit.
std::vector<std::string> broken(std::string_view text, int columns);

// The same of a text that may be a person's own, in which backticks mean nothing. The first line
// has other columns, no more than the rest, and stays empty where its first word has no room there.
std::vector<std::string> broken_text(std::string_view text, int first_columns, int columns);

// A label, then text broken at spaces to the style's width, its lines below each other:
//   Why       3 capsules on Fri 20 Nov were
//             tolerated, so ...
std::string labelled(std::string_view label, std::string_view text, const Style& style,
                     Ink ink = Ink::plain, int label_columns = 10);

// Text broken to the style's width, as `broken` does it.
std::string wrapped(std::string_view text, const Style& style);

}  // namespace titrate::text

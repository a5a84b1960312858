#include "cli/error_lines.hpp"

#include <algorithm>

#include "text/layout.hpp"

namespace titrate::cli {
namespace {

std::string with_blanks(std::string_view text) {
  std::string plain(text);
  std::replace(plain.begin(), plain.end(), command_blank, ' ');
  return plain;
}

std::string broken_line(std::string_view line, int columns) {
  std::string lines;
  int used = 0;
  while (!line.empty()) {
    const auto end = std::min(line.find(' '), line.size());
    const std::string word = with_blanks(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
    const int width = text::display_width(word);
    const bool fits = used == 0 || used + 1 + width <= columns;
    if (used > 0) lines += fits ? ' ' : '\n';
    used = fits && used > 0 ? used + 1 + width : width;
    lines += word;
  }
  return lines;
}

}  // namespace

std::string lines_of_errors(std::string_view text, std::optional<int> columns) {
  if (!columns) return with_blanks(text);
  std::string lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines += broken_line(text.substr(0, end), *columns);
    if (end < text.size()) lines += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace titrate::cli

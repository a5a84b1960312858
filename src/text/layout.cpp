#include "text/layout.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>

#include "core/utf8.hpp"

namespace titrate::text {
namespace {

constexpr int narrowest = 20;  // columns for text; a terminal below that breaks lines itself

int text_width(const Style& style) { return std::min(style.width, style.most_text); }

struct Extent {
  std::size_t bytes;
  int columns;
};

// What the character at the start of a text takes.
Extent first_extent(std::string_view text) {
  if (text.front() >= ' ' && text.front() <= '~') return {1, 1};  // as most, without a table
  const Utf8Character first = first_character(text);
  const int columns =
      first.valid ? utf8proc_charwidth(static_cast<utf8proc_int32_t>(first.code)) : 1;
  return {static_cast<std::size_t>(first.bytes), columns};
}

// Whether what stands in backticks is a command, which stays whole, or as any other text.
enum class Backticks { hold_commands, are_text };

// Where the word at the start of a text ends. A command in backticks counts as one word.
std::size_t end_of_word(std::string_view text, Backticks backticks) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '`' && backticks == Backticks::hold_commands) quoted = !quoted;
    if (text[i] == ' ' && !quoted) return i;
  }
  return quoted ? std::min(text.find(' '), text.size()) : text.size();
}

// Whether this is "480 mg", said in two words.
bool is_amount(std::string_view number, std::string_view unit) {
  return number.back() >= '0' && number.back() <= '9' && unit.starts_with("mg");
}

// An amount counts as one word too, where a line has room for it.
std::vector<std::string_view> words_of(std::string_view text, int columns, Backticks backticks) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto end = end_of_word(text, backticks);
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    if (!words.empty() && words.back().end() + 1 == word.begin() && is_amount(words.back(), word)) {
      const std::string_view amount(words.back().begin(), word.end());
      if (display_width(amount) <= columns) {
        words.back() = amount;
        continue;
      }
    }
    words.push_back(word);
  }
  return words;
}

// With the full stop or the bracket that may stand beside it.
bool is_command(std::string_view word) { return word.find('`') != std::string_view::npos; }

// How many bytes stay together at the start of a text: a character, or one shown escaped.
std::size_t unit_of(std::string_view text) {
  constexpr std::size_t longest = 10;
  if (text.starts_with("\\u{")) {
    const auto end = text.substr(0, longest).find('}');
    if (end != std::string_view::npos) return end + 1;
  }
  return static_cast<std::size_t>(first_character(text).bytes);
}

// A word that no line has room for, as it fills lines: scripts without spaces are one long word.
std::vector<std::string> pieces_of(std::string_view word, int columns) {
  std::vector<std::string> pieces(1);
  int used = 0;
  while (!word.empty()) {
    const std::string_view unit = word.substr(0, unit_of(word));
    const int width = display_width(unit);
    if (used > 0 && used + width > columns) {
      pieces.emplace_back();
      used = 0;
    }
    pieces.back() += unit;
    used += width;
    word.remove_prefix(unit.size());
  }
  return pieces;
}

// Lines of words, the first of which may have fewer columns.
std::vector<std::string> filled(std::string_view text, int first_columns, int columns,
                                Backticks backticks) {
  std::vector<std::string> lines;
  int room = first_columns;
  int used = 0;
  for (const std::string_view word : words_of(text, columns, backticks)) {
    const int width = display_width(word);
    if (!lines.empty() && used + 1 + width <= room) {
      lines.back().append(" ").append(word);
      used += 1 + width;
      continue;
    }
    if (lines.empty() && first_columns < columns && width > first_columns) lines.emplace_back();
    if (!lines.empty()) room = columns;
    const bool stays_whole = backticks == Backticks::hold_commands && is_command(word);
    if (width <= columns || stays_whole) {
      lines.emplace_back(word);
    } else {
      for (std::string& piece : pieces_of(word, columns)) lines.push_back(std::move(piece));
    }
    used = display_width(lines.back());
  }
  return lines;
}

}  // namespace

std::string inked(std::string_view text, Ink ink, const Style& style) {
  if (!style.colour || ink == Ink::plain || text.empty()) return std::string(text);
  const std::string_view code = ink == Ink::strong    ? "1"
                                : ink == Ink::faint   ? "2"
                                : ink == Ink::caution ? "33"
                                                      : "1;31";
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string shown(std::string_view text, const Style& style) {
  if (style.utf8) return printable(text);
  std::string ascii;
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    const auto bytes = static_cast<std::size_t>(next.bytes);
    if (next.valid && next.code >= 0x80) {
      ascii += fmt::format("\\u{{{:x}}}", static_cast<unsigned>(next.code));
    } else {
      ascii += printable(text.substr(0, bytes));
    }
    text.remove_prefix(bytes);
  }
  return ascii;
}

int display_width(std::string_view text) {
  int columns = 0;
  while (!text.empty()) {
    const Extent next = first_extent(text);
    columns += next.columns;
    text.remove_prefix(next.bytes);
  }
  return columns;
}

std::string cut(std::string_view text, int columns, const Style& style) {
  if (display_width(text) <= columns) return std::string(text);
  const std::string_view ellipsis = style.utf8 ? "…" : "...";
  const int room = columns - display_width(ellipsis);
  std::size_t kept = 0;
  for (int used = 0; kept < text.size();) {
    const Extent next = first_extent(text.substr(kept));
    used += next.columns;
    if (used > room) break;
    kept += next.bytes;
  }
  return std::string(text.substr(0, kept)).append(ellipsis);
}

std::string padded(std::string_view text, int columns, bool right_aligned) {
  const std::string space(static_cast<std::size_t>(std::max(0, columns - display_width(text))),
                          ' ');
  return right_aligned ? space + std::string(text) : std::string(text) + space;
}

std::vector<std::string> broken(std::string_view text, int columns) {
  return filled(text, columns, columns, Backticks::hold_commands);
}

std::vector<std::string> broken_text(std::string_view text, int first_columns, int columns) {
  return filled(text, first_columns, columns, Backticks::are_text);
}

std::string labelled(std::string_view label, std::string_view text, const Style& style, Ink ink,
                     int label_columns) {
  std::string block;
  const int columns = std::max(narrowest, text_width(style) - label_columns);
  for (const std::string& line : broken(text, columns)) {
    const bool first = block.empty();
    block += inked(padded(first ? label : "", label_columns), ink, style) + line + '\n';
  }
  return block;
}

std::string wrapped(std::string_view text, const Style& style) {
  std::string block;
  for (const std::string& line : broken(text, std::max(narrowest, text_width(style)))) {
    block += line + '\n';
  }
  return block;
}

}  // namespace titrate::text

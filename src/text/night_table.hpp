// Nights as lines for a person: a row of a few short columns for each, and what else was noted
// behind it where the line has room, else below it, broken between words. Nothing noted is cut.
//
//   NightTable table(style);
//   table.add(row, history.next(row));
//   table.add(act.from, line_words(act), Ink::strong);
//   table.printed();
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/layout.hpp"
#include "titrate/history.hpp"

namespace titrate::text {

class NightTable {
 public:
  // As it will look in that style: each line within its width where the style has lines, a line a
  // night elsewhere.
  explicit NightTable(const Style& style) : style_(style) {}

  // A night of the log, with the answer for the night after it.
  void add(const HistoryRow& row, const HistoryRow::Answer& next);
  // A date with something else to say of it, texts of the log in it as they are.
  void add(NightDate date, const std::string& text, Ink ink);

  std::size_t size() const { return entries_.size(); }
  // The titles of the columns, where there are any, and what was added, from an entry on.
  std::string printed(std::size_t first = 0) const;

 private:
  static constexpr std::size_t columns = 8;
  using Cells = std::array<std::string, columns>;
  using Widths = std::array<int, columns>;  // 0 for a column that is not there
  struct Entry {
    Cells cells;  // all but the date empty where it is no night
    std::string text;
    Ink ink;
    bool is_night;
  };

  Widths widths_of(std::span<const Entry> entries) const;
  std::string row_of(const Cells& cells, const Widths& widths) const;
  std::string text_of(const Entry& entry, const Widths& widths) const;
  bool fits_beside(std::string_view text, int used) const;
  void add_lines(std::string& lines, const Entry& entry, const Widths& widths) const;

  Style style_;
  std::vector<Entry> entries_{};
};

}  // namespace titrate::text

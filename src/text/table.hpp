// A table for a terminal: columns as wide as their widest cell, empty columns left out, lines cut
// to the width.
#pragma once

#include <string>
#include <vector>

#include "text/layout.hpp"

namespace titrate::text {

class Table {
 public:
  enum class Align { left, right };
  struct Column {
    std::string title;
    Align align = Align::left;
  };

  // As it will look in that style.
  Table(const std::vector<Column>& columns, const Style& style);

  // One cell a column.
  void add_row(const std::vector<std::string>& cells, Ink ink = Ink::plain);
  // A first cell, then a text over all other columns.
  void add_wide_row(const std::string& first, const std::string& text, Ink ink = Ink::plain);

  struct Printed {
    std::string text;
    bool is_whole = true;  // no line was cut
  };
  Printed printed() const;

 private:
  // A text as it is shown, and how many columns it takes.
  struct Cell {
    std::string text;
    int width;
  };
  struct Row {
    std::vector<Cell> cells;
    Ink ink;
    bool wide;
  };

  Cell cell(const std::string& text) const;
  int add_line(std::string& line, const Row& row) const;

  Style style_;
  std::vector<Align> aligns_;
  std::vector<int> widths_;  // 0 for a column that is empty but for its title
  std::vector<Row> rows_;    // the titles first
};

}  // namespace titrate::text

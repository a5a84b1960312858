// A table for a terminal: columns as wide as their widest cell, empty columns left out, lines cut
// to the width.
#pragma once

#include <string>
#include <vector>

#include "render/layout.hpp"

namespace titrate::render {

class Table {
 public:
  enum class Align { left, right };
  struct Column {
    std::string title;
    Align align = Align::left;
  };

  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // One cell a column.
  void add_row(std::vector<std::string> cells, Ink ink = Ink::plain);
  // A first cell, then a text over all other columns.
  void add_wide_row(std::string first, std::string text, Ink ink = Ink::plain);

  std::string text(const Style& style) const;
  // Whether every line is shown whole.
  bool fits(const Style& style) const;

 private:
  struct Row {
    std::vector<std::string> cells;
    Ink ink;
    bool wide;
  };

  std::vector<Row> with_header() const;
  std::vector<int> widths(const Style& style) const;
  std::string line(const Row& row, const std::vector<int>& widths, const Style& style) const;

  std::vector<Column> columns_;
  std::vector<Row> rows_;
};

}  // namespace titrate::render

#include "render/table.hpp"

#include <algorithm>

namespace titrate::render {
namespace {

constexpr std::string_view gap = "  ";

std::string without_trailing_spaces(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

}  // namespace

void Table::add_row(std::vector<std::string> cells, Ink ink) {
  rows_.push_back({std::move(cells), ink, false});
}

void Table::add_wide_row(std::string first, std::string text, Ink ink) {
  rows_.push_back({{std::move(first), std::move(text)}, ink, true});
}

// A column without any content has no width.
std::vector<int> Table::widths(const Style& style) const {
  std::vector<int> widths(columns_.size(), 0);
  for (const Row& row : rows_) {
    const std::size_t counted = row.wide ? 1 : row.cells.size();
    for (std::size_t i = 0; i < counted; ++i) {
      widths[i] = std::max(widths[i], display_width(shown(row.cells[i], style)));
    }
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (widths[i] > 0) widths[i] = std::max(widths[i], display_width(columns_[i].title));
  }
  return widths;
}

std::string Table::line(const Row& row, const std::vector<int>& widths, const Style& style) const {
  std::string text;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string cell = shown(row.cells[i], style);
    if (row.wide && i == 1) {
      text += gap;
      text += cell;
    } else if (widths[i] > 0) {
      if (i > 0) text += gap;
      text += padded(cell, widths[i], columns_[i].align == Align::right);
    }
  }
  return without_trailing_spaces(std::move(text));
}

std::vector<Table::Row> Table::with_header() const {
  std::vector<Row> rows = {{{}, Ink::strong, false}};
  for (const Column& column : columns_) rows.front().cells.push_back(column.title);
  rows.insert(rows.end(), rows_.begin(), rows_.end());
  return rows;
}

std::string Table::text(const Style& style) const {
  const std::vector<int> columns = widths(style);
  std::string text;
  for (const Row& row : with_header()) {
    text += inked(cut(line(row, columns, style), style.width, style), row.ink, style) + '\n';
  }
  return text;
}

bool Table::fits(const Style& style) const {
  const std::vector<int> columns = widths(style);
  const auto rows = with_header();
  return std::all_of(rows.begin(), rows.end(), [&](const Row& row) {
    return display_width(line(row, columns, style)) <= style.width;
  });
}

}  // namespace titrate::render

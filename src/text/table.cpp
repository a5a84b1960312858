#include "text/table.hpp"

#include <algorithm>
#include <utility>

namespace titrate::text {
namespace {

constexpr int gap = 2;

std::size_t trailing_spaces(std::string_view text) {
  return text.size() - (text.find_last_not_of(' ') + 1);
}

}  // namespace

Table::Table(const std::vector<Column>& columns, const Style& style)
    : style_(style), widths_(columns.size(), 0) {
  Row titles{{}, Ink::strong, false};
  for (const Column& column : columns) {
    aligns_.push_back(column.align);
    titles.cells.push_back(cell(column.title));
  }
  rows_.push_back(std::move(titles));
}

Table::Cell Table::cell(const std::string& text) const {
  Cell cell{shown(text, style_), 0};
  cell.width = display_width(cell.text);
  return cell;
}

void Table::add_row(const std::vector<std::string>& cells, Ink ink) {
  Row row{{}, ink, false};
  row.cells.reserve(cells.size());
  for (const std::string& text : cells) {
    int& width = widths_[row.cells.size()];
    const int title = rows_.front().cells[row.cells.size()].width;
    row.cells.push_back(cell(text));
    if (!text.empty()) width = std::max({width, title, row.cells.back().width});
  }
  rows_.push_back(std::move(row));
}

void Table::add_wide_row(const std::string& first, const std::string& text, Ink ink) {
  add_row({first}, ink);
  rows_.back().wide = true;
  rows_.back().cells.push_back(cell(text));
}

// How many columns the line takes.
int Table::add_line(std::string& line, const Row& row) const {
  int used = 0;
  int next = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto& [text, width] = row.cells[i];
    const bool spans = row.wide && i == 1;  // over all columns that are left
    const int room = spans ? width : widths_[i];
    if (room == 0) continue;
    const int at = !spans && aligns_[i] == Align::right ? next + room - width : next;
    if (!text.empty()) {
      line.append(static_cast<std::size_t>(at - used), ' ').append(text);
      used = at + width;
    }
    next += room + gap;
  }
  const std::size_t spaces = trailing_spaces(line);
  line.resize(line.size() - spaces);
  return used - static_cast<int>(spaces);
}

Table::Printed Table::printed() const {
  Printed printed;
  std::string line;
  for (const Row& row : rows_) {
    line.clear();
    if (add_line(line, row) > style_.width) {
      line = cut(line, style_.width, style_);
      printed.is_whole = false;
    }
    printed.text.append(inked(line, row.ink, style_)) += '\n';
  }
  return printed;
}

}  // namespace titrate::text

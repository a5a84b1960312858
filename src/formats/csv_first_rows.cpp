#include "formats/csv_first_rows.hpp"

#include <algorithm>
#include <string>

#include "core/letters.hpp"
#include "formats/csv_reader.hpp"
#include "formats/encoding.hpp"

namespace titrate::formats {
namespace {

constexpr std::string_view separators = ",;\t|";
constexpr std::size_t most_rows_above = 20;

bool is_separator(char c) { return separators.find(c) != std::string_view::npos; }
bool is_figure(char c) { return c >= '0' && c <= '9'; }

// Behind the line end that begins here, which may be two characters.
std::size_t behind_line_end(std::string_view text, std::size_t at) {
  return at + (text.substr(at).starts_with("\r\n") ? 2 : 1);
}

// Behind the quotation mark that closes the cell that one opens here.
std::size_t behind_quoted(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] != '"') continue;
    if (!text.substr(at + 1).starts_with('"')) return at + 1;
    ++at;  // doubled: it belongs to the cell
  }
  return at;
}

std::size_t behind_row(std::string_view text) {
  bool begins_cell = true;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\n' || text[at] == '\r') return behind_line_end(text, at);
    if (begins_cell && text[at] == '"') {
      at = behind_quoted(text, at);
      begins_cell = false;
    } else {
      begins_cell = is_separator(text[at]);
      ++at;
    }
  }
  return text.size();
}

// A number, or with a year in it: what stands below names.
bool looks_like_data(std::string_view cell) {
  constexpr int digits_of_year = 4;
  int digits = 0;
  for (const char c : cell) {
    digits = is_figure(c) ? digits + 1 : 0;
    if (digits == digits_of_year) return true;
  }
  return is_figure(cell.front());
}

std::size_t filled_cells(const CsvRow& row) {
  return static_cast<std::size_t>(std::count_if(
      row.cells.begin(), row.cells.end(), [](const auto& cell) { return !trimmed(cell).empty(); }));
}

bool looks_like_names(const CsvTable& table) {
  const bool has_data = std::any_of(
      table.header.cells.begin(), table.header.cells.end(), [](const std::string& cell) {
        return !trimmed(cell).empty() && looks_like_data(trimmed(cell));
      });
  return !has_data && filled_cells(table.header) >= 2 && table.rows.size() == 1 &&
         filled_cells(table.header) >= filled_cells(table.rows.front());
}

// The first row of a text and the next one that has something in it.
std::string_view two_rows(std::string_view text) {
  std::size_t end = behind_row(text);
  while (end < text.size()) {
    const std::size_t begin = end;
    end += behind_row(text.substr(begin));
    if (!trimmed(text.substr(begin, end - begin), " \t\r\n,;|").empty()) break;
  }
  return text.substr(0, end);
}

}  // namespace

std::optional<char> take_separator_line(std::string_view& text) {
  const std::string_view line = text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
  std::string_view said = line;
  if (said.size() == 7 && said.front() == '"' && said.back() == '"') said = said.substr(1, 5);
  const bool says_it = said.size() == 5 && in_small_letters(said.substr(0, 4)) == "sep=";
  if (!says_it || !is_separator(said.back())) return std::nullopt;
  text.remove_prefix(line.size() < text.size() ? behind_line_end(text, line.size()) : line.size());
  return said.back();
}

void take_rows(std::string_view& text, std::size_t rows) {
  for (; rows > 0 && !text.empty(); --rows) text.remove_prefix(behind_row(text));
}

std::optional<std::size_t> likely_header_row(std::string_view file) {
  const auto read = decoded(file);
  const auto* text = std::get_if<Decoded>(&read);
  if (text == nullptr) return std::nullopt;
  std::string_view rest = text->in(file);
  const auto separator = take_separator_line(rest);
  std::optional<std::size_t> likely;
  std::size_t most_filled = 0;  // a remark in cells has fewer than the names have
  for (std::size_t row = 1; row <= most_rows_above && !rest.empty(); ++row) {
    const std::string said = separator ? std::string("sep=") + *separator + '\n' : "";
    const auto two = read_csv(said + std::string(two_rows(rest)));
    const auto* table = std::get_if<CsvTable>(&two);
    const bool begins_so = rest.front() != '\r' && rest.front() != '\n';
    if (begins_so && table != nullptr && looks_like_names(*table) &&
        filled_cells(table->header) > most_filled) {
      likely = row;
      most_filled = filled_cells(table->header);
    }
    take_rows(rest, 1);
  }
  return likely;
}

}  // namespace titrate::formats

#include "formats/csv_reader.hpp"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <new>
#include <optional>
#include <utility>

#include "formats/csv_first_rows.hpp"

namespace titrate::formats {
namespace {

// What stands between the cells of the first line, outside quotation marks: of comma, semicolon and
// tab those that are there.
std::string separators_in(std::string_view file) {
  std::string found;
  bool quoted = false;
  for (const char c : file) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    const bool separates = c == ',' || c == ';' || c == '\t';
    if (separates && found.find(c) == std::string::npos) found += c;
  }
  return found;
}

CsvProblem separators_problem(std::size_t row, const std::string& found) {
  if (found.empty()) {
    return {row, "it has no comma, semicolon or tab, so it is one column alone.",
            "The first row holds the names of the columns: date, capsules and what was noted."};
  }
  return {row, "it has commas, semicolons or tabs side by side, and does not tell which separate.",
          "A name that holds one of them is put between quotation marks (\")."};
}

// libcsv, fed byte by byte, so that the place of everything it finds is known.
class Parser {
 public:
  Parser(char separator, std::size_t first_row) : line_(first_row), first_line_(first_row) {
    if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
    // It would take blanks at the ends of cells away, which belong to the text.
    csv_set_space_func(&parser_, [](unsigned char) { return 0; });
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { csv_free(&parser_); }

  std::variant<CsvTable, CsvProblem> table(std::string_view file) {
    for (const char c : file) {
      feed(c);
      if (problem_) return *std::move(problem_);
    }
    finish();
    if (problem_) return *std::move(problem_);
    if (rows_.empty()) return CsvProblem{0, "it holds no row.", ""};
    CsvTable table{std::move(rows_.front()), {}};
    rows_.erase(rows_.begin());
    table.rows = std::move(rows_);
    return table;
  }

 private:
  void feed(char c) {
    const bool ends_line = c == '\n' ? !after_return_ : c == '\r';
    if (!inside_ && c != '\n' && c != '\r') {
      row_.number = line_ - swallowed_;
      first_line_ = line_;
      inside_ = true;
    }
    const std::size_t taken = csv_parse(&parser_, &c, 1, on_cell, on_row, this);
    pass_on_failure();
    if (taken != 1 && !problem_) problem_ = unparsed(csv_error(&parser_));
    if (ends_line) ++line_;
    after_return_ = c == '\r';
  }

  void finish() {
    const int result = csv_fini(&parser_, on_cell, on_row, this);
    pass_on_failure();
    if (result != 0 && !problem_) {
      problem_ =
          CsvProblem{row_.number, "a quotation mark (\") opens a cell here, and none closes it.",
                     "Is the end of the file missing?"};
    }
  }

  CsvProblem unparsed(int error) const {
    if (error == CSV_ENOMEM) throw std::bad_alloc();
    return {row_.number,
            fmt::format("a quotation mark (\") stands where none can, in cell {}.",
                        row_.cells.size() + 1),
            "A cell that holds one is put between quotation marks, and the one in it doubled; a "
            "spreadsheet does that when it saves CSV."};
  }

  // An exception must not pass through the library, which is C.
  template <class Action>
  static void guard(void* self, Action action) {
    Parser& parser = *static_cast<Parser*>(self);
    try {
      if (!parser.failure_) action(parser);
    } catch (...) {
      parser.failure_ = std::current_exception();
    }
  }
  void pass_on_failure() const {
    if (failure_) std::rethrow_exception(failure_);
  }

  static void on_cell(void* text, std::size_t size, void* self) {
    guard(self, [&](Parser& parser) {
      parser.row_.cells.emplace_back(size == 0 ? "" : static_cast<const char*>(text), size);
      parser.check_width();
    });
  }
  static void on_row(int, void* self) {
    guard(self, [](Parser& parser) { parser.end_row(); });
  }

  void check_width() {
    const std::size_t allowed = rows_.empty() ? most_columns : rows_.front().cells.size();
    if (problem_ || row_.cells.size() <= allowed) return;
    problem_ = rows_.empty()
                   ? CsvProblem{row_.number, "it has more than 1000 columns.", ""}
                   : CsvProblem{row_.number,
                                fmt::format("it has more cells than the header's {}.", allowed),
                                "A text that holds the separator is put between "
                                "quotation marks (\")."};
  }

  void end_row() {
    inside_ = false;
    swallowed_ += line_ - first_line_;  // line ends inside quotation marks
    CsvRow row = std::exchange(row_, {});
    const bool empty = std::all_of(row.cells.begin(), row.cells.end(),
                                   [](const std::string& cell) { return cell.empty(); });
    if (problem_ || (empty && !rows_.empty())) return;
    if (!rows_.empty() && row.cells.size() < rows_.front().cells.size()) {
      problem_ = CsvProblem{row.number,
                            fmt::format("it has {} cells, and the header {}.", row.cells.size(),
                                        rows_.front().cells.size()),
                            "Is a part of it missing?"};
    } else if (rows_.size() > most_rows) {
      problem_ = CsvProblem{row.number, "the file has more than 100000 rows.", ""};
    } else {
      rows_.push_back(std::move(row));
    }
  }

  csv_parser parser_{};
  CsvRow row_{0, {}};
  std::vector<CsvRow> rows_;
  std::optional<CsvProblem> problem_;
  std::exception_ptr failure_;
  std::size_t line_, first_line_;
  std::size_t swallowed_ = 0;
  bool inside_ = false;        // a row was begun
  bool after_return_ = false;  // the byte before was a CR
};

// Empty rows may stand above the first one, but the one that was named holds something.
std::string_view from_text(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of("\r\n"), text.size()));
}

std::optional<CsvProblem> take_rows_above(std::string_view& text, std::size_t header_row) {
  if (header_row <= 1) return std::nullopt;
  take_rows(text, header_row - 1);
  if (text.empty()) return CsvProblem{header_row, "the file has no such row.", ""};
  if (from_text(text).size() == text.size()) return std::nullopt;
  return CsvProblem{header_row, "it is empty, and so holds no names of columns.", ""};
}

}  // namespace

std::variant<CsvTable, CsvProblem> read_csv(std::string_view file, std::size_t header_row) {
  auto read = decoded(file);
  if (auto* none = std::get_if<NoText>(&read)) return CsvProblem{0, none->problem, none->remedy};
  const auto& text = std::get<Decoded>(read);
  std::string_view rest = text.in(file);
  const auto told = take_separator_line(rest);
  if (rest.find_first_not_of("\r\n") == std::string_view::npos) {
    return CsvProblem{0, "it is empty.", ""};
  }
  if (auto problem = take_rows_above(rest, header_row)) return *std::move(problem);
  const std::string separators = told ? std::string(1, *told) : separators_in(from_text(rest));
  if (separators.size() != 1) return separators_problem(header_row, separators);
  auto table = Parser(separators.front(), header_row).table(rest);
  if (auto* whole = std::get_if<CsvTable>(&table)) whole->encoding = text.encoding;
  return table;
}

}  // namespace titrate::formats

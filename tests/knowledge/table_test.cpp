// What the guide knows, held against the page on which it was gathered from its sources:
// knowledge.md beside this file. A row, a name or a number that is on one side alone is a fault.

#include <algorithm>
#include <fstream>
#include <sstream>

#include "knowledge/facts.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace titrate::test {
namespace {

using namespace knowledge;
using Words = std::vector<std::string>;

Words lines_of_page() {
  std::ifstream file(source_dir() / "tests" / "knowledge" / "knowledge.md");
  Words lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  REQUIRE(lines.size() > 50);
  return lines;
}

// The lines below a heading that begins so, up to the next one.
Words under(const std::string& heading) {
  Words lines;
  bool inside = false;
  for (const std::string& line : lines_of_page()) {
    if (line.starts_with("## ")) {
      inside = line.starts_with("## " + heading);
    } else if (inside) {
      lines.push_back(line);
    }
  }
  REQUIRE_FALSE(lines.empty());
  return lines;
}

std::string trimmed_text(const std::string& text) {
  const auto first = text.find_first_not_of(" .");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" .") - first + 1);
}

Words split(const std::string& text, char mark) {
  Words parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, mark);) parts.push_back(trimmed_text(part));
  return parts;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// The cells of a table's rows, without its head.
std::vector<Words> rows_under(const std::string& heading) {
  std::vector<Words> rows;
  for (const std::string& line : under(heading)) {
    if (!line.starts_with("| ")) continue;
    Words cells = split(line, '|');
    cells.erase(cells.begin());  // before the first bar
    rows.push_back(cells);
  }
  REQUIRE(rows.size() > 1);
  rows.erase(rows.begin());  // the head
  return rows;
}

// "2 to 3 h" is 2, 3.
std::vector<int> numbers_in(std::string_view text) {
  std::vector<int> numbers;
  bool inside = false;
  for (const char c : text) {
    const bool is_digit = c >= '0' && c <= '9';
    if (is_digit && !inside) numbers.push_back(0);
    if (is_digit) numbers.back() = 10 * numbers.back() + (c - '0');
    inside = is_digit;
  }
  return numbers;
}

bool has_number(std::string_view text, int number) {
  const auto numbers = numbers_in(text);
  return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

// The names in the first cell of a row of medicines.
Words names_in(const std::string& cell) {
  const auto colon = cell.find(": ");
  std::string names = colon == std::string::npos ? cell : cell.substr(colon + 2);
  for (const char* mark : {"(", ")", " and other "}) names = replaced(names, mark, ",");
  Words all;
  for (const std::string& name : split(names, ',')) {
    if (!name.empty()) all.push_back(name);
  }
  return all;
}

// Whether a name finds a row; "antiviral" stands in a row with one "medicines" for all.
bool finds(const std::string& name, const Medicine& row) {
  for (const std::string& said : {name, name + " medicines"}) {
    const auto found = medicines_named(said);
    if (std::find(found.begin(), found.end(), &row) != found.end()) return true;
  }
  return false;
}

TEST_CASE("every medicine of the page is in the guide, with its names, its hours and its source") {
  const auto rows = rows_under("Medicines");
  const auto known = medicines();
  REQUIRE(rows.size() == known.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Words& cells = rows[i];
    const Medicine& row = known[i];
    CAPTURE(cells.front(), row.title);
    REQUIRE(cells.size() == 3);
    CHECK(numbers_in(row.words) == numbers_in(cells[1]));
    CHECK_FALSE(names_in(cells[0]).empty());
    for (const std::string& name : names_in(cells[0])) {
      CAPTURE(name);
      CHECK(finds(name, row));
    }
    for (const int number : numbers_in(cells[2])) {
      if (number < 100) continue;  // of a table, or a volume
      CAPTURE(number);
      CHECK(std::any_of(row.sources.begin(), row.sources.end(), [&](const Source& source) {
        return has_number(source.name, number) || has_number(source.where, number);
      }));
    }
    CHECK((row.concern == Concern::ask_first) == (cells[1].find("ask first") != std::string::npos));
  }
}

TEST_CASE("a medicine in few words has no number that it has not in full") {
  for (const Medicine& row : medicines()) {
    CAPTURE(row.title);
    CHECK_FALSE(row.brief.empty());
    for (const int number : numbers_in(row.brief)) CHECK(has_number(row.words, number));
  }
}

TEST_CASE("what goes for every medicine is what the page says") {
  for (const std::string& line : under("Medicines")) {
    if (!line.starts_with("First of all")) continue;
    const auto numbers = numbers_in(any_medicine().words);
    CHECK(numbers == std::vector<int>{2, 3});
    for (const int number : numbers) CHECK(has_number(line, number));
    CHECK(has_number(line, 12118));
    CHECK(has_number(any_medicine().source.name, 12118));
    return;
  }
  FAIL("the page does not say what goes for every medicine");
}

TEST_CASE("a medicine is found by every name that the page asks for") {
  for (const std::string& line : under("Medicines")) {
    if (!line.starts_with("Found by every name")) continue;
    Words names;
    const Words quoted = split(line, '"');
    for (std::size_t i = 1; i < quoted.size(); i += 2) names.push_back(quoted[i]);
    CHECK(names.size() == 4);
    const auto from = line.find("at least ") + 9;
    const Words brands = split(line.substr(from, line.find('.', from) - from), ',');
    CHECK(brands.size() == 18);
    names.insert(names.end(), brands.begin(), brands.end());
    for (const std::string& name : names) {
      CAPTURE(name);
      CHECK_FALSE(medicines_named(name).empty());
    }
    return;
  }
  FAIL("the page does not say what names there are");
}

TEST_CASE("the shares of magnesium are those of the page") {
  const auto rows = rows_under("Forms");
  REQUIRE(rows.size() == forms().size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const FormFact& form = forms()[i];
    CAPTURE(rows[i][0]);
    CHECK(rows[i][0] == name_of(form.form));
    std::vector<int> tenths = {form.driest / 10, form.driest % 10};
    if (form.wettest != form.driest) {
      tenths.insert(tenths.end(), {form.wettest / 10, form.wettest % 10});
    }
    CHECK(numbers_in(rows[i][2]) == tenths);
  }
}

// All that the pages on amounts say.
std::string said_of_amounts() {
  std::string said;
  for (const auto table : {amounts(), allowances(), kidney_facts(), trials()}) {
    for (const Fact& fact : table) {
      for (const std::string_view text :
           {fact.about, fact.words, fact.source.name, fact.source.where}) {
        said.append(text).append("\n");
      }
    }
  }
  return said;
}

TEST_CASE("every amount and every source's number of the page is in the guide") {
  const std::string said = said_of_amounts();
  for (const std::string section : {"Amounts", "Trials"}) {
    for (const std::string& line : under(section)) {
      for (const int number : numbers_in(line)) {
        CAPTURE(section, line, number);
        CHECK(has_number(said, number));
      }
    }
  }
}

}  // namespace
}  // namespace titrate::test

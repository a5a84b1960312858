#include "cli/import/titles.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/args/values.hpp"
#include "cli/import/cells.hpp"
#include "core/letters.hpp"

namespace titrate::cli {
namespace {

// On one line and with plain blanks, so that it can be typed in a shell.
std::string typable(const std::string& name) {
  return std::string(trimmed(with_plain_blanks(on_one_line(name).text)));
}

// Every column that is called so exactly, or else but for the case of letters.
std::vector<std::size_t> columns_called(const std::vector<std::string>& titles,
                                        const std::string& name) {
  std::vector<std::size_t> exact, like;
  const std::string small_name = in_small_letters(typable(name));
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (titles[i] == typable(name)) exact.push_back(i);
    if (in_small_letters(titles[i]) == small_name) like.push_back(i);
  }
  return exact.empty() ? like : exact;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

std::vector<std::string> titles_of(const std::vector<std::string>& header) {
  std::vector<std::string> titles;
  titles.reserve(header.size());
  for (const std::string& cell : header) titles.push_back(typable(cell));
  return titles;
}

std::size_t index_of(const std::vector<std::string>& titles, std::string_view option,
                     const std::string& name) {
  const auto called = columns_called(titles, name);
  if (called.empty()) {
    const auto like = nearest(name, titles);
    throw usage_error(option, fmt::format("the file has no column {}.", as_typed(name)),
                      like ? fmt::format("Did you mean {}?", as_typed(*like))
                           : "The first row of the file holds the names of its columns.");
  }
  if (called.size() == 1) return called.front();
  const std::string& first = titles[called[0]];
  const std::string& second = titles[called[1]];
  if (first == second) {
    throw usage_error(option, fmt::format("the file has more than one column {}.", as_typed(name)),
                      "Give each a name of its own.");
  }
  throw usage_error(option,
                    fmt::format("{} may be the column {} or {}.", as_typed(name), as_typed(first),
                                as_typed(second)),
                    "Write it as the file does, with its capitals.");
}

std::optional<std::size_t> index_if_there(const std::vector<std::string>& titles,
                                          const std::string& name) {
  const auto called = columns_called(titles, name);
  return called.size() == 1 ? std::optional(called.front()) : std::nullopt;
}

std::vector<std::string> words_of_title(std::string_view title) {
  std::vector<std::string> words(1);
  int brackets = 0;
  for (std::size_t i = 0; i < title.size(); ++i) {
    const char c = title[i];
    const bool begins = is_capital(c) && i > 0 && is_small(title[i - 1]);
    const bool parts = std::string_view(" _-./:,;?!()[]").find(c) != std::string_view::npos;
    if ((parts || begins) && !words.back().empty()) words.emplace_back();
    if (c == '(' || c == '[') ++brackets;
    if (!parts && brackets == 0) words.back() += small(c);
    if ((c == ')' || c == ']') && brackets > 0) --brackets;
  }
  std::erase(words, "");
  for (std::string& word : words) {
    word = in_small_latin_letters(word);
    if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")) {
      word.pop_back();
    }
  }
  return words;
}

}  // namespace titrate::cli

// A chart in tests: its lines, and what stands in a column of one.
#pragma once

#include <random>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/utf8.hpp"

namespace titrate::test {

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// A line as its characters, each one column wide in what is looked at here; blank beyond its end.
class Characters {
 public:
  explicit Characters(std::string_view line) {
    while (!line.empty()) {
      const auto bytes = static_cast<std::size_t>(first_character(line).bytes);
      characters_.emplace_back(line.substr(0, bytes));
      line.remove_prefix(bytes);
    }
  }
  std::string at(std::size_t column) const {
    return column < characters_.size() ? characters_[column] : " ";
  }

 private:
  std::vector<std::string> characters_;
};

inline std::size_t line_labelled(const std::vector<std::string>& lines, std::string_view label) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].starts_with(label)) return i;
  }
  throw std::logic_error("no such line: " + std::string(label));
}

// The library's distributions differ from machine to machine; this does not.
inline int between(std::mt19937& random, int lowest, int highest) {
  return lowest + static_cast<int>(random() % static_cast<unsigned>(highest - lowest + 1));
}
inline bool chance(std::mt19937& random, int percent) { return between(random, 1, 100) <= percent; }

}  // namespace titrate::test

#include "simulate/markdown.hpp"

#include <cstdio>

namespace titrate::simulation {
namespace {

std::string line(const Row& cells) {
  std::string text = "|";
  for (const std::string& cell : cells) text += ' ' + cell + " |";
  return text + '\n';
}

}  // namespace

std::string table(const Row& heads, const std::vector<Row>& rows) {
  std::string text = line(heads) + '|';
  for (std::size_t column = 0; column < heads.size(); ++column) text += "---|";
  text += '\n';
  for (const Row& row : rows) text += line(row);
  return text;
}

std::string rounded(double number, int decimals) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", decimals, number);
  const std::string digits = text;
  const bool zero = digits.find_first_not_of("-0.") == std::string::npos;
  return zero && digits.front() == '-' ? digits.substr(1) : digits;
}

}  // namespace titrate::simulation

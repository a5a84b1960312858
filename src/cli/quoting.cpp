#include "cli/quoting.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "titrate/text.hpp"

namespace titrate::cli {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("/._-+,:@%").find(c) != std::string_view::npos;
}

std::string quoted(const std::string& path) {
  if (std::all_of(path.begin(), path.end(), is_plain)) return path;
  std::string word = "'";
  for (const char c : path) {
    if (c == '\'') {
      word += "'\\''";
    } else {
      word += c;
    }
  }
  return word + '\'';
}

}  // namespace

std::string command_on(std::string_view command, const std::string& path) {
  if (printable(path) != path) return fmt::format("`{}` and its name", command);
  return fmt::format("`{} {}`", command, quoted(path));
}

}  // namespace titrate::cli

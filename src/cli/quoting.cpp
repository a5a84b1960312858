#include "cli/quoting.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/utf8.hpp"

namespace titrate::cli {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("/._-+,:@%").find(c) != std::string_view::npos;
}

// An equals sign is plain but at the start of a word, where zsh takes it for more.
bool is_plain_word(const std::string& word) {
  return !word.empty() && word.front() != '=' &&
         std::all_of(word.begin(), word.end(), [](char c) { return c == '=' || is_plain(c); });
}

std::string quoted(const std::string& path) {
  if (is_plain_word(path)) return path;
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

std::string shown_command(const std::vector<std::string>& arguments, bool in_backticks) {
  std::string command = "titrate";
  bool is_whole = true;
  for (const std::string& argument : arguments) {
    if (printable(argument) == argument) {
      command += ' ' + quoted(argument);
    } else {
      is_whole = false;
    }
  }
  if (in_backticks) command = '`' + command + '`';
  return is_whole ? command : command + " and its name";
}

}  // namespace titrate::cli

#include "cli/args/command_names.hpp"

#include <algorithm>
#include <array>

#include "core/letters.hpp"

namespace titrate::cli {
namespace {

constexpr auto name_table = std::to_array<OtherName>({
    {"status", "tonight"},
    {"today", "tonight"},
    {"now", "tonight"},
    {"why", "tonight"},
    {"list", "history"},
    {"ls", "history"},
    {"show", "history"},
    {"take", "log"},
    {"took", "log"},
    {"dose", "log"},
    {"add", "log"},
    {"delete", "remove"},
    {"rm", "remove"},
});

// Those of the program itself, whose value is the next word.
bool has_value_behind(const std::string& option) {
  return option == "--log" || option == "--color";
}

}  // namespace

std::span<const OtherName> other_names() { return name_table; }

std::string own_name_of(const std::string& word) {
  const std::string small_word = in_small_letters(word);
  const auto found = std::find_if(name_table.begin(), name_table.end(),
                                  [&](const OtherName& other) { return other.name == small_word; });
  return found == name_table.end() ? word : std::string(found->own);
}

std::vector<std::string_view> other_names_of(std::string_view own) {
  std::vector<std::string_view> others;
  for (const OtherName& other : name_table) {
    if (other.own == own) others.push_back(other.name);
  }
  return others;
}

std::vector<std::string> with_own_name(std::vector<std::string> arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::string& word = arguments[i];
    if (has_value_behind(word)) {
      ++i;
    } else if (!word.starts_with('-') && !(word == "help" && i == 0)) {
      const std::string own = own_name_of(word);
      // "took none" is about the dose, which `log none` is not.
      if (own == "log" && own != word) {
        std::replace_if(
            arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end(),
            [](const std::string& value) { return in_small_letters(value) == "none"; }, "nothing");
      }
      arguments[i] = own;
      break;
    }
  }
  return arguments;
}

}  // namespace titrate::cli

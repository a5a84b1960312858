#include "cli/args/medicine_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "cli/args/values.hpp"
#include "core/utf8.hpp"
#include "text/medicines.hpp"

namespace titrate::cli {
namespace {

constexpr std::size_t most_suggestions = 3;
constexpr std::size_t long_name = 12;

// Many medicines that have nothing to do with each other are called nearly the same (penicillin,
// penicillamine), so less is taken for a slip than elsewhere.
int most_slips(std::string_view name) { return name.size() < long_name ? 1 : 2; }

std::string not_in_list(std::string_view name) {
  return fmt::format("\"{}\" is not in titrate's list of medicines.",
                     printable(name, shown_characters));
}

}  // namespace

Suggestion medicine_command(const std::string& name) {
  Suggestion command = titrate("guide", "medicines");
  std::istringstream words(name);
  for (std::string word; words >> word;) command.words.emplace_back(word);
  return command;
}

std::vector<std::string> medicines_like(std::string_view name) {
  const std::string plain = knowledge::plain_name(name);
  std::vector<std::string> candidates = knowledge::medicine_names();
  // Potassium is no potassium-sparing diuretic.
  std::erase_if(candidates,
                [&](const std::string& known) { return known.starts_with(plain + ' '); });
  std::vector<std::string> like;
  const auto take = [&](const std::string& candidate) {
    like.push_back(candidate);
    std::erase(candidates, candidate);
  };
  std::istringstream words(plain);  // "levothyroxine sodium", "iron tablets"
  for (std::string word; like.size() < most_suggestions && words >> word;) {
    const bool known = std::find(candidates.begin(), candidates.end(), word) != candidates.end();
    if (known) take(std::string(word));
  }
  while (like.size() < most_suggestions) {
    const auto next = nearest(plain, candidates, most_slips(plain));
    if (!next) break;
    take(*next);
  }
  return like;
}

Error unknown_medicine(std::string_view name) {
  Remedy help;
  for (const std::string& candidate : medicines_like(name)) {
    help += {help.empty() ? "Did you mean: " : "or: ", medicine_command(candidate), "\n"};
  }
  help += std::string(text::not_listed_is_not_safe);
  return {ErrorKind::refused, not_in_list(name), std::move(help)};
}

Hint words_on_taking(std::string_view name) {
  const auto found = knowledge::medicines_named(name);
  if (!found.empty()) {
    std::string text = text::medicine_in_words(name) + ':';
    for (const std::string& fact : text::facts_in_words(found)) text += ' ' + fact;
    return text;
  }
  Hint hint = not_in_list(name);
  Hint meant;
  for (const std::string& candidate : medicines_like(name)) {
    meant += {meant.empty() ? " Did you mean " : " or ", in_backticks(medicine_command(candidate))};
  }
  if (!meant.empty()) (hint += meant) += "?";
  return (hint += " ") += text::not_listed_is_not_safe;
}

}  // namespace titrate::cli

#include "support/suggestions.hpp"

#include <algorithm>
#include <cstddef>

#include "cli/args/command_tree.hpp"

namespace titrate::test {
namespace {

using text::Placeholder;
using text::Suggestion;

// Whether an option may be given more than once, to whichever command.
bool is_repeated(const std::string& option) {
  const cli::CommandTree tree = cli::command_tree();
  return std::any_of(tree.commands.begin(), tree.commands.end(), [&](const auto& command) {
    return std::any_of(
        command.options.begin(), command.options.end(),
        [&](const cli::OptionInfo& info) { return info.name == option && info.repeated; });
  });
}

std::vector<std::string> with_added(std::vector<std::string> typed,
                                    const std::vector<std::string>& words) {
  const auto there = std::find(typed.begin(), typed.end(), words.front());
  if (there != typed.end() && !is_repeated(words.front())) {
    typed.erase(there, there + static_cast<std::ptrdiff_t>(words.size()));
  }
  // Behind "--" all are values.
  typed.insert(std::find(typed.begin(), typed.end(), "--"), words.begin(), words.end());
  return typed;
}

}  // namespace

std::string value_for(Placeholder placeholder) {
  switch (placeholder) {
    case Placeholder::date:
    case Placeholder::night:
      return "2026-11-20";
    case Placeholder::dose:
      return "2";
    case Placeholder::stool:
      return "normal";
    case Placeholder::sign:
      return "flushing";
    case Placeholder::symptom:
      return "cramps";
    case Placeholder::measure:
      return "pulse";
    case Placeholder::text:
      return "a text";
    case Placeholder::who:
    case Placeholder::agreement:
      return "agreed with my GP";
    case Placeholder::capsules:
      return "8";
    case Placeholder::milligrams:
      return "120";
    case Placeholder::severity:
      return "4";
    case Placeholder::medicine:
      return "iron";
    case Placeholder::topic:
      return "stool";
    case Placeholder::tag:
      return "Ada";
    case Placeholder::file:
      return "file.html";
    case Placeholder::column:
    case Placeholder::column_to_ignore:
      return "Datum";
    case Placeholder::value:
      break;
  }
  return "-1";
}

std::vector<std::string> words_of(const Suggestion& suggestion) {
  std::vector<std::string> words;
  for (const text::Word& word : suggestion.words) {
    words.push_back(word.fixed + (word.placeholder ? value_for(*word.placeholder) : ""));
  }
  return words;
}

std::vector<std::string> arguments_of(const Suggestion& suggestion,
                                      const std::vector<std::string>& typed) {
  std::vector<std::string> words = words_of(suggestion);
  switch (suggestion.kind) {
    case Suggestion::Kind::added:
      return with_added(typed, words);
    case Suggestion::Kind::options:
      if (!suggestion.of_command.empty()) words.insert(words.begin(), suggestion.of_command);
      return words;
    case Suggestion::Kind::titrate:
      return words;
    case Suggestion::Kind::other:
      break;
  }
  return {};
}

}  // namespace titrate::test

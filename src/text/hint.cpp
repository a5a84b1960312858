#include "text/hint.hpp"

#include <algorithm>

#include "core/utf8.hpp"

namespace titrate::text {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("/._-+,:@%").find(c) != std::string_view::npos;
}

// An equals sign is plain but at the start of a word, where zsh takes it for more.
bool is_plain_word(std::string_view word) {
  return !word.empty() && word.front() != '=' &&
         std::all_of(word.begin(), word.end(), [](char c) { return c == '=' || is_plain(c); });
}

std::string in_single_quotes(std::string_view text) {
  std::string word = "'";
  for (const char c : text) {
    if (c == '\'') {
      word += "'\\''";
    } else {
      word += c;
    }
  }
  return word + '\'';
}

// As a shell reads it. Double quotes are for words of our own, which hold nothing that a shell
// would read in them.
std::string for_shell(const Word& word) {
  std::string text = word.fixed;
  if (word.placeholder) text += name_of(*word.placeholder);
  if (word.quotes == '"') return '"' + text + '"';
  return word.quotes == '\0' && is_plain_word(text) ? text : in_single_quotes(text);
}

}  // namespace

std::string_view name_of(Placeholder placeholder) {
  switch (placeholder) {
    case Placeholder::date:
      return "DATE";
    case Placeholder::night:
      return "D";
    case Placeholder::dose:
      return "DOSE";
    case Placeholder::stool:
      return "STOOL";
    case Placeholder::sign:
      return "SIGN";
    case Placeholder::measure:
      return "NAME";
    case Placeholder::text:
      return "TEXT";
    case Placeholder::who:
      return "WHO";
    case Placeholder::agreement:
      return "who agreed to it";
    case Placeholder::capsules:
    case Placeholder::severity:
      return "N";
    case Placeholder::milligrams:
      return "X";
    case Placeholder::topic:
      return "TOPIC";
    case Placeholder::file:
      return "FILE";
    case Placeholder::column:
      return "COLUMN";
    case Placeholder::value:
      return "VALUE";
    case Placeholder::symptom:
    case Placeholder::medicine:
    case Placeholder::tag:
    case Placeholder::column_to_ignore:
      break;
  }
  return "NAME";
}

std::string Suggestion::to_text() const {
  std::string text = kind == Kind::titrate ? "titrate" : "";
  bool is_whole = true;
  for (const Word& word : words) {
    if (printable(word.fixed) != word.fixed) {
      is_whole = false;
      continue;
    }
    if (!text.empty()) text += ' ';
    text += for_shell(word);
  }
  if (!into.empty()) {
    is_whole = is_whole && printable(into) == into;
    text += " > " + (is_whole ? for_shell(into) : "");
  }
  if (in_backticks) text = '`' + text + '`';
  return is_whole ? text : text + " and its name";
}

Hint::Hint(std::string sentences) {
  if (!sentences.empty()) parts_.emplace_back(std::move(sentences));
}

Hint& Hint::operator+=(const Hint& more) {
  parts_.insert(parts_.end(), more.parts_.begin(), more.parts_.end());
  return *this;
}

namespace {

bool names_its_log(const Suggestion& suggestion) {
  if (suggestion.kind != Suggestion::Kind::titrate) return true;
  if (suggestion.words.empty()) return false;
  const std::string& first = suggestion.words.front().fixed;
  const auto is_log = [](const Word& word) { return word.fixed == "--log"; };
  return first == "guide" || first == "--help" || suggestion.words.back().fixed == "--help" ||
         std::any_of(suggestion.words.begin(), suggestion.words.end(), is_log);
}

}  // namespace

Hint Hint::about(const std::string& log) const {
  Hint hint = *this;
  if (log.empty()) return hint;
  for (Part& part : hint.parts_) {
    auto* suggestion = std::get_if<Suggestion>(&part);
    if (suggestion == nullptr || names_its_log(*suggestion)) continue;
    suggestion->words.insert(suggestion->words.end(), {"--log", log});
  }
  return hint;
}

std::string Hint::to_text(char blank) const {
  std::string text;
  for (const Part& part : parts_) {
    if (const auto* suggestion = std::get_if<Suggestion>(&part)) {
      std::string command = suggestion->to_text();
      std::replace(command.begin(), command.end(), ' ', blank);
      text += command;
    } else {
      text += std::get<std::string>(part);
    }
  }
  return text;
}

std::vector<Suggestion> Hint::suggestions() const {
  std::vector<Suggestion> suggestions;
  for (const Part& part : parts_) {
    if (const auto* suggestion = std::get_if<Suggestion>(&part)) suggestions.push_back(*suggestion);
  }
  return suggestions;
}

}  // namespace titrate::text

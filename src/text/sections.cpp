#include "text/sections.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace titrate::text {
namespace {

constexpr int least_text = 22;  // columns, beside a label

// The lines of entries, each label beside its text, or above it where `columns` is 0.
// Where their usual source stands once below, it is left out.
std::string lines_of(const std::vector<Entry>& entries, const knowledge::Source* usual, int columns,
                     const Style& style) {
  std::string block;
  for (const Entry& entry : entries) {
    std::string text = entry.text.to_text();
    if (usual == nullptr || entry.source != *usual) text = with_source(text, entry.source);
    if (columns > 0) {
      block += labelled("  " + entry.label, text, style, Ink::plain, columns);
    } else {
      block += indented(entry.label, 2, style) + indented(text, 4, style);
    }
  }
  return block;
}

// Whether no line is wider than the terminal: a command stays whole, also where that is too much.
bool fits(std::string_view block, const Style& style) {
  while (!block.empty()) {
    const auto end = block.find('\n');
    if (display_width(block.substr(0, end)) > style.width) return false;
    block.remove_prefix(end + 1);
  }
  return true;
}

}  // namespace

namespace {

Suggestion suggestion_of(const knowledge::Call& call) {
  const bool is_whole = call.kind == knowledge::Call::Kind::titrate;
  Suggestion suggestion =
      in_backticks(is_whole ? only_if(Condition::described, titrate(call.command))
                            : options_of(std::string(call.command)));
  for (const std::string_view word : call.words) {
    if (!word.empty()) suggestion.words.emplace_back(word);
  }
  if (call.wants_number && suggestion.words.back().fixed.ends_with('=')) {
    suggestion.words.back().placeholder = Placeholder::severity;
  } else if (call.wants_number) {
    suggestion.words.emplace_back(Placeholder::severity);
  }
  return suggestion;
}

std::string name_of_source(const knowledge::Source& source) {
  return std::string(source.name) + (source.copy ? ", read in a copy" : "");
}

std::string replaced(std::string text, std::string_view mark, std::string_view words) {
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
    text.replace(at, mark.size(), words);
    at += words.size();
  }
  return text;
}

// The words of a fact, with its calls where {} stands for them, of what is counted.
Hint hint_of(std::string_view raw, const knowledge::Calls& calls, std::optional<Unit> unit) {
  constexpr std::string_view mark = "{}";
  const UnitWords& counted = words_of(unit);
  const std::string text =
      replaced(replaced(std::string(raw), "{one}", counted.one), "{many}", counted.many);
  std::string_view words = text;
  Hint hint;
  for (const knowledge::Call& call : calls) {
    const auto at = words.find(mark);
    if (at == std::string_view::npos) break;
    hint += words.substr(0, at);
    hint += {suggestion_of(call)};
    words.remove_prefix(at + mark.size());
  }
  return hint += words;
}

}  // namespace

std::vector<Entry> entries_of(std::span<const knowledge::Fact> facts, std::optional<Unit> unit) {
  std::vector<Entry> entries;
  for (const knowledge::Fact& fact : facts) {
    entries.push_back(
        {std::string(fact.about), hint_of(fact.words, fact.calls, unit), fact.source});
  }
  return entries;
}

std::vector<Entry> rules_in_brief(RuleKind kind, std::optional<Unit> unit) {
  const bool safety = kind == RuleKind::safety;
  std::vector<Entry> entries;
  for (const knowledge::RuleFact& fact : knowledge::rules()) {
    if (is_safety_rule(fact.rule) != safety) continue;
    entries.push_back({std::string(name_of(fact.rule)), hint_of(fact.words, fact.calls, unit),
                       knowledge::source_of(fact.rule)});
  }
  for (Entry& entry :
       entries_of(safety ? knowledge::safety_facts() : knowledge::protocol_facts(), unit)) {
    entries.push_back(std::move(entry));
  }
  return entries;
}

namespace {

// The source that more than half of the entries have; null where none is.
const knowledge::Source* usual_source(const std::vector<Entry>& entries) {
  if (entries.size() < 2) return nullptr;
  for (const Entry& entry : entries) {
    const auto same = std::count_if(entries.begin(), entries.end(), [&](const Entry& other) {
      return other.source == entry.source;
    });
    if (2 * static_cast<std::size_t>(same) > entries.size()) return &entry.source;
  }
  return nullptr;
}

}  // namespace

Passage section(std::string_view title, const std::vector<Entry>& entries, const Style& style) {
  const knowledge::Source* const usual = usual_source(entries);
  int columns = 0;
  for (const Entry& entry : entries) columns = std::max(columns, display_width(entry.label) + 4);
  std::string lines = lines_of(entries, usual, columns, style);
  if (style.width - columns < least_text || !fits(lines, style)) {
    lines = lines_of(entries, usual, 0, style);
  }
  if (usual != nullptr) {
    lines +=
        indented(share_a_source(entries) ? source_in_words(*usual)
                                         : "Source, where none is named: " + name_of_source(*usual),
                 2, style);
  }
  Passage block = (title.empty() ? "" : heading(title, style)) + lines + '\n';
  for (const Entry& entry : entries) block += {"", entry.text};
  return block;
}

Passage section(std::string_view title, std::span<const knowledge::Fact> facts,
                const Style& style) {
  return section(title, entries_of(facts, std::nullopt), style);
}

std::string source_in_words(const knowledge::Source& source) {
  return "Source: " + name_of_source(source);
}

bool share_a_source(const std::vector<Entry>& entries) {
  return std::all_of(entries.begin(), entries.end(),
                     [&](const Entry& entry) { return entry.source == entries.front().source; });
}

std::string heading(std::string_view text, const Style& style) {
  std::string block;
  const std::string lines = wrapped(text, style);
  for (std::size_t start = 0; start < lines.size();) {
    const std::size_t end = lines.find('\n', start);
    block += inked(std::string_view(lines).substr(start, end - start), Ink::strong, style) + '\n';
    start = end + 1;
  }
  return block;
}

std::string indented(std::string_view text, int columns, const Style& style) {
  return labelled("", text, style, Ink::plain, columns);
}

std::string hanging(std::string_view text, const Style& style) {
  const int columns = std::min(style.width, style.most_text);
  std::string block;
  for (const std::string& line : broken_text(text, columns - 2, columns - 4)) {
    block += (block.empty() ? "  " : "    ") + line + '\n';
  }
  return block;
}

std::string with_source(std::string_view text, const knowledge::Source& source) {
  return fmt::format("{} ({})", text, source_in_words(source));
}

std::string with_sources(std::string_view text, std::span<const knowledge::Source> sources) {
  std::string names;
  std::size_t count = 0;
  for (const knowledge::Source& source : sources) {
    if (source.name.empty()) continue;
    names += (names.empty() ? "" : "; ") + name_of_source(source);
    ++count;
  }
  return fmt::format("{} ({}: {})", text, count == 1 ? "Source" : "Sources", names);
}

}  // namespace titrate::text

// Facts laid out for a terminal: a heading, then entries with their labels beside or, where there
// is no room, above their text, and their sources.
//
//   Passage text = section("How they count", stool_facts(), style);
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/facts.hpp"
#include "text/hint.hpp"
#include "text/layout.hpp"
#include "text/passage.hpp"
#include "titrate/course.hpp"

namespace titrate::text {

struct Entry {
  std::string label;
  Hint text;
  knowledge::Source source;
};

// Of what is counted; facts that belong to no course speak of capsules.
std::vector<Entry> entries_of(std::span<const knowledge::Fact> facts, std::optional<Unit> unit);

// The rules and what belongs to them; the protocol's and titrate's own never stand mixed.
enum class RuleKind { protocol, safety };
std::vector<Entry> rules_in_brief(RuleKind kind, std::optional<Unit> unit);
inline constexpr std::string_view protocol_title =
    "The protocol: a nutrition practitioner's published how-to, in titrate's words";
inline constexpr std::string_view safety_title =
    "titrate's own safety rules: the protocol's source does not have them";

// The source that most of the entries have stands once below, another behind its entry. An empty
// line ends it.
Passage section(std::string_view title, const std::vector<Entry>& entries, const Style& style);
Passage section(std::string_view title, std::span<const knowledge::Fact> facts, const Style& style);

std::string source_in_words(const knowledge::Source& source);  // "Source: Rome IV"
bool share_a_source(const std::vector<Entry>& entries);
std::string heading(std::string_view text, const Style& style);
std::string indented(std::string_view text, int columns, const Style& style);
// A text whose later lines stand further in than its first.
std::string hanging(std::string_view text, const Style& style);
// "Take this medicine ... (Source: Rome IV)"
std::string with_source(std::string_view text, const knowledge::Source& source);
// The same of several, of which those without a name are none: "(Sources: Rome IV; WebMD)".
std::string with_sources(std::string_view text, std::span<const knowledge::Source> sources);

}  // namespace titrate::text

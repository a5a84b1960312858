// The pages of `titrate guide`: short texts made from the facts of knowledge.hpp, each fact with
// its source, broken to the terminal's width.
//
//   Passage text = guide_page(Topic::stool, style);
//   Passage text = medicine_page("iron", style);   // a name of the table, never a guess
//
// Every page ends with `not_advice`.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "knowledge/facts.hpp"
#include "text/layout.hpp"
#include "text/passage.hpp"

namespace titrate::text {

inline constexpr std::string_view not_advice = "titrate informs; it is not medical advice.";
inline constexpr std::string_view not_listed_is_not_safe =
    "Not being in the list does not mean that it is safe with magnesium: ask a pharmacist.";

enum class Topic { protocol, stool, forms, limits, signs, medicines, symptoms };

inline constexpr std::array<std::string_view, 7> topic_names = {
    "protocol", "stool", "forms", "limits", "signs", "medicines", "symptoms"};

// In any case.
std::optional<Topic> topic_named(std::string_view name);

// The topics, a line each, and how to ask for one.
Passage guide_topics(const Style& style);
Passage guide_page(Topic topic, const Style& style);
// The rows of one medicine, by a name that finds some.
Passage medicine_page(std::string_view name, const Style& style);

// A medicine's facts in a sentence, with its source: "Take 2 hours before ... (Source: ...)"
std::string to_text(const knowledge::Medicine& medicine);

}  // namespace titrate::text

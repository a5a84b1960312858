// The pages of `titrate guide`: short texts made from the facts of knowledge.hpp, each fact with
// its source, broken to the terminal's width.
//
//   Passage text = guide_page(Topic::stool, style);
//
// Every page ends with `not_advice`.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/layout.hpp"
#include "text/passage.hpp"

namespace titrate::text {

inline constexpr std::string_view not_advice = "titrate informs; it is not medical advice.";

enum class Topic {
  protocol,
  stool,
  forms,
  limits,
  signs,
  diarrhea,
  kidney,
  medicines,
  symptoms,
  magnesium,
  sources
};

inline constexpr std::array<std::string_view, 11> topic_names = {
    "protocol", "stool",     "forms",    "limits",    "signs",  "diarrhea",
    "kidney",   "medicines", "symptoms", "magnesium", "sources"};

// In any case, also by another word for what stands there: "ceiling", "dosage", "loose", or what
// people say for a warning sign.
std::optional<Topic> topic_named(std::string_view name);

// The topics whose pages hold a word or several in a row, in any case, whole; but for the sources,
// and none where it is shorter than four letters, as those stand everywhere.
std::vector<Topic> topics_that_hold(std::string_view words);

// The topics, a line each, and how to ask for one.
Passage guide_topics(const Style& style);
Passage guide_page(Topic topic, const Style& style);

}  // namespace titrate::text

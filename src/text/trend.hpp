// The trend of a course, or of several as one, in words and numbers.
//
//   context.say(trend_text(course, 1, trend_of(course, last_night), true, style));
#pragma once

#include <optional>
#include <span>

#include "text/layout.hpp"
#include "text/passage.hpp"
#include "titrate/course.hpp"
#include "titrate/trend.hpp"

namespace titrate::text {

// `number` is the course's, from 1; `is_newest` whether its last night is the latest of all.
Passage trend_text(const Course& course, std::size_t number, const std::optional<Trend>& trend,
                   bool is_newest, const Style& style);
// Of courses that follow each other, the oldest first, up to tonight's; there are two at least.
Passage trend_text(std::span<const ReplayedCourse> courses, const std::optional<Trend>& trend,
                   const Style& style);

}  // namespace titrate::text

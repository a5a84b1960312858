// What questions on a terminal show before they ask.
#pragma once

#include <string>
#include <string_view>

#include "text/hint.hpp"
#include "text/layout.hpp"
#include "titrate/course.hpp"

namespace titrate::text {

// What everybody reads before the first course.
inline constexpr std::string_view safety_notice =
    "Before you begin. titrate informs; it is not medical advice. Ask a doctor or pharmacist first "
    "if you have kidney disease, heart block, myasthenia gravis or a bowel obstruction, if you are "
    "pregnant, if it is for a child, or if you take any medicine regularly.";

// The seven stool types in this project's own words, "none" and "not yet", a line each. They answer
// the question for a morning; `none` is a result, "not yet" leaves it open.
std::string stool_choices(const Style& style);

// What the ceiling is, and the one that is offered, with what it comes from.
Hint words_on_ceiling(Capsules offered, Strength strength);

// Where the default ceiling comes from: "the most within 350 mg, the adult upper level for ...".
std::string origin_of_default_ceiling(Capsules ceiling, Strength strength);

}  // namespace titrate::text

// What questions on a terminal show before they ask.
#pragma once

#include <string>
#include <string_view>

#include "text/hint.hpp"
#include "text/layout.hpp"
#include "titrate/course.hpp"
#include "titrate/history.hpp"

namespace titrate::text {

// What everybody reads before the first course.
Hint safety_notice();

// The seven stool types in this project's own words, "none" and "not yet", a line each. They answer
// the question for a morning; `none` is a result, "not yet" leaves it open.
std::string stool_choices(const Style& style);

// What the ceiling is, and the one that is offered, with what it comes from.
Hint words_on_ceiling(Capsules offered, const Counted& counted);
// The same where one is offered that was chosen for another bottle: the most that it allows of
// this one.
Hint words_on_ceiling(Capsules offered, const Counted& counted, Capsules before,
                      const Counted& counted_before);

// What the course before held, of what it counted, and what that is of what is counted now: a fact
// to know, and no advice, since a course begins with the label's dose.
std::string words_on_hold(const Hold& hold, std::optional<Unit> held, const Counted& counted);

// Where the default ceiling comes from: "the most within 350 mg, the adult upper level for ...".
std::string origin_of_default_ceiling(Capsules ceiling, Strength strength);

}  // namespace titrate::text

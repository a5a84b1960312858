// Advice as text for a person.
#pragma once

#include <string>

#include "text/layout.hpp"
#include "text/passage.hpp"
#include "text/words.hpp"
#include "titrate/engine.hpp"

namespace titrate::text {

// The count and the amount: "3 capsules (360 mg)"; or that nothing more is to be taken, or that
// somebody is to be asked first.
std::string answer_in_words(const Advice& advice);

// The count, the amount, why, what to know, and what the night after would be.
Passage advice_text(const Advice& advice, const Preview& then, Moment moment, const Style& style);

// Whether a dose of tonight that was just saved is answered in short: not where the course stops.
bool is_short_answer(const Advice& advice);
// That nothing more is to be taken, and what is urgent.
Passage after_dose_text(const Advice& advice, Moment moment, const Style& style);

}  // namespace titrate::text

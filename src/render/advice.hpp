// Advice as text for a person, as JSON for a program, as a bare number.
#pragma once

#include <string>

#include "render/layout.hpp"
#include "titrate/engine.hpp"

namespace titrate::render {

// The count, the amount, why, what to know, and what tomorrow would be. `is_tonight` is false for
// a night that was asked for by date.
std::string advice_text(const Advice& advice, const Preview& then, bool is_tonight,
                        const Style& style);

// One line of JSON, as in docs/machine-readable.md.
std::string advice_json(const Advice& advice, const Preview& then);

}  // namespace titrate::render

// Doses that are told in wholes and a half where halves are counted: "1.5" for 3 half-tablets. Who
// says that thinks in tablets, and would say 2 for 4 of what is counted: so it is refused, with
// both.
#pragma once

#include <optional>
#include <string_view>

#include "cli/context.hpp"
#include "cli/night/said_signs.hpp"

namespace titrate::cli {

// The halves in "1.5", "1,5", ".5", "1½" or "1/2"; nothing in anything else.
std::optional<Capsules> halves_in(std::string_view text);

// Throws where a dose is told so, and halves are what is counted.
void require_no_fraction(std::string_view option, std::string_view dose, std::optional<Unit> unit);
// The same of what was typed, by the course of its night.
void require_no_fraction(Context& context, const TypedNight& typed);

}  // namespace titrate::cli

// Amounts that are told in wholes and a half where halves are counted: "1.5" for 3 half-tablets.
// Who says that thinks in tablets, and would say 2 for 4 of what is counted: so a number alone is
// refused, with both. Named, "1 and a half tablets", it is taken for what it is.
#pragma once

#include <optional>
#include <string_view>

#include "cli/args/with_half.hpp"
#include "cli/context.hpp"
#include "cli/night/said_signs.hpp"

namespace titrate::cli {

// The halves in "1.5", "1,5", ".5", "1½" or "1/2"; nothing in anything else.
std::optional<Capsules> halves_in(std::string_view text);

// Throws where an amount is told so, with or without a "+", and halves are what is counted.
void require_no_fraction(std::string_view option, std::string_view amount,
                         std::optional<Unit> unit);
// The same by what is counted on a night, tonight where `date` is empty.
void require_no_fraction(Context& context, std::string_view option, std::string_view amount,
                         std::string_view date);

// The halves in an answer that names what is halved, "half a tablet", where those are counted.
// Nothing where it has no half in it. Throws where it names nothing or something else, and where
// none are counted.
std::optional<Capsules> read_halves(std::string_view option, std::string_view answer,
                                    std::optional<Unit> unit);

// What was typed, with a dose that was told so as a number of what is counted on its night; a stool
// word stays beside it. Throws likewise, with the command that says it in what is counted.
TypedNight with_halves_read(Context& context, const TypedNight& typed,
                            Suggestion (*retype)(const TypedNight& typed));

}  // namespace titrate::cli

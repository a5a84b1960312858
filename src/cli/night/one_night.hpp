// The night that a command which changes something is about, as typed. After midnight some names
// are those of two nights, and are refused with both.
#pragma once

#include <optional>
#include <string_view>

#include "cli/args/said_dates.hpp"
#include "cli/context.hpp"

namespace titrate::cli {

// Refuses, after midnight, "last night" and the like, by the bed or by the calendar, and the name
// or the date of the day that has begun.
void require_one_night(const Context& context, std::string_view option, std::string_view typed,
                       const SaidDate& said);

// `read_night` of such a command, and `read_coming_night`.
NightDate read_one_night(const Context& context, std::string_view option, std::string_view text);
NightDate read_one_coming_night(const Context& context, std::string_view option,
                                std::string_view text, std::optional<NightDate> earliest = {});

}  // namespace titrate::cli

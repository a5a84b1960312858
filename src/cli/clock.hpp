// Moments as local time. Nothing here reads a clock.
#pragma once

#include <ctime>
#include <optional>
#include <string_view>

#include "cli/environment.hpp"

namespace titrate::cli {

// What a wall clock in the machine's time zone shows at that moment.
LocalTime local_time(std::time_t moment);

// "YYYY-MM-DDTHH:MM", a real day of 1970 to 9999; or nothing.
std::optional<LocalTime> parse_local_time(std::string_view text);

}  // namespace titrate::cli

// Moments as local time. Nothing here reads a clock.
#pragma once

#include <ctime>

#include "core/local_time.hpp"

namespace titrate::cli {

// What a wall clock in the machine's time zone shows at that moment.
LocalTime local_time(std::time_t moment);

}  // namespace titrate::cli

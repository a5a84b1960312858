// Moments as local time. Nothing here reads a clock.
#pragma once

#include <ctime>

#include "core/local_time.hpp"

namespace titrate::cli {

// What a wall clock in the machine's time zone shows at that moment.
LocalTime local_time(std::time_t moment);
// The other way round: what a clock that shows UTC shows then. In the hour that a wall clock shows
// twice, one of the two.
LocalTime utc_time(LocalTime wall);

}  // namespace titrate::cli

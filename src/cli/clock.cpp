#include "cli/clock.hpp"

#include <cerrno>
#include <new>

namespace titrate::cli {

LocalTime local_time(std::time_t moment) {
  std::tm local{};
  errno = 0;
  localtime_r(&moment, &local);
  // Without memory for the time zone it would be UTC, and nobody would know of it.
  if (errno == ENOMEM) throw std::bad_alloc();
  return {static_cast<std::int64_t>(moment) + local.tm_gmtoff};
}

LocalTime utc_time(LocalTime wall) {
  const auto shown = static_cast<std::time_t>(wall.seconds);
  std::tm local{};
  gmtime_r(&shown, &local);
  local.tm_isdst = -1;  // the zone knows
  return {static_cast<std::int64_t>(std::mktime(&local))};
}

}  // namespace titrate::cli

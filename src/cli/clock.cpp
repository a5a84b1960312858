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

}  // namespace titrate::cli

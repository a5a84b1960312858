#include "cli/clock.hpp"

namespace titrate::cli {

LocalTime local_time(std::time_t moment) {
  std::tm local{};
  localtime_r(&moment, &local);
  return {static_cast<std::int64_t>(moment) + local.tm_gmtoff};
}

}  // namespace titrate::cli

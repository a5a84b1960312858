#include "cli/clock.hpp"

#include <charconv>

#include "titrate/night_date.hpp"

namespace titrate::cli {
namespace {

constexpr std::int64_t seconds_a_day = 86400;

std::optional<int> two_digits(std::string_view text, int most) {
  int number = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = result.ec == std::errc() && result.ptr == text.data() + text.size();
  if (!is_whole || text[0] == '-' || number > most) return std::nullopt;
  return number;
}

}  // namespace

LocalTime local_time(std::time_t moment) {
  std::tm local{};
  localtime_r(&moment, &local);
  return {static_cast<std::int64_t>(moment) + local.tm_gmtoff};
}

std::optional<LocalTime> parse_local_time(std::string_view text) {
  if (text.size() != 16 || text[10] != 'T' || text[13] != ':') return std::nullopt;
  const auto day = NightDate::parse(text.substr(0, 10));
  const auto hours = two_digits(text.substr(11, 2), 23);
  const auto minutes = two_digits(text.substr(14, 2), 59);
  if (!day || !hours || !minutes) return std::nullopt;
  const std::int64_t days = *day - *NightDate::from_civil(1970, 1, 1);
  return LocalTime{days * seconds_a_day + *hours * std::int64_t{3600} +
                   *minutes * std::int64_t{60}};
}

}  // namespace titrate::cli

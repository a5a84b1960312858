// What a wall clock shows: a day, and the time of it. Nothing here reads a clock. Not for others to
// build on: whoever installs the library does not get it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "titrate/night_date.hpp"

namespace titrate {

inline constexpr std::int64_t seconds_an_hour = 3600;
inline constexpr std::int64_t seconds_a_day = 24 * seconds_an_hour;

struct TimeOfDay {
  int hour;
  int minute;
  int second = 0;

  // "21:30", from 00:00 to 23:59; or nothing.
  static std::optional<TimeOfDay> parse(std::string_view text);

  friend auto operator<=>(const TimeOfDay&, const TimeOfDay&) = default;
};

// Before it, it is still the night of the date before.
inline constexpr TimeOfDay end_of_night{night_ends_at, 0};

// A moment.
struct LocalTime {
  std::int64_t seconds = 0;  // past 1970-01-01 00:00 on that clock

  static LocalTime at(NightDate date, TimeOfDay time);
  // "YYYY-MM-DDTHH:MM", a real day of 1970 to 9999; or nothing.
  static std::optional<LocalTime> parse(std::string_view text);

  NightDate date() const;  // the calendar's, which the night may not be of
  TimeOfDay time_of_day() const;
  // "20261123T213000", with that letter between the date and the time.
  std::string stamp(char between) const;
};

}  // namespace titrate

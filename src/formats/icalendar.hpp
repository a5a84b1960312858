// When to be reminded, for `export --ics`, and the pieces that iCalendar (RFC 5545) is made of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "titrate/night_date.hpp"

namespace titrate::formats {

// As a wall clock shows it.
struct TimeOfDay {
  int hour;
  int minute;

  friend auto operator<=>(const TimeOfDay&, const TimeOfDay&) = default;
};

struct Reminders {
  NightDate tonight;
  TimeOfDay evening;  // before 04:00 it is the early hours of the night, on the next date
  TimeOfDay morning;
  std::int64_t now;  // seconds past 1970-01-01 00:00 on the wall clock
};

// A line with its end, "NAME:value", folded so that no line has more than 75 bytes and no character
// is parted.
std::string calendar_line(std::string_view name, std::string_view value);

// Text as a value: what would end it, or part it, is escaped.
std::string calendar_text(std::string_view text);

}  // namespace titrate::formats

// When to be reminded, for `export --ics`, and the pieces that iCalendar (RFC 5545) is made of.
#pragma once

#include <string>
#include <string_view>

#include "core/local_time.hpp"

namespace titrate::formats {

struct Reminders {
  TimeOfDay evening;  // before the night ends it is its early hours, on the next date
  TimeOfDay morning;
  LocalTime now;
  TimeOfDay night_ends = end_of_night;
  LocalTime now_in_utc{};  // the same moment, by which a reader knows the later of two exports
  bool discreet = false;   // for a screen that others see: nothing says what the reminders are of
};

// A line with its end, "NAME:value", folded so that no line has more than 75 bytes and no character
// is parted.
std::string calendar_line(std::string_view name, std::string_view value);

// Text as a value: what would end it, or part it, is escaped.
std::string calendar_text(std::string_view text);

}  // namespace titrate::formats

#include "cli/night_hours.hpp"

#include <fmt/format.h>

#include "cli/error.hpp"
#include "core/utf8.hpp"

namespace titrate::cli {
namespace {

constexpr TimeOfDay noon{12, 0};
constexpr int hours_of_morning = 8;

TimeOfDay end_of_morning(TimeOfDay ends) { return {ends.hour + hours_of_morning, ends.minute}; }

std::string in_digits(TimeOfDay time) { return fmt::format("{:02}:{:02}", time.hour, time.minute); }

}  // namespace

NightDate NightHours::night_of(LocalTime now) const {
  return NightDate::at(now.seconds - ends.hour * seconds_an_hour - ends.minute * 60, 0);
}

bool NightHours::is_morning(TimeOfDay time) const {
  return time >= ends && time < end_of_morning(ends);
}

std::string NightHours::end_in_words() const { return in_digits(ends); }

std::string NightHours::morning_end_in_words() const {
  const TimeOfDay end = end_of_morning(ends);
  return end == noon ? "noon" : in_digits(end);
}

NightHours read_night_hours(const Environment& environment) {
  const auto text = environment.set_variable("TITRATE_NIGHT_ENDS");
  if (!text) return {};
  const auto ends = TimeOfDay::parse(*text);
  if (ends && *ends <= noon) return {*ends};
  throw Error(
      ErrorKind::usage,
      fmt::format("\"{}\" is not a time from 00:00 to 12:00, like 04:00.", printable(*text, 40)),
      "It is the hour at which a night ends and the next one begins.", "TITRATE_NIGHT_ENDS");
}

}  // namespace titrate::cli

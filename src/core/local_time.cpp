#include "core/local_time.hpp"

#include <algorithm>

#include "core/digits.hpp"

namespace titrate {

std::optional<TimeOfDay> TimeOfDay::parse(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const int hour = two_digits(text, 0);
  const int minute = two_digits(text, 3);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return TimeOfDay{hour, minute};
}

LocalTime LocalTime::at(NightDate date, TimeOfDay time) {
  const std::int64_t days = date - *NightDate::from_civil(1970, 1, 1);
  return {days * seconds_a_day + time.hour * seconds_an_hour + time.minute * std::int64_t{60} +
          time.second};
}

std::optional<LocalTime> LocalTime::parse(std::string_view text) {
  if (text.size() != 16 || text[10] != 'T') return std::nullopt;
  const auto date = NightDate::parse(text.substr(0, 10));
  const auto time = TimeOfDay::parse(text.substr(11));
  if (!date || !time) return std::nullopt;
  return at(*date, *time);
}

NightDate LocalTime::date() const { return NightDate::at(seconds, 0); }

TimeOfDay LocalTime::time_of_day() const {
  const std::int64_t past = seconds - at(date(), {0, 0}).seconds;
  const auto minutes = static_cast<int>(past / 60);
  return {minutes / 60, minutes % 60, static_cast<int>(past % 60)};
}

std::string LocalTime::stamp(char between) const {
  const TimeOfDay time = time_of_day();
  std::string clock = "000000";
  put_two_digits(clock, 0, time.hour);
  put_two_digits(clock, 2, time.minute);
  put_two_digits(clock, 4, time.second);
  std::string text = date().iso();
  text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
  return text + between + clock;
}

}  // namespace titrate

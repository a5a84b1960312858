#include "titrate/night_date.hpp"

#include <algorithm>
#include <chrono>

namespace titrate {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t seconds_a_day = 86400;

std::optional<int> digits(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

void append_padded(std::string& text, int number, int width) {
  std::string digits = std::to_string(number);
  text.append(static_cast<std::size_t>(std::max(0, width - static_cast<int>(digits.size()))), '0');
  text += digits;
}

}  // namespace

std::optional<NightDate> NightDate::from_civil(int year, int month, int day) {
  // std::chrono keeps months and days in 8 bits, where 257 would come out as 1.
  if (year < first_year || year > last_year) return std::nullopt;
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const year_month_day date{std::chrono::year(year),
                            std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return NightDate(static_cast<std::int32_t>(sys_days(date).time_since_epoch().count()));
}

std::optional<NightDate> NightDate::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits(iso.substr(0, 4));
  const auto month = digits(iso.substr(5, 2));
  const auto day = digits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return from_civil(*year, *month, *day);
}

NightDate NightDate::at(std::int64_t local_seconds, int rollover_hour) {
  const std::int64_t shifted = local_seconds - rollover_hour * std::int64_t{3600};
  std::int64_t days = shifted / seconds_a_day;
  if (shifted % seconds_a_day < 0) --days;
  return NightDate(static_cast<std::int32_t>(days));
}

bool NightDate::in_range() const {
  return *this >= *from_civil(first_year, 1, 1) && *this <= *from_civil(last_year, 12, 31);
}

NightDate::Civil NightDate::civil() const {
  const sys_days day{std::chrono::days(days_)};
  const year_month_day date(day);
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())),
          static_cast<int>(std::chrono::weekday(day).c_encoding())};
}

std::string NightDate::iso() const {
  const Civil date = civil();
  std::string text;
  append_padded(text, date.year, 4);
  text += '-';
  append_padded(text, date.month, 2);
  text += '-';
  append_padded(text, date.day, 2);
  return text;
}

}  // namespace titrate

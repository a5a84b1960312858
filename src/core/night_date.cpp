#include "titrate/night_date.hpp"

#include <chrono>

#include "core/digits.hpp"
#include "core/local_time.hpp"

namespace titrate {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

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
  const int century = two_digits(iso, 0);
  const int year = two_digits(iso, 2);
  const int month = two_digits(iso, 5);
  const int day = two_digits(iso, 8);
  if (century < 0 || year < 0 || month < 0 || day < 0) return std::nullopt;
  return from_civil(century * 100 + year, month, day);
}

NightDate NightDate::at(std::int64_t local_seconds, int rollover_hour) {
  const std::int64_t shifted = local_seconds - rollover_hour * seconds_an_hour;
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
  std::string text = "0000-00-00";
  put_two_digits(text, 5, date.month);
  put_two_digits(text, 8, date.day);
  // The night after the last one that can be written down has a year of five digits.
  if (date.year > last_year) return text.replace(0, 4, std::to_string(date.year));
  put_two_digits(text, 0, date.year / 100);
  put_two_digits(text, 2, date.year % 100);
  return text;
}

}  // namespace titrate

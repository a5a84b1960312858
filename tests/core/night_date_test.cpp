#include <limits>

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

const NightDate epoch = date("1970-01-01");

// The calendar once more, counted on by one day at a time.
struct Calendar {
  int year = 1970, month = 1, day = 1, weekday = 4;  // a Thursday

  static bool leap(int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }
  int days_in_month() const {
    if (month == 2) return leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }
  void next() {
    weekday = (weekday + 1) % 7;
    if (++day <= days_in_month()) return;
    day = 1;
    if (++month <= 12) return;
    month = 1;
    ++year;
  }
  bool is(const NightDate::Civil& civil) const {
    return civil.year == year && civil.month == month && civil.day == day &&
           civil.weekday == weekday;
  }
};

// A wall clock that shows an hour, minute and second of a date.
std::int64_t local(NightDate day, int hour, int minute, int second) {
  return std::int64_t{day - epoch} * 86400 + hour * 3600 + minute * 60 + second;
}

}  // namespace

TEST_CASE("every day from 1970 to 9999 goes out and back in") {
  Calendar calendar;
  NightDate night = epoch;
  for (; calendar.year <= 9999; calendar.next(), night = night + 1) {
    const bool right = calendar.is(night.civil()) && NightDate::parse(night.iso()) == night &&
                       NightDate::from_civil(calendar.year, calendar.month, calendar.day) == night;
    if (!right) FAIL(calendar.year << '-' << calendar.month << '-' << calendar.day);
  }
  // 8030 years of 365 days and 1947 leap days.
  CHECK(night - epoch == 8030 * 365 + 1947);
}

TEST_CASE("a date is written with leading zeros") {
  CHECK(date("1970-01-01").iso() == "1970-01-01");
  CHECK((date("2026-01-31") + 1).iso() == "2026-02-01");
  CHECK(NightDate::from_civil(9999, 12, 31)->iso() == "9999-12-31");
}

TEST_CASE("only YYYY-MM-DD is read") {
  const std::string text =
      GENERATE("", "2026", "2026-2-01", "2026-02-1", "26-02-01", "02026-02-01", "2026-02-01 ",
               " 2026-02-01", "2026-02-01T", "2026-02-01\n", "2026/02/01", "2026-02_01", "20260201",
               "2026-0201-", "+026-01-01", "-026-01-01", "2026-+1-01", "2026-01-+1", "2026- 1-01",
               "2026-0a-01", "yyyy-mm-dd", "2026-01-0\xC3");
  CAPTURE(text);
  CHECK_FALSE(NightDate::parse(text));
}

TEST_CASE("text with a NUL byte is no date") {
  CHECK_FALSE(NightDate::parse(std::string_view("2026-02-01\0", 11)));
  CHECK_FALSE(NightDate::parse(std::string_view("2026-02-0\0", 10)));
}

TEST_CASE("only real days of 1970 to 9999 are read") {
  const auto [text, real] = GENERATE(table<std::string, bool>({
      {"1970-01-01", true},  {"1969-12-31", false}, {"0000-01-01", false}, {"9999-12-31", true},
      {"2026-00-01", false}, {"2026-13-01", false}, {"2026-01-00", false}, {"2026-01-31", true},
      {"2026-01-32", false}, {"2026-04-30", true},  {"2026-04-31", false}, {"2026-02-28", true},
      {"2026-02-29", false}, {"2026-02-30", false}, {"2028-02-29", true},  {"2028-02-30", false},
      {"2000-02-29", true},  {"2100-02-29", false}, {"2400-02-29", true},  {"2026-99-99", false},
  }));
  CAPTURE(text);
  CHECK(NightDate::parse(text).has_value() == real);
}

TEST_CASE("numbers that are no date are not taken") {
  constexpr int far = std::numeric_limits<int>::max();
  CHECK_FALSE(NightDate::from_civil(10000, 1, 1));
  CHECK_FALSE(NightDate::from_civil(-2026, 1, 1));
  CHECK_FALSE(NightDate::from_civil(2026, 0, 1));
  CHECK_FALSE(NightDate::from_civil(2026, -1, 1));
  CHECK_FALSE(NightDate::from_civil(2026, 257, 1));  // 1 if cut to 8 bits
  CHECK_FALSE(NightDate::from_civil(2026, 1, 257));
  CHECK_FALSE(NightDate::from_civil(2026 + 65536, 1, 1));
  CHECK_FALSE(NightDate::from_civil(far, far, far));
  CHECK_FALSE(NightDate::from_civil(-far - 1, -far - 1, -far - 1));
}

TEST_CASE("nights are counted over leap days and year ends") {
  CHECK(date("2028-03-01") - date("2028-02-28") == 2);
  CHECK(date("2027-03-01") - date("2027-02-28") == 1);
  CHECK(date("2027-01-01") - date("2026-12-31") == 1);
  CHECK(date("2026-11-01") - date("2026-11-21") == -20);
  CHECK(date("2026-11-21") + 365 == date("2027-11-21"));
  CHECK(date("2026-11-21") - 21 == date("2026-10-31"));
  CHECK(date("2026-11-21") < date("2026-11-22"));
}

TEST_CASE("the weekday is that of the calendar") {
  const auto [iso, weekday] = GENERATE(table<std::string, int>({
      {"1970-01-01", 4},
      {"2000-02-29", 2},
      {"2026-11-21", 6},
      {"2026-11-22", 0},
  }));
  CHECK(date(iso).civil().weekday == weekday);
}

TEST_CASE("before the rollover hour it is still the evening before") {
  const NightDate today = date("2026-11-02");
  CHECK(NightDate::at(local(today, 0, 0, 0)) == today - 1);
  CHECK(NightDate::at(local(today, 0, 30, 0)) == today - 1);
  CHECK(NightDate::at(local(today, 3, 59, 59)) == today - 1);
  CHECK(NightDate::at(local(today, 4, 0, 0)) == today);
  CHECK(NightDate::at(local(today, 23, 59, 59)) == today);
}

TEST_CASE("another rollover hour moves the turn of the night") {
  const NightDate today = date("2026-03-01");
  CHECK(NightDate::at(local(today, 0, 0, 0), 0) == today);
  CHECK(NightDate::at(local(today, 11, 59, 59), 12) == date("2026-02-28"));
  CHECK(NightDate::at(local(today, 12, 0, 0), 12) == today);
}

TEST_CASE("moments before 1970 belong to nights that cannot be written down") {
  CHECK(NightDate::at(local(epoch, 4, 0, 0)) == epoch);
  CHECK(NightDate::at(local(epoch, 3, 59, 59)) == epoch - 1);
  CHECK(NightDate::at(-1) == epoch - 1);
  CHECK(NightDate::at(-1, 0) == epoch - 1);
  CHECK(NightDate::at(-86400, 0) == epoch - 1);
  CHECK(NightDate::at(-86401, 0) == epoch - 2);
  CHECK(NightDate::at(local(epoch - 1, 3, 59, 59)) == epoch - 2);
  CHECK_FALSE(NightDate::at(-1).in_range());
}

TEST_CASE("the years that can be written down are 1970 to 9999") {
  CHECK(epoch.in_range());
  CHECK_FALSE((epoch - 1).in_range());
  CHECK(date("9999-12-31").in_range());
  CHECK_FALSE((date("9999-12-31") + 1).in_range());
}

}  // namespace titrate::test

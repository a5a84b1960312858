// Times of the day, and moments as a wall clock shows them.

#include "core/local_time.hpp"

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

TEST_CASE("every minute of a day is read as it is written, and nothing else is") {
  for (int hour = 0; hour < 100; ++hour) {
    for (int minute = 0; minute < 100; ++minute) {
      const std::string text = two(hour) + ':' + two(minute);
      const auto read = TimeOfDay::parse(text);
      REQUIRE(read.has_value() == (hour < 24 && minute < 60));
      if (!read) continue;
      CHECK(*read == TimeOfDay{hour, minute});
      CHECK(LocalTime::parse("2026-11-23T" + text)->time_of_day() == *read);
    }
  }
  const std::string text = GENERATE(as<std::string>{}, "", "1:30", "21:3", "21:300", "21.30",
                                    "-1:30", "+1:30", " 1:30", "21:-1", "2a:30", "21:30:00");
  CAPTURE(text);
  CHECK_FALSE(TimeOfDay::parse(text));
  CHECK_FALSE(LocalTime::parse("2026-11-23T" + text));
}

TEST_CASE("a moment is a real day and a time with a T between them") {
  const std::string text = GENERATE(as<std::string>{}, "2026-11-31T21:30", "2026-11-23 21:30",
                                    "2026-11-23", "1969-12-31T21:30", "2026-11-23T21:30Z");
  CAPTURE(text);
  CHECK_FALSE(LocalTime::parse(text));
}

TEST_CASE("a moment is a date and a time of the day, to the second") {
  const LocalTime moment = LocalTime::at(date("2026-11-23"), {21, 5, 9});
  CHECK(moment.date() == date("2026-11-23"));
  CHECK(moment.time_of_day() == TimeOfDay{21, 5, 9});
  CHECK(moment.stamp('-') == "20261123-210509");
  CHECK(moment.stamp('T') == "20261123T210509");
  CHECK(LocalTime{}.stamp('T') == "19700101T000000");
  // By the calendar: after midnight it is the next date, though the night is the one before.
  const LocalTime late = LocalTime::at(date("2026-11-23"), {3, 59, 59});
  CHECK(late.date() == date("2026-11-23"));
  CHECK(NightDate::at(late.seconds) == date("2026-11-22"));
  CHECK(late.time_of_day() < end_of_night);
  // Before 1970 too, where a clock is wrong.
  CHECK(LocalTime{-1}.date() == date("1970-01-01") - 1);
  CHECK(LocalTime{-1}.time_of_day() == TimeOfDay{23, 59, 59});
}

}  // namespace titrate::test

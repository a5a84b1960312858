// At which hour a night ends, where TITRATE_NIGHT_ENDS says so.

#include "cli/night_hours.hpp"

#include <fmt/format.h>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

World world_with_nights_ending(const std::string& time) {
  World world;
  world.keep(*Log().with(course_of({tolerated(0, 2), tolerated(1, 2), tolerated(2, 2)})));
  if (!time.empty()) world.variables["TITRATE_NIGHT_ENDS"] = time;
  return world;
}

// Every minute of a day, for every hour that can be set: the night is the evening's before that
// time, and the morning is the eight hours behind it.
TEST_CASE("a night ends at the time that is set, and the morning lasts eight hours from it") {
  const NightDate evening = date("2026-11-04");
  for (int end = 0; end <= 12 * 60; end += 15) {
    const cli::NightHours hours{{end / 60, end % 60}};
    for (int minute = 0; minute < 24 * 60; ++minute) {
      const TimeOfDay time{minute / 60, minute % 60};
      const LocalTime now = LocalTime::at(evening, time);
      const bool goes_on = minute < end;
      if (hours.goes_on(time) != goes_on ||
          hours.night_of(now) != (goes_on ? evening - 1 : evening) ||
          hours.is_morning(time) != (minute >= end && minute < end + 8 * 60)) {
        CAPTURE(end, minute);
        FAIL_CHECK("is not so");
      }
    }
  }
}

TEST_CASE("what is no time from 00:00 to 12:00 is refused, and nothing else is done") {
  for (const char* time : {"12:01", "13:00", "24:00", "noon", "4", "04:60", "-1:00"}) {
    World world = world_with_nights_ending(time);
    const Said said = world.run({"log", "2"});
    CAPTURE(time, said.err);
    CHECK(said.code == 2);
    CHECK_FALSE(said.saved);
    CHECK(said.err.find("TITRATE_NIGHT_ENDS") != std::string::npos);
  }
}

TEST_CASE("who sleeps by day logs the night that began the evening before until noon") {
  World world = world_with_nights_ending("12:00");
  world.set_clock("2026-11-05T11:30");
  CHECK(world.run({"log", "2"}).out.find("night of Wed 4 Nov 2026") != std::string::npos);
  world.set_clock("2026-11-05T14:00");  // the morning after it
  CHECK(world.run({"log", "loose"}).out.find("Wed 4 Nov 2026: stool") != std::string::npos);
  world.set_clock("2026-11-06T06:00");
  CHECK(world.run({"log", "1"}).out.find("night of Thu 5 Nov 2026") != std::string::npos);
  World usual = world_with_nights_ending("");
  usual.set_clock("2026-11-05T14:00");
  CHECK(usual.run({"log", "2"}).out.find("night of Thu 5 Nov 2026") != std::string::npos);
}

TEST_CASE("answers name the hours that are set") {
  World world = world_with_nights_ending("10:00");
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  world.set_clock("2026-11-05T09:00");
  CHECK(world.run({"log"}).out.find("until 10:00 still Wed 4 Nov 2026") != std::string::npos);
  world.set_clock("2026-11-05T11:00");
  world.terminal = {};
  CHECK(world.run({"log", "2"}).out.find("From 10:00 to 18:00 a dose counts") != std::string::npos);
}

}  // namespace
}  // namespace titrate::test

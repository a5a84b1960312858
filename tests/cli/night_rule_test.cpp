// Which night is meant, by the clock on the wall and by the words people use.

#include <cstdint>
#include <cstdlib>
#include <ctime>

#include "cli/args/values.hpp"
#include "cli/clock.hpp"
#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

// A course from 20 October 2026 with a dose and no result on the nights of these days of November.
Log log_with_doses(const std::vector<int>& days) {
  CourseFields fields{.started = date("2026-10-20"),
                      .recommended = capsules(2),
                      .strength = tenths(1000),
                      .ceilings = {{date("2026-10-20"), capsules(20)}}};
  for (const int day : days) {
    fields.nights.push_back(
        made(Night::from({.date = date("2026-10-31") + day, .capsules = capsules(2)})));
  }
  return made(Log::from({made(Course::from(std::move(fields)))}));
}

// The one night that the command changed, which it must also have named in words.
std::string night_taken(World& world, const std::vector<std::string>& arguments) {
  const Log before = world.log();
  const Said said = world.run(arguments);
  REQUIRE(said.code == 0);
  const Log after = world.log();
  std::string taken;
  for (const Night& night : after.newest()->nights()) {
    const Night* old = before.newest()->night_on(night.date());
    if (old != nullptr && *old == night) continue;
    REQUIRE(taken.empty());
    taken = night.date().iso();
  }
  INFO(said.out);
  const std::string day = std::to_string(date(taken).civil().day);
  CHECK(said.out.find(" the night of ") != std::string::npos);
  CHECK(said.out.find(' ' + day + ' ') != std::string::npos);
  return taken;
}

TEST_CASE("the last night of the calendar lasts until its morning, and then the clock is named") {
  World world;
  world.keep(log_with_doses({}));
  world.set_clock("9999-12-31T23:59");
  const std::int64_t midnight = world.now.seconds + 60;
  const auto tonight = [&](std::int64_t seconds) {
    world.now = {seconds};
    return world.run({"tonight"});
  };
  for (const std::int64_t seconds : {midnight, midnight + 4 * 3600 - 1}) {
    const Said said = tonight(seconds);
    CHECK(said.code == 0);
    CHECK(said.out.find("Fri 31 Dec 9999") != std::string::npos);
  }
  const Said after = tonight(midnight + 4 * std::int64_t{3600});
  CHECK(after.code == 1);
  CHECK(after.out.empty());
  CHECK(after.err.find("clock shows a year outside 1970 to 9999") != std::string::npos);
}

struct Moment {
  const char* now;
  const char* dose_alone;
  const char* dose_and_stool;
  // Where 1 and 2 November have a dose and no result; null: asked about.
  const char* stool_alone;
};

TEST_CASE("the night that is meant depends on the hour, and on what is told") {
  // Tonight, T, is 2 November until 03:59 on the 3rd. A finished night is T-1; a dose alone is T-1
  // from 04:00 to noon, else T; a result alone belongs to the latest dose before T without one.
  const auto moment = GENERATE(values<Moment>({
      {"2026-11-03T00:30", "2026-11-02", "2026-11-01", nullptr},
      {"2026-11-03T03:59", "2026-11-02", "2026-11-01", nullptr},
      {"2026-11-03T04:00", "2026-11-02", "2026-11-02", "2026-11-02"},
      {"2026-11-03T11:59", "2026-11-02", "2026-11-02", "2026-11-02"},
      {"2026-11-03T12:00", "2026-11-03", "2026-11-02", "2026-11-02"},
      {"2026-11-03T23:59", "2026-11-03", "2026-11-02", "2026-11-02"},
  }));
  INFO(moment.now);
  World world;
  world.set_clock(moment.now);

  world.keep(log_with_doses({}));
  CHECK(night_taken(world, {"log", "3"}) == moment.dose_alone);
  world.keep(log_with_doses({}));
  CHECK(night_taken(world, {"log", "3", "normal"}) == moment.dose_and_stool);
  world.keep(log_with_doses({}));
  CHECK(night_taken(world, {"log", "3", "--sleep", "4"}) == moment.dose_and_stool);
  world.keep(log_with_doses({}));
  CHECK(night_taken(world, {"log", "3", "--note", "x"}) == moment.dose_alone);
  world.keep(log_with_doses({1, 2}));
  if (moment.stool_alone == nullptr) {
    // The morning's result may come during the night.
    CHECK(world.run({"log", "normal"}).code == 1);
    CHECK(night_taken(world, {"log", "normal", "--date", "tonight"}) == "2026-11-02");
    CHECK(night_taken(world, {"log", "normal", "--date", "yesterday"}) == "2026-11-01");
  } else {
    CHECK(night_taken(world, {"log", "normal"}) == moment.stool_alone);
  }
  world.keep(log_with_doses({1, 2}));
  CHECK(night_taken(world, {"log", "--symptom", "cramps=1"}) ==
        (moment.stool_alone == nullptr ? "2026-11-01" : moment.stool_alone));
  world.keep(log_with_doses({1}));
  CHECK(night_taken(world, {"log", "normal"}) == "2026-11-01");
}

TEST_CASE("a result alone skips nights that are missed, noted or tonight") {
  World world;
  world.set_clock("2026-11-03T23:00");
  world.keep(log_with_doses({-3, 3}));  // 28 October and tonight
  CHECK(night_taken(world, {"log", "firm"}) == "2026-10-28");
  CHECK(world.run({"log", "firm"}).code == 1);
}

// ---- Daylight saving ----

// The machine's time zone, until the end of the test.
class TimeZone {
 public:
  explicit TimeZone(const char* zone) {
    if (const char* old = std::getenv("TZ")) old_ = old;
    setenv("TZ", zone, 1);
    tzset();
  }
  TimeZone(const TimeZone&) = delete;
  TimeZone& operator=(const TimeZone&) = delete;
  ~TimeZone() {
    if (old_) {
      setenv("TZ", old_->c_str(), 1);
    } else {
      unsetenv("TZ");
    }
    tzset();
  }

 private:
  std::optional<std::string> old_;
};

constexpr const char* central_europe = "CET-1CEST,M3.5.0,M10.5.0/3";
constexpr const char* new_york = "EST5EDT,M3.2.0,M11.1.0";

struct ClockChange {
  const char* zone;
  const char* utc;
  const char* wall;  // what the clock on the wall shows then
  const char* tonight;
  const char* dose_alone;
};

TEST_CASE("when the clocks change, the night goes by the clock on the wall") {
  const auto change = GENERATE(values<ClockChange>({
      // Forward on 29 March 2026: after 01:59 comes 03:00.
      {central_europe, "2026-03-29T00:59", "2026-03-29T01:59", "2026-03-28", "2026-03-28"},
      {central_europe, "2026-03-29T01:00", "2026-03-29T03:00", "2026-03-28", "2026-03-28"},
      {central_europe, "2026-03-29T01:59", "2026-03-29T03:59", "2026-03-28", "2026-03-28"},
      {central_europe, "2026-03-29T02:00", "2026-03-29T04:00", "2026-03-29", "2026-03-28"},
      {central_europe, "2026-03-29T09:59", "2026-03-29T11:59", "2026-03-29", "2026-03-28"},
      {central_europe, "2026-03-29T10:00", "2026-03-29T12:00", "2026-03-29", "2026-03-29"},
      // Back on 25 October 2026: after 02:59 comes 02:00 once more.
      {central_europe, "2026-10-25T00:00", "2026-10-25T02:00", "2026-10-24", "2026-10-24"},
      {central_europe, "2026-10-25T00:59", "2026-10-25T02:59", "2026-10-24", "2026-10-24"},
      {central_europe, "2026-10-25T01:00", "2026-10-25T02:00", "2026-10-24", "2026-10-24"},
      {central_europe, "2026-10-25T02:59", "2026-10-25T03:59", "2026-10-24", "2026-10-24"},
      {central_europe, "2026-10-25T03:00", "2026-10-25T04:00", "2026-10-25", "2026-10-24"},
      {central_europe, "2026-10-25T10:59", "2026-10-25T11:59", "2026-10-25", "2026-10-24"},
      {central_europe, "2026-10-25T11:00", "2026-10-25T12:00", "2026-10-25", "2026-10-25"},
      // West of Greenwich the date is another one than in UTC.
      {new_york, "2026-11-02T03:30", "2026-11-01T22:30", "2026-11-01", "2026-11-01"},
      {new_york, "2026-11-01T05:59", "2026-11-01T01:59", "2026-10-31", "2026-10-31"},
      {new_york, "2026-11-01T06:00", "2026-11-01T01:00", "2026-10-31", "2026-10-31"},
  }));
  INFO(change.zone << ", " << change.utc);
  const TimeZone zone(change.zone);
  const auto moment = static_cast<std::time_t>(LocalTime::parse(change.utc)->seconds);

  World world;
  world.now = cli::local_time(moment);
  CHECK(world.now.seconds == LocalTime::parse(change.wall)->seconds);
  CHECK(NightDate::at(world.now.seconds).iso() == change.tonight);
  // And back again; in the hour that the wall shows twice, to one of the two.
  const LocalTime utc = cli::utc_time(world.now);
  CHECK(cli::local_time(utc.seconds).seconds == world.now.seconds);
  const std::string wall = change.wall;
  const bool is_shown_twice =
      wall.starts_with("2026-10-25T02") || wall.starts_with("2026-11-01T01");
  CHECK((utc.seconds == moment || is_shown_twice));

  CourseFields fields{.started = date("2026-03-01"),
                      .recommended = capsules(2),
                      .strength = tenths(1000),
                      .ceilings = {{date("2026-03-01"), capsules(20)}}};
  world.keep(made(Log::from({made(Course::from(std::move(fields)))})));
  CHECK(night_taken(world, {"log", "3"}) == change.dose_alone);
}

// ---- Words for dates ----

TEST_CASE("a weekday is the last such day, today included") {
  const std::vector<std::string> days = {"sunday",   "monday", "tuesday", "wednesday",
                                         "thursday", "friday", "saturday"};
  for (int back = 0; back < 14; ++back) {
    const NightDate tonight = date("2027-01-05") - back;  // across a year's end
    for (std::size_t i = 0; i < days.size(); ++i) {
      const NightDate meant = cli::read_night("--date", days[i], tonight);
      CHECK(meant.civil().weekday == static_cast<int>(i));
      CHECK(meant <= tonight);
      CHECK(tonight - meant < 7);
      CHECK(cli::read_night("--date", days[i].substr(0, 3), tonight) == meant);
    }
  }
}

TEST_CASE("today, tonight, yesterday and -N count from tonight") {
  const NightDate tonight = date("2028-03-01");
  CHECK(cli::read_night("--date", "today", tonight) == tonight);
  CHECK(cli::read_night("--date", "tonight", tonight) == tonight);
  CHECK(cli::read_night("--date", "yesterday", tonight) == date("2028-02-29"));
  CHECK(cli::read_night("--date", "-0", tonight) == tonight);
  CHECK(cli::read_night("--date", "-1", tonight) == date("2028-02-29"));
  CHECK(cli::read_night("--date", "-366", tonight) == date("2027-03-01"));
}

TEST_CASE("after midnight, today and yesterday are still those of the night that goes on") {
  World world;
  world.keep(log_with_doses({1}));
  world.set_clock("2026-11-03T00:30");
  const auto asked = [&](const char* word) {
    return world.run({"tonight", "--json", std::string("--date=") + word}).out.substr(0, 20);
  };
  CHECK(asked("today") == R"({"date":"2026-11-02")");
  CHECK(asked("yesterday") == R"({"date":"2026-11-01")");
  CHECK(asked("-2") == R"({"date":"2026-10-31")");
  CHECK(asked("monday") == R"({"date":"2026-11-02")");
  CHECK(asked("tuesday") == R"({"date":"2026-10-27")");
}

}  // namespace
}  // namespace titrate::test

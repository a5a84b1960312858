// The times in imported files, and the nights that they make of dates.

#include <cstdlib>
#include <ctime>

#include "cli/import/times.hpp"
#include "cli/imported.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

using Words = std::vector<std::string>;

// The machine's time zone, as long as it lives.
class ZoneOfMachine {
 public:
  explicit ZoneOfMachine(const char* zone) {
    if (const char* old = std::getenv("TZ")) old_ = old;
    set(zone);
  }
  ZoneOfMachine(const ZoneOfMachine&) = delete;
  ZoneOfMachine& operator=(const ZoneOfMachine&) = delete;
  ~ZoneOfMachine() { set(old_ ? old_->c_str() : nullptr); }

 private:
  static void set(const char* zone) {
    if (zone != nullptr) {
      setenv("TZ", zone, 1);
    } else {
      unsetenv("TZ");
    }
    tzset();
  }
  std::optional<std::string> old_;
};

TEST_CASE("a time is read as people and programs write it") {
  struct Case {
    const char* text;
    int hour, minute, second;
    std::optional<int> east;
  };
  const auto [text, hour, minute, second, east] = GENERATE(values<Case>({
      {"22:30", 22, 30, 0, {}},
      {"0:40", 0, 40, 0, {}},
      {" 00:40 ", 0, 40, 0, {}},
      {"22:30:05", 22, 30, 5, {}},
      {"22:30:05.123456", 22, 30, 5, {}},
      {"9:30 PM", 21, 30, 0, {}},
      {"9:30pm", 21, 30, 0, {}},
      {"9 p.m.", 21, 0, 0, {}},
      {"12:40 AM", 0, 40, 0, {}},
      {"12:40:10 a.m.", 0, 40, 10, {}},
      {"12:05 pm", 12, 5, 0, {}},
      {"20:30Z", 20, 30, 0, 0},
      {"20:30 UTC", 20, 30, 0, 0},
      {"22:30:00+01:00", 22, 30, 0, 60},
      {"22:30:00.000-0330", 22, 30, 0, -210},
      {"22:30+02", 22, 30, 0, 120},
      {"22:30+01:00[Europe/Berlin]", 22, 30, 0, 60},
      {"22h30", 22, 30, 0, {}},
      {"22 h 30", 22, 30, 0, {}},
      {"0H05", 0, 5, 0, {}},
      {"22h", 22, 0, 0, {}},
      {"22:30 Uhr", 22, 30, 0, {}},
      {"22.30 Uhr", 22, 30, 0, {}},
      {"22 Uhr", 22, 0, 0, {}},
  }));
  INFO(text);
  const auto said = cli::time_in(text);
  REQUIRE(said.has_value());
  CHECK(said->time == TimeOfDay{hour, minute, second});
  CHECK(said->east == east);
}

TEST_CASE("what only looks like a time is none") {
  const std::string text =
      GENERATE(as<std::string>{}, "", "22", "2230", "22:3", "22:300", "24:00", "22:60", "13:00 PM",
               "0:30 AM", "22:30 CET", "22:30+1", "22:30+25:00", "22:30:", "22.30", ":30", "-1:30",
               "9:30 PM.", "about 22:30", "22:30 late", "PM", "[22:30]", "2026-11-03", "22h3",
               "25h30", "h30", "22h30h", "uhr", "22.3 Uhr", "vor 22 Uhr");
  INFO(text);
  CHECK_FALSE(cli::time_in(text).has_value());
}

TEST_CASE("a date and a time in one cell are taken apart; a date alone stays as it is") {
  struct Case {
    const char* cell;
    const char* date;
    int hour;  // -1: no time
  };
  const auto [cell, date, hour] = GENERATE(values<Case>({
      {"2026-11-03 00:40", "2026-11-03", 0},
      {"2026-11-03T22:30:00+01:00", "2026-11-03", 22},
      {"20261103t223000", "20261103t223000", -1},
      {"11/3/26 12:40 AM", "11/3/26", 0},
      {"11/3/26, 9:40 PM", "11/3/26", 21},
      {"Thu, Nov 5, 2026 9:30 PM", "Thu, Nov 5, 2026", 21},
      {"Nov 5, 2026 at 9:30\xE2\x80\xAFPM", "Nov 5, 2026", 21},
      {"21:30 3.11.2026", "3.11.2026", 21},
      {"9:30 PM, 3 Nov 2026", "3 Nov 2026", 21},
      {"3.11.2026 21:30", "3.11.2026", 21},
      {"3 Nov 2026", "3 Nov 2026", -1},
      {"Nov 3", "Nov 3", -1},
      {"Tue 2026-11-03", "Tue 2026-11-03", -1},
      {"22:30", "", 22},
      {"", "", -1},
  }));
  INFO(cell);
  const cli::Stamp stamp = cli::stamp_in(cell);
  CHECK(stamp.date == date);
  CHECK(stamp.time.has_value() == (hour >= 0));
  if (stamp.time) CHECK(stamp.time->time.hour == hour);
}

TEST_CASE("a row is of the night that its time belongs to, wherever the night ends") {
  struct Case {
    const char* ends;
    const char* time;
    const char* night;  // of 3 Nov
  };
  const auto [ends, time, night] = GENERATE(values<Case>({
      {"", "00:00", "2:3"},
      {"", "00:40", "2:3"},
      {"", "03:59", "2:3"},
      {"", "04:00", "3:3"},
      {"", "9:30", "3:3"},
      {"", "23:59", "3:3"},
      {"", "", "3:3"},
      {"12:00", "11:59", "2:3"},
      {"12:00", "12:00 PM", "3:3"},
      {"00:00", "00:00", "3:3"},
  }));
  INFO(ends << ' ' << time);
  World world = world_on_the_twelfth();
  if (*ends != '\0') world.variables["TITRATE_NIGHT_ENDS"] = ends;
  const std::string csv = std::string("Date,At,Caps\n2026-11-03,") + time + ",3\n";
  const Said said =
      import_told(world, csv, {"--map=date=Date", "--map=time=At", "--map=capsules=Caps", "--yes"});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(told_nights(world) == night);
  // And once more is nothing new.
  CHECK(import_told(world, csv, {"--map=date=Date", "--map=time=At", "--map=capsules=Caps"}).code ==
        0);
}

TEST_CASE("a time that is told in another zone is read by this machine's clock") {
  const ZoneOfMachine zone("CET-1CEST,M3.5.0,M10.5.0/3");
  World world = world_on_the_twelfth();
  // In Berlin: 00:40 on 3 Nov, 22:30 on 3 Nov, 00:30 on 5 Nov.
  const Said said =
      import_told(world,
                  "Taken,Caps\n2026-11-02T23:40:00Z,3\n"
                  "2026-11-03T22:30:00+01:00,4\n2026-11-04T18:30:00-05:00,5\n",
                  {"--map=date=Taken", "--map=time=Taken", "--map=capsules=Caps", "--yes"});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(told_nights(world) == "2:3 3:4 4:5");
  CHECK(said.out.find("3 rows name their time zone, and are read by this") != std::string::npos);
  CHECK(said.out.find("2 rows are from before 04:00") != std::string::npos);
}

TEST_CASE("midnight behind every date is no time, and is read without a word") {
  World world = world_on_the_twelfth();
  const Said said = import_told(
      world, "date,capsules\n2026-11-01 00:00:00,2\n2026-11-02T00:00:00,3\n3.11.2026,4\n",
      {"--yes"});
  INFO(said.err);
  CHECK(said.code == 0);
  CHECK(told_nights(world) == "1:2 2:3 3:4");
  CHECK(said.out.find("Times") == std::string::npos);
}

TEST_CASE("midnight that names its zone is a time, wherever else it is told") {
  const ZoneOfMachine zone("<-03>3");  // there it was 21:00 of the evening before
  const std::string csv = "date,capsules\n2026-11-02T00:00:00Z,2\n2026-11-03T00:00:00Z,3\n";
  World world = world_on_the_twelfth();
  const Said refused = import_told(world, csv, {"--yes"});
  CHECK(refused.code == 1);
  CHECK(refused.err.find("--map 'time=date'") != std::string::npos);
  CHECK(import_told(world, csv, {"--map=time=date", "--yes"}).code == 0);
  CHECK(told_nights(world) == "1:2 2:3");
}

TEST_CASE("a column of times that is midnight is one, where it was mapped") {
  World world = world_on_the_twelfth();
  CHECK(import_told(world, "date,At,capsules\n2026-11-03,00:00,2\n", {"--map=time=At", "--yes"})
            .code == 0);
  CHECK(told_nights(world) == "2:2");
}

TEST_CASE("a time counts in the rows alone that its where names") {
  World world = world_on_the_twelfth();
  const Said said = import_told(
      world, "Day,At,Kind,Amount\n2026-11-02,22:00,Dose,2\n2026-11-03,00:30,Sleep,4\n",
      {"--map=date=Day", "--map=time=At where Kind=Dose", "--map=capsules=Amount where Kind=Dose",
       "--map=sleep=Amount where Kind=Sleep", "--results=morning", "--yes"});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(world.log().newest()->nights()[0].sleep() == SleepQuality::from(4));
}

TEST_CASE("a dose in mg is counted by the course of its night, not of its date") {
  CourseFields later = course_of({}).plan();
  later.started = date("2026-11-10");
  later.strength = *Strength::from_tenths(600);
  for (Ceiling& ceiling : later.ceilings) ceiling.from = later.started;
  World world = world_with(made(Log::from({course_of({}), made(Course::from(later))})));
  world.set_clock("2026-11-12T21:30");
  const Said said =
      import_told(world, "date,At,capsules\n2026-11-10,00:30,240 mg\n", {"--map=time=At", "--yes"});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  const Log log = world.log();
  REQUIRE(log.night_on(date("2026-11-09")) != nullptr);
  CHECK(log.night_on(date("2026-11-09"))->capsules() == capsules(2));  // of 120 mg
}

TEST_CASE("times behind dates are refused until somebody says what they are, and typing it helps") {
  const std::string title = GENERATE("date", "When");
  World world = world_on_the_twelfth();
  const std::string csv = title + ",capsules\n2026-11-01 22:30,2\n2026-11-03 00:00,3\n";
  Words asked = {"--yes"};
  if (title != "date") asked.emplace_back("--map=date=" + title);
  const Said refused = import_told(world, csv, asked);
  CHECK(refused.code == 1);
  CHECK(refused.err.find("row 2, column " + title) != std::string::npos);
  CHECK(refused.err.find("--map 'time=" + title + '\'') != std::string::npos);
  CHECK(told_nights(world).empty());
  asked.emplace_back("--map=time=" + title);
  const Said said = import_told(world, csv, asked);
  INFO(said.err);
  CHECK(said.code == 0);
  CHECK(told_nights(world) == "1:2 2:3");
}

TEST_CASE("a time before the night's end in a column that nobody named is settled first") {
  struct Case {
    const char* cell;
    bool is_asked;
  };
  const auto [cell, is_asked] = GENERATE(values<Case>({
      {"00:40", true},
      {"3:59 am", true},
      {"2026-11-03T00:40", true},
      {"04:00", false},
      {"12:40 PM", false},
      {"at 00:40", false},
      {"40", false},
      {"2026-11-03", false},
  }));
  INFO(cell);
  World world = world_on_the_twelfth();
  const std::string csv = std::string("date,capsules,When\n2026-11-03,3,") + cell + "\n";
  const Said said = import_told(world, csv, {"--yes"});
  CHECK(said.code == (is_asked ? 1 : 0));
  CHECK(told_nights(world) == (is_asked ? "" : "3:3"));
  if (!is_asked) return;
  CHECK(said.err.find("row 2, column When") != std::string::npos);
  CHECK(said.err.find("--map 'time=When'.") != std::string::npos);
  CHECK(said.err.find("--ignore 'When'") != std::string::npos);
  CHECK(import_told(world, csv, {"--yes", "--ignore=When"}).code == 0);
  CHECK(told_nights(world) == "3:3");
}

TEST_CASE(
    "a time after midnight under the name time has two readings, and both are typed as told") {
  const std::string csv =
      "date,time,capsules\n2026-11-01,22:30,2\n2026-11-02,00:40,3\n2026-11-03,23:00,4\n";
  World world = world_on_the_twelfth();
  const Said refused = import_told(world, csv, {"--yes"});
  CHECK(refused.code == 1);
  CHECK(holds(refused.err, "row 3, column time: 00:40 is before 04:00"));
  CHECK(holds(refused.err, "--map 'time=time'"));
  CHECK(holds(refused.err, "--ignore 'time'"));
  // By the clock two doses are of 1 Nov, and the question names the other reading once more.
  const Said both = import_told(world, csv, {"--yes", "--map=time=time"});
  CHECK(both.code == 1);
  CHECK(holds(both.err, "leave the times out"));
  CHECK(import_told(world, csv, {"--yes", "--ignore=time"}).code == 0);
  CHECK(told_nights(world) == "1:2 2:3 3:4");
}

TEST_CASE("a column of times that holds dates says when it really was") {
  World world = world_on_the_twelfth();
  const Said said =
      import_told(world,
                  "Reminded,Taken,Caps\n"
                  "2026-11-01 21:30,2026-11-01 21:41,2\n"
                  "2026-11-02 21:30,2026-11-03 00:40,3\n"
                  "2026-11-03 21:30,,4\n",
                  {"--map=date=Reminded", "--map=time=Taken", "--map=capsules=Caps", "--yes"});
  INFO(said.err);
  CHECK(said.code == 0);
  CHECK(told_nights(world) == "1:2 2:3 3:4");
}

TEST_CASE("a time that cannot be read is named with its row and column") {
  World world = world_on_the_twelfth();
  const Said said = import_told(world, "date,time,capsules\n2026-11-01,late,2\n", {"--yes"});
  CHECK(said.code == 1);
  CHECK(said.err.find("row 2, column time: \"late\" is not a time of day") != std::string::npos);
  CHECK(told_nights(world).empty());
}

}  // namespace
}  // namespace titrate::test

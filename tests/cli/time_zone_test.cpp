// Where nothing tells the machine's time zone, the C library takes UTC without a word: who asks is
// told so, once, and can set it right.

#include "cli/time_zone.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <ctime>

#include "cli/clock.hpp"
#include "cli/process.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

// A variable of the process, until the end of the scope.
class ProcessVariable {
 public:
  ProcessVariable(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    set(value);
  }
  ProcessVariable(const ProcessVariable&) = delete;
  ProcessVariable& operator=(const ProcessVariable&) = delete;
  ~ProcessVariable() { set(old_ ? old_->c_str() : nullptr); }

 private:
  void set(const char* value) {
    if (value != nullptr) {
      setenv(name_, value, 1);
    } else {
      unsetenv(name_);
    }
    tzset();
  }
  const char* name_;
  std::optional<std::string> old_;
};

constexpr const char* utc_is_taken =
    "so UTC is taken: 21:30 now. If your clock shows another time, set TITRATE_UTC_OFFSET to how "
    "far "
    "it is ahead, as +HH:MM.\n";

World world_without_zone(const std::string& zone) {
  World world;
  world.keep(*Log().with(course_of({tolerated(0, 2)})));
  world.unknown_zone = zone;
  return world;
}

std::size_t times_said(const std::string& text, std::string_view what) {
  std::size_t times = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++times;
  return times;
}

TEST_CASE("an offset is read as a person or `date` says it, every minute of it") {
  for (int all = -(23 * 60 + 59); all <= 23 * 60 + 59; ++all) {
    const int size = std::abs(all);
    const char sign = all < 0 ? '-' : '+';
    const auto with_colon = fmt::format("{}{:02}:{:02}", sign, size / 60, size % 60);
    const auto without = fmt::format("{}{:02}{:02}", sign, size / 60, size % 60);
    if (cli::minutes_east(with_colon) != all || cli::minutes_east(without) != all) {
      FAIL_CHECK(with_colon);
    }
  }
}

TEST_CASE("what is no offset is refused before anything is done, and names the variable") {
  for (const char* text : {"2", "+2", "+2:00", "02:00", "+24:00", "+02:60", "+02:00 ", "+02.00",
                           "UTC", "CET", "+0a00", "++200", "+020"}) {
    World world = world_without_zone("");
    world.variables["TITRATE_UTC_OFFSET"] = text;
    const Said said = world.run({"log", "2"});
    CAPTURE(text, said.err);
    CHECK(said.code == 2);
    CHECK_FALSE(said.saved);
    CHECK(said.err.find("TITRATE_UTC_OFFSET") != std::string::npos);
    CHECK_FALSE(cli::minutes_east(text));
  }
}

// The C library counts west, so a wrong sign would be an error of twice the offset.
TEST_CASE("with an offset the clock on the wall is that far ahead of UTC") {
  const std::time_t noon = 1'793'534'400;  // 2026-11-01, 12:00 UTC
  const auto [text, shown] = GENERATE(table<const char*, const char*>(
      {{"+00:00", "12:00"}, {"+02:00", "14:00"}, {"-0330", "08:30"}, {"+1245", "00:45"}}));
  const ProcessVariable zone("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
  const ProcessVariable offset("TITRATE_UTC_OFFSET", text);
  const cli::Environment environment = cli::process_environment(noon);
  const TimeOfDay time = environment.now.time_of_day();
  CAPTURE(text);
  CHECK(fmt::format("{:02}:{:02}", time.hour, time.minute) == shown);
  CHECK_FALSE(environment.unknown_zone);
  CHECK(environment.in_utc(environment.now).seconds == noon);
}

TEST_CASE("a time zone is known by a file of its name, or by the offset in its name") {
  struct Case {
    std::optional<std::string> zone, folder;
    std::string file;                    // the one file that there is
    std::optional<std::string> unknown;  // what is not known; nothing where it is
  };
  const std::optional<std::string> none;
  const std::string usual = "/usr/share/zoneinfo/Europe/Rome";
  const auto each = GENERATE_COPY(values<Case>({
      {none, none, "/etc/localtime", none},
      {none, none, "", ""},
      {none, none, usual, ""},
      {"Europe/Rome", none, usual, none},
      {":Europe/Rome", none, usual, none},
      {"Europe/Rome", "", usual, none},
      {"Europe/Rome", none, "/etc/localtime", "Europe/Rome"},
      {":Europe/Rome", none, "", "Europe/Rome"},
      {"Europe/Rome", "/zones", "/zones/Europe/Rome", none},
      {"Europe/Rome", "/zones", usual, "Europe/Rome"},
      {"/zones/Rome", none, "/zones/Rome", none},
      {"/zones/Rome", none, "", "/zones/Rome"},
      {"CET-1CEST,M3.5.0,M10.5.0/3", none, "", none},
      {"<+02>-2", none, "", none},
      {"UTC-02:00", none, "", none},
      {"Etc/GMT-2", none, "", "Etc/GMT-2"},  // a name, and no offset to the C library
      {"+02:00", none, "", "+02:00"},
      {"CET", none, "", "CET"},
      {"CE-1", none, "", "CE-1"},
      {"", none, "", none},
      {"UTC", none, "", none},
      {"Etc/UTC", none, "", none},
  }));
  CAPTURE(each.zone, each.folder, each.file);
  const auto has_file = [&](const std::string& path) { return path == each.file; };
  CHECK(cli::unknown_zone(each.zone, each.folder, has_file) == each.unknown);
}

// What is said to be known is what the C library does not take for UTC.
TEST_CASE("the process says of its time zone what the C library makes of it") {
  const std::time_t noon = 1'793'534'400;
  const ProcessVariable offset("TITRATE_UTC_OFFSET", nullptr);
  const ProcessVariable folder("TZDIR", "/nonexistent");
  for (const auto& [name, is_known] :
       {std::pair("CET-1", true), std::pair("<+02>-2", true), std::pair("Etc/GMT-2", false),
        std::pair("+02:00", false), std::pair("Europe/Rome", false), std::pair("CE-1", false)}) {
    const ProcessVariable zone("TZ", name);
    const cli::Environment environment = cli::process_environment(noon);
    CAPTURE(name);
    CHECK(environment.unknown_zone.has_value() != is_known);
    CHECK((environment.now.seconds != noon) == is_known);
  }
}

TEST_CASE("where the time zone is not known every command that asks for the night says so, once") {
  for (const auto& command :
       std::vector<std::vector<std::string>>{{},
                                             {"tonight"},
                                             {"tonight", "--quiet"},
                                             {"log", "3"},
                                             {"history"},
                                             {"check"},
                                             {"undo"},
                                             {"review", std::string(World::log_path())}}) {
    World world = world_without_zone("");
    const Said said = world.run(command);
    CAPTURE(command, said.err);
    CHECK(times_said(said.err, "titrate: this machine does not tell its time zone, ") == 1);
    CHECK(said.err.find(utc_is_taken) != std::string::npos);
    CHECK(said.out.find("UTC") == std::string::npos);
  }
}

TEST_CASE("what TZ names and nobody knows is named, and is safe to print") {
  CHECK(world_without_zone("Europe/Rome").run({"tonight"}).err ==
        std::string("titrate: this machine does not know the time zone Europe/Rome (TZ), ") +
            utc_is_taken);
  CHECK(world_without_zone("\033[2J").run({"tonight"}).err.find('\033') == std::string::npos);
}

TEST_CASE("nothing is said of the time zone where it is known, or plays no part") {
  World known = world_without_zone("");
  known.unknown_zone.reset();
  CHECK(known.run({"tonight"}).err.empty());
  for (const auto& command : std::vector<std::vector<std::string>>{
           {"guide"}, {"completion", "bash"}, {"--version"}, {"log", "--help"}}) {
    CAPTURE(command);
    CHECK(world_without_zone("").run(command).err.empty());
  }
  World told = world_without_zone("");
  told.variables["TITRATE_NOW"] = "2026-11-01T21:30";
  CHECK(told.run({"tonight"}).err ==
        "titrate: the time is 2026-11-01T21:30, as TITRATE_NOW says.\n");
}

}  // namespace
}  // namespace titrate::test

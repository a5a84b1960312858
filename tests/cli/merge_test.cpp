// Merging from the command line: the other log is only read, and one undo takes all of it back.

#include "titrate/merge.hpp"

#include <fcntl.h>

#include "cli/generated.hpp"
#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

constexpr const char* other = "/home/ada/usb/other.json";

// The same log without the nights that a number says, counted from 0 in threes.
Log thinned(const Log& log, int left_out) {
  std::vector<Course> courses;
  int count = 0;
  for (const Course& whole : log.courses()) {
    Course course = whole;
    for (const Night& night : whole.nights()) {
      if (count++ % 3 == left_out) course = course.without(night.date());
    }
    courses.push_back(course);
  }
  return made(Log::from(courses, {log.taking().begin(), log.taking().end()}));
}

World world_of(const Log& mine, const Log& theirs) {
  World world = world_with(mine);
  world.disk.put_folder("/home/ada/usb");
  world.disk.put(other, store::encode(theirs));
  world.disk.forget_calls();
  return world;
}

// That nothing was done to the other log but reading it.
void check_untouched(World& world, const Log& theirs) {
  CHECK(world.disk.bytes(other) == store::encode(theirs));
  for (const std::string& path : world.disk.paths()) {
    CHECK((!path.starts_with("/home/ada/usb/") || path == other));
  }
  for (const FakeDisk::Call& call : world.disk.calls()) {
    if (!call.path.starts_with("/home/ada/usb")) continue;
    INFO(call.name << ' ' << call.path);
    if (call.name == "open") CHECK((call.flags & O_ACCMODE) == O_RDONLY);
    CHECK((call.name != "write" && call.name != "rename" && call.name != "remove"));
  }
}

TEST_CASE("what two machines kept of one log is one log again, and one undo takes it back") {
  const unsigned seed = GENERATE(range(1U, 31U));
  INFO("seed " << seed);
  const Log whole = generated_log(seed);
  const Log mine = thinned(whole, 0);
  const Log theirs = thinned(whole, 1);
  World world = world_of(mine, theirs);
  world.set_clock(evening_after(whole).iso() + "T22:00");
  const Said said = world.run({"merge", other, "--yes"});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(world.log() == whole);
  check_untouched(world, theirs);
  if (mine == whole) return;
  CHECK(world.run({"undo"}).code == 0);
  CHECK(world.log() == mine);
}

TEST_CASE("what is refused or only shown changes nothing") {
  const Log mine = made(Log::from({course_of({tolerated(0, 2), loose(1, 3)})}));
  const Log theirs = made(Log::from({course_of({tolerated(0, 2), loose(1, 4)})}));
  struct Case {
    std::vector<std::string> options;
    int code;
  };
  const auto asked = GENERATE(values<Case>({
      {{}, 1},
      {{"--yes"}, 1},
      {{"--prefer", "theirs"}, 1},  // nobody can be asked here
      {{"--prefer", "theirs", "--dry-run"}, 0},
      {{"--dry-run"}, 1},
  }));
  World world = world_of(mine, theirs);
  std::vector<std::string> arguments = {"merge", other};
  arguments.insert(arguments.end(), asked.options.begin(), asked.options.end());
  CAPTURE(arguments);
  CHECK(world.run(arguments).code == asked.code);
  CHECK(world.log() == mine);
  CHECK_FALSE(world.disk.has(World::path("log.json.bak")));
  check_untouched(world, theirs);
}

TEST_CASE("whose word counts is whose log wins") {
  const Log mine = made(Log::from({course_of({tolerated(0, 2), loose(1, 3)})}));
  const Log theirs = made(Log::from({course_of({tolerated(0, 2), loose(1, 4)})}));
  const std::string whose = GENERATE(as<std::string>{}, "mine", "theirs");
  World world = world_of(mine, theirs);
  CHECK(world.run({"merge", other, "--yes", "--prefer", whose}).code == 0);
  CHECK(world.log() == (whose == "mine" ? mine : theirs));
  check_untouched(world, theirs);
}

// The standard course of a night, with what was done to its plan.
Log planned(std::vector<Act> acts, std::vector<Pause> pauses, std::vector<StockEntry> stock = {}) {
  CourseFields fields = course_of({tolerated(0, 2)}).fields();
  fields.acts = std::move(acts);
  fields.pauses = std::move(pauses);
  fields.stock = std::move(stock);
  return made(Log::from({made(Course::from(std::move(fields)))}));
}

TEST_CASE("acts, pauses and stock are merged, shown, and taken back by one undo") {
  const Act taper{first_night + 1, Act::Kind::taper, made(Note::from("often loose"))};
  const Pause open{first_night + 3};
  const Pause ended{first_night + 3, first_night + 4};
  const StockEntry bottle{first_night, StockAdded::from(60).value()};
  const Log mine = planned({}, {open});
  World world = world_of(mine, planned({taper}, {ended}, {bottle}));
  world.set_clock("2026-11-05T22:00");
  const Said said = world.run({"merge", other, "--yes"});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(world.log() == planned({taper}, {ended}, {bottle}));
  for (const char* words : {"+ take one less from Mon 2 Nov 2026 on (often", "+ stock on Sun 1 Nov",
                            "~ pause from Wed 4 Nov 2026 on -> pause from Wed 4"}) {
    CHECK(said.out.find(words) != std::string::npos);
  }
  CHECK(world.run({"undo"}).code == 0);
  CHECK(world.log() == mine);
}

TEST_CASE("what is still to come is refused, but for a pause that was said beforehand") {
  const NightDate tomorrow = first_night + 1;
  const auto merged = [&](const Log& theirs) {
    World world = world_of(planned({}, {}), theirs);
    world.set_clock("2026-11-01T22:00");
    return world.run({"merge", other, "--yes"});
  };
  const Said act = merged(planned({{tomorrow, Act::Kind::climb}}, {}));
  CHECK(act.code == 1);
  CHECK(act.err.find("has a climb from Mon 2 Nov 2026, which is still to come") !=
        std::string::npos);
  CHECK(merged(planned({}, {}, {{tomorrow, StockCount::from(3).value()}})).code == 1);
  CHECK(merged(planned({}, {{tomorrow}})).code == 0);
}

TEST_CASE("a log that changed while somebody was asked is not written over") {
  const Log mine = made(Log::from({course_of({tolerated(0, 2)})}));
  const Log theirs = made(Log::from({course_of({tolerated(0, 2), tolerated(1, 3)})}));
  const Log meanwhile = made(Log::from({course_of({tolerated(0, 2), tolerated(2, 3)})}));
  World world = world_of(mine, theirs);
  world.set_clock("2026-11-05T22:00");
  world.disk.before("open", World::path("log.json.lock"), [&] { world.keep(meanwhile); });
  const Said said = world.run({"merge", other, "--yes"});
  CHECK(said.code == 1);
  CHECK(said.err.find("changed meanwhile") != std::string::npos);
  CHECK(world.log() == meanwhile);
}

}  // namespace
}  // namespace titrate::test

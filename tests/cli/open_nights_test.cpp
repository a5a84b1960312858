// `titrate log --missing`: which nights are open, and that whatever ends the questions, what was
// answered by then is in the log, as if it had been typed, and nothing else.

#include "cli/night/open_nights.hpp"

#include <optional>
#include <string>
#include <vector>

#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

using cli::OpenNight;
using Words = std::vector<std::string>;

// What the log has of a night, and what is open about it then.
struct Kind {
  std::optional<Night> night;
  std::optional<bool> lacks_dose;
};

std::vector<Kind> kinds_of(int day) {
  return {{std::nullopt, true},
          {unnoted(day, 2), false},
          {unnoted(day, 0), std::nullopt},
          {tolerated(day, 2), std::nullopt},
          {no_movement(day, 2), std::nullopt},
          {put_down_to_illness(unnoted(day, 2)), std::nullopt}};
}

std::vector<OpenNight> expected(const std::vector<Kind>& nights, int first_paused) {
  std::vector<OpenNight> open;
  for (int day = static_cast<int>(nights.size()) - 1; day >= 0; --day) {
    const auto lacks = nights[static_cast<std::size_t>(day)].lacks_dose;
    if (lacks && day != first_paused) open.push_back({first_night + day, *lacks});
  }
  return open;
}

TEST_CASE("open are the nights without a dose or a result, but those in a pause; newest first") {
  for (const Kind& first : kinds_of(0)) {
    for (const Kind& second : kinds_of(1)) {
      for (const Kind& third : kinds_of(2)) {
        const std::vector<Kind> all = {first, second, third};
        std::vector<Night> nights;
        for (const Kind& each : all) {
          if (each.night) nights.push_back(*each.night);
        }
        for (int paused = -1; paused < 3; ++paused) {
          Plan plan;
          if (paused >= 0) plan.pauses = {{paused, paused}};
          const Log log = made(Log::from({course_of(nights, plan)}));
          CAPTURE(paused, nights.size());
          CHECK(cli::open_nights(log, first_night + 3) == expected(all, paused));
          CHECK(cli::open_nights(log, first_night).empty());  // none before the course
        }
      }
    }
  }
}

TEST_CASE("two weeks are looked back, over a new bottle too, and not where a course had stopped") {
  const Log log = made(Log::from({course_of({tolerated(0, 2)})}));
  CHECK(cli::open_nights(log, first_night + 15).size() == 14);
  CHECK(cli::open_nights(log, first_night + 15).back().night == first_night + 1);
  CHECK(cli::open_nights(log, first_night + 16).back().night == first_night + 2);

  const Log stopped = made(Log::from({course_of({with_sign(tolerated(2, 2))})}));
  CHECK(cli::open_nights(stopped, first_night + 6) ==
        std::vector<OpenNight>{{first_night + 1, true}, {first_night, true}});

  CourseFields next = course_of({}).fields();
  next.started = next.ceilings.front().from = first_night + 2;
  const Log two =
      made(Log::from({course_of({unnoted(1, 2)}), made(Course::from(std::move(next)))}));
  CHECK(cli::open_nights(two, first_night + 3) == std::vector<OpenNight>{{first_night + 2, true},
                                                                         {first_night + 1, false},
                                                                         {first_night, true}});
}

// ---- The conversation ----

// On the evening of the fifth: the fourth is not there, the third has no result, nor the second a
// dose.
World world_with_gaps() {
  World world;
  world.keep(made(Log::from({course_of({tolerated(0, 2), unnoted(2, 2)})})));
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  world.variables["NO_COLOR"] = "1";
  world.set_clock("2026-11-05T22:00");
  return world;
}

struct AnswerStep {
  std::string answer;
  Words typed;  // the command that tells the same; none where it tells nothing
};

const std::vector<AnswerStep>& steps() {
  static const std::vector<AnswerStep> all = {
      {"3", {"log", "3", "--date=2026-11-04"}},
      {"soft", {"log", "--stool=soft", "--date=2026-11-04"}},
      {"4", {"log", "--stool=4", "--date=2026-11-03"}},
      {"0", {"log", "0", "--date=2026-11-02"}}};
  return all;
}

TEST_CASE("wherever the answers end, those before are in the log, in one change") {
  for (std::size_t given = 1; given <= steps().size(); ++given) {
    World world = world_with_gaps();
    World typed = world_with_gaps();
    typed.terminal.can_ask = false;
    const std::string before = world.disk.bytes(World::log_path()).value();
    for (std::size_t i = 0; i < given; ++i) {
      world.answers.push_back(steps()[i].answer);
      REQUIRE(typed.run(steps()[i].typed).code == 0);
    }
    const Said said = world.run({"log", "--missing"});
    INFO(given << " answers\n" << said.out << said.err);
    CHECK(said.code == 0);
    CHECK(said.saved);
    CHECK(said.err.empty());
    CHECK(world.disk.bytes(World::log_path()) == typed.disk.bytes(World::log_path()));
    CHECK(said.out.find("Advised:") == std::string::npos);  // of no night that is over
    world.terminal.can_ask = false;
    CHECK(world.run({"undo"}).code == 0);
    CHECK(world.disk.bytes(World::log_path()) == before);
  }
}

TEST_CASE("each of the questions can be skipped, and where all are, nothing is changed") {
  for (unsigned skipped = 0; skipped < 16; ++skipped) {
    World world = world_with_gaps();
    World typed = world_with_gaps();
    typed.terminal.can_ask = false;
    const bool has_dose = (skipped & 1U) == 0;
    for (std::size_t i = 0; i < steps().size(); ++i) {
      if (i == 1 && !has_dose) continue;  // the result of a night without one is not asked for
      const bool is_skipped = (skipped >> i & 1U) != 0;
      world.answers.push_back(is_skipped ? "" : steps()[i].answer);
      if (!is_skipped) REQUIRE(typed.run(steps()[i].typed).code == 0);
    }
    const Said said = world.run({"log", "--missing"});
    INFO(skipped << '\n' << said.out << said.err);
    CHECK(said.code == 0);
    CHECK(world.answers.empty());
    CHECK(world.disk.bytes(World::log_path()) == typed.disk.bytes(World::log_path()));
    CHECK(said.saved ==
          (typed.disk.bytes(World::log_path()) != world_with_gaps().disk.bytes(World::log_path())));
  }
}

TEST_CASE("an answer that cannot be read costs none before it, however often it is typed") {
  for (std::size_t given = 0; given < steps().size(); ++given) {
    World world = world_with_gaps();
    World typed = world_with_gaps();
    typed.terminal.can_ask = false;
    for (std::size_t i = 0; i < given; ++i) {
      world.answers.push_back(steps()[i].answer);
      REQUIRE(typed.run(steps()[i].typed).code == 0);
    }
    for (int i = 0; i < 5; ++i) world.answers.emplace_back("what?");
    const Said said = world.run({"log", "--missing"});
    INFO(given << " answers\n" << said.out << said.err);
    CHECK(said.code == (given == 0 ? 2 : 0));
    CHECK(said.saved == (given > 0));
    CHECK(world.disk.bytes(World::log_path()) == typed.disk.bytes(World::log_path()));
  }
}

TEST_CASE("a warning sign ends the walk, and is in the log with what came before it") {
  World world = world_with_gaps();
  world.answers = {"3", "blood", "yes", "never read"};
  const Said said = world.run({"log", "--missing"});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(world.answers.size() == 1);
  const Log log =
      std::get<store::Decoded>(store::decode(world.disk.bytes(World::log_path()).value())).log;
  REQUIRE(log.night_on(first_night + 3) != nullptr);
  CHECK(log.night_on(first_night + 3)->capsules() == capsules(3));
  CHECK(log.night_on(first_night + 3)->signs().contains(WarningSign::blood_in_stool));
}

TEST_CASE("open nights are asked for alone, and where nothing can be asked they are named") {
  const Words command =
      GENERATE(Words{"log", "--missing", "3"}, Words{"log", "3", "--missing"},
               Words{"log", "--missing", "--date", "yesterday"}, Words{"log", "--missing", "--yes"},
               Words{"log", "--missing", "--note", "x"});
  World world = world_with_gaps();
  const std::string before = world.disk.bytes(World::log_path()).value();
  CHECK(world.run(command).code == 2);
  CHECK(world.disk.bytes(World::log_path()) == before);
  for (const Words& alone : {Words{"log", "--missing"}, Words{"log", "--missing", "--no-input"}}) {
    world.terminal.can_ask = alone.size() == 3;
    const Said said = world.run(alone);
    CHECK(said.code == 1);
    CHECK(said.err.find("Open: 2026-11-04 (dose), 2026-11-03 (result), 2026-11-02 (dose).") !=
          std::string::npos);
    CHECK(world.disk.bytes(World::log_path()) == before);
  }
}

}  // namespace
}  // namespace titrate::test

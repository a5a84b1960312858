// Where a course can begin, through the program: what a refusal suggests is accepted as it is typed
// and does what was wanted, whatever the log holds, and no dose is lost on the way.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/suggestions.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

using text::Suggestion;

// A course with a dose of 2 on each of these days.
Course course_with(int start, const std::vector<int>& days, int tenths_of_mg = 1200) {
  CourseFields fields = course_of({}, {2, tenths_of_mg, {{0, 8}}}).fields();
  fields.started = fields.ceilings.front().from = first_night + start;
  for (const int day : days) fields.nights.push_back(unnoted(day, 2));
  return made(Course::from(std::move(fields)));
}

// Every subset of these days.
std::vector<std::vector<int>> subsets_of(const std::vector<int>& days) {
  std::vector<std::vector<int>> subsets = {{}};
  for (const int day : days) {
    const std::size_t so_far = subsets.size();
    for (std::size_t i = 0; i < so_far; ++i) {
      subsets.push_back(subsets[i]);
      subsets.back().push_back(day);
    }
  }
  return subsets;
}

std::size_t doses_in(const Log& log) {
  std::size_t doses = 0;
  for (const Course& course : log.courses()) doses += course.nights().size();
  return doses;
}

World at_evening_of(int day) {
  World world;
  world.now = {(std::int64_t{(first_night + day) - date("1970-01-01")} * 24 + 21) * 3600};
  return world;
}

// The first suggestion of a kind of call.
std::optional<Suggestion> suggested(const Said& said, const std::vector<std::string>& begins) {
  for (const Suggestion& suggestion : said.suggested) {
    const auto words = arguments_of(suggestion, said.arguments);
    if (words.size() >= begins.size() && std::equal(begins.begin(), begins.end(), words.begin())) {
      return suggestion;
    }
  }
  return std::nullopt;
}

TEST_CASE("a course is begun as a refusal says, wherever the nights of the one before it are") {
  const auto before = GENERATE(from_range(subsets_of({0, 1, 2, 3})));
  const auto [tonight, told] = GENERATE(table<int, const char*>(
      {{3, "tonight"}, {3, "tomorrow"}, {3, "2026-11-02"}, {4, "tonight"}, {20, "yesterday"}}));
  World world = at_evening_of(tonight);
  world.keep(made(Log::from({course_with(0, before)})));
  Said said = world.run({"start", "--recommended", "1", "--mg", "200", "--date", told});
  for (int steps = 0; said.code != 0; ++steps) {
    REQUIRE(steps < 1);
    CAPTURE(said.err);
    CHECK(said.code == 1);
    CHECK(doses_in(world.log()) == before.size());
    REQUIRE(said.suggested.size() == 1);
    said = world.run(arguments_of(said.suggested.front(), said.arguments));
  }
  const Log after = world.log();
  REQUIRE(after.courses().size() == 2);
  CHECK(after.newest()->started() <= first_night + tonight + 1);
  CHECK(doses_in(after) == before.size());
  // And one undo takes it back.
  CHECK(world.run({"undo"}).code == 0);
  CHECK(world.log().courses().size() == 1);
}

TEST_CASE("a night before the start is let in as its refusal says, with one more step") {
  const auto nights = GENERATE(from_range(subsets_of({5, 6})));
  const auto way = GENERATE(as<std::string>{}, "log", "import");
  World world = at_evening_of(6);
  world.keep(made(Log::from({course_with(5, nights)})));
  const auto tell = [&] {
    world.input = "date,capsules\n2026-11-04,2\n2026-11-03,3\n";
    return way == "log" ? world.run({"log", "2", "--date", "2026-11-03"})
                        : world.run({"import", "-", "--yes"});
  };
  const Said refused = tell();
  REQUIRE(refused.code == 1);
  const auto move = suggested(refused, {"start", "--move-to", "2026-11-03"});
  REQUIRE(move);
  CHECK(world.run(arguments_of(*move)).code == 0);
  CHECK(world.log().newest()->started() == date("2026-11-03"));
  CHECK(tell().code == 0);
  CHECK(doses_in(world.log()) == nights.size() + (way == "log" ? 1 : 2));
}

// The commands that read the log, and some that would change it.
const std::vector<std::vector<std::string>> answering = {
    {},
    {"tonight"},
    {"tonight", "--quiet"},
    {"history"},
    {"history", "--csv"},
    {"chart"},
    {"trend"},
    {"report"},
    {"export", "--csv"},
    {"ceiling"},
    {"climb", "--list"},
    {"log", "normal"},
    {"log", "2", "--date", "2026-10-20"},
    {"start", "--recommended", "1", "--mg", "200"},
    {"climb"},
    {"check"},
    {"check", "--json"},
};

TEST_CASE(
    "what a wrong clock put into the log is said by every answer, with what leads out of it") {
  const auto later = GENERATE(from_range(subsets_of({7000, 7001})));
  const auto start = GENERATE(-3, 2, 6999);
  const bool has_other = GENERATE(false, true);
  std::vector<Course> courses;
  if (has_other) courses.push_back(course_with(-9, {-9, -8}, 2000));
  courses.push_back(course_with(start, later));
  World world = at_evening_of(0);
  const Log log = made(Log::from(courses));
  world.keep(log);
  if (start < 2 && later.empty()) {
    for (const auto& command : answering) {
      CHECK(world.run(command).err.find("later than now") == std::string::npos);
    }
    return;
  }
  const std::vector<std::string> way =
      start < 2 ? std::vector<std::string>{"edit"} : std::vector<std::string>{"start", "--move-to"};
  for (const auto& command : answering) {
    CAPTURE(command);
    world.keep(log);
    const Said said = world.run(command);
    CHECK((said.out + said.err).find("ater than now") != std::string::npos);
    CHECK(suggested(said, way));
  }
  // Typed as it is, with the nights that the person knows, it leads out.
  world.keep(log);
  int free = 0;
  for (int steps = 0; steps < 9; ++steps) {
    const Said said = world.run({"history"});
    const auto move = suggested(said, {"start", "--move-to"});
    const auto edit = suggested(said, {"edit"});
    if (!move && !edit) break;
    auto arguments = arguments_of(move ? *move : *edit);
    if (!move) arguments.back() = (first_night + free--).iso();
    Said done = world.run(arguments);
    if (const auto earlier = suggested(done, {"start", "--move-to"}); done.code != 0 && earlier) {
      CHECK(world.run(arguments_of(*earlier)).code == 0);
      done = world.run(arguments);
    }
    CAPTURE(done.err);
    CHECK(done.code == 0);
  }
  CHECK(world.run({"history"}).err.empty());
  CHECK(world.run({"tonight"}).code == 0);
  CHECK(doses_in(world.log()) == doses_in(log));
}

}  // namespace
}  // namespace titrate::test

// The page that `report --html` writes where no name is given: where it goes, what is said of it.

#include "cli/completions.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/strings.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

const std::string file_name = "titrate-report-2026-11-01.html";

World with_a_night() {
  World world;
  world.keep(made(Log::from({course_of({tolerated(0, 2)})})));
  return world;
}

TEST_CASE("without a name the page is tonight's, in the current folder, told with its whole path") {
  World world = with_a_night();
  std::string deep = std::string(World::home);
  for (int i = 0; i < 12; ++i) {
    deep += "/a folder with a long name";
    world.disk.put_folder(deep);
  }
  world.disk.work_in(deep);
  world.terminal.width = 40;
  const Said said = world.run({"report", "--html"});
  CHECK(said.code == 0);
  CHECK(said.err.empty());
  CHECK(says(said.out, "Wrote " + deep + '/' + file_name + ";"));
  REQUIRE(world.disk.bytes(deep + '/' + file_name));
  CHECK(says(*world.disk.bytes(deep + '/' + file_name), "<!DOCTYPE html>"));
  CHECK((world.disk.node(deep + '/' + file_name).mode & 0777U) == 0600);
  // After midnight it is still the same night, and the page that is there stays.
  world.set_clock("2026-11-02T00:30");
  const std::string first = *world.disk.bytes(deep + '/' + file_name);
  CHECK(says(world.run({"report", "--html"}).out, "titrate-report-2026-11-01-2.html; only"));
  CHECK(world.disk.bytes(deep + '/' + file_name) == first);
}

TEST_CASE("the name may be left out wherever the option stands, and nothing else is taken for it") {
  for (const Words& words : std::vector<Words>{{"report", "--html"},
                                               {"--html", "report"},
                                               {"report", "--html", "--course", "all"},
                                               {"report", "--html", "--all"},
                                               {"report", "--all", "--html"},
                                               {"report", "--html", "--force"}}) {
    World world = with_a_night();
    CAPTURE(words);
    const bool is_read = words.front() == "report";
    CHECK((world.run(words).code == 0) == is_read);
    CHECK(world.disk.has(std::string(World::home) + '/' + file_name) == is_read);
  }
}

TEST_CASE("a name that is given is the page's, whatever it is called") {
  for (const std::string given : {"page.html", "report", "trend", "-5.html", "all"}) {
    World world = with_a_night();
    const auto path = std::string(World::home) + '/' + given;
    CAPTURE(given);
    const bool is_joined = given.front() == '-';
    const auto words = is_joined ? std::vector<std::string>{"report", "--html=" + given}
                                 : std::vector<std::string>{"report", "--html", given};
    CHECK(world.run(words).code == 0);
    CHECK(world.disk.has(path));
    CHECK_FALSE(world.disk.has(std::string(World::home) + '/' + file_name));
  }
}

TEST_CASE("all there is and every course are the same, and one course can be told whole") {
  World world = world_with_log();
  const Said all = world.run({"report", "--all"});
  CHECK(all.out == world.run({"report", "--course", "all"}).out);
  CHECK(all.out == world.run({"report", "--course", "all", "--all"}).out);
  const std::string one = world.run({"report", "--course", "1", "--all"}).out;
  CHECK(says(one, "Course 1, begun"));
  CHECK_FALSE(says(one, "Course 2, begun"));
  CHECK(one != world.run({"report", "--course", "1"}).out);
}

TEST_CASE("a page that is there is replaced only where that is said") {
  World world = with_a_night();
  const std::string path = std::string(World::home) + '/' + file_name;
  world.disk.put(path, "mine");
  const Said said = world.run({"report", "--html", file_name});
  CHECK(said.code == 1);
  CHECK(says(said.err, "titrate-report-2026-11-01.html is there already."));
  CHECK(says(said.err, "--force"));
  CHECK(world.disk.bytes(path) == "mine");
  CHECK(world.run({"report", "--html", "--force"}).code == 0);
  CHECK(world.disk.bytes(path) != "mine");
}

TEST_CASE("a page of tonight beside others gets the next name that is free, to an end") {
  World world = with_a_night();
  const std::string home = std::string(World::home) + '/';
  world.disk.put_folder(home + file_name);  // of that file_name, but no file
  CHECK(world.run({"report", "--html"}).code == 1);
  world = with_a_night();
  world.disk.put(home + file_name, "mine");
  for (int number = 2; number <= 99; ++number) {
    const std::string next = home + "titrate-report-2026-11-01-" + std::to_string(number) + ".html";
    CHECK_FALSE(world.disk.has(next));
    CHECK(world.run({"report", "--html"}).code == 0);
    CHECK(world.disk.has(next));
  }
  const Said full = world.run({"report", "--html"});
  CHECK(full.code == 1);
  CHECK(says(full.err, "--force"));
  CHECK(world.disk.bytes(home + file_name) == "mine");
}

TEST_CASE("where nothing may be written the way out is named") {
  for (const int error : {EACCES, EROFS, ENOSPC}) {
    World world = with_a_night();
    world.disk.fail_every("write", error);
    const Said said = world.run({"report", "--html"});
    CAPTURE(error, said.err);
    CHECK(said.code == 3);
    CHECK(says(said.err, "`titrate report --html FILE`"));
    CHECK_FALSE(world.disk.has(std::string(World::home) + '/' + file_name));
  }
}

TEST_CASE("an empty name is no name, and - is standard output") {
  World world = with_a_night();
  for (const auto& words : {std::vector<std::string>{"report", "--html", ""},
                            std::vector<std::string>{"report", "--html="}}) {
    const Said said = world.run(words);
    CHECK(said.code == 2);
    CHECK(says(said.err, "an empty value stands here."));
  }
  const Said page = world.run({"report", "--html", "-"});
  CHECK(page.code == 0);
  CHECK(page.out.starts_with("<!DOCTYPE html>"));
  CHECK_FALSE(world.disk.has(std::string(World::home) + '/' + file_name));
}

TEST_CASE("behind an option whose value may be left out stand files, and options") {
  CHECK(holds(offered({"report", "--html", "--"}), "--all"));
  CHECK(holds(offered({"report", "--html", "--all", "--"}), "--force"));
  CHECK_FALSE(holds(offered({"report", "--html", "--all", "--"}), "--html"));
  CHECK(holds(offered({"report", "--html", "--course", ""}), "all"));
}

}  // namespace
}  // namespace titrate::test

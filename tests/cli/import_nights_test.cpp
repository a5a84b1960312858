// Whose night a row of an imported file is: several rows of one night, results that are dated by
// the morning, and nights from before the first course.

#include "cli/imported.hpp"
#include "support/catch.hpp"
#include "support/suggestions.hpp"

namespace titrate::test {
namespace {

using Typed = std::vector<std::string>;

World world_of_nights(std::vector<Night> nights) {
  World world = world_with(made(Log::from({course_of(std::move(nights))})));
  world.set_clock("2026-11-12T21:30");
  return world;
}

// Imported, it comes to these nights, one undo takes all of it back, and once more is nothing new.
void check_import(World& world, const std::string& csv, const Typed& how,
                  const std::string& nights) {
  const Log before = world.log();
  Typed asked = how;
  asked.emplace_back("--yes");
  const Said said = import_told(world, csv, asked);
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(told_nights(world) == nights);
  const Log after = world.log();
  CHECK(import_told(world, csv, how).code == 0);  // needs no consent: nothing is new
  CHECK(world.log() == after);
  if (after == before) return;
  CHECK(world.run({"undo"}).code == 0);
  CHECK(world.log() == before);
}

TEST_CASE("two doses of one night are refused, with both rows, until somebody says what they are") {
  const std::string first = GENERATE("1", "2", "3");
  const std::string second = GENERATE("1", "2", "3");
  World world = world_of_nights({});
  const std::string csv = "date,capsules\n2026-11-01," + first + "\n2026-11-01," + second + "\n";
  const Said refused = import_told(world, csv, {"--yes"});
  CHECK(refused.code == 1);
  CHECK(refused.err.find("row 3, column capsules: row 2 has a dose of the night of Sun 1 Nov") !=
        std::string::npos);
  CHECK(refused.err.find("--same-night sum") != std::string::npos);
  CHECK((refused.err.find("--same-night once") != std::string::npos) == (first == second));
  CHECK(told_nights(world).empty());
  check_import(world, csv, {"--same-night=sum"},
               "1:" + std::to_string(std::stoi(first) + std::stoi(second)));
  if (first == second) {
    check_import(world, csv, {"--same-night=once"}, "1:" + first);
  } else {
    CHECK(import_told(world, csv, {"--yes", "--same-night=once"}).code == 1);
    CHECK(told_nights(world).empty());
  }
}

TEST_CASE("two rows without a dose are no question, and of none and some it is asked") {
  World world = world_of_nights({});
  check_import(world, "date,capsules\n2026-11-01,0\n2026-11-01,0\n", {}, "1:0");
  CHECK(import_told(world, "date,capsules\n2026-11-01,0\n2026-11-01,3\n", {"--yes"}).code == 1);
  check_import(world, "date,capsules\n2026-11-01,0\n2026-11-01,3\n", {"--same-night=sum"}, "1:3");
}

TEST_CASE("a sum is held against the log, and each row's mg against its own dose") {
  World world = world_of_nights({unnoted(0, 2)});
  check_import(world, "date,capsules,mg\n2026-11-01,1,120\n2026-11-01,1,120\n",
               {"--same-night=sum"}, "1:2");
  const Said other =
      import_told(world, "date,capsules\n2026-11-01,1\n2026-11-01,2\n", {"--same-night=sum"});
  CHECK(other.code == 1);
  CHECK(other.err.find("already has a dose of 2 capsules, not 3") != std::string::npos);
  CHECK(import_told(world, "date,capsules,mg\n2026-11-01,1,240\n2026-11-01,1,\n",
                    {"--same-night=sum"})
            .code == 1);
}

TEST_CASE("a night holds 99 capsules, and one more in several rows is named with all of them") {
  World world = world_of_nights({});
  const std::string csv = "date,capsules\n2026-11-01,50\n2026-11-01,49\n";
  check_import(world, csv, {"--same-night=sum"}, "1:99");
  const Said said = import_told(world, csv + "2026-11-01,1\n", {"--same-night=sum", "--yes"});
  CHECK(said.code == 1);
  CHECK(said.err.find("rows 2, 3 and 4 come to 100 capsules") != std::string::npos);
  CHECK(told_nights(world).empty());
}

TEST_CASE("two times of one night are two rows of it, whatever their dates") {
  World world = world_of_nights({});
  const std::string csv = "date,time,capsules\n2026-11-01,22:30,2\n2026-11-02,00:40,1\n";
  CHECK(import_told(world, csv, {"--yes", "--map=time=time"}).code == 1);
  check_import(world, csv, {"--map=time=time", "--same-night=sum"}, "1:3");
}

const Typed diary = {"--map=date=Date", "--map=stool=Type"};

Typed diary_with(const Typed& more) {
  Typed all = diary;
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

TEST_CASE("a diary of results says by which date it is, and both are typed as they are told") {
  const std::string csv = "Date,Time,Type\n2026-11-02,07:10,4\n2026-11-03,07:30,6\n";
  const auto [by, nights] = GENERATE(table<std::string, std::string>(
      {{"morning", "1:2=4 2:3=6 3:4"}, {"night", "1:2 2:3=4 3:4=6"}}));
  World world = world_of_nights({unnoted(0, 2), unnoted(1, 3), unnoted(2, 4)});
  const Said refused = import_told(world, csv, diary_with({"--yes"}));
  CHECK(refused.code == 1);
  CHECK(refused.err.find("row 2: is type 4 of Mon 2 Nov the morning after Sun 1 Nov") !=
        std::string::npos);
  CHECK(refused.err.find("--results " + by) != std::string::npos);
  CHECK(told_nights(world) == "1:2 2:3 3:4");
  check_import(world, csv, diary_with({"--results=" + by}), nights);
  check_import(world, csv, diary_with({"--results=" + by, "--map=time=Time"}), nights);
}

TEST_CASE("the program's own columns are of nights, and never asked about; times beside them are") {
  World world = world_of_nights({unnoted(0, 2), unnoted(1, 3)});
  check_import(world, "date,stool\n2026-11-01,4\n", {}, "1:2=4 2:3");
  check_import(world, "date,capsules,stool\n2026-11-01,2,4\n", {}, "1:2=4 2:3");
  check_import(world, "date,stool\n2026-11-02,4\n", {"--results=morning"}, "1:2=4 2:3");
  CHECK(import_told(world, "date,time,stool\n2026-11-02,07:10,4\n", {"--yes"}).code == 1);
  CHECK(import_told(world, "Day,capsules,stool\n2026-11-01,2,4\n", {"--yes", "--map=date=Day"})
            .code == 1);
}

TEST_CASE("of a row with a dose and a result, by the morning the result is of the night before") {
  World world = world_of_nights({});
  // Newest first, as apps write it; the first morning is before any dose.
  const std::string csv =
      "Date,Caps,Type,Cramps\n2026-11-03,4,6,3\n2026-11-02,3,5,2\n2026-11-01,2,4,1\n";
  const Typed maps = {"--map=date=Date", "--map=capsules=Caps", "--map=stool=Type",
                      "--map=symptom:cramps=Cramps", "--results=morning"};
  check_import(world, csv, maps, "1:2=5 2:3=6 3:4");
  const Said shown = import_told(world, csv, [&] {
    Typed all = maps;
    all.emplace_back("--dry-run");
    return all;
  }());
  CHECK(shown.out.find("row 2: type 6 of Tue 3 Nov is the morning after Mon 2 Nov.") !=
        std::string::npos);
  CHECK(shown.out.find("Left out  1 result from before the first course") != std::string::npos);
  // What was felt with the dose stays with it.
  CHECK(shown.out.find("the night of Tue 3 Nov 2026: 4 capsules (480 mg), cramps 3 of 10") !=
        std::string::npos);
}

TEST_CASE("of several movements of a morning the loosest counts, and how many there were") {
  World world = world_of_nights({unnoted(0, 2), unnoted(1, 3)});
  const std::string csv =
      "Date,Time,Type\n2026-11-02,07:10,4\n2026-11-02,09:00,6\n2026-11-02,09:00,6\n"
      "2026-11-03,00:30,3\n2026-11-03,07:10,2\n";
  check_import(world, csv, diary_with({"--map=time=Time", "--results=morning"}), "1:2=6*3 2:3=3*2");
  check_import(world, csv,
               diary_with({"--map=time=Time", "--results=morning", "--same-night=once"}),
               "1:2=6*2 2:3=3*2");
  check_import(world, "Date,Type,N\n2026-11-02,4,5\n2026-11-02,6,\n",
               diary_with({"--map=movements=N", "--results=morning"}), "1:2=6*5 2:3");
  std::string many = "Date,Type\n";
  for (int i = 0; i < 31; ++i) many += "2026-11-02,4\n";
  CHECK(import_told(world, many, diary_with({"--results=morning"})).code == 1);
}

TEST_CASE("movements that are told beside several stools are no fewer than those") {
  World world = world_of_nights({unnoted(0, 2), unnoted(1, 3)});
  const Typed by_morning = diary_with({"--map=movements=N", "--results=morning"});
  // Each row is one movement.
  check_import(world, "Date,Type,N\n2026-11-02,4,1\n2026-11-02,6,1\n", by_morning, "1:2=6*2 2:3");
  // Both rows tell how many there were in all.
  check_import(world, "Date,Type,N\n2026-11-02,4,3\n2026-11-02,6,3\n", by_morning, "1:2=6*3 2:3");
  const Said said = import_told(
      world, "Date,Type,N\n2026-11-02,4,2\n2026-11-02,6,2\n2026-11-02,5,2\n", by_morning);
  CHECK(said.code == 1);
  CHECK(said.err.find("3 stools of the night of Sun 1 Nov 2026") != std::string::npos);
}

TEST_CASE("a warning sign of a morning before the first dose is not left out") {
  World world = world_of_nights({unnoted(0, 2)});
  const Said said =
      import_told(world, "Date,Fainted\n2026-11-01,yes\n",
                  {"--map=date=Date", "--map=sign:fainting=Fainted", "--results=morning", "--yes"});
  CHECK(said.code == 1);
  CHECK(said.err.find("before the first course") != std::string::npos);
}

TEST_CASE("an amount in mg is held against the dose of its own row's night") {
  World world = world_of_nights({unnoted(0, 2), unnoted(1, 3)});
  check_import(world, "Date,mg,Stool\n2026-11-02,360,4\n",
               {"--map=date=Date", "--map=mg=mg", "--map=stool=Stool", "--results=morning"},
               "1:2=4 2:3");
}

TEST_CASE("who sleeps by day has a result before the dose of the night that goes on") {
  World world = world_of_nights({});
  world.variables["TITRATE_NIGHT_ENDS"] = "12:00";
  // Doses of the nights of 2 and 3 Nov, taken in the mornings after; the stool came before the
  // second.
  check_import(world,
               "Date,At,Caps,Type\n2026-11-03,08:00,2,\n2026-11-04,07:00,,6\n2026-11-04,08:00,3,\n",
               {"--map=date=Date", "--map=time=At", "--map=capsules=Caps", "--map=stool=Type",
                "--results=morning"},
               "2:2=6 3:3");
}

TEST_CASE(
    "a column that says mg has doses in mg, and a unit that nothing is counted in is refused") {
  World world = world_of_nights({});
  check_import(world, "date,Magnesium (mg)\n2026-11-02,360\n", {"--map=capsules=Magnesium (mg)"},
               "2:3");
  const Said said = import_told(world, "date,capsules,unit\n2026-11-03,60,mg\n", {"--yes"});
  CHECK(said.code == 1);
  CHECK(said.err.find("\"mg\" is nothing that titrate counts") != std::string::npos);
  check_import(world, "date,capsules,unit\n2026-11-03,2,Capsules\n", {}, "3:2");
}

TEST_CASE("a result whose dose is not there is refused, with the way to tell it") {
  World world = world_of_nights({unnoted(0, 2)});
  const Said said =
      import_told(world, "Date,Type\n2026-11-04,4\n", diary_with({"--results=morning", "--yes"}));
  CHECK(said.code == 1);
  CHECK(said.err.find("the night of Tue 3 Nov 2026 is not in the log yet") != std::string::npos);
  CHECK(said.err.find("titrate log DOSE --date 2026-11-03") != std::string::npos);
  const Said early =
      import_told(world, "Date,Type\n2026-11-13,4\n", diary_with({"--results=morning", "--yes"}));
  CHECK(early.code == 1);
  CHECK(early.err.find("the morning after Thu 12 Nov 2026 is still to come") != std::string::npos);
}

TEST_CASE("of a form that is filled in each morning the dose is of the night before, too") {
  World world = world_of_nights({});
  const std::string csv = "Day,Caps,Type,Taken at\n2026-11-02,2,4,23:10\n2026-11-03,3,6,00:40\n";
  const Typed maps = {"--map=date=Day", "--map=capsules=Caps", "--map=stool=Type"};
  const auto with_more = [&](Typed more) {
    more.insert(more.begin(), maps.begin(), maps.end());
    return more;
  };
  const Said refused = import_told(world, csv, with_more({"--yes", "--ignore=Taken at"}));
  CHECK(refused.code == 1);
  CHECK(holds(refused.err, "--results form"));
  const Said shown =
      import_told(world, csv, with_more({"--ignore=Taken at", "--results=form", "--dry-run"}));
  CHECK(holds(shown.out, "row 2: all of Mon 2 Nov is of the night of Sun 1 Nov, its dose too."));
  check_import(world, csv, with_more({"--ignore=Taken at", "--results=form"}), "1:2=4 2:3=6");
  // A form's time moves nothing: its date is the morning's.
  check_import(world, csv, with_more({"--map=time=Taken at", "--results=form"}), "1:2=4 2:3=6");
  // Tomorrow's form is still to come, and a dose before the first course is not left out.
  CHECK(import_told(world, "Day,Caps,Type\n2026-11-13,2,4\n", with_more({"--results=form"})).code ==
        1);
  CHECK(import_told(world, "Day,Caps,Type\n2026-11-01,2,4\n", with_more({"--results=form"})).code ==
        1);
}

TEST_CASE("a form's dose is counted by the course of its night") {
  CourseFields later = course_of({}).plan();
  later.started = date("2026-11-10");
  later.strength = *Strength::from_tenths(600);
  for (Ceiling& ceiling : later.ceilings) ceiling.from = later.started;
  World world = world_with(made(Log::from({course_of({}), made(Course::from(later))})));
  world.set_clock("2026-11-12T21:30");
  const bool is_asked = GENERATE(false, true);  // 240 mg are 2 capsules of 120 mg, 4 of 60
  Typed words = {"--map=date=Day", "--map=capsules=Caps", "--map=stool=Type"};
  if (is_asked) {
    world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
    world.answers = {"form", "y"};
  } else {
    words.insert(words.end(), {"--results=form", "--yes"});
  }
  CHECK(import_told(world, "Day,Caps,Type\n2026-11-10,240 mg,4\n", words).code == 0);
  CHECK(told_nights(world) == "9:2=4");
}

TEST_CASE("a result after a night whose dose is nowhere names that night") {
  World world = world_of_nights({});
  const Said said = import_told(
      world, "Date,Caps,Type\n2026-11-03,2,4\n",
      {"--map=date=Date", "--map=capsules=Caps", "--map=stool=Type", "--results=morning"});
  CHECK(said.code == 1);
  CHECK(holds(said.err, "the morning after Mon 2 Nov 2026 has no dose"));
  CHECK(holds(said.err, "a row of 2026-11-02"));
  CHECK_FALSE(holds(said.err, "the row has no dose"));
}

TEST_CASE("on a terminal it is asked by which date the results are") {
  const auto [answer, nights] = GENERATE(table<std::string, std::string>(
      {{"morning", "1:2=4 2:3"}, {"m", "1:2=4 2:3"}, {"Night", "1:2 2:3=4"}}));
  World world = world_of_nights({unnoted(0, 2), unnoted(1, 3)});
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  world.answers = {answer, "y"};
  CHECK(import_told(world, "Date,Type\n2026-11-02,4\n", diary).code == 0);
  CHECK(told_nights(world) == nights);
}

TEST_CASE("nights before the first course come in as the refusal says, however many courses") {
  const bool has_other = GENERATE(false, true);
  CourseFields fields = course_of({}).fields();
  fields.started = date("2026-11-12");
  fields.ceilings = {{fields.started, capsules(8)}};
  std::vector<Course> courses = {made(Course::from(fields))};
  if (has_other) courses.insert(courses.begin(), course_of({unnoted(5, 1)}));
  World world = world_with(made(Log::from(courses)));
  world.set_clock("2026-11-12T21:30");
  const std::string csv = "date,capsules,stool\n2026-10-21,2,4\n2026-10-20,3,4\n2026-11-12,3,\n";
  const Said refused = import_told(world, csv, {"--yes"});
  REQUIRE(refused.code == 1);
  CHECK(refused.err.find("out of the file") == std::string::npos);
  REQUIRE(refused.suggested.size() >= 1);
  CHECK(world.run(arguments_of(refused.suggested.front(), refused.arguments)).code == 0);
  check_import(world, csv, {}, has_other ? "20:3=4 21:2=4 6:1 12:3" : "20:3=4 21:2=4 12:3");
}

}  // namespace
}  // namespace titrate::test

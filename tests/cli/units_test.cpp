// What is counted is called by its own name in everything that the program says of it.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/generated.hpp"
#include "cli/night/halves.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

using Words = std::vector<std::string>;
using Json = nlohmann::ordered_json;

Log log_of_nights(std::vector<Night> nights) {
  return made(Log::from({course_of(std::move(nights))}));
}

void replace_all(std::string& text, const std::string& old, const std::string& fresh) {
  for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at)) {
    text.replace(at, old.size(), fresh);
    at += fresh.size();
  }
}

// The answers for people, and those for programs; none of them changes anything.
const std::vector<Words> for_people = {{},
                                       {"tonight"},
                                       {"tonight", "--date", "yesterday"},
                                       {"history", "--all"},
                                       {"history", "--course", "1"},
                                       {"chart", "--all"},
                                       {"chart", "--sleep"},
                                       {"trend"},
                                       {"report"},
                                       {"report", "--course", "all"},
                                       {"report", "--course", "all", "--html", "-"},
                                       {"ceiling"},
                                       {"climb", "--list"},
                                       {"check"},
                                       {"export", "--ics"}};
const std::vector<Words> for_programs = {{"tonight", "--json"},
                                         {"tonight", "--quiet"},
                                         {"history", "--all", "--json"},
                                         {"history", "--all", "--csv"},
                                         {"trend", "--json"},
                                         {"check", "--json"},
                                         {"export", "--csv"},
                                         {"export", "--jsonl"},
                                         {"export", "--fhir"},
                                         {"export", "--fhir", "--snomed"}};

std::string answer(World& world, const Words& command) {
  const Said said = world.run(command);
  CHECK(said.code <= 1);  // a calendar is refused where the course has stopped
  return said.out + said.err;
}

// Without the names that fields have whatever they count.
std::string without_field_names(std::string text) {
  for (const char* name :
       {"recommended_capsules", "mg_per_capsule", "\"capsules\":", ",capsules,"}) {
    replace_all(text, name, "");
  }
  return text;
}

bool says_capsule(const std::string& text) {
  return text.find("apsule") != std::string::npos || text.find("APSULE") != std::string::npos;
}

TEST_CASE("of what is no capsule no answer says capsule") {
  const auto index = GENERATE(range(std::size_t{0}, unit_names.size()));
  const auto seed = GENERATE(range(1U, 5U));
  const Unit unit = static_cast<Unit>(index);
  const bool is_narrow = seed % 3 == 0;
  World world = world_with(counted_in(generated_log(seed), unit));
  world.terminal.width = is_narrow ? 40 : 80;
  for (const auto& commands : {for_people, for_programs}) {
    for (const Words& command : commands) {
      const std::string said = without_field_names(answer(world, command));
      CAPTURE(unit_names[index], seed, command, said);
      CHECK_FALSE(says_capsule(said));
    }
  }
}

// The two words are of one length, so that lines break at the same places.
TEST_CASE("softgels are spoken of as capsules are, but for the word") {
  const auto seed = GENERATE(range(1U, 31U));
  const Log log = generated_log(seed);
  World capsule_world = world_with(counted_in(log, std::nullopt));
  World softgel_world = world_with(counted_in(log, Unit::softgel));
  int said_words = 0;
  for (const Words& command : for_people) {
    std::string expected = answer(capsule_world, command);
    said_words += says_capsule(expected) ? 1 : 0;
    replace_all(expected, "capsule", "softgel");
    replace_all(expected, "Capsule", "Softgel");
    CAPTURE(seed, command);
    CHECK(answer(softgel_world, command) == expected);
  }
  CHECK(said_words >= 5);
}

TEST_CASE("a log of capsules has no column and no key for what is counted in what others read") {
  const auto seed = GENERATE(range(1U, 13U));
  World world = world_with(counted_in(generated_log(seed), std::nullopt));
  CHECK(answer(world, {"history", "--csv"}).find("unit") == std::string::npos);
  CHECK(answer(world, {"export", "--csv"}).starts_with("course,date,"));
  CHECK(answer(world, {"export", "--csv"}).find(",measures\r\n") != std::string::npos);
  CHECK(answer(world, {"tonight", "--json"}).find("\"unit\"") == std::string::npos);
}

TEST_CASE("CSV names what is counted behind all else, and import reads the same nights from it") {
  const auto index = GENERATE(range(std::size_t{0}, unit_names.size()));
  const Log log =
      counted_in(log_of_nights({tolerated(0, 2), tolerated(1, 3)}), static_cast<Unit>(index));
  World world = world_with(log);
  const std::string csv = answer(world, {"history", "--csv"});
  CHECK(csv.find(",measures,unit\r\n") != std::string::npos);
  CHECK(csv.ends_with(',' + std::string(unit_names[index]) + "\r\n"));
  world.disk.put(World::path("nights.csv"), csv);
  CHECK(answer(world, {"import", World::path("nights.csv"), "--yes"})
            .find("2 rows say nothing new") != std::string::npos);
  const auto two = made(log.with(made(Course::from({.started = evening_after(log),
                                                    .recommended = capsules(1),
                                                    .strength = tenths(1000),
                                                    .ceilings = {{evening_after(log), capsules(2)}},
                                                    .nights = {tolerated(2, 1)}}))));
  World both = world_with(two);
  CHECK(answer(both, {"export", "--csv"}).ends_with(",capsule\r\n"));
}

// ---- Beginning a course ----

Json course_after(const Words& start) {
  World world;
  const Said said = world.run(start);
  CAPTURE(start, said.err);
  REQUIRE(said.code == 0);
  return Json::parse(world.run({"history", "--json"}).out)["course"];
}

std::string mg_in_text(int tenths) { return Milligrams::from_tenths(tenths).to_text(); }

TEST_CASE("what the label says of wholes is halved, and every other number counts as it is said") {
  const auto index = GENERATE(range(std::size_t{0}, unit_names.size()));
  const std::string name(unit_names[index]);
  const int parts = name.starts_with("half-") ? 2 : 1;
  for (const int amount : {1, 2, 999, 1000, 1125, 2401}) {
    CAPTURE(name, amount);
    const int each = (amount + parts / 2) / parts;  // halves of a tenth up
    const Json single = course_after({"start", "--recommended", "3", "--mg", mg_in_text(amount),
                                      "--ceiling", "5", "--unit", name});
    CHECK(single["unit"] == name);
    CHECK(single["recommended_capsules"] == 3);
    CHECK(single["ceilings"][0]["capsules"] == 5);
    CHECK(single["mg_per_capsule"].get<double>() == Approx(each / 10.0));

    const Json serving = course_after(
        {"start", "--serving", "3", "--serving-mg", mg_in_text(3 * amount), "--unit", name});
    const int shared = (3 * amount + 3 * parts / 2) / (3 * parts);
    CHECK(serving["recommended_capsules"] == 3 * parts);
    CHECK(serving["mg_per_capsule"].get<double>() == Approx(shared / 10.0));
  }
}

TEST_CASE("a unit is known by its name and as people write it, and a capsule is none") {
  for (const auto& [said, unit] :
       std::vector<std::pair<std::string, std::string>>{{"tablet", "tablet"},
                                                        {"Tablets", "tablet"},
                                                        {"gummies", "gummy"},
                                                        {"ml", "ml"},
                                                        {"half tablets", "half-tablet"},
                                                        {"half-scoop", "half-scoop"}}) {
    CAPTURE(said);
    CHECK(course_after({"start", "--recommended", "1", "--mg", "100", "--unit", said})["unit"] ==
          unit);
  }
  for (const char* said : {"capsule", "capsules"}) {
    CHECK_FALSE(course_after({"start", "--recommended", "1", "--mg", "100", "--unit", said})
                    .contains("unit"));
  }
}

TEST_CASE("a dose in wholes and a half is told from any other") {
  for (const auto& [typed, halves] : std::vector<std::pair<std::string, int>>{{"1.5", 3},
                                                                              {"1,5", 3},
                                                                              {"0.5", 1},
                                                                              {".5", 1},
                                                                              {"½", 1},
                                                                              {"2½", 5},
                                                                              {"1/2", 1},
                                                                              {"49.5", 99}}) {
    CAPTURE(typed);
    CHECK(cli::halves_in(typed) == capsules(halves));
  }
  for (const char* typed : {"", "1", "15", "1.", "1.25", "1.50", "50.5", "100.5", "-1.5", "+1.5",
                            "1/3", "3/2", "x.5", "1.5 "}) {
    CAPTURE(typed);
    CHECK_FALSE(cli::halves_in(typed));
  }
}

TEST_CASE(
    "a dose in wholes and a half is refused, with what it is in halves, and changes nothing") {
  World world =
      world_with(counted_in(log_of_nights({tolerated(0, 2), tolerated(1, 3)}), Unit::half_tablet));
  const std::string before = *world.disk.bytes(World::path("log.json"));
  for (const auto& [command, helps] : std::vector<std::pair<Words, std::string>>{
           {{"log", "1.5"}, "1 and a half tablets are 3 half-tablets."},
           {{"log", "loose", "2,5"}, "2 and a half tablets are 5 half-tablets."},
           {{"log", "0.5", "--sleep", "3"}, "Half a tablet is 1 half-tablet."},
           {{"edit", "2026-11-02", "--dose", "2½"}, "2 and a half tablets are 5 half-tablets."},
           {{"edit", "2026-11-02", "1/2"}, "Half a tablet is 1 half-tablet."},
           {{"log", "+1.5"}, "1 and a half tablets are 3 half-tablets."},
           {{"log", "+one", "and", "a", "half"}, "1 and a half tablets are 3 half-tablets."},
           {{"log", "1.5", "4"}, "1 and a half tablets are 3 half-tablets."},
           {{"log", "half"}, "Half a tablet is 1 half-tablet."},
           {{"ceiling", "4.5"}, "4 and a half tablets are 9 half-tablets."},
           {{"ceiling", "4,5", "--from", "yesterday"}, "4 and a half tablets are 9 half-tablets."},
           {{"start", "--recommended", "1.5", "--mg", "120", "--unit", "half-tablet", "--yes"},
            "1 and a half tablets are 3 half-tablets."},
           {{"start", "--recommended", "2", "--mg", "120", "--unit", "half-tablet", "--yes",
             "--ceiling", "2½"},
            "2 and a half tablets are 5 half-tablets."}}) {
    const Said said = world.run(command);
    CAPTURE(command, said.err);
    CHECK(said.code == 2);
    CHECK(said.err.find("is not a number of half-tablets") != std::string::npos);
    CHECK(said.err.find(helps) != std::string::npos);
    CHECK(*world.disk.bytes(World::path("log.json")) == before);
  }
  world.disk.put(World::path("nights.csv"), "date,capsules\n2026-11-01,\"1,5\"\n");
  CHECK(world.run({"import", World::path("nights.csv"), "--yes"})
            .out.find("1 and a half tablets are 3") != std::string::npos);
  // Of whole tablets it says nothing of halves.
  World wholes = world_with(counted_in(log_of_nights({tolerated(0, 2)}), Unit::tablet));
  CHECK(wholes.run({"log", "1.5"}).err.find("half") == std::string::npos);
}

TEST_CASE("words with a half in them are told from any other") {
  for (const auto& [typed, halves, name] : std::vector<std::tuple<std::string, int, std::string>>{
           {"half", 1, ""},
           {"a half", 1, ""},
           {"half a tablet", 1, "tablet"},
           {"Half of a tablet", 1, "tablet"},
           {"one half scoop", 1, "scoop"},
           {"one and a half", 3, ""},
           {"1 and a half tablets", 3, "tablets"},
           {"two and 1/2 scoops", 5, "scoops"},
           {"2 1/2", 5, ""},
           {"1.5 tablets", 3, "tablets"},
           {"9999.5", 19999, ""},
           {"twenty and a half", 41, ""}}) {
    CAPTURE(typed);
    CHECK(cli::with_half_in(typed) == cli::WithHalf{halves, name});
  }
  for (const char* typed : {"", "2 half tablets", "half-tablet", "two", "1.5 4", "1.5 4 tablets",
                            "and a half", "2 and", "99999.5", "a", "halves", "1.5 big tablets"}) {
    CAPTURE(typed);
    CHECK_FALSE(cli::with_half_in(typed));
  }
}

TEST_CASE("a dose that names what is halved is taken in halves, and so said") {
  for (const auto& [command, dose] : std::vector<std::pair<Words, int>>{
           {{"log", "half", "a", "tablet", "--yes"}, 1},
           {{"log", "one and a half tablets", "--yes"}, 3},
           {{"log", "2.5 tablets", "--date", "yesterday", "smooth", "--yes"}, 5},
           {{"edit", "2026-11-02", "half", "a", "tablet", "--yes"}, 1},
           {{"edit", "2026-11-02", "--dose", "1 and a half tablets", "--yes"}, 3}}) {
    World world =
        world_with(counted_in(log_of_nights({tolerated(0, 2), loose(1, 2)}), Unit::half_tablet));
    if (command[0] == "log") world.set_clock("2026-11-04T22:00");
    const Said said = world.run(command);
    CAPTURE(command, said.out, said.err);
    CHECK(said.code == 0);
    CHECK(said.out.find(text::count_in_words(dose, Unit::half_tablet).substr(0, 8)) !=
          std::string::npos);
    const Json nights = Json::parse(world.run({"history", "--json", "--all"}).out)["nights"];
    CHECK(nights.back()["capsules"] == dose);
  }
  World more =
      world_with(counted_in(log_of_nights({tolerated(0, 2), unnoted(1, 2)}), Unit::half_tablet));
  CHECK(more.run({"log", "+half a tablet", "--date", "2026-11-02"}).code == 0);
  CHECK(Json::parse(more.run({"history", "--json"}).out)["nights"].back()["capsules"] == 3);
  // Of another thing, or of what is not halved.
  World other = world_with(counted_in(log_of_nights({tolerated(0, 2)}), Unit::half_tablet));
  CHECK(other.run({"log", "half", "a", "capsule"}).code == 2);
  World wholes = world_with(counted_in(log_of_nights({tolerated(0, 2)}), Unit::tablet));
  const Said said = wholes.run({"log", "half", "a", "tablet"});
  CHECK(said.code == 2);
  CHECK(said.err.find("is not a whole number of tablets") != std::string::npos);
}

TEST_CASE(
    "a warning sign beside a dose in halves is heard first, whatever is wrong with the dose") {
  for (const auto unit : {std::optional<Unit>(), {Unit::tablet}, {Unit::half_tablet}}) {
    for (const Words& command : {Words{"log", "half", "a", "tablet", "passed", "out"},
                                 {"log", "1.5", "blood"},
                                 {"log", "half", "blood"},
                                 {"edit", "2026-11-01", "one", "and", "a", "half", "blood"}}) {
      World world = world_with(counted_in(log_of_nights({tolerated(0, 2)}), unit));
      const Said said = world.run(command);
      CAPTURE(command, said.err);
      CHECK(said.code == 1);
      CHECK(said.err.find("warning sign") != std::string::npos);
      CHECK(said.err.find("--sign") != std::string::npos);
      CHECK(said.err.find("is not a") == std::string::npos);
    }
  }
}

TEST_CASE("a file of wholes is put into no course of halves, nor the other way round") {
  std::vector<std::optional<Unit>> units = {std::nullopt};
  for (const std::string_view name : unit_names) units.push_back(unit_named(name));
  const Log log = log_of_nights({tolerated(0, 2)});
  for (const auto in_file : units) {
    for (const auto in_log : units) {
      const std::string name(in_file ? name_of(*in_file) : "capsule");
      World world = world_with(counted_in(log, in_log));
      world.set_clock("2026-11-05T22:00");
      world.disk.put(World::path("nights.csv"),
                     "date,capsules,stool,unit\n2026-11-02,2,4," + name + "\n");
      const Said said = world.run({"import", World::path("nights.csv"), "--yes"});
      const bool alike = whole_of(in_file).has_value() == whole_of(in_log).has_value();
      CAPTURE(name, said.out, said.err);
      CHECK((said.code == 0) == alike);
      CHECK((said.out.find("another dose") == std::string::npos) == alike);
    }
  }
}

}  // namespace
}  // namespace titrate::test

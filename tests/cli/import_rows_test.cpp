// Which rows and columns of an imported file are meant: by what stands in them, by names in any
// case, and never a sign or another medicine in silence.

#include <algorithm>
#include <fstream>
#include <sstream>

#include "cli/generated.hpp"
#include "cli/import/fields.hpp"
#include "cli/import/row_filter.hpp"
#include "cli/import/said_so.hpp"
#include "cli/import/titles.hpp"
#include "cli/night/symptom_names.hpp"
#include "knowledge/facts.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

constexpr const char* file = "/home/ada/nights.csv";

World world_on_the_twelfth() {
  World world = world_with(made(Log::from({course_of({})})));
  world.set_clock("2026-11-12T21:30");
  return world;
}

Said import_csv(World& world, const std::string& csv, const std::vector<std::string>& more) {
  world.disk.put(file, csv);
  std::vector<std::string> arguments = {"import", file, "--yes"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return world.run(arguments);
}

std::vector<Night> nights_in(const World& world) {
  const Log log = world.log();
  return {log.newest()->nights().begin(), log.newest()->nights().end()};
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::vector<int> doses(const World& world) {
  std::vector<int> found;
  for (const Night& night : nights_in(world)) {
    found.push_back(night.capsules().value());
  }
  return found;
}

// ---- Rows ----

constexpr const char* reminders =
    "Reminded;Name;Dosage;Taken\n"
    "01.11.2026;Magnesium;2;01.11.2026\n"
    "02.11.2026;Magnesium;3;\n"
    "03.11.2026;Vitamin D;1;03.11.2026\n";
const std::vector<std::string> reminder_maps = {"--map", "date=Reminded", "--map",
                                                "capsules=Dosage"};

std::vector<std::string> with(std::vector<std::string> words,
                              const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

TEST_CASE("of a file of several medicines nothing is taken before it is said which one is meant") {
  World world = world_on_the_twelfth();
  const Said all = import_csv(world, reminders, reminder_maps);
  CHECK(all.code == 1);
  CHECK(holds(all.err, "\"Name\" has \"Magnesium\" and \"Vitamin D\""));
  CHECK(holds(all.err, "--only 'Name=Magnesium'"));
  const Said skipped =
      import_csv(world, reminders, with(reminder_maps, {"--only", "Name=Magnesium"}));
  CHECK(skipped.code == 1);
  CHECK(holds(skipped.err, "\"Taken\" is empty in 1 of 2 rows"));
  CHECK(holds(skipped.err, "--only 'Taken=*'"));
  CHECK(doses(world).empty());
  const Said said = import_csv(
      world, reminders, with(reminder_maps, {"--only", "name= magnesium ", "--only", "Taken=*"}));
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(holds(said.out, "2 rows are of something else"));
  CHECK(doses(world) == std::vector{2});
  const auto before = world.disk.bytes(World::path("log.json"));
  CHECK(holds(import_csv(world, reminders,
                         with(reminder_maps, {"--only", "Name=Magnesium", "--only", "Taken=*"}))
                  .out,
              "1 row says nothing new"));
  CHECK(world.disk.bytes(World::path("log.json")) == before);
}

TEST_CASE("a file of several habits is asked about by the name of its column") {
  World world = world_on_the_twelfth();
  const std::string csv =
      "HabitName,CalendarDate,Value\nMagnesium,2026-11-01,2\nWalk,2026-11-01,2\n"
      "Magnesium,2026-11-02,3\nWalk,2026-11-04,1\n";
  const std::vector<std::string> maps = {"--map", "date=CalendarDate", "--map", "capsules=Value"};
  CHECK(holds(import_csv(world, csv, maps).err, "\"HabitName\" has \"Magnesium\" and \"Walk\""));
  CHECK(import_csv(world, csv, with(maps, {"--only", "HabitName=Magnesium"})).code == 0);
  CHECK(doses(world) == std::vector{2, 3});
}

TEST_CASE("a title says that a column is of names, or of what was done, in many words") {
  struct Case {
    const char* title;
    bool asks;
  };
  const auto [title, asks] = GENERATE(values<Case>({
      {"Name", true},
      {"name", true},
      {"MEDICATION", true},
      {"Medication Name", true},
      {"medication_name", true},
      {"HabitName", true},
      {"Habits", true},
      {"Category", true},
      {"Supplement (brand)", true},
      {"Item", true},
      {"Weekday", false},
      {"Comment", false},
      {"Location", false},
  }));
  INFO(title);
  const std::string csv = std::string("date,capsules,") + title +
                          "\n2026-11-01,2,first\n2026-11-02,3,second\n2026-11-03,3,\n";
  World world = world_on_the_twelfth();
  CHECK(import_csv(world, csv, {}).code == static_cast<int>(asks));
  CHECK(import_csv(world, csv, {"--ignore", title}).code == 0);
  World other = world_on_the_twelfth();
  CHECK(import_csv(other, csv, {"--only", std::string(title) + "=FIRST"}).code == 0);
  CHECK(doses(other) == std::vector{2});
  // One name alone needs no word, nor do numbers.
  for (const char* cells : {"first, FIRST ,first", "1,2,3"}) {
    std::istringstream stream(cells);
    std::string alike = std::string("date,capsules,") + title + '\n', cell;
    for (int day = 1; std::getline(stream, cell, ','); ++day) {
      alike += "2026-11-0" + std::to_string(day) + ",2," + cell + '\n';
    }
    World third = world_on_the_twelfth();
    CHECK(import_csv(third, alike, {}).code == 0);
  }
}

TEST_CASE("a column says of some rows alone that they were done") {
  struct Case {
    const char* title;
    const char* first;
    const char* second;
    bool asks;
  };
  const auto [title, first, second, asks] = GENERATE(values<Case>({
      {"Taken", "08:30", "", true},
      {"Taken", "08:30", "09:30", false},
      {"Taken", "", "", false},
      {"Taken (ISO)", "x", "", true},
      {"taken", "yes", "no", true},
      {"Skipped", "true", "false", true},
      {"Status", "Taken", "Skipped", true},
      {"Status", "Skipped", "Missed", false},
      {"Done", "1", "0", true},
      {"mg taken", "240", "360", false},
      {"Untaken", "08:30", "", false},
  }));
  INFO(title << first << second);
  const std::string csv = std::string("date,capsules,") + title + "\n2026-11-01,2," + first +
                          "\n2026-11-02,3," + second + "\n";
  World world = world_on_the_twelfth();
  CHECK(import_csv(world, csv, {}).code == static_cast<int>(asks));
  CHECK(import_csv(world, csv, {"--ignore", title}).code == 0);
}

// Every way to ask for values of two columns, held against the rule in words: of a column either
// value, and something of each column that is asked about.
TEST_CASE("rows are kept that have, of every column asked about, one of the values") {
  const std::vector<std::string> titles = {"A", "B"};
  const std::vector<std::string> asked = {"A=x", "a=Y", "A=*", "B= x ", "b=*"};
  std::vector<formats::CsvRow> rows;
  for (const char* a : {"x", " X", "y", "z", ""}) {
    for (const char* b : {"x", "y", " "}) rows.push_back({rows.size() + 2, {a, b}});
  }
  for (unsigned set = 0; set < 1U << asked.size(); ++set) {
    cli::RowFilter filter;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if ((set >> i & 1U) != 0) filter.add(cli::read_condition(titles, "--only", asked[i]));
    }
    const auto told = [set](unsigned i) { return (set >> i & 1U) != 0; };
    for (const formats::CsvRow& row : rows) {
      const std::string& a = row.cells[0];
      const std::string& b = row.cells[1];
      const bool is_x = a == "x" || a == " X";
      const bool fits_a = (!told(0) && !told(1) && !told(2)) || (told(0) && is_x) ||
                          (told(1) && a == "y") || (told(2) && !a.empty());
      const bool fits_b = (!told(3) && !told(4)) || (told(3) && b == "x") || (told(4) && b != " ");
      INFO(set << ' ' << a << ' ' << b);
      CHECK(filter.matches(row) == (fits_a && fits_b));
    }
  }
}

TEST_CASE("a value that no row has is refused, with those that are there, at most eight of them") {
  World world = world_on_the_twelfth();
  std::string csv = "date,capsules,Name,Empty\n";
  for (char c = 'a'; c < 'm'; ++c) csv += std::string("2026-11-01,2,") + c + ",\n";
  const Said said = import_csv(world, csv, {"--only", "Name=zinc"});
  CHECK(said.code == 2);
  CHECK(holds(said.err, "no row has \"zinc\" in the column \"Name\""));
  CHECK(holds(said.err, "\"g\", \"h\" and 4 more."));
  CHECK_FALSE(holds(said.err, "\"i\""));
  CHECK(holds(import_csv(world, csv, {"--only", "Empty=*"}).err, "the column \"Empty\" is empty"));
  CHECK(holds(import_csv(world, csv, {"--only", "Name="}).err, "lacks its value"));
  CHECK(holds(import_csv(world, csv, {"--only", "Name"}).err, "lacks its value"));
  CHECK(holds(import_csv(world, csv, {"--only", "Nam=a"}).err, "Did you mean \"Name\"?"));
  CHECK(holds(import_csv(world, csv, {"--map", "stool=Name where Empty=1"}).err,
              "the column \"Empty\" is empty"));
}

// ---- Long form ----

TEST_CASE("a file with a row for each thing is the same nights, in whatever order its rows stand") {
  std::vector<std::string> rows = {"2026-11-01,Meds,2,Magnesium", "2026-11-02,Meds,3,Magnesium",
                                   "2026-11-01,Bowel,5,Type 5", "2026-11-01,Symptom,6,Cramps",
                                   "2026-11-02,Mood,4,"};
  std::sort(rows.begin(), rows.end());
  do {
    std::string csv = "when,category,amount,detail\n";
    for (const std::string& row : rows) csv += row + '\n';
    World world = world_on_the_twelfth();
    const Said said =
        import_csv(world, csv,
                   {"--map", "date=when", "--map", "capsules=amount where category=meds", "--map",
                    "stool=amount where category=Bowel", "--map",
                    "symptom:cramps=Amount where Detail=Cramps", "--results", "night"});
    INFO(csv << said.out << said.err);
    REQUIRE(said.code == 0);
    CHECK(holds(said.out, "1 row is of something else"));
    const auto nights = nights_in(world);
    REQUIRE(nights.size() == 2);
    NightFields first = with_stool(0, 2, 5).fields();
    REQUIRE(first.symptoms.set({made(SymptomName::from("cramps")), Severity::from(6).value()}));
    CHECK(nights[0] == made(Night::from(first)));
    CHECK(nights[1] == unnoted(1, 3));
  } while (std::next_permutation(rows.begin(), rows.end()));
}

TEST_CASE("two supplements of one category are told apart before a dose is taken from them") {
  World world = world_on_the_twelfth();
  const std::string csv =
      "date,category,amount,detail\n2026-11-01,Meds,2,Magnesium\n2026-11-01,Meds,1,Zinc\n"
      "2026-11-01,Bowel,4,Type 4\n";
  const std::string meds = "capsules=amount where category=Meds";
  const std::vector<std::string> stool = {"--map", "stool=amount where category=Bowel", "--results",
                                          "night"};
  const Said said = import_csv(world, csv, with(stool, {"--map", meds}));
  CHECK(said.code == 1);
  CHECK(holds(said.err, "\"detail\" has \"Magnesium\" and \"Zinc\""));
  CHECK(holds(said.err, "--map 'capsules=amount where category=Meds where detail=VALUE'"));
  CHECK(import_csv(world, csv, with(stool, {"--map", meds + " where detail=magnesium"})).code == 0);
  CHECK(world.log().newest()->nights()[0] == tolerated(0, 2));
}

TEST_CASE("a column whose name has the word where in it is called by its whole name") {
  World world = world_on_the_twelfth();
  CHECK(import_csv(world, "date,dose where home=1\n2026-11-01,2\n",
                   {"--map", "capsules=dose where home=1"})
            .code == 0);
  CHECK(doses(world) == std::vector{2});
}

// ---- Names in any case ----

TEST_CASE("the program's names are read in any case, and one of two is never guessed") {
  for (const std::string& name : cli::names_of_fields()) {
    if (name == "time") continue;  // it moves rows to other nights, so that it is asked about
    INFO(name);
    std::string capitals = name;
    for (char& c : capitals) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    std::string first = name;
    first.front() = capitals.front();
    const bool is_date = name == "date", is_dose = name == "capsules";
    const auto csv = [&](const std::string& titles, const std::string& cells) {
      return (is_date ? "" : "date,") + std::string(is_dose ? "" : "capsules,") + titles + '\n' +
             (is_date ? "" : "2026-11-01,") + (is_dose ? "" : "2,") + cells + '\n';
    };
    const std::string cell = is_date ? "2026-11-01" : is_dose ? "2" : "";
    for (const std::string& title : {capitals, first}) {
      World world = world_on_the_twelfth();
      const Said said = import_csv(world, csv(title, cell), {});
      INFO(said.out << said.err);
      CHECK(said.code == 0);
      CHECK(holds(said.out, name + " from \"" + title + '"'));
      CHECK(doses(world) == std::vector{2});
    }
    for (const auto& [one, other] : {std::pair(name, capitals), std::pair(first, capitals)}) {
      World world = world_on_the_twelfth();
      const Said said = import_csv(world, csv(one + ',' + other, cell + ',' + cell), {});
      CHECK(said.code == 1);
      CHECK(holds(said.err, "may both be meant for " + name));
      CHECK(
          import_csv(world, csv(one + ',' + other, cell + ',' + cell), {"--ignore", other}).code ==
          0);
    }
  }
}

TEST_CASE("an option calls a column exactly, else in any case where there is one alone") {
  const std::vector<std::string> titles = {"Dose", "dose", "Other"};
  CHECK(cli::index_of(titles, "--map", "Dose") == 0);
  CHECK(cli::index_of(titles, "--map", "dose") == 1);
  CHECK(cli::index_of(titles, "--map", "oTHER") == 2);
  CHECK_THROWS_AS(cli::index_of(titles, "--map", "DOSE"), cli::Error);
  CHECK_FALSE(cli::index_if_there(titles, "DOSE"));
  CHECK_THROWS_AS(cli::index_of({"a", "a"}, "--map", "a"), cli::Error);
}

// ---- Signs, symptoms, measures ----

Said import_beside(World& world, const std::string& title, const std::string& cell,
                   const std::vector<std::string>& more) {
  return import_csv(world, "date,capsules," + title + "\n2026-11-01,2," + cell + "\n", more);
}

TEST_CASE("a column that is called like a sign is mapped or ignored, never passed over") {
  std::vector<std::pair<std::string, WarningSign>> words;
  for (const knowledge::SignWord& word : knowledge::sign_words()) {
    words.emplace_back(word.words, word.sign);
  }
  for (std::size_t i = 0; i < warning_sign_names.size(); ++i) {
    words.emplace_back(warning_sign_names[i], static_cast<WarningSign>(i));
  }
  REQUIRE(words.size() > 60);
  for (const auto& [title, sign] : words) {
    const std::string field = "sign:" + std::string(name_of(sign)) + '=' + title;
    World world = world_on_the_twelfth();
    const Said said = import_beside(world, title, "yes", {});
    INFO(said.out << said.err);
    CHECK(said.code == 1);
    CHECK(holds(said.err, "--map '" + field + "'"));
    CHECK(doses(world).empty());
    CHECK(import_beside(world, title, "yes", {"--ignore", title}).code == 0);
    CHECK_FALSE(world.log().newest()->nights()[0].signs().contains(sign));
    CHECK(import_beside(world, title, "yes", {"--map", field, "--results", "night"}).code == 0);
    CHECK(world.log().newest()->nights()[0].signs().contains(sign));
  }
}

TEST_CASE("words around a sign hide it no more than its spelling does") {
  const std::string title = GENERATE(as<std::string>{}, "Blood in stool?", "BloodInStool",
                                     "blood_in_stool", "Any fainting today", "Vomiting (y/n)");
  World world = world_on_the_twelfth();
  CHECK(import_beside(world, title, "x", {}).code == 1);
  CHECK(import_beside(world, title, "no", {}).code == 0);
}

TEST_CASE("a cell of a sign says yes or no, and nothing else is taken for either") {
  struct Case {
    const char* cell;
    int signs;  // -1: refused
  };
  const auto [cell, signs] = GENERATE(values<Case>({{"yes", 1},
                                                    {"Y", 1},
                                                    {"TRUE", 1},
                                                    {"1", 1},
                                                    {"x", 1},
                                                    {" X ", 1},
                                                    {"no", 0},
                                                    {"N", 0},
                                                    {"", 0},
                                                    {"false", 0},
                                                    {"0", 0},
                                                    {"none", 0},
                                                    {"2", -1},
                                                    {"maybe", -1},
                                                    {"?", -1},
                                                    {"y n", -1}}));
  INFO(cell);
  World world = world_on_the_twelfth();
  const Said said = import_beside(world, "Fell over", cell,
                                  {"--map", "sign:fainting=Fell over", "--results", "night"});
  CHECK(said.code == (signs < 0 ? 1 : 0));
  if (signs < 0) {
    CHECK(holds(said.err, "is neither yes nor no"));
  } else {
    const auto nights = nights_in(world);
    REQUIRE(nights.size() == 1);
    CHECK(nights[0].signs().contains(WarningSign::fainting) == (signs == 1));
  }
}

TEST_CASE("a sign's column takes a sign's own name") {
  World world = world_on_the_twelfth();
  const Said said = import_beside(world, "X", "yes", {"--map", "sign:blood=X"});
  CHECK(said.code == 2);
  CHECK(holds(said.err, "Did you mean blood-in-stool?"));
}

TEST_CASE("a symptom or measure that is known by its name is offered, and others are pointed at") {
  World world = world_on_the_twelfth();
  CHECK(holds(import_beside(world, "Cramp", "3", {}).err, "--map 'symptom:cramps=Cramp'"));
  CHECK(
      holds(import_beside(world, "Brain fog", "3", {}).err, "--map 'symptom:brain-fog=Brain fog'"));
  CHECK(holds(import_beside(world, "Pulse", "60", {}).err, "--map 'measure:pulse=Pulse'"));
  CHECK(holds(import_beside(world, "Tired", "4", {}).err, "--map 'symptom:tired=Tired'"));
  CHECK(import_beside(world, "Cramps", "", {}).code == 0);
  const Said unknown = import_beside(world, "Weight", "70.5", {"--dry-run"});
  CHECK(unknown.code == 0);
  CHECK(holds(unknown.out, "To note one too: --map 'measure:NAME=COLUMN'\n"));
  CHECK(holds(import_beside(world, "Weight", "10", {"--dry-run"}).out,
              "To note one too: --map 'symptom:NAME=COLUMN'\n"));
  CHECK_FALSE(holds(import_beside(world, "Weight", "70.5", {"--dry-run", "--ignore", "weight"}).out,
                    "COLUMN"));
  CHECK_FALSE(holds(import_beside(world, "Weight", "heavy", {"--dry-run"}).out, "COLUMN"));
  REQUIRE(world
              .run({"log", "2", "--date", "2026-11-01", "--symptom", "left-knee=3", "--measure",
                    "weight=70"})
              .code == 0);
  CHECK(holds(import_beside(world, "Left knee", "3", {}).err, "symptom:left-knee=Left knee"));
  CHECK(holds(import_beside(world, "WEIGHT", "70", {}).err, "measure:weight=WEIGHT"));
}

}  // namespace
}  // namespace titrate::test

// Which rows and columns of an imported file are meant: by what stands in them, by names in any
// case, and never another medicine in silence.

#include <algorithm>
#include <cctype>
#include <sstream>

#include "cli/error.hpp"
#include "cli/import/fields.hpp"
#include "cli/import/row_filter.hpp"
#include "cli/import/titles.hpp"
#include "cli/imported.hpp"
#include "support/catch.hpp"
#include "support/suggestions.hpp"

namespace titrate::test {
namespace {

// ---- Rows ----

constexpr const char* reminders =
    "Reminded;Name;Dosage;Taken\n"
    "01.11.2026;Magnesium;2;01.11.2026\n"
    "02.11.2026;Magnesium;3;\n"
    "03.11.2026;Vitamin D;1;03.11.2026\n";
const std::vector<std::string> reminder_maps = {"--map", "date=Reminded", "--map",
                                                "capsules=Dosage"};

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

// Every way to ask for values of two columns, held against the rule in words: of a column either
// value, and something of each column that is asked about.
TEST_CASE("rows are kept that have, of every column asked about, one of the values") {
  const std::vector<std::string> titles = {"A", "B"};
  const std::vector<std::string> asked = {"A=x", "a=Y", "A=*", "B= x ", "b=*", "A= ", "b="};
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
      const bool fits_a = (!told(0) && !told(1) && !told(2) && !told(5)) || (told(0) && is_x) ||
                          (told(1) && a == "y") || (told(2) && !a.empty()) ||
                          (told(5) && a.empty());
      const bool fits_b = (!told(3) && !told(4) && !told(6)) || (told(3) && b == "x") ||
                          (told(4) && b != " ") || (told(6) && b == " ");
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
  CHECK(holds(import_csv(world, csv, {"--only", "Name="}).err,
              "no row has the column \"Name\" empty"));
  CHECK(holds(import_csv(world, csv, {"--only", "Name"}).err, "lacks its value"));
  CHECK(holds(import_csv(world, csv, {"--only", "Nam=a"}).err, "Did you mean \"Name\"?"));
  CHECK(holds(import_csv(world, csv, {"--map", "stool=Name where Empty=1"}).err,
              "the column \"Empty\" is empty"));
}

// Each value is there, and never in one row: nothing is read, and it is not passed over.
TEST_CASE("conditions that no row fits together are refused, whoever told them") {
  World world = world_on_the_twelfth();
  const std::string csv =
      "date,amount,Cat,Detail\n2026-11-01,2,Meds,Mag\n2026-11-02,4,Bowel,Soft\n";
  const std::vector<std::string> dose = {"--map", "capsules=amount where Cat=Meds"};
  const Said only = import_csv(
      world, csv, {"--map", "capsules=amount", "--only", "Cat=Bowel", "--only", "Detail=Mag"});
  CHECK(only.code == 2);
  CHECK(holds(only.err,
              "--only: there is no row where \"Cat\" is \"Bowel\" and \"Detail\" is \"Mag\"."));
  const Said where = import_csv(
      world, csv, with(dose, {"--map", "stool=amount where Cat=Bowel where Detail=Mag"}));
  CHECK(where.code == 2);
  CHECK(holds(where.err, "--map: there is no row where \"Cat\" is \"Bowel\""));
  // Of the rows that --only leaves, none is of the stool.
  const Said both = import_csv(
      world, csv, with(dose, {"--map", "stool=amount where Cat=Bowel", "--only", "Detail=Mag"}));
  CHECK(both.code == 2);
  CHECK(holds(both.err, "--map: no row has \"Bowel\" in the column \"Cat\"."));
  CHECK(doses(world).empty());
}

// What --only names is not read by that: what else it says is asked about as ever.
TEST_CASE("a column that --only names hides neither a time of the night before nor a sign") {
  World world = world_on_the_twelfth();
  const std::string late = "Day,Taken,Dose\n2026-11-03,00:40,2\n2026-11-05,,2\n";
  const std::vector<std::string> told = {"--map",         "date=Day", "--map",
                                         "capsules=Dose", "--only",   "Taken=*"};
  const Said time = import_csv(world, late, told);
  CHECK(time.code == 1);
  CHECK(holds(time.err, "--map 'time=Taken'"));
  CHECK(doses(world).empty());
  CHECK(import_csv(world, late, with(told, {"--map", "time=Taken"})).code == 0);
  CHECK(nights_in(world) == std::vector{unnoted(1, 2)});
  World other = world_on_the_twelfth();
  CHECK(import_csv(other, late, with(told, {"--ignore", "Taken"})).code == 0);
  CHECK(nights_in(other) == std::vector{unnoted(2, 2)});

  World third = world_on_the_twelfth();
  const std::string fainted = "date,capsules,Fainted\n2026-11-01,2,yes\n2026-11-02,2,no\n";
  const Said sign = import_csv(third, fainted, {"--only", "Fainted=yes"});
  CHECK(sign.code == 1);
  CHECK(holds(sign.err, "--map 'sign:fainting=Fainted'"));
  CHECK(doses(third).empty());
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

TEST_CASE("a column whose name no shell takes as it stands is told so that it can be typed") {
  const auto [title, typed] =
      GENERATE(table<std::string, std::string>({{"Vomiting l'an", "Vomiting l'\\''an"},
                                                {"\"Vomiting\n(any)\"", "Vomiting (any)"},
                                                {"Vomiting\u00A0(any)", "Vomiting (any)"}}));
  World world = world_on_the_twelfth();
  const std::string csv = "date,capsules," + title + "\n2026-11-01,2,yes\n";
  const Said refused = import_csv(world, csv, {"--results=night"});
  CHECK(refused.code == 1);
  CHECK(holds(refused.err, "--map 'sign:vomiting=" + typed + '\''));
  REQUIRE_FALSE(refused.suggested.empty());
  const Said said = world.run(arguments_of(refused.suggested.front(), refused.arguments));
  INFO(refused.err << said.err);
  REQUIRE(said.code == 0);
  CHECK_FALSE(nights_in(world)[0].signs().empty());
}

}  // namespace
}  // namespace titrate::test

// Presets of `import`: those of the program on files in the layout that each app writes, and those
// of people.

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/generated.hpp"
#include "cli/import/made_presets.hpp"
#include "cli/import/presets.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/source_dir.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

constexpr const char* export_file = "/home/ada/export.csv";

World world_of_presets() {
  World world = world_with(made(Log::from({course_of({})})));
  world.set_clock("2026-11-12T21:30");
  return world;
}

Said import_with(World& world, const std::string& csv, std::vector<std::string> more) {
  world.disk.put(export_file, csv);
  more.insert(more.begin(), {"import", export_file, "--yes"});
  return world.run(more);
}

std::vector<Night> nights_kept(const World& world) {
  const Log log = world.log();
  return {log.newest()->nights().begin(), log.newest()->nights().end()};
}

bool tells(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("the program has every preset of its folder, as it stands there") {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() / "data" / "presets")) {
    names.push_back(entry.path().stem().string());
    std::ifstream in(entry.path());
    std::ostringstream text;
    text << in.rdbuf();
    const auto presets = cli::made_presets();
    CHECK(std::count_if(presets.begin(), presets.end(), [&](const cli::MadePreset& made) {
            return made.name == names.back() && made.text == text.str();
          }) == 1);
  }
  std::sort(names.begin(), names.end());
  CHECK(names == cli::preset_names());
}

// ---- Bearable ----

// A table of things, each with its columns in Bearable's order.
std::string bearable(const std::vector<std::array<std::string, 4>>& things) {
  std::string csv = "date,date formatted,weekday,time of day,category,rating/amount,detail,notes\n";
  for (const auto& [day, category, amount, detail] : things) {
    csv += '"' + day + "th Nov 2026\",\"2026-11-0" + day + "\",\"Sunday\",\"pm\",\"" + category +
           "\",\"" + amount + "\",\"" + detail + "\",\"\"\n";
  }
  return csv;
}

TEST_CASE("Bearable's file is read by its preset, and a second time says nothing new") {
  World world = world_of_presets();
  const std::string csv = bearable({{"1", "Meds/Supplements", "2", "Magnesium glycinate 120 mg"},
                                    {"1", "Mood", "3", ""},
                                    {"2", "Meds/Supplements", "3", "Magnesium glycinate 120 mg"},
                                    {"2", "Symptom", "2", "Cramps"}});
  const Said said = import_with(world, csv, {"--preset", "bearable"});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(tells(said.out, "2 nights new, 2 rows are of something else"));
  const auto nights = nights_kept(world);
  REQUIRE(nights.size() == 2);
  CHECK(nights[0] == unnoted(0, 2));
  CHECK(nights[1] == unnoted(1, 3));
  const auto before = world.disk.bytes(World::path("log.json"));
  CHECK(tells(import_with(world, csv, {"--preset", "Bearable"}).out, "2 rows say nothing new"));
  CHECK(world.disk.bytes(World::path("log.json")) == before);
}

TEST_CASE("of two supplements in Bearable's file the command line says which is meant") {
  World world = world_of_presets();
  const std::string csv = bearable({{"1", "Meds/Supplements", "2", "Magnesium"},
                                    {"1", "Meds/Supplements", "1", "Zinc"},
                                    {"1", "Symptom", "2", "Cramps"}});
  CHECK(tells(import_with(world, csv, {"--preset", "bearable"}).err,
              "\"detail\" has \"Magnesium\" and \"Zinc\""));
  CHECK(
      import_with(world, csv,
                  {"--preset", "bearable", "--map", "capsules=rating/amount where detail=Magnesium",
                   "--map", "symptom:cramps=rating/amount where detail=Cramps"})
          .code == 0);
  const auto nights = nights_kept(world);
  REQUIRE(nights.size() == 1);
  CHECK(nights[0].capsules().value() == 2);
  CHECK(nights[0].symptoms().find("cramps") == Severity::from(2));
}

// ---- medTimer ----

struct Reminder {
  std::string day;  // of November
  std::string name;
  std::string dose;
  bool taken;
};

std::string medtimer(const std::vector<Reminder>& reminders) {
  std::string text =
      "Reminded;Name;Dosage;Taken;Tags;Interval;Notes;Reminded (ISO 8601);Taken (ISO 8601)\n";
  for (const auto& [day, name, dose, taken] : reminders) {
    const std::string shown = "11/" + day + "/26 9:30 PM";
    const std::string iso = "2026-11-0" + day + "T21:30:00";
    text += shown + ';' + name + ';' + dose + ';' + (taken ? shown : "") + ";;;a note;" + iso +
            ';' + (taken ? iso : "") + '\n';
  }
  return text;
}

TEST_CASE("medTimer's reminders are doses where they were confirmed, and of magnesium alone") {
  World world = world_of_presets();
  const std::string one = medtimer({{"1", "Magnesium", "2", true},
                                    {"2", "Magnesium", "3", false},
                                    {"3", "Magnesium", "3", true}});
  const Said said = import_with(world, one, {"--preset", "medtimer"});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(tells(said.out, "2 nights new, 1 row is of something else"));
  CHECK(nights_kept(world) == std::vector{unnoted(0, 2), unnoted(2, 3)});
  CHECK(tells(import_with(world, one, {"--preset", "medtimer"}).out, "2 rows say nothing new"));

  World other = world_of_presets();
  const std::string two = medtimer({{"1", "Magnesium", "2", true}, {"1", "Vitamin D", "1", true}});
  CHECK(tells(import_with(other, two, {"--preset", "medtimer"}).err, "--only 'Name=Magnesium'"));
  CHECK(nights_kept(other).empty());
  CHECK(import_with(other, two, {"--preset", "medtimer", "--only", "Name=Magnesium"}).code == 0);
  CHECK(nights_kept(other) == std::vector{unnoted(0, 2)});
}

TEST_CASE("a preset says what its file has no row of, and is refused where nothing is left") {
  World world = world_of_presets();
  const Said some = import_with(world, bearable({{"1", "Meds/Supplements", "2", "Magnesium"}}),
                                {"--preset", "bearable"});
  CHECK(some.code == 0);
  CHECK(tells(some.out, "stool: no row where \"category\" is \"Bowel Movements\"."));
  const Said none =
      import_with(world, bearable({{"2", "Mood", "2", ""}}), {"--preset", "bearable"});
  CHECK(none.code == 2);
  CHECK(tells(none.err, "no row has \"Meds/Supplements\" in the column \"category\""));
  const Said apart =
      import_with(world, medtimer({{"1", "Magnesium", "2", true}, {"2", "Magnesium", "3", false}}),
                  {"--preset", "medtimer", "--only", "Dosage=3"});
  CHECK(apart.code == 2);
  CHECK(tells(apart.err, "no row where \"Dosage\" is \"3\" and \"Taken\" is not empty"));
  CHECK(nights_kept(world) == std::vector{unnoted(0, 2)});
}

TEST_CASE("a reminder of medTimer after midnight is of the night before") {
  World world = world_of_presets();
  std::string csv = medtimer({{"3", "Magnesium", "2", true}});
  csv.replace(csv.find("T21:30"), 6, "T00:40");
  CHECK(import_with(world, csv, {"--preset", "medtimer"}).code == 0);
  CHECK(nights_kept(world) == std::vector{unnoted(1, 2)});
}

// ---- People's own ----

constexpr const char* own_csv = "Day,Pills,Kind,Words\n2026-11-01,2,a,one\n2026-11-02,3,b,two\n";
constexpr const char* own_preset =
    "\xEF\xBB\xBF# Mine.\r\n\r\n--map date=Day\r\n  --map   capsules = Pills\r\n--only Kind=a\r\n"
    "--ignore Gone\r\n--ignore Words\r\n";

void put_with_folders(World& world, const std::string& path) {
  for (auto slash = path.find('/', 1); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    world.disk.put_folder(path.substr(0, slash));
  }
  world.disk.put(path, own_preset);
}

TEST_CASE("a preset of one's own is found by its name in one's folder, and as a file") {
  for (const auto& [path, told] : std::vector<std::pair<std::string, std::string>>{
           {"/home/ada/.config/titrate/presets/mine.preset", "mine"},
           {"/home/ada/.config/titrate/presets/bearable.preset", "bearable"},
           {"/home/ada/mine.txt", "/home/ada/mine.txt"}}) {
    INFO(path);
    World world = world_of_presets();
    put_with_folders(world, path);
    const Said said = import_with(world, own_csv, {"--preset", told});
    INFO(said.out << said.err);
    CHECK(said.code == 0);
    REQUIRE(world.log().newest()->nights().size() == 1);
    CHECK(world.log().newest()->nights()[0] == unnoted(0, 2));
  }
  World elsewhere = world_of_presets();
  elsewhere.variables["XDG_CONFIG_HOME"] = "/etc/ada";
  put_with_folders(elsewhere, "/etc/ada/titrate/presets/mine.preset");
  CHECK(import_with(elsewhere, own_csv, {"--preset", "mine"}).code == 0);
}

TEST_CASE("what the command line says wins over a preset") {
  World world = world_of_presets();
  world.disk.put("/home/ada/mine", own_preset);
  const Said said = import_with(
      world, own_csv, {"--preset", "/home/ada/mine", "--only", "Kind=b", "--map", "note=Words"});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  REQUIRE(world.log().newest()->nights().size() == 1);
  const Night night = world.log().newest()->nights()[0];
  CHECK(night.capsules().value() == 3);
  CHECK(night.note()->value() == "two");
  world.disk.put("/home/ada/dated", "--map date=Day\n--map capsules=Pills\n--dates DD.MM.YYYY\n");
  CHECK(import_with(world, own_csv, {"--preset", "/home/ada/dated", "--ignore", "Kind"}).code == 1);
  CHECK(import_with(world, own_csv,
                    {"--preset", "/home/ada/dated", "--ignore", "Kind", "--dates", "YYYY-MM-DD"})
            .code == 0);
}

TEST_CASE("what the command line ignores, a preset does not read") {
  World world = world_of_presets();
  world.disk.put("/home/ada/noted", std::string(own_preset) + "--map note=Words\n");
  const Said said =
      import_with(world, own_csv, {"--preset", "/home/ada/noted", "--ignore", "Words"});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(nights_kept(world) == std::vector{unnoted(0, 2)});
  const Said dose = import_with(world, medtimer({{"1", "Magnesium", "2", true}}),
                                {"--preset", "medtimer", "--ignore", "Dosage"});
  CHECK(dose.code == 1);
  CHECK(tells(dose.err, "no column is known that says something of a night"));
}

TEST_CASE("a preset that is not there, or says what none can, is refused with what helps") {
  World world = world_of_presets();
  const Said unknown = import_with(world, own_csv, {"--preset", "medtime"});
  CHECK(unknown.code == 2);
  CHECK(tells(unknown.err, "there is no preset \"medtime\""));
  CHECK(tells(unknown.err, "bearable, medtimer"));
  struct Case {
    const char* text;
    const char* words;
  };
  for (const auto& [text, words] :
       {Case{"--map date=Day\n--yes\n", "line 2: \"--yes\" is not what a preset can hold"},
        Case{"map date=Day\n", "line 1: \"map\" is not"},
        Case{"--preset bearable\n", "line 1: \"--preset\" is not"},
        Case{"--map\n", "line 1: \"--map\" lacks its value"},
        Case{"--dates YYYY-MM-DD\n--dates YYYY-MM-DD\n", "line 2: \"--dates\" was given more"},
        Case{"--map date=Tag\n", "the file has no column \"Tag\""}}) {
    INFO(text);
    world.disk.put("/home/ada/bad", text);
    const Said said = import_with(world, own_csv, {"--preset", "/home/ada/bad"});
    CHECK(said.code == 2);
    CHECK(tells(said.err, words));
    CHECK(tells(said.err, "/home/ada/bad"));
  }
  CHECK(import_with(world, own_csv, {"--preset", "/home/ada/none"}).code == 3);
  CHECK(world.log().newest()->nights().empty());
}

TEST_CASE("what worked is kept as a preset that does the same") {
  World world = world_of_presets();
  const std::vector<std::string> told = {"--map",  "date=Day", "--map",    "capsules=Pills",
                                         "--only", "Kind=a",   "--ignore", "Words"};
  auto saving = told;
  saving.insert(saving.end(), {"--save-preset", "/home/ada/kept"});
  const Said said = import_with(world, own_csv, saving);
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(world.disk.bytes("/home/ada/kept") ==
        "# Options of `import`, for --preset.\n--map date=Day\n--map capsules=Pills\n"
        "--only Kind=a\n--ignore Words\n");
  World other = world_of_presets();
  other.disk.put("/home/ada/kept", *world.disk.bytes("/home/ada/kept"));
  CHECK(import_with(other, own_csv,
                    {"--preset", "/home/ada/kept", "--save-preset", "/home/ada/again"})
            .code == 0);
  CHECK(other.log() == world.log());
  CHECK(other.disk.bytes("/home/ada/again") == world.disk.bytes("/home/ada/kept"));
}

TEST_CASE("a preset is kept of what worked alone, and over no file") {
  World world = world_of_presets();
  world.disk.put("/home/ada/kept", "mine");
  const std::vector<std::string> told = {"--map", "date=Day", "--map", "capsules=Pills"};
  auto over = told;
  over.insert(over.end(), {"--ignore", "Kind", "--save-preset", "/home/ada/kept"});
  CHECK(import_with(world, own_csv, over).code == 1);
  CHECK(world.disk.bytes("/home/ada/kept") == "mine");
  CHECK(world.log().newest()->nights().empty());
  auto dry = told;
  dry.insert(dry.end(), {"--dry-run", "--save-preset", "/home/ada/new"});
  CHECK(import_with(world, own_csv, dry).code == 2);
  auto unfit = told;
  unfit.insert(unfit.end(),
               {"--map", "stool=Words", "--ignore", "Kind", "--save-preset", "/home/ada/new"});
  CHECK(import_with(world, own_csv, unfit).code == 1);
  CHECK_FALSE(world.disk.has("/home/ada/new"));
}

TEST_CASE("a preset that has no folder to go to is refused before the nights are saved") {
  World world = world_of_presets();
  const Said said = import_with(world, "date,capsules\n2026-11-01,2\n",
                                {"--yes", "--save-preset=/home/ada/no/one.preset"});
  CHECK(said.code == 1);
  CHECK(said.err.find("its folder is not there") != std::string::npos);
  CHECK(world.log().newest()->nights().empty());
}

}  // namespace
}  // namespace titrate::test

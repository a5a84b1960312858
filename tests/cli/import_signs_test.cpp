// A warning sign, a symptom or a measure of an imported file is read, or ignored by name.

#include "cli/imported.hpp"
#include "cli/night/symptom_names.hpp"
#include "knowledge/facts.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

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

TEST_CASE("where no doses are read, a column that is called like one is mapped or ignored") {
  const auto [title, cell] = GENERATE(
      table<std::string, std::string>({{"dose", "3"}, {"Dosis", "2"}, {"Dose (mg)", "360"}}));
  World world = world_on_the_twelfth();
  const std::string csv = "date,stool," + title + "\n2026-11-01,4," + cell + "\n";
  const std::string mapped = "capsules=" + title;
  const Said said = import_csv(world, csv, {"--results", "night"});
  INFO(said.out << said.err);
  CHECK(said.code == 1);
  CHECK(holds(said.err, "--map '" + mapped + "'"));
  CHECK(import_csv(world, csv, {"--results", "night", "--map", mapped}).code == 0);
  CHECK(doses(world).size() == 1);
  CHECK_FALSE(holds(import_beside(world, title, cell, {"--dry-run"}).err, "would not be read"));
}

TEST_CASE("a column that denies a sign is never offered as one, nor passed over") {
  const std::string title =
      GENERATE(as<std::string>{}, "Kein Blut im Stuhl", "No blood in stool", "sans vomissements");
  World world = world_on_the_twelfth();
  const Said said = import_beside(world, title, "yes", {});
  INFO(said.err);
  CHECK(said.code == 1);
  CHECK_FALSE(holds(said.err, "sign:"));
  CHECK(holds(said.err, "--ignore '" + title + "'"));
  CHECK(import_beside(world, title, "yes", {"--ignore", title}).code == 0);
}

TEST_CASE("words around a sign hide it no more than its spelling does") {
  const std::string title = GENERATE(as<std::string>{}, "Blood in stool?", "BloodInStool",
                                     "blood_in_stool", "Any fainting today", "Vomiting (y/n)");
  World world = world_on_the_twelfth();
  CHECK(import_beside(world, title, "x", {}).code == 1);
  CHECK(import_beside(world, title, "no", {}).code == 0);
}

TEST_CASE("blood pressure and its like are no warning sign") {
  const std::string title = GENERATE(as<std::string>{}, "Blood pressure", "Blood sugar",
                                     "Blood test", "Period blood", "BloodPressure");
  World world = world_on_the_twelfth();
  const Said said = import_beside(world, title, "1", {});
  INFO(said.out << said.err);
  CHECK_FALSE(holds(said.out + said.err, "sign:"));
  CHECK(holds(import_beside(world, "Any low blood pressure today", "x", {}).err,
              "sign:low-blood-pressure"));
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

TEST_CASE("a column of a warning sign is known in other languages too") {
  const auto [title, sign] =
      GENERATE(table<std::string, std::string>({{"Blut im Stuhl", "blood-in-stool"},
                                                {"Sang dans les selles ?", "blood-in-stool"},
                                                {"Sangre en las heces", "blood-in-stool"},
                                                {"Sangue nelle feci", "blood-in-stool"},
                                                {"Erbrechen", "vomiting"},
                                                {"Vomissements", "vomiting"},
                                                {"Ohnmacht", "fainting"}}));
  World world = world_on_the_twelfth();
  const std::string csv = "date,capsules," + title + "\n2026-11-01,2,ja\n2026-11-02,2,non\n";
  const Said refused = import_csv(world, csv, {});
  CHECK(refused.code == 1);
  CHECK(holds(refused.err, "--map 'sign:" + sign + '=' + title + '\''));
  REQUIRE(import_csv(world, csv, {"--map=sign:" + sign + "=" + title, "--results=night"}).code ==
          0);
  CHECK_FALSE(nights_in(world)[0].signs().empty());
  CHECK(nights_in(world)[1].signs().empty());
}

TEST_CASE("rows of a warning sign are not counted as something else; both ways are typed as told") {
  const std::string csv =
      "date,what,amount\n2026-11-01,Magnesium,2\n2026-11-01,Blood in stool,1\n"
      "2026-11-02,Magnesium,2\n2026-11-02,Blood in stool,0\n2026-11-02,Coffee,3\n";
  const std::vector<std::string> maps = {"--map=capsules=amount where what=Magnesium"};
  World world = world_on_the_twelfth();
  const Said refused = import_csv(world, csv, maps);
  CHECK(refused.code == 1);
  const std::string map = "sign:blood-in-stool=amount where what=Blood in stool";
  CHECK(holds(refused.err, "--map '" + map + '\''));
  CHECK(holds(refused.err, "--ignore 'what=Blood in stool'"));
  const bool is_read = GENERATE(true, false);
  const Said said = import_csv(
      world, csv,
      with(maps, {is_read ? "--map=" + map : "--ignore=what=Blood in stool", "--results=night"}));
  INFO(said.err);
  REQUIRE(said.code == 0);
  CHECK(nights_in(world)[0].signs().empty() == !is_read);
  CHECK(nights_in(world)[1].signs().empty());
  // By --only they are no less there.
  CHECK(import_csv(world, csv, {"--map=capsules=amount", "--only=what=Magnesium"}).code == 1);
  // Told as not there in every row, they say nothing.
  CHECK(import_csv(world, "date,what,amount\n2026-11-04,Magnesium,2\n2026-11-04,Fainted,no\n", maps)
            .code == 0);
}

}  // namespace
}  // namespace titrate::test

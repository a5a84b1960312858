// What was skipped is no dose: columns that say whether a row was done.

#include "cli/imported.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

TEST_CASE("a column that may say of a row that it was not done is asked about") {
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
      {"Skipped", "yes", "yes", true},
      {"Skipped", "yes", "", true},
      {"Skipped", "no", "", false},
      {"Skipped", "0", "false", false},
      {"Skipped", "Taken", "Done", false},
      {"Missed", "08:30", "", true},
      {"Dismissed", "x", "x", true},
      {"Not taken", "yes", "no", true},
      {"Nicht genommen", "x", "", true},
      {"Status", "Taken", "Skipped", true},
      {"Status", "Skipped", "Missed", true},
      {"Status", "skipped", "skipped", true},
      {"Status", "Taken", "Taken", false},
      {"Taken", "no", "no", true},
      {"Taken", "1", "", true},
      {"Confirmed", "x", "", true},
      {"Done", "1", "0", true},
      {"mg taken", "240", "360", false},
      {"Untaken", "08:30", "", true},
  }));
  INFO(title << first << second);
  const std::string csv = std::string("date,capsules,") + title + "\n2026-11-01,2," + first +
                          "\n2026-11-02,3," + second + "\n";
  World world = world_on_the_twelfth();
  CHECK(import_csv(world, csv, {}).code == static_cast<int>(asks));
  CHECK(import_csv(world, csv, {"--ignore", title}).code == 0);
}

// Every two or three cells of a column that says what was skipped: either nothing is asked, since
// none was, or what is suggested keeps exactly the others, and never one that was skipped.
TEST_CASE("what is suggested of skipped doses keeps those that were taken, and no other") {
  const std::vector<std::pair<std::string, bool>> cells = {
      {"yes", true}, {"", false}, {"no", false}, {"0", false}, {"later", true}};
  for (std::size_t code = 0; code < cells.size() * cells.size() * cells.size(); ++code) {
    std::string csv = "date,capsules,Skipped\n";
    std::vector<int> taken;
    bool is_skipped = false;
    for (std::size_t i = 0, left = code; i < 3; ++i, left /= cells.size()) {
      const auto& [cell, skipped] = cells[left % cells.size()];
      const auto number = std::to_string(i + 1);
      csv += "2026-11-0" + number + ',' + number + ',' + cell + '\n';
      is_skipped = is_skipped || skipped;
      if (!skipped) taken.push_back(static_cast<int>(i) + 1);
    }
    World world = world_on_the_twelfth();
    const Said said = import_csv(world, csv, {});
    INFO(csv << said.err);
    CHECK(said.code == static_cast<int>(is_skipped));
    if (!is_skipped) continue;
    CHECK(doses(world).empty());
    // Those that stand in quotes behind --only.
    std::vector<std::string> only;
    const std::string before = "--only '";
    for (auto at = said.err.find(before); at != std::string::npos;
         at = said.err.find(before, at + 1)) {
      const auto begin = at + before.size();
      only.insert(only.end(),
                  {"--only", said.err.substr(begin, said.err.find('\'', begin) - begin)});
    }
    CHECK(only.empty() == taken.empty());
    if (taken.empty()) continue;
    CHECK(import_csv(world, csv, only).code == 0);
    CHECK(doses(world) == taken);
  }
}

TEST_CASE("a dose's own condition settles whether it was taken, also beside a stool") {
  World world = world_on_the_twelfth();
  const std::string csv =
      "date,Dose,stool,Taken\n2026-11-01,2,4,yes\n2026-11-02,3,5,no\n2026-11-03,3,5,\n";
  const std::vector<std::string> night = {"--results", "night"};
  const Said said = import_csv(world, csv, with(night, {"--map", "capsules=Dose"}));
  CHECK(said.code == 1);
  CHECK(holds(said.err, "--map 'capsules=Dose where Taken=VALUE'"));
  for (const char* taken : {"*", "yes"}) {
    World other =
        world_with(made(Log::from({course_of({unnoted(0, 2), unnoted(1, 3), unnoted(2, 3)})})));
    other.set_clock("2026-11-12T21:30");
    const Said settled = import_csv(
        other, csv, with(night, {"--map", std::string("capsules=Dose where Taken=") + taken}));
    INFO(settled.out << settled.err);
    CHECK(settled.code == 0);
    REQUIRE(nights_in(other).size() == 3);
    CHECK(nights_in(other)[1].stool()->value() == 5);
  }
}

TEST_CASE("what was not taken is known in other languages too") {
  const auto [title, no] = GENERATE(table<std::string, std::string>({{"Eingenommen", "nein"},
                                                                     {"Prise", "non"},
                                                                     {"Tomado", "no"},
                                                                     {"Pris", "oublié"},
                                                                     {"Übersprungen", "ja"},
                                                                     {"Oublié", "oui"}}));
  INFO(title);
  World world = world_on_the_twelfth();
  const Said said = import_csv(world, "date,capsules," + title + "\n2026-11-01,2," + no + "\n", {});
  CHECK(said.code == 1);
  CHECK(holds(said.err, "not taken or done"));
  CHECK(told_nights(world).empty());
}

}  // namespace
}  // namespace titrate::test

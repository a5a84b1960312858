// What helps against an error: its commands are ones that there are, and that nothing was changed
// is said from what happened. Tried on every error of the golden transcripts.

#include "cli/remedy.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "cli/args/command_tree.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/golden.hpp"
#include "support/logs.hpp"
#include "support/source_dir.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

using cli::Remedy;
using cli::ticked;
using cli::titrate;

constexpr std::string_view assurance = "Nothing was changed";

std::size_t count(std::string_view text, std::string_view words) {
  std::size_t found = 0;
  for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    ++found;
  }
  return found;
}

void for_each_golden_answer(const std::function<void(const Said&)>& look) {
  for (const auto& file : golden_files(source_dir() / "tests" / "golden")) {
    CAPTURE(file.filename().string());
    played(read_golden(file), look);
  }
}

// ---- The value ----

TEST_CASE("a remedy is shown as sentences with its commands as a shell takes them") {
  Remedy remedy = {"To see it: ", titrate("check", "--log", "/home/me/my log.json"), ". Then ",
                   ticked("recover"), " helps."};
  CHECK(remedy.text() ==
        "To see it: titrate check --log '/home/me/my log.json'. Then `titrate recover` helps.");
  remedy += " Or not.";
  CHECK(remedy.text().ends_with("helps. Or not."));
  CHECK(remedy.commands() == std::vector<std::vector<std::string>>{
                                 {"check", "--log", "/home/me/my log.json"}, {"recover"}});
  CHECK(Remedy{titrate()}.text() == "titrate");
  CHECK(Remedy{titrate("edit", "DATE", "--symptom", "cramps=3")}.text() ==
        "titrate edit DATE --symptom cramps=3");
  CHECK(Remedy{titrate("log", "--note", "=x"), " ", titrate("log", "--note", "")}.text() ==
        "titrate log --note '=x' titrate log --note ''");
  CHECK(Remedy{ticked("check", "--log", "/home/\x1b[2J")}.text() ==
        "`titrate check --log` and its name");
}

TEST_CASE("a remedy without words is none") {
  CHECK(Remedy().empty());
  CHECK(Remedy("").empty());
  CHECK(Remedy(std::string()).empty());
  CHECK_FALSE(Remedy("x").empty());
  CHECK_FALSE(Remedy{titrate()}.empty());
}

TEST_CASE("a command line that names what there is not cannot be read") {
  CHECK(cli::can_be_read({}));
  CHECK(cli::can_be_read({"log", "DOSE", "STOOL", "--date", "2026-11-01"}));
  CHECK_FALSE(cli::can_be_read({"logs"}));
  CHECK_FALSE(cli::can_be_read({"log", "--dose", "3"}));
  CHECK_FALSE(cli::can_be_read({"undo", "yesterday"}));
}

// ---- Every error of the transcripts ----

TEST_CASE("every command that an error names is one that there is") {
  std::set<std::vector<std::string>> commands;
  for_each_golden_answer([&](const Said& said) {
    if (!said.error) return;
    for (const auto& command : said.error->remedy.commands()) commands.insert(command);
  });
  for (const auto& command : commands) {
    CAPTURE(command);
    CHECK(cli::can_be_read(command));
  }
  CHECK(commands.size() >= 40);
}

TEST_CASE("that nothing was changed is said once, and only where something could have been") {
  int said_so = 0, could_not = 0;
  for_each_golden_answer([&](const Said& said) {
    CAPTURE(said.err, said.code);
    const auto times = count(said.err, assurance);
    CHECK(times <= 1);
    if (said.saved || !said.may_save) CHECK(times == 0);
    if (!said.error) return;
    CHECK(count(said.error->remedy.text(), assurance) == 0);
    CHECK(count(said.error->message, assurance) == 0);
    CHECK(said.code == static_cast<int>(exit_code(said.error->kind)));
    if (said.error->kind == cli::ErrorKind::usage) return;
    CHECK((times == 1) == (said.may_save && said.error->log_is_as_it_was));
    said_so += static_cast<int>(times);
    could_not += said.may_save ? 0 : 1;
  });
  CHECK(said_so > 80);
  CHECK(could_not > 20);
}

TEST_CASE("what another program changed is not said to be as it was") {
  World world;
  world.keep(short_log(2));
  world.set_clock("2026-11-09T21:30");
  const std::string log = World::path("log.json");
  world.disk.before("list", std::string(World::folder),
                    [&] { world.disk.node(log).modified += 1; });
  const Said said = world.run({"log", "2"});
  CHECK(said.code == 3);
  CHECK(said.may_save);
  CHECK(count(said.err, assurance) == 0);
}

TEST_CASE("a command can change the log only as it is asked for") {
  const auto may_save = [](const std::vector<std::string>& arguments) {
    return World().run(arguments).may_save;
  };
  for (const auto& arguments : std::vector<std::vector<std::string>>{{},
                                                                     {"tonight"},
                                                                     {"history"},
                                                                     {"chart"},
                                                                     {"trend"},
                                                                     {"report"},
                                                                     {"guide"},
                                                                     {"export", "--csv"},
                                                                     {"ceiling"},
                                                                     {"climb", "--list"},
                                                                     {"taper", "--list"},
                                                                     {"pause", "--list"},
                                                                     {"check"},
                                                                     {"completion", "bash"}}) {
    CAPTURE(arguments);
    CHECK_FALSE(may_save(arguments));
  }
  for (const auto& arguments : std::vector<std::vector<std::string>>{{"start"},
                                                                     {"log", "2"},
                                                                     {"import", "x"},
                                                                     {"merge", "x"},
                                                                     {"edit", "today"},
                                                                     {"remove", "today"},
                                                                     {"ceiling", "3"},
                                                                     {"climb"},
                                                                     {"taper"},
                                                                     {"pause"},
                                                                     {"resume"},
                                                                     {"undo"},
                                                                     {"check", "--accept"},
                                                                     {"recover"}}) {
    CAPTURE(arguments);
    CHECK(may_save(arguments));
  }
}

}  // namespace
}  // namespace titrate::test

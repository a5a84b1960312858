// The command line is first read without the commands that it does not name. Nobody can tell: what
// is said of help and of mistakes comes from the whole tree.

#include "cli/args/command_tree.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

Said said(const std::vector<std::string>& arguments) { return World().run(arguments); }

std::vector<std::string> all_commands() {
  std::vector<std::string> names;
  for (const auto& command : cli::command_tree().commands) names.push_back(command.name);
  REQUIRE(names.size() >= 18);
  return names;
}

TEST_CASE("a word that is no command is told of with all commands, whichever is named beside it") {
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"zzzzzzzz"}, {"--log", "tonight", "zzzzzzzz"}, {"--color", "log", "zzzzzzzz"}}) {
    const Said answer = said(arguments);
    CHECK(answer.code == 2);
    for (const std::string& command : all_commands()) {
      CHECK(answer.err.find(' ' + command) != std::string::npos);
    }
  }
}

TEST_CASE("a command that is nearly named is found, whichever is named as a value") {
  CHECK(said({"histroy"}).err.find("Did you mean: titrate history") != std::string::npos);
  CHECK(said({"--log", "undo", "histroy"}).err.find("titrate history") != std::string::npos);
}

TEST_CASE("help shows all commands, and a command's help is the same however it is asked for") {
  const std::string help = said({"--help"}).out;
  for (const std::string& command : all_commands()) {
    CAPTURE(command);
    CHECK(help.find("\n  " + command + ' ') != std::string::npos);
    const std::string of_command = said({command, "--help"}).out;
    CHECK(of_command.find("Usage: titrate " + command) != std::string::npos);
    CHECK(said({"help", command}).out == of_command);
    CHECK(said({"--log", "undo", command, "--help"}).out == of_command);
  }
  CHECK(said({"--log", "undo", "--help"}).out == help);
  CHECK(said({"--version", "--help"}).out == said({"--version"}).out);
}

TEST_CASE("a command that is named as another's value is not run") {
  World world;
  world.keep(Log());
  CHECK(world.run({"--log", World::path("undo"), "tonight"}).code == 1);
  CHECK(said({"tonight", "history"}).code == 2);
  CHECK(said({"tonight", "--date", "history"}).err.find("--date") != std::string::npos);
}

}  // namespace
}  // namespace titrate::test

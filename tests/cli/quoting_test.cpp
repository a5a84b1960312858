// Commands that are shown must do in a shell what they say.

#include "cli/quoting.hpp"

#include <cstdio>
#include <memory>

#include "support/catch.hpp"

namespace titrate::test {
namespace {

std::string said_by_shell(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> shell(::popen(command.c_str(), "r"),
                                                              &::pclose);
  REQUIRE(shell != nullptr);
  std::string said;
  for (int c = std::fgetc(shell.get()); c != EOF; c = std::fgetc(shell.get())) {
    said += static_cast<char>(c);
  }
  return said;
}

TEST_CASE("a shell reads a path in a command as the path that it is") {
  std::string every_character = "/home/me/";
  for (char c = ' '; c < '\x7f'; ++c) every_character += c;
  const std::string path = GENERATE_COPY(
      as<std::string>(), "/home/me/log.json", "/home/me/my log.json", "/home/ada/it's.json",
      "/home/$(id)/`id`.json", "~/log.json", "/home/me/žluť 夜.json", every_character);
  const std::string shown = cli::command_on("printf %s", path);
  REQUIRE(shown.front() == '`');
  REQUIRE(shown.back() == '`');
  CHECK(said_by_shell(shown.substr(1, shown.size() - 2)) == path);
}

TEST_CASE("a plain path stands as it is, and one that cannot be shown is not made a command") {
  CHECK(cli::command_on("chmod 600", "/home/me/log.json") == "`chmod 600 /home/me/log.json`");
  CHECK(cli::command_on("chmod 600", "/home/me/a b") == "`chmod 600 '/home/me/a b'`");
  CHECK(cli::command_on("chmod 600", "/home/\x1b[2J/log.json") == "`chmod 600` and its name");
  CHECK(cli::command_on("chmod 600", "/home/\xff/log.json") == "`chmod 600` and its name");
}

}  // namespace
}  // namespace titrate::test

// What is said of an answer that cannot be read.

#include <optional>
#include <sstream>
#include <string>

#include "cli/ask/ask.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"
#include "text/layout.hpp"

namespace titrate::test {
namespace {

// At each width a command stands on one line, in backticks or not, and the words around it do not.
TEST_CASE("a command that an answer's refusal names is broken at no width") {
  World world;
  for (int width = 20; width <= 80; ++width) {
    CAPTURE(width);
    cli::Environment environment{
        .now = world.now,
        .terminal = {.can_ask = true, .is_terminal = true, .width = width},
        .disk = world.disk,
        .variable = [](const std::string&) { return std::optional<std::string>(); },
        .read_input = [](std::size_t) { return std::string(); },
        .ask = [](const std::string&) { return std::optional<std::string>(); },
        .in_utc = [](LocalTime wall) { return wall; }};
    cli::Context context(environment, {});
    const std::string command = "titrate log loose --date 2026-11-01";
    complain(context, {cli::ErrorKind::usage,
                       "that cannot be read as a dose, and as nothing else either.",
                       {"For last night: ", cli::titrate("log", "loose", "--date", "2026-11-01")}});
    CHECK(environment.out.find(command) != std::string::npos);
    CHECK(environment.out.find("That cannot") == 0);
    std::istringstream lines(environment.out);
    for (std::string line; std::getline(lines, line);) {
      const bool holds_command = line.find(command) != std::string::npos;
      CHECK((holds_command || text::display_width(line) <= width));
    }
    CHECK(environment.out.ends_with("-01\n"));
  }
}

}  // namespace
}  // namespace titrate::test

#include "cli/completions.hpp"

#include <algorithm>
#include <sstream>

#include "support/catch.hpp"

namespace titrate::test {

World world_with_log() {
  World world;
  world.set_clock("2026-11-21T22:30");
  for (const Words& command :
       {Words{"start", "--recommended", "1", "--mg", "100", "--date", "2026-10-01"},
        Words{"start", "--recommended", "2", "--mg", "120", "--ceiling", "8", "--date",
              "2026-11-01"},
        Words{"log", "2", "4", "--date", "2026-11-01", "--symptom", "cramps=3"},
        Words{"log", "3", "none", "--date", "2026-11-02", "--symptom", "tender-points=2",
              "--measure", "pulse=60"},
        Words{"log", "3", "--date", "2026-11-03"}}) {
    REQUIRE(world.run(command).code == 0);
  }
  return world;
}

Said completed(World& world, Words words) {
  words.insert(words.begin(), "__complete");
  return world.run(words);
}

Words offered(World& world, const Words& words) {
  const Said said = completed(world, words);
  CHECK(said.err.empty());
  CHECK(said.code == 0);
  std::istringstream lines(said.out);
  Words candidates;
  for (std::string line; std::getline(lines, line);) {
    candidates.push_back(line.substr(0, line.find('\t')));
  }
  return candidates;
}

Words offered(const Words& words) {
  World world = world_with_log();
  return offered(world, words);
}

bool holds(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace titrate::test

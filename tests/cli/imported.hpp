// A file of nights put through `import`, for the tests of its rows and columns.
#pragma once

#include <string>
#include <vector>

#include "cli/generated.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"

namespace titrate::test {

inline constexpr const char* imported_file = "/home/ada/nights.csv";

inline World world_on_the_twelfth() {
  World world = world_with(made(Log::from({course_of({})})));
  world.set_clock("2026-11-12T21:30");
  return world;
}

inline Said import_csv(World& world, const std::string& csv, const std::vector<std::string>& more) {
  world.disk.put(imported_file, csv);
  std::vector<std::string> arguments = {"import", imported_file, "--yes"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return world.run(arguments);
}

inline std::vector<Night> nights_in(const World& world) {
  const Log log = world.log();
  return {log.newest()->nights().begin(), log.newest()->nights().end()};
}

inline bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

inline std::vector<int> doses(const World& world) {
  std::vector<int> found;
  for (const Night& night : nights_in(world)) {
    found.push_back(night.capsules().value());
  }
  return found;
}

inline std::vector<std::string> with(std::vector<std::string> words,
                                     const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace titrate::test

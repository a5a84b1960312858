// A file of nights put through `import`, for the tests of its rows and columns.
#pragma once

#include <string>
#include <utility>
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

// With nothing but what is told: it asks, or refuses for want of --yes.
inline Said import_told(World& world, const std::string& csv, std::vector<std::string> words) {
  world.disk.put(imported_file, csv);
  words.insert(words.begin(), {"import", imported_file});
  return world.run(words);
}

inline Said import_csv(World& world, const std::string& csv, std::vector<std::string> more) {
  more.insert(more.begin(), "--yes");
  return import_told(world, csv, std::move(more));
}

inline std::vector<Night> nights_in(const World& world) {
  const Log log = world.log();
  return {log.newest()->nights().begin(), log.newest()->nights().end()};
}

// "1:2=4 3:3=6*2": the nights of every course by their day of the month, DOSE=STOOL*MOVEMENTS.
inline std::string told_nights(const World& world) {
  const Log log = world.log();
  std::string text;
  for (const Course& course : log.courses()) {
    for (const Night& night : course.nights()) {
      if (!text.empty()) text += ' ';
      text += std::to_string(night.date().civil().day) + ':';
      text += std::to_string(night.capsules().value());
      if (night.stool()) text += '=' + std::to_string(night.stool()->value());
      if (night.movements()) text += '*' + std::to_string(night.movements()->value());
    }
  }
  return text;
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

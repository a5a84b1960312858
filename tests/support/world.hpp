// One person's machine, for a test to run commands on: a disk in memory, environment variables, a
// clock that stands still, a terminal or none.
//
//   World world;                                  // Ada's, at half past nine on 2026-11-01
//   world.keep(log_of(course_of({tolerated(0, 2)})));
//   Said said = world.run({"tonight", "--quiet"});
//   said.out == "3\n"; said.code == 0;
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/environment.hpp"
#include "support/fake_disk.hpp"
#include "titrate/course.hpp"

namespace titrate::test {

// What a command said, and its exit status; beside that, what it knows of itself.
struct Said {
  std::string out;
  std::string err;
  int code;
  std::optional<cli::Error> error{};
  bool may_save = false;
  bool saved = false;
  bool asked = false;                    // it asked a question
  std::vector<std::string> arguments{};  // what was typed
  std::vector<text::Suggestion> suggested{};
};

struct World {
  static constexpr std::string_view home = "/home/ada";
  static constexpr std::string_view folder = "/home/ada/.local/share/titrate";

  // Her home, empty; a UTF-8 locale; no terminal.
  World();

  // "2026-11-01T21:30"
  void set_clock(std::string_view local_time);
  // Puts a log, sealed, where the program looks for it.
  void keep(const Log& log);
  // The log that stands there, which must be whole.
  Log log() const;
  // The path of a name in the log's folder.
  static std::string path(std::string_view name);
  static std::string log_path() { return path("log.json"); }

  Said run(const std::vector<std::string>& arguments);
  // Another machine in the same state, whose disk is sound; nobody answers there.
  World twin() const;
  Said run_unobserved(const std::vector<std::string>& arguments);

  // Looks at every answer of every machine but a twin, and at the machine before and after it.
  using Observer = std::function<void(const World& before, const Said&, const World& after)>;
  static inline Observer observer{};

  FakeDisk disk;
  LocalTime now;
  std::int64_t ahead_of_utc = 0;              // seconds, of the clock on the wall
  std::optional<std::string> unknown_zone{};  // as in Environment
  cli::Terminal terminal;
  std::map<std::string, std::string> variables;
  std::string input;                // what standard input holds
  std::deque<std::string> answers;  // to questions, where they can be asked; then the input ends
  std::function<void()> before_answer;  // what happens meanwhile
  bool is_observed = true;
};

}  // namespace titrate::test

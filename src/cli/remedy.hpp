// What helps against an error: sentences, and commands of this program as their arguments, so that
// a test can read each with the program's own command line.
//
//   Remedy help = {"To correct it: ", titrate("edit", night.iso(), "--dose", "4")};
//   help.text();      // "To correct it: titrate edit 2026-11-21 --dose 4"
//   help.commands();  // {{"edit", "2026-11-21", "--dose", "4"}}
//
// That nothing was changed is no part of it: that is said where errors are told (run.cpp), from
// what happened.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace titrate::cli {

// A call of this program. A word in capitals (DOSE, FILE) stands for what only the person knows.
struct Invocation {
  std::vector<std::string> arguments;
  bool in_backticks = false;  // where words go on behind it
};

template <class... Words>
Invocation titrate(const Words&... words) {
  return {{std::string(words)...}};
}
template <class... Words>
Invocation ticked(const Words&... words) {
  return {{std::string(words)...}, true};
}

class Remedy {
 public:
  using Part = std::variant<std::string, Invocation>;

  Remedy() = default;
  Remedy(std::string sentences);
  Remedy(const char* sentences) : Remedy(std::string(sentences)) {}
  Remedy(std::initializer_list<Part> parts) : parts_(parts) {}

  // Adds what follows, as it is: a blank between them is the caller's.
  Remedy& operator+=(const Remedy& more);

  bool empty() const { return parts_.empty(); }
  // Safe to print. The commands are as a shell takes them.
  std::string text() const;
  std::vector<std::vector<std::string>> commands() const;

 private:
  std::vector<Part> parts_{};
};

}  // namespace titrate::cli

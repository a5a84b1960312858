// The whole outside world in one value, so that every command can be run inside a test.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "store/disk.hpp"

namespace titrate::cli {

// How a command ended, as the status of the process. docs/machine-readable.md lists them for users.
enum class ExitCode {
  done = 0,
  refused = 1,      // does not fit the log; nothing changed
  usage = 2,        // the command line cannot be read
  storage = 3,      // the log could not be read or written; it is as it was
  damaged = 4,      // damaged or newer log; no advice, nothing changed
  unheard = 5,      // done, but the answer could not be printed
  unconfirmed = 6,  // saved, but the folder could not be flushed
};

// A moment as a wall clock shows it: seconds past 1970-01-01 00:00 on that clock.
struct LocalTime {
  std::int64_t seconds = 0;
};

struct Terminal {
  bool can_ask = false;      // standard input and output are both terminals
  bool is_terminal = false;  // standard output is one
  int width = 80;
};

// The longest line that is taken for an answer, in bytes.
inline constexpr std::size_t longest_answer = 1000;

struct Environment {
  LocalTime now;
  Terminal terminal;
  store::Disk& disk;
  // The value of an environment variable.
  std::function<std::optional<std::string>(const std::string& name)> variable;
  // All of standard input, at most so many bytes.
  std::function<std::string(std::size_t most)> read_input;
  // Shows what was said so far, which ends in a question, and waits for a line; nothing when the
  // input ends or Ctrl-C is pressed. Only where can_ask. The line is as it was typed, any bytes; of
  // one that is too long, `longest_answer` bytes and one more.
  std::function<std::optional<std::string>(const std::string& said)> ask;

  // A variable that is set to something.
  std::optional<std::string> set_variable(const std::string& name) const;
  // Whether the terminal reads UTF-8, as LC_ALL, LC_CTYPE or LANG say.
  bool has_utf8_locale() const;

  bool saved = false;  // the log was changed
  std::string out{};   // what was said on standard output
  std::string err{};   // and on standard error
};

}  // namespace titrate::cli

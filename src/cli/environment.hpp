// The whole outside world in one value, so that every command can be run inside a test.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/error.hpp"
#include "cli/short_text.hpp"
#include "core/local_time.hpp"
#include "store/disk.hpp"

namespace titrate::cli {

struct Terminal {
  bool can_ask = false;      // standard input and output are both terminals
  bool is_terminal = false;  // standard output is one
  int width = 80;
  int lines = 24;
  std::optional<int> error_width{};  // of the terminal that standard error goes to, if it is one
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
  // The locale by which numbers are written: the first that LC_ALL, LC_NUMERIC or LANG names; empty
  // where none does.
  std::string numeric_locale() const;
  // For when the answer is lost: "saved: 3 in all, do not repeat". Needs no memory.
  ShortText what_was_done() const noexcept;
  // Notes what was suggested in something that was just said.
  void suggest(const std::vector<Suggestion>& suggestions);

  // What a clock that shows UTC shows when the wall clock shows that.
  std::function<LocalTime(LocalTime wall)> in_utc = [](LocalTime wall) { return wall; };
  // Where the machine does not know its time zone, so that `now` is UTC: what TZ names, or empty.
  std::optional<std::string> unknown_zone{};

  std::string named_log{};       // behind --log
  bool may_save = false;         // the command is one that can change the log
  bool asked = false;            // it asked a question
  bool saved = false;            // the log was changed
  bool unconfirmed = false;      // and may not be on the disk yet
  bool wrote = false;            // a file that is no log was written
  bool log_is_as_it_was = true;  // false as in Error, of something that was not told yet
  // What a dose or a bottle comes to that is added to another: what counts twice when it is said
  // twice, so who does not hear the answer must hear this.
  std::optional<int> sum{};
  bool sum_has_half = false;  // and a half
  // What there is to say of the log and of the files beside it: told whatever came of the command.
  std::vector<Hint> of_log{};
  std::string out{};             // what was said on standard output
  std::string err{};             // and on standard error
  ShortText last_words{};        // the same behind it, where there was no memory for more
  std::optional<Error> error{};  // what of that was an error, as data
  // The commands that all of it named to the person, in the order in which they were said; those of
  // help texts and of documents (a page, a calendar) are not among them.
  std::vector<Suggestion> suggested{};
};

}  // namespace titrate::cli

// What a user, a file or the machine did wrong, in words for the person at the keyboard: thrown by
// the commands, made of the store's Trouble in trouble.hpp, told in one place (run.cpp).
//
//   throw Error(ErrorKind::refused, "nothing is paused.",
//               {"The pauses: ", titrate("pause", "--list")});
//
// Not for what a titration may come to (stopped, at the ceiling): that is an Advice. Not for a
// fault of the program: that is an assert. Nothing is decided by reading the texts.
#pragma once

#include <exception>
#include <string>
#include <utility>

#include "cli/exit_code.hpp"
#include "cli/remedy.hpp"

namespace titrate::cli {

enum class ErrorKind {
  refused,  // what was asked does not fit the log; nothing changed
  usage,    // the command line cannot be read
  storage,  // the log could not be read or written; it is as it was
  damaged,  // the log is damaged or of a newer version; no advice is given
};

// The status of a process that ends in an error: the one table of them.
constexpr ExitCode exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::refused:
      return ExitCode::refused;
    case ErrorKind::usage:
      return ExitCode::usage;
    case ErrorKind::storage:
      return ExitCode::storage;
    case ErrorKind::damaged:
      break;
  }
  return ExitCode::damaged;
}

// Every text is safe to print: what came from outside went through `printable` (core/utf8.hpp).
struct Error : std::exception {
  Error(ErrorKind error_kind, std::string what_happened, Remedy help = {}, std::string where = "")
      : kind(error_kind),
        message(std::move(what_happened)),
        remedy(std::move(help)),
        place(std::move(where)) {}

  const char* what() const noexcept override { return message.c_str(); }

  ErrorKind kind;
  std::string message;  // what happened
  Remedy remedy;        // what helps, usually a command
  std::string place;    // where: a file, a place in it, an option
  // False where the log is another one by now although nothing was saved: another program wrote it,
  // or it had to be moved away.
  bool log_is_as_it_was = true;
};

}  // namespace titrate::cli

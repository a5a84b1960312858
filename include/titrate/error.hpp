// What a user, a file or the machine did wrong, in words for the person at the keyboard. Thrown by
// the store and the command line, caught once, and mapped to an exit status in one table.
//
// Not for what a titration may come to (stopped, at the ceiling): that is an Advice. Not for a
// fault of the program: that is an assert.
#pragma once

#include <exception>
#include <string>
#include <utility>

namespace titrate {

enum class ErrorKind {
  refused,  // what was asked does not fit the log; nothing changed
  usage,    // the command line cannot be read
  storage,  // the log could not be read or written; it is as it was
  damaged,  // the log is damaged or of a newer version; no advice is given
};

// Every text is safe to print: what came from outside went through `printable` (text.hpp).
struct Error : std::exception {
  Error(ErrorKind error_kind, std::string what_happened, std::string help = "",
        std::string where = "")
      : kind(error_kind),
        message(std::move(what_happened)),
        remedy(std::move(help)),
        place(std::move(where)) {}

  const char* what() const noexcept override { return message.c_str(); }

  ErrorKind kind;
  std::string message;  // what happened
  std::string remedy;   // what helps, usually a command
  std::string place;    // where: a file, a place in it, an option
};

}  // namespace titrate

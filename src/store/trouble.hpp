// What keeps the store from doing what it was asked: a cause, and the file that it is about, as
// data. The store words none of it; src/cli/trouble.hpp puts every cause into words.
//
//   throw Trouble(FailedCall{Action::open, EACCES}, path);
//   catch (const Trouble& trouble) { if (trouble.is(Fault::busy)) try_again(); }
//
// Where it is thrown the log is as it was, but for `Fault::changed_meanwhile` (another program did
// that) and where `moved_to` says where it is now.
#pragma once

#include <exception>
#include <string>
#include <utility>
#include <variant>

#include "store/codec/log_codec.hpp"

namespace titrate::store {

// What was tried with a file or a folder.
enum class Action {
  open,
  look_at,
  read,
  write,
  flush,
  lock,
  close,
  find,
  find_folder,
  make_folder,
  flush_folder,
  look_into_folder,
  remove_leftover,
  move_away,
};

// A system call failed.
struct FailedCall {
  Action action;
  int error;  // its errno

  friend bool operator==(const FailedCall&, const FailedCall&) = default;
};

// What is wrong in another way.
enum class Fault {
  busy,                // another program held the lock all the while
  no_plain_file,       // a folder, a pipe, a device stands there
  other_owner,         // the log belongs to another user
  second_name,         // the log has a hard link
  dangling_link,       // the log is a link to nothing
  missing,             // the log is not there, and its backup is
  no_log,              // no log is there to accept
  no_backup,           // none is there to recover from
  nothing_to_recover,  // the log is whole
  changed_meanwhile,   // another program changed the log
  foreign_files,       // the folder makes every new file another user's
  log_full,            // the new log would be larger than `largest_file`
  not_read_back,       // what was written did not read back the same
  not_encoded,         // the bytes for the new log do not stand for it: a fault of the program
  too_large,           // the input is larger than `largest_file`
  no_name,             // the path of an output names no file in its folder
  own_file,            // an output would replace a file of the log
  taken,               // a file is there already, where an output would be
};

// A log may be damaged (or of a newer version), or not sealed as the program seals.
using Cause = std::variant<FailedCall, Fault, Damage, Checksum>;

// What a file is to the command, where that changes what there is to say.
enum class Role { log, backup, lock, input, output };

struct Trouble : std::exception {
  Trouble(Cause what, std::string where, Role as = Role::log)
      : cause(std::move(what)), path(std::move(where)), role(as) {}

  const char* what() const noexcept override { return "trouble with a file"; }

  bool is(Fault fault) const { return cause == Cause(fault); }
  bool log_is_as_it_was() const { return moved_to.empty() && !is(Fault::changed_meanwhile); }
  // Null where the cause is another one.
  const FailedCall* failed_call() const { return std::get_if<FailedCall>(&cause); }
  const Damage* damage() const { return std::get_if<Damage>(&cause); }
  const Checksum* checksum() const { return std::get_if<Checksum>(&cause); }

  Cause cause;
  std::string path;  // as the disk has it: any bytes, not safe to print
  Role role;
  std::string moved_to{};  // what stood in the log's place, where it could not be moved back
};

}  // namespace titrate::store

#include "cli/trouble.hpp"

#include <fmt/format.h>

#include <cerrno>

#include "core/utf8.hpp"
#include "store/file_io.hpp"

namespace titrate::cli {
namespace {

using store::Action;
using store::Checksum;
using store::FailedCall;
using store::Fault;
using store::Role;
using store::Trouble;

// ---- What happened ----

std::string_view in_words(Action action) {
  switch (action) {
    case Action::open:
      return "open";
    case Action::look_at:
      return "look at";
    case Action::read:
      return "read";
    case Action::write:
      return "write";
    case Action::flush:
      return "flush";
    case Action::lock:
      return "lock";
    case Action::close:
      return "close";
    case Action::find:
      return "find";
    case Action::find_folder:
      return "find the folder";
    case Action::make_folder:
      return "make the folder";
    case Action::flush_folder:
      return "flush the folder";
    case Action::look_into_folder:
      return "look into the folder";
    case Action::remove_leftover:
      return "remove the leftover";
    case Action::move_away:
      break;
  }
  return "move away";
}

std::string why(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "the disk is full";
    case EFBIG:
      return "the file would be larger than the system allows";
    case EACCES:
    case EPERM:
      return "permission denied";
    case EROFS:
      return "the disk is read-only";
    case EIO:
      return "the disk reported an error";
    case ENOMEM:
      return "there is not enough memory";
    case EMFILE:
    case ENFILE:
      return "too many files are open";
    case ELOOP:
      return "a link stands in its place";
    case EISDIR:
      return "a folder stands in its place";
    case ENOENT:
      return "it is not there";
    case ENXIO:
    case ENODEV:
      return "it is not a plain file";
    case ENOTDIR:
      return "a part of its path is not a folder";
    default:
      return fmt::format("the system refused it (error {})", error);
  }
}

std::string clause_of(const FailedCall& call, const std::string& path) {
  return fmt::format("could not {} {}: {}", in_words(call.action), path, why(call.error));
}

std::string clause_of(Checksum checksum) {
  return checksum == Checksum::misplaced
             ? "it was changed outside titrate: its first four lines are not as titrate writes "
               "them, so its seal (crc32) cannot be checked"
             : "it was changed outside titrate, or damaged: its seal (crc32) does not fit";
}

std::string clause_on_no_plain_file(Role role, const std::string& path) {
  if (role == Role::lock) return path + " is in the way: it is not a plain file";
  if (role == Role::output) return path + " is there already and is not a plain file";
  return "it is not a plain file";
}

std::string clause_of(Fault fault, Role role, const std::string& path) {
  switch (fault) {
    case Fault::busy:
      return "another titrate has been writing to this log for five seconds";
    case Fault::no_plain_file:
      return clause_on_no_plain_file(role, path);
    case Fault::other_owner:
      return "it belongs to another user of this machine";
    case Fault::second_name:
      return "it has a second name (a hard link), which writing would part from it";
    case Fault::dangling_link:
      return path + " is a link to a file that is not there";
    case Fault::missing:
      return path + " is missing, but its backup is there";
    case Fault::no_log:
      return "there is no log to accept";
    case Fault::no_backup:
      return "there is no backup to recover from";
    case Fault::nothing_to_recover:
      return "the log is whole; there is nothing to recover";
    case Fault::changed_meanwhile:
      return fmt::format("another program changed {} just now", path);
    case Fault::foreign_files:
      return fmt::format(
          "what is written in {} becomes another user's, so that it could not be read again", path);
    case Fault::log_full:
      return "with this the log would be larger than 16 MiB, the most that a log may be";
    case Fault::not_read_back:
      return fmt::format("what was written for {} did not read back the same", path);
    case Fault::not_encoded:
      return "the new log did not read back as it should";
    case Fault::too_large:
      return "it holds more than 16 MiB, the most that is read";
    case Fault::no_name:
      return (path.empty() ? "\"\"" : path) + " is no name for a file";
    case Fault::own_file:
      return path + " is a file of your log, which nothing may replace";
    case Fault::taken:
      break;
  }
  return path + " is there already";
}

// ---- Where ----

// Whether the clause is about "it", so that the file has to be named before it.
bool is_about_it(const Trouble& trouble) {
  if (trouble.failed_call() != nullptr) return false;
  const auto* fault = std::get_if<Fault>(&trouble.cause);
  if (fault == nullptr) return true;
  if (*fault == Fault::no_plain_file) {
    return trouble.role != Role::lock && trouble.role != Role::output;
  }
  return *fault == Fault::other_owner || *fault == Fault::second_name ||
         *fault == Fault::no_backup || *fault == Fault::too_large;
}

std::string place_of(const Trouble& trouble) {
  return is_about_it(trouble) ? printable(trouble.path) + place_in_file(trouble) : "";
}

// ---- What helps ----

constexpr const char* no_file_written = "No file was written; your log is as it was.";
constexpr const char* failing_disk = "The disk may be failing; keep a copy of your log elsewhere.";

bool is_forbidden(const FailedCall& call) {
  return call.error == EACCES || call.error == EPERM || call.error == EROFS;
}

Remedy remedy_for(const FailedCall& call) {
  if (is_forbidden(call)) {
    return {"See who may read and write there, or name another place with ",
            added("--log", Placeholder::file), "."};
  }
  switch (call.error) {
    case ENOSPC:
    case EDQUOT:
      return "Make some room on the disk and try again.";
    case EIO:
      return failing_disk;
    default:
      return {};
  }
}

// Both versions are in git until the file is added again, also where it shows only one.
Remedy remedy_for_conflict(const std::string& path) {
  const std::string folder = store::parent_of(path), name = store::name_of(path);
  const std::string theirs = path + ".theirs";
  const auto git = [&](const auto&... words) {
    return text::other_command("git", "-C", folder, words...);
  };
  return {"No advice until they are joined. Both are still in git: ",
          git("show", ":2:./" + name),
          " and ",
          git("show", ":3:./" + name),
          ". First ",
          git("checkout", "--ours", "--", name),
          " puts one in its place, then ",
          text::into(theirs, git("show", ":3:./" + name)),
          " the other beside it, and ",
          then(ticked("merge", theirs)),
          " joins them."};
}

Remedy remedy_for_damage(const store::Damage& damage, const std::string& path) {
  using DamageKind = store::Damage::Kind;
  switch (damage.kind) {
    case DamageKind::newer_version:
      return "Install a newer titrate to read it.";
    case DamageKind::byte_order_mark:
      return {"No advice until it is gone. ", ticked("check", "--accept"),
              " takes it away; every night stays."};
    case DamageKind::utf_16:
      return {"No advice until that is settled. Save it as UTF-8 in an editor, then ",
              ticked("check", "--accept"), " shows what is in it and seals it; or ",
              only_if(Condition::has_backup, ticked("recover")),
              " brings back the last backup, where there is a whole one."};
    case DamageKind::conflict_markers:
      return remedy_for_conflict(path);
    case DamageKind::broken_rule:
      break;
  }
  return {"No advice is given from a damaged log. ", ticked("check"), " shows what there is; ",
          only_if(Condition::has_backup, ticked("recover")),
          " brings back the last backup, where there is a whole one."};
}

Remedy remedy_for_no_plain_file(Role role) {
  switch (role) {
    case Role::lock:
      return "Move it away and try again.";
    case Role::input:
      return "To read what another program says, give - as the file.";
    case Role::output:
      return "Name another file, or - for standard output. No file was written.";
    case Role::log:
    case Role::backup:
      break;
  }
  return "Name another file with --log.";
}

Remedy remedy_for(Fault fault, Role role) {
  switch (fault) {
    case Fault::busy:
      return "Try again in a moment.";
    case Fault::no_plain_file:
      return remedy_for_no_plain_file(role);
    case Fault::other_owner:
      return "Log in as that user, or name your own log with --log.";
    case Fault::second_name:
      return "Copy it to a name of its own and use that.";
    case Fault::dangling_link:
      return "Is the disk that holds your log connected?";
    case Fault::missing:
      return {ticked("check"), " shows what there is; ",
              only_if(Condition::has_backup, ticked("recover")),
              " brings the backup back, where it is whole."};
    case Fault::no_log:
      return {};
    case Fault::no_backup:
      return {ticked("check"), " shows what is wrong with the log."};
    case Fault::nothing_to_recover:
      return {"To go back one change: ", only_if(Condition::has_backup, titrate("undo"))};
    case Fault::changed_meanwhile:
      return {"Your change was not saved; try it again. ", ticked("check"),
              " shows what is there."};
    case Fault::foreign_files:
      return {"Keep the log on a disk of this machine: ", added("--log", Placeholder::file), "."};
    case Fault::log_full:
      return {"Shorten long notes (", titrate("edit", Placeholder::date, "--clear", "note"),
              "), or begin another log: ", added("--log", Placeholder::file), "."};
    case Fault::not_read_back:
      return role == Role::output ? no_file_written : failing_disk;
    case Fault::not_encoded:
      return "This is a fault of titrate; please report it.";
    case Fault::too_large:
      return "Is it the right file?";
    case Fault::no_name:
      return no_file_written;
    case Fault::own_file:
      return "Name another file. No file was written.";
    case Fault::taken:
      break;
  }
  return {"Name another file, or replace it with ", added("--force"), ". No file was written."};
}

ErrorKind kind_of(Fault fault, Role role) {
  switch (fault) {
    case Fault::no_plain_file:
      return role == Role::input || role == Role::output ? ErrorKind::refused : ErrorKind::storage;
    case Fault::no_log:
    case Fault::log_full:
    case Fault::nothing_to_recover:
    case Fault::too_large:
    case Fault::no_name:
    case Fault::own_file:
    case Fault::taken:
      return ErrorKind::refused;
    case Fault::no_backup:
      return ErrorKind::damaged;
    case Fault::busy:
    case Fault::other_owner:
    case Fault::second_name:
    case Fault::dangling_link:
    case Fault::missing:
    case Fault::changed_meanwhile:
    case Fault::foreign_files:
    case Fault::not_read_back:
    case Fault::not_encoded:
      break;
  }
  return ErrorKind::storage;
}

bool is_newer(const Trouble& trouble) {
  return trouble.damage() != nullptr && trouble.damage()->is(store::Damage::Kind::newer_version);
}

}  // namespace

ErrorKind kind_of(const Trouble& trouble) {
  if (trouble.failed_call() != nullptr) return ErrorKind::storage;
  const auto* fault = std::get_if<Fault>(&trouble.cause);
  return fault != nullptr ? kind_of(*fault, trouble.role) : ErrorKind::damaged;
}

std::string clause_of(const Trouble& trouble) {
  const std::string path = printable(trouble.path);
  if (const auto* call = trouble.failed_call()) return clause_of(*call, path);
  if (const auto* damage = trouble.damage()) return damage->problem;
  if (const auto* checksum = trouble.checksum()) return clause_of(*checksum);
  return clause_of(std::get<Fault>(trouble.cause), trouble.role, path);
}

std::string place_in_file(const Trouble& trouble) {
  const auto* damage = trouble.damage();
  if (damage == nullptr) return "";
  std::string place;
  if (!damage->pointer.empty()) place += fmt::format(", at {}", damage->pointer);
  if (damage->line > 0) place += fmt::format(" (line {})", damage->line);
  return place;
}

Remedy remedy_for(const Trouble& trouble) {
  if (!trouble.moved_to.empty()) {
    return {fmt::format("What stood in the log's place is now {}. To try again: ",
                        printable(trouble.moved_to)),
            titrate("recover")};
  }
  if (trouble.role == Role::backup && !trouble.is(Fault::no_backup)) {
    return "The backup cannot be used.";
  }
  if (const auto* call = trouble.failed_call()) {
    return trouble.role == Role::output ? Remedy(no_file_written) : remedy_for(*call);
  }
  if (const auto* damage = trouble.damage()) return remedy_for_damage(*damage, trouble.path);
  if (trouble.checksum() != nullptr) {
    return {"No advice until that is settled. If you changed it yourself, ",
            only_if(Condition::changed_by_hand, ticked("check", "--accept")),
            " shows what is in it and seals it again; else ",
            only_if(Condition::has_backup, ticked("recover")),
            " brings back the last backup, where there is a whole one."};
  }
  return remedy_for(std::get<Fault>(trouble.cause), trouble.role);
}

Error error_from(const Trouble& trouble) {
  std::string message = clause_of(trouble) + '.';
  if (is_newer(trouble) && trouble.role != Role::backup) {
    message = "this log was written by a newer version of titrate: " + message;
  }
  Error error(kind_of(trouble), std::move(message), remedy_for(trouble), place_of(trouble));
  error.log_is_as_it_was = trouble.log_is_as_it_was();
  return error;
}

Error error_about_other_log(const Trouble& trouble, const std::string& path) {
  Error error = error_from(trouble);
  const auto* call = trouble.failed_call();
  if (trouble.checksum() != nullptr || trouble.is(Fault::missing) ||
      (trouble.damage() != nullptr && !is_newer(trouble))) {
    error.remedy = {"To see what is there: ", ticked("check", "--log", path)};
  } else if ((call != nullptr && is_forbidden(*call)) || trouble.is(Fault::no_plain_file) ||
             trouble.is(Fault::other_owner)) {
    error.remedy = "See what it is and who may read it, or name another.";
  }
  return error;
}

}  // namespace titrate::cli

// The log on disk. The promise: a night that was said to be saved is never lost, and no advice is
// ever given from a damaged log.
//
//   LogFile file(disk, path);
//   Log log = file.read().log;
//   Outcome outcome = file.change([&](const Log& log) { return with_tonight(log); });
//
// At every instant either the whole old log or the whole new one stands in the log's place.
// Everything throws a Trouble, and then the log is as it was.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/codec/log_codec.hpp"
#include "store/disk.hpp"
#include "store/file_io.hpp"
#include "store/trouble.hpp"
#include "titrate/course.hpp"

namespace titrate::store {

// What came of a change.
struct Outcome {
  Log before;
  Log after;
  bool changed = true;           // false: the log was already so, nothing was written
  bool flushed = true;           // false: saved, but the folder could not be flushed
  int version = format_version;  // of the format that the log before was written in
};

// What a log file holds.
struct Reading {
  Log log{};
  bool exists = false;  // false: no titration yet
  bool others_can_read = false;
  int version = format_version;  // of the format that the file is written in
  std::string bytes{};           // that the log was decoded from
};

// What stands in the place of a log or of its backup.
struct FileState {
  enum class Kind { missing, good, wrong_checksum, damaged, newer, unreadable };
  Kind kind = Kind::missing;
  std::optional<Log> log{};          // where good or unsealed
  int version = format_version;      // of the format that it is written in, likewise
  std::optional<Trouble> trouble{};  // what is wrong, where it is there and not good
  std::optional<FileInfo> info{};    // of a file that could be opened
};

// What there is to say about a log and the files beside it.
struct Inspection {
  std::string path;  // with every link followed
  std::string backup_path;
  FileState log;
  FileState backup;
  std::string folder;
  FileInfo folder_info;  // all zeros where there is no folder yet
  // Names that sync clients give to what they could not join.
  std::vector<std::string> conflict_copies;
  std::vector<std::string> leftovers;  // temporaries of a command that was killed
};

class LogFile {
 public:
  LogFile(Disk& disk, std::string path);

  // Without the lock, so that it works where nothing may be written.
  Reading read();

  class Locked;
  // The log under its lock, so that what is settled on it is still so when it is written; nothing
  // where no log is yet. A log that was read before, to ask about it, is not decoded again where
  // the file still holds the same bytes.
  std::optional<Locked> lock(Reading known);
  // Writes a log in the place of the one that is locked, which becomes the backup, and unlocks it.
  Outcome write(Locked locked, Log after);

  // Writes what `change` makes of the log, with the old log as the backup. `change` may refuse by
  // throwing; where no log is yet, it may be asked twice, and is given an empty one.
  Outcome change(const std::function<Log(const Log&)>& change) { return write(change, false); }

  // The same for a change that may come to the log in the backup, which then comes back as the file
  // that it was: the two swap their names in one step, where the file system can. In two steps, a
  // kill between them would leave nothing to go back to.
  Outcome change_back(const std::function<Log(const Log&)>& change) { return write(change, true); }

  // The log before the last change; nothing where there is no backup.
  std::optional<Log> backup() { return usable_backup(locate()).log; }

  // Looks at everything, changes nothing, and throws only where there is nothing to look at.
  Inspection inspect();

  // Seals a valid log again that was changed by hand. The backup stays.
  Outcome accept();

  struct Recovery {
    Outcome outcome;
    std::string kept_as;  // the name under which the damaged log stays; empty where none was there
  };
  // Puts the backup in the place of a damaged or missing log. `stamp` ends the damaged one's name.
  Recovery recover(const std::string& stamp);

  // The path with every link followed.
  std::string path() { return locate().log(); }
  // The log, its backup and its lock, likewise, whether or not they are there.
  std::vector<std::string> own_paths();

 private:
  struct Location {
    std::string folder;
    std::string name;
    bool folder_exists = true;
    std::string log() const { return folder + '/' + name; }
    std::string backup() const { return log() + ".bak"; }
    std::string lock() const { return log() + ".lock"; }
  };
  struct RawFile {
    std::string bytes;
    FileInfo info;
  };
  struct Loaded {
    Log log;
    std::optional<RawFile> raw;
    int version = format_version;
  };

  Location locate();
  bool is_there(const std::string& path) { return info_of(path).has_value(); }
  void make_folder(const std::string& folder, std::set<std::string>& made);
  void prepare_folder(const std::string& folder);
  std::optional<RawFile> load(const std::string& path);
  Loaded load_valid(const Location& place, Reading known = Reading());
  Locked lock(const Location& place, Reading known);
  FileState examine(const std::string& path, Role role);
  // Throws where there is a backup without a log in it.
  FileState usable_backup(const Location& place);
  std::vector<std::string> leftovers(const Location& place);
  void sweep(const Location& place);
  bool is_log_before(const Location& place, const std::string& leftover);
  Outcome write(const std::function<Log(const Log&)>& change, bool may_swap);
  Outcome write(Locked locked, Log after, bool may_swap);
  bool may_become_log(const Location& place, const RawFile& backup, const FileInfo& log);
  static bool is_exchanged(int result, const Location& place);
  bool keep_old(Temporary& fresh, const FileInfo& old, const std::string& log,
                const std::string& backup);
  bool publish(const Location& place, const Log& log, const std::optional<FileInfo>& old,
               const std::string* backup, bool may_swap = false);
  void require_unchanged(const Location& place, const std::optional<FileInfo>& old);
  // Of the path itself; nothing where nothing is there.
  std::optional<FileInfo> info_of(const std::string& path);
  std::string name_for_damaged(const Location& place, const std::string& stamp);
  void flush_folder(const Location& place);
  bool replace_unreadable(const Location& place, const Log& log, const std::string& kept_path);

  Disk& disk_;
  std::string path_;
};

// A log that nobody else writes.
class LogFile::Locked {
 public:
  const Log& log() const { return now_.log; }

 private:
  friend class LogFile;
  Locked(Location place, LogLock lock, Loaded now)
      : place_(std::move(place)), lock_(std::move(lock)), now_(std::move(now)) {}

  Location place_;
  LogLock lock_;
  Loaded now_;
};

}  // namespace titrate::store

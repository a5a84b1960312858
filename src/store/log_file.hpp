// The log on disk. The promise: a night that was said to be saved is never lost, and no advice is
// ever given from a damaged log.
//
//   LogFile file(disk, path);
//   Log log = file.read().log;
//   Outcome outcome = file.change([&](const Log& log) { return with_tonight(log); });
//
// At every instant either the whole old log or the whole new one stands in the log's place.
// Everything throws a Trouble, or std::bad_alloc, and then the log is as it was: once the new one
// stands in its place nothing needs memory any more.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/codec/log_codec.hpp"
#include "store/disk.hpp"
#include "store/file_io.hpp"
#include "store/trouble.hpp"
#include "titrate/course.hpp"
#include "titrate/merge.hpp"

namespace titrate::store {

// What came of a change.
struct Outcome {
  Log before;
  Log after;
  bool changed = true;           // false: the log was already so, nothing was written
  bool flushed = true;           // false: saved, but the folder could not be flushed
  int version = format_version;  // of the format that the log before was written in
  bool redone = false;           // a change back, of a change back
  // The names that backups were kept under, as they held more than the log before and after.
  std::vector<std::string> kept{};
};

// What a log file holds.
struct Reading {
  Log log{};
  bool exists = false;  // false: no titration yet
  bool others_can_read = false;
  int version = format_version;  // of the format that the file is written in
  std::string bytes{};           // that the log was decoded from
  FileInfo info{};               // of the file that they were in
};

// A log that was read and, where that is known, the file that it was read from.
struct Seen {
  const Log& log;
  std::string_view bytes{};
  FileInfo info{};
};

// What stands in the place of a log or of its backup.
struct FileState {
  enum class Kind { missing, good, wrong_checksum, damaged, newer, unreadable };
  Kind kind = Kind::missing;
  std::optional<Log> log{};          // where good, unsealed or behind a byte order mark
  int version = format_version;      // of the format that it is written in, likewise
  std::optional<Trouble> trouble{};  // what is wrong, where it is there and not good
  std::optional<FileInfo> info{};    // of a file that could be opened

  // What LogFile::accept seals.
  bool can_be_accepted() const { return log && kind != Kind::good; }
};

// A whole log of the same person that lies beside the log.
struct Copy {
  std::string name;
  bool has_more;  // it says something that the log does not

  friend bool operator==(const Copy&, const Copy&) = default;
};

// What every answer that rests on a log has to say of the files beside it.
struct Beside {
  std::string folder{};
  std::string backup_path{};
  Lack lack{};  // what the log lacks of its backup, as far as that is not smaller than the log
  std::vector<Copy> conflict_copies{};  // as in Inspection
};

// What there is to say about a log and the files beside it.
struct Inspection {
  std::string path;  // with every link followed
  std::string backup_path;
  FileState log;
  FileState backup;
  std::string folder;
  FileInfo folder_info;  // all zeros where there is no folder yet
  // What sync clients make of two versions that they could not join. Found by their content; one
  // that says nothing more than the log only where its name tells what it is.
  std::vector<Copy> conflict_copies;
  std::vector<std::string> leftovers;  // temporaries of a command that was killed
  std::vector<Copy> kept_backups;      // as in Outcome, of whatever change
};

class LogFile {
 public:
  // `day` ends the name of a backup that is kept.
  LogFile(Disk& disk, std::string path, std::string day = "kept");

  // Without the lock, so that it works where nothing may be written.
  Reading read();

  // Looks at what lies beside a log that was read. Throws no Trouble.
  Beside look_beside(const Seen& seen);

  class Locked;
  // The log under its lock, so that what is settled on it is still so when it is written; nothing
  // where no log is yet. A log that was read before, to ask about it, is not decoded again where
  // the file still holds the same bytes.
  std::optional<Locked> lock(Reading known);
  // Writes a log in the place of the one that is locked, which becomes the backup, and unlocks it.
  Outcome write(Locked locked, Log after);

  // Writes what `change` makes of the log, with the old log as the backup. `change` may refuse by
  // throwing; where no log is yet, it may be asked twice, and is given an empty one.
  Outcome change(const std::function<Log(const Log&)>& change) { return write(change, Way::on); }

  // The same for a change that may come to the log in the backup, which then comes back as the file
  // that it was: the two swap their names in one step, where the file system can. In two steps, a
  // kill between them would leave nothing to go back to.
  Outcome change_back(const std::function<Log(const Log&)>& change) {
    return write(change, Way::back);
  }

  // The log before the last change; nothing where there is no backup.
  std::optional<Log> backup() { return usable_backup(locate()).log; }

  // Looks at everything, changes nothing, and throws only where there is nothing to look at.
  Inspection inspect();

  // Seals a valid log again that was changed by hand, and takes a byte order mark from before it.
  // The backup stays.
  Outcome accept();

  struct Recovery {
    Outcome outcome;
    std::string kept_as;  // the name under which the damaged log stays; empty where none was there
  };
  // Puts the backup in the place of a damaged or missing log. `stamp` ends the damaged one's name.
  Recovery recover(const std::string& stamp);

  // The path with every link followed.
  std::string path() { return locate().log(); }
  std::string backup_path() { return locate().backup(); }
  // Whether the last change of the log was a change back, which one more would bring on again.
  bool is_changed_back();
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
  static Reading reading_of(Loaded loaded);
  Locked lock(const Location& place, Reading known);
  Lack lack_of_backup(const Location& place, const Seen& seen);
  std::optional<Copy> copy_at(const Location& place, const std::string& name, const Log* log);
  std::vector<Copy> conflict_copies(const Location& place, const Log* log,
                                    const std::vector<std::string>& names);
  std::vector<Copy> kept_backups(const Location& place, const Log* log,
                                 const std::vector<std::string>& names);
  void keep_backup(const Location& place, const Loaded& before, const Log& after,
                   std::vector<std::string>& kept);
  std::string name_for_copy(const Location& place, const std::string& ending,
                            std::string_view bytes);
  FileState examine(const std::string& path, Role role);
  // Throws where there is a backup without a log in it.
  FileState usable_backup(const Location& place);
  std::vector<std::string> leftovers(const Location& place);
  bool sweep(const Location& place);
  bool is_log_before(const Location& place, const std::string& leftover);
  // On to a log that is new, or back to the one in the backup, or back from there.
  enum class Way { on, back, on_again };
  Outcome write(const std::function<Log(const Log&)>& change, Way way);
  Outcome write(Locked locked, Log after, Way way);
  bool is_undone(const Location& place, const FileInfo& log);
  static Dated dated(const FileInfo& before, Way way);
  bool may_become_log(const Location& place, const RawFile& backup, const Dated& dated);
  static bool is_exchanged(int result, const Location& place);
  bool keep_old(Temporary& fresh, const FileInfo& old, std::string log, std::string backup);
  struct Published {
    bool flushed = true;
    std::vector<std::string> kept{};
  };
  Published publish(const Location& place, const Log& log, const std::optional<FileInfo>& old,
                    const Loaded* before, Way way = Way::on);
  void require_unchanged(const Location& place, const std::optional<FileInfo>& old);
  // Of the path itself; nothing where nothing is there.
  std::optional<FileInfo> info_of(const std::string& path);
  std::string name_for_damaged(const Location& place, const std::string& stamp);
  void flush_folder(const Location& place);
  bool is_moved_back(const std::string& from, const std::string& to);
  bool replace_unreadable(const Location& place, const Log& log, std::string kept_path);

  // What was found out of a backup once need not be found out again under the lock.
  struct LookedAt {
    FileInfo log;
    FileInfo backup;
    bool is_fuller;
  };

  Disk& disk_;
  std::string path_;
  std::string day_;
  std::optional<LookedAt> looked_at_{};
};

// A log that nobody else writes.
class LogFile::Locked {
 public:
  const Log& log() const { return now_.log; }
  Seen seen() const {
    return now_.raw ? Seen{now_.log, now_.raw->bytes, now_.raw->info} : Seen{now_.log};
  }

 private:
  friend class LogFile;
  Locked(Location place, LogLock lock, Loaded now)
      : place_(std::move(place)), lock_(std::move(lock)), now_(std::move(now)) {}

  Location place_;
  LogLock lock_;
  Loaded now_;
};

}  // namespace titrate::store

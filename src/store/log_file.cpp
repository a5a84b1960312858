// Reading and writing, step by step as in docs/log-format.md, "How it is kept".

#include "store/log_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <iterator>

#include "store/file_io.hpp"
#include "store/trouble.hpp"

namespace titrate::store {

LogFile::LogFile(Disk& disk, std::string path, std::string day)
    : disk_(disk), path_(std::move(path)), day_(std::move(day)) {}

std::optional<FileInfo> LogFile::info_of(const std::string& path) {
  FileInfo info;
  const int result = disk_.info(path, info);
  if (result >= 0) return info;
  if (result != -ENOENT && result != -ENOTDIR)
    throw Trouble(FailedCall{Action::look_at, -result}, path);
  return std::nullopt;
}

std::vector<std::string> LogFile::own_paths() {
  const Location place = locate();
  return {place.log(), place.backup(), place.lock()};
}

// Follows links once. A log that is a link stays one; what it points to is what is replaced.
LogFile::Location LogFile::locate() {
  std::string real;
  int result = disk_.resolve(path_, real);
  if (result == -ENOENT) {
    const auto info = info_of(path_);
    if (info && S_ISLNK(info->mode)) {
      throw Trouble(Fault::dangling_link, path_);
    }
    if (info) result = disk_.resolve(path_, real);  // it came to be just now
  }
  if (result >= 0) return {parent_of(real), name_of(real)};
  if (result != -ENOENT) throw Trouble(FailedCall{Action::find, -result}, path_);
  result = disk_.resolve(parent_of(path_), real);
  if (result >= 0) return {real, name_of(path_)};
  if (result != -ENOENT) throw Trouble(FailedCall{Action::find, -result}, parent_of(path_));
  return {parent_of(path_), name_of(path_), false};
}

// Makes a folder and those above it; `made` gets those that were not there.
void LogFile::make_folder(const std::string& folder, std::set<std::string>& made) {
  if (is_there(folder)) return;
  make_folder(parent_of(folder), made);
  const int result = disk_.make_folder(folder, 0700);
  if (result < 0 && result != -EEXIST) {
    throw Trouble(FailedCall{Action::make_folder, -result}, folder);
  }
  made.insert(folder);
}

// Makes the folder of a first log and flushes its name into the one above it, and so on to the top:
// a folder that is there may be new too, made by a command that was stopped before it could flush.
void LogFile::prepare_folder(const std::string& folder) {
  std::set<std::string> made;
  make_folder(folder, made);
  for (std::string child = folder, parent = parent_of(child); child != parent;
       child = parent, parent = parent_of(child)) {
    const int result = sync_folder(disk_, parent);
    // One that is not ours to open or write was not made by us either.
    const bool not_ours = !made.contains(child) && (result == -EACCES || result == -EROFS);
    if (result < 0 && !not_ours) {
      throw Trouble(FailedCall{Action::flush_folder, -result}, parent);
    }
  }
}

std::optional<LogFile::RawFile> LogFile::load(const std::string& path) {
  auto file = OpenFile::if_there(disk_, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (!file) return std::nullopt;
  const FileInfo info = file->info();
  if (!S_ISREG(info.mode)) throw Trouble(Fault::no_plain_file, path);
  if (info.owner != disk_.user()) throw Trouble(Fault::other_owner, path);
  if (info.links > 1) throw Trouble(Fault::second_name, path);
  if (info.size > largest_file) throw Trouble(damage_by_size(), path);
  RawFile raw{file->read_all(largest_file), info};
  file->close();
  return raw;
}

LogFile::Loaded LogFile::load_valid(const Location& place, Reading known) {
  if (!place.folder_exists) return {};
  auto raw = load(place.log());
  if (!raw && is_there(place.backup())) {
    raw = load(place.log());  // once more: it may have come to be together with its backup
    if (!raw) throw Trouble(Fault::missing, place.log());
  }
  if (!raw) return {};
  if (known.exists && known.bytes == raw->bytes) {
    return {std::move(known.log), std::move(raw), known.version};
  }
  auto decoded = decode(raw->bytes);
  if (const auto* damage = std::get_if<Damage>(&decoded)) throw Trouble(*damage, place.log());
  auto& whole = std::get<Decoded>(decoded);
  if (whole.checksum != Checksum::intact) throw Trouble(whole.checksum, place.log());
  return {std::move(whole.log), std::move(raw), whole.version};
}

Reading LogFile::reading_of(Loaded loaded) {
  if (!loaded.raw) return {};
  return {std::move(loaded.log),
          true,
          (loaded.raw->info.mode & 077U) != 0,
          loaded.version,
          std::move(loaded.raw->bytes),
          loaded.raw->info};
}

Reading LogFile::read() { return reading_of(load_valid(locate())); }

LogFile::Locked LogFile::lock(const Location& place, Reading known) {
  if (!is_there(place.lock()) && is_there(place.log())) {
    // No lock is left beside what is no log.
    Loaded seen = load_valid(place, std::move(known));
    known = reading_of(std::move(seen));
  }
  LogLock lock(disk_, place.lock());
  return {place, std::move(lock), load_valid(place, std::move(known))};
}

std::optional<LogFile::Locked> LogFile::lock(Reading known) {
  const Location place = locate();
  const bool is_begun =
      place.folder_exists && (is_there(place.log()) || load_valid(place).raw.has_value());
  if (!is_begun) return std::nullopt;
  return lock(place, std::move(known));
}

Outcome LogFile::write(const std::function<Log(const Log&)>& change, Way way) {
  Location place = locate();
  if (!place.folder_exists || !is_there(place.log())) {
    change(load_valid(place).log);  // a refusal must not leave a folder or a lock file behind
    prepare_folder(place.folder);
    place = locate();
  }
  Locked locked = lock(place, {});
  Log after = change(locked.log());
  return write(std::move(locked), std::move(after), way);
}

Outcome LogFile::write(Locked locked, Log after) {
  return write(std::move(locked), std::move(after), Way::on);
}

Outcome LogFile::write(Locked locked, Log after, Way way) {
  const Location& place = locked.place_;
  Loaded& now = locked.now_;
  if (now.raw && after == now.log) {
    // It may be so by a command that was killed before it could flush the folder.
    const bool flushed = sync_folder(disk_, place.folder) >= 0;
    return {std::move(now.log), std::move(after), false, flushed, now.version};
  }
  std::optional<FileInfo> old;
  if (now.raw) old = now.raw->info;
  if (old && way == Way::back && is_undone(place, *old)) way = Way::on_again;
  Published published = publish(place, after, old, now.raw ? &now : nullptr, way);
  return {std::move(now.log),   std::move(after),         true, published.flushed, now.version,
          way == Way::on_again, std::move(published.kept)};
}

bool LogFile::is_changed_back() {
  const Location place = locate();
  const auto log = info_of(place.log());
  return log && is_undone(place, *log);
}

bool LogFile::is_undone(const Location& place, const FileInfo& log) {
  const auto backup = info_of(place.backup());
  return backup && log.modified - backup->modified == step_of_undo;
}

Dated LogFile::dated(const FileInfo& before, Way way) {
  switch (way) {
    case Way::on:
      return Dated::after(before.modified);
    case Way::back:
      return Dated::exactly(before.modified + step_of_undo);
    case Way::on_again:
      return Dated::exactly(before.modified + step_of_change);
  }
  return Dated::after(before.modified);
}

// Temporaries of commands that were killed. Under the lock nobody else has one.
std::vector<std::string> LogFile::leftovers(const Location& place) {
  std::vector<std::string> paths;
  for (const std::string& name : names_in(disk_, place.folder)) {
    if (is_temporary_of(place.name, name)) paths.push_back(place.folder + '/' + name);
  }
  return paths;
}

// Whether one of them became the backup.
bool LogFile::sweep(const Location& place) {
  bool renewed = false;
  for (const std::string& path : leftovers(place)) {
    if (is_log_before(place, path)) {
      const int result = disk_.rename(path, place.backup());
      if (result < 0) throw Trouble(FailedCall{Action::write, -result}, place.backup());
      renewed = true;
      continue;
    }
    const int result = disk_.remove(path);
    // A folder of such a name is nobody's temporary.
    if (result < 0 && result != -ENOENT && result != -EISDIR) {
      throw Trouble(FailedCall{Action::remove_leftover, -result}, path);
    }
  }
  return renewed;
}

// Whether a leftover is the log before the last change, by a command that was killed before it
// could make it the backup: older than the log, newer than the backup, and whole.
bool LogFile::is_log_before(const Location& place, const std::string& leftover) {
  const auto found = info_of(leftover);
  const auto log = info_of(place.log());
  const auto backup = info_of(place.backup());
  const bool fits = found && log && found->modified < log->modified &&
                    (!backup || backup->modified < found->modified);
  if (!fits) return false;
  FileState state = examine(leftover, Role::backup);
  // Nothing is taken away that could not be read only this time.
  if (state.trouble && is_passing(*state.trouble)) throw *std::move(state.trouble);
  return state.kind == FileState::Kind::good;
}

void LogFile::require_unchanged(const Location& place, const std::optional<FileInfo>& old) {
  const auto now = info_of(place.log());
  if (old && now ? !is_same_file(*old, *now) : old || now) {
    throw Trouble(Fault::changed_meanwhile, place.log());
  }
}

// Whether the backup is as private as a log, so that it can become the log as it is.
bool LogFile::may_become_log(const Location& place, const RawFile& backup, const Dated& dated) {
  if ((backup.info.mode & 077U) != 0) return false;
  // What a hand or a sync program put there may not be on the disk yet.
  OpenFile file(disk_, place.backup(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  file.date(dated);
  file.sync();
  file.close();
  return true;
}

// Whether two files could exchange names; false where this file system or this kernel cannot do it,
// and where one of them is gone.
bool LogFile::is_exchanged(int result, const Location& place) {
  if (result >= 0) return true;
  for (const int unable : {EINVAL, ENOSYS, EOPNOTSUPP, EPERM, ENOENT}) {
    if (result == -unable) return false;
  }
  throw Trouble(FailedCall{Action::write, -result}, place.log());
}

// The new log has exchanged names with what stood in its place. That must be the log that was read,
// and becomes the backup. Else a program that knows no lock wrote it at the last moment, and gets
// its place back. False where the old log could not be named, and keeps the temporary's name, as
// after a kill. Needs no memory: what is told at the end is there before.
bool LogFile::keep_old(Temporary& fresh, const FileInfo& old, std::string log, std::string backup) {
  FileInfo found;
  const int looked = disk_.info(fresh.path(), found);
  const bool is_other = looked >= 0 && !is_same_file(found, old);
  const int named = looked < 0 || is_other ? looked : fresh.rename_other_to(backup);
  if (named >= 0 && !is_other) return true;
  const bool is_back = fresh.exchange_with(log) >= 0;
  if (!is_back && !is_other) return false;
  Trouble trouble(Fault::changed_meanwhile, std::move(log));
  if (looked < 0) trouble.cause = FailedCall{Action::look_at, -looked};
  if (looked >= 0 && named < 0) {
    trouble = Trouble(FailedCall{Action::write, -named}, std::move(backup));
  }
  if (!is_back) trouble.moved_to = std::move(fresh).leave_other();
  throw trouble;
}

// `before` is what becomes the backup. Throws before the log is replaced, never after, and needs no
// memory from then on.
LogFile::Published LogFile::publish(const Location& place, const Log& log,
                                    const std::optional<FileInfo>& old, const Loaded* before,
                                    Way way) {
  auto [bytes, is_held] = before != nullptr
                              ? encode_and_read_back(log, before->log, before->raw->bytes)
                              : encode_and_read_back(log, Log(), {});
  if (bytes.size() > largest_file) throw Trouble(Fault::log_full, place.log());
  if (!is_held) throw Trouble(Fault::not_encoded, place.log());
  Published published;
  const auto flush = [&] { return sync_folder(disk_, place.folder) >= 0; };
  if (before != nullptr) keep_backup(place, *before, log, published.kept);
  if (sweep(place) && before != nullptr) keep_backup(place, *before, log, published.kept);
  std::string log_path = place.log(), backup_path = place.backup();
  auto saved = way != Way::on && old ? load(backup_path) : std::nullopt;
  if (saved && (saved->bytes == bytes || holds(saved->bytes, log))) {
    if (may_become_log(place, *saved, dated(*old, way))) {
      require_unchanged(place, old);
      if (is_exchanged(disk_.exchange(backup_path, log_path), place)) {
        published.flushed = flush();
        return published;
      }
    }
    bytes = std::move(saved->bytes);  // also where it cannot be swapped, a log of an old version
  }
  Temporary fresh(disk_, place.folder, place.name, bytes, old ? dated(*old, way) : Dated::after(0));
  if (fresh.info().owner != disk_.user()) throw Trouble(Fault::foreign_files, place.folder);
  if (old && before != nullptr) {
    if (is_there(log_path)) require_unchanged(place, old);
    // A log that others can read does not become a backup that they can read.
    const bool is_private = (old->mode & 077U) == 0;
    if (is_private && is_exchanged(fresh.exchange_with(log_path), place)) {
      published.flushed =
          keep_old(fresh, *old, std::move(log_path), std::move(backup_path)) && flush();
      return published;
    }
    // Also where another program took the log away: what was read must not be lost with it.
    const Dated as_it_was = way == Way::on ? Dated::after(0) : Dated::exactly(old->modified);
    Temporary(disk_, place.folder, place.name, before->raw->bytes, as_it_was)
        .rename_to(backup_path);
  }
  require_unchanged(place, old);
  fresh.rename_to(log_path);
  published.flushed = flush();
  return published;
}

FileState LogFile::usable_backup(const Location& place) {
  if (!place.folder_exists) return {};
  for (const std::string& path : leftovers(place)) {
    if (is_log_before(place, path)) return examine(path, Role::backup);
  }
  FileState state = examine(place.backup(), Role::backup);
  using Kind = FileState::Kind;
  if (state.kind == Kind::missing || state.kind == Kind::good) return state;
  throw *std::move(state.trouble);
}

}  // namespace titrate::store

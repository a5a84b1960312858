// Looking at a log that may be damaged, and the ways back from there.

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

#include "store/file_io.hpp"
#include "store/log_file.hpp"
#include "store/trouble.hpp"

namespace titrate::store {
namespace {

using Kind = FileState::Kind;

// The log behind a byte order mark, where one can be read.
std::optional<Log> behind_mark(std::string_view file) {
  auto decoded = decode(without_byte_order_mark(file));
  auto* whole = std::get_if<Decoded>(&decoded);
  return whole == nullptr ? std::nullopt : std::optional(std::move(whole->log));
}

}  // namespace

FileState LogFile::examine(const std::string& path, Role role) try {
  auto raw = load(path);
  if (!raw) return {};
  FileState state;
  state.info = raw->info;
  auto decoded = decode(raw->bytes);
  if (const auto* damage = std::get_if<Damage>(&decoded)) {
    state.kind = damage->is(Damage::Kind::newer_version) ? Kind::newer : Kind::damaged;
    state.trouble = Trouble(*damage, path, role);
    if (damage->is(Damage::Kind::byte_order_mark)) state.log = behind_mark(raw->bytes);
    return state;
  }
  auto& whole = std::get<Decoded>(decoded);
  state.log = std::move(whole.log);
  state.version = whole.version;
  state.kind = whole.checksum == Checksum::intact ? Kind::good : Kind::wrong_checksum;
  if (state.kind == Kind::wrong_checksum) state.trouble = Trouble(whole.checksum, path, role);
  return state;
} catch (const Trouble& trouble) {
  FileState state;
  state.kind = trouble.damage() != nullptr ? Kind::damaged : Kind::unreadable;
  state.trouble = trouble;
  state.trouble->role = role;
  return state;
}

Inspection LogFile::inspect() {
  const Location place = locate();
  Inspection found{place.log(), place.backup(), {}, {}, place.folder, {}, {}, {}, {}};
  if (!place.folder_exists) return found;
  if (const auto info = info_of(place.folder)) found.folder_info = *info;
  found.log = examine(place.log(), Role::log);
  found.backup = examine(place.backup(), Role::backup);
  std::vector<std::string> names = names_in(disk_, place.folder);
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    if (is_temporary_of(place.name, name)) found.leftovers.push_back(name);
  }
  // Beside a damaged log, the backup tells whose a copy is.
  const auto& known = found.log.log ? found.log.log : found.backup.log;
  const Log* const log = known ? &*known : nullptr;
  found.conflict_copies = conflict_copies(place, log, names);
  found.kept_backups = kept_backups(place, log, names);
  return found;
}

Outcome LogFile::accept() {
  const Location place = locate();
  if (!place.folder_exists || !is_there(place.log())) throw Trouble(Fault::no_log, place.log());
  const LogLock lock(disk_, place.lock());
  const auto raw = load(place.log());
  if (!raw) throw Trouble(Fault::no_log, place.log());
  const std::string_view bytes = without_byte_order_mark(raw->bytes);
  auto decoded = decode(bytes);
  if (const auto* damage = std::get_if<Damage>(&decoded)) throw Trouble(*damage, place.log());
  auto& whole = std::get<Decoded>(decoded);
  if (whole.checksum == Checksum::intact && bytes.size() == raw->bytes.size()) {
    return {whole.log, whole.log, false, sync_folder(disk_, place.folder) >= 0, whole.version};
  }
  // The backup keeps the last log that the program itself wrote: what was sealed by hand must not
  // push it out.
  Log before = whole.log;
  const bool flushed = publish(place, whole.log, raw->info, nullptr).flushed;
  return {std::move(before), std::move(whole.log), true, flushed, whole.version};
}

std::string LogFile::name_for_damaged(const Location& place, const std::string& stamp) {
  const std::string name = place.name + ".damaged-" + stamp;
  std::string free = name;
  for (int i = 2; is_there(place.folder + '/' + free); ++i) free = fmt::format("{}-{}", name, i);
  return free;
}

// The damaged log gets a name of its own: a plain file is copied, so that the log's place is never
// empty; anything else (a folder, an unreadable file) can only be moved. What is replaced
// afterwards is what was looked at here, or nothing.
LogFile::Recovery LogFile::recover(const std::string& stamp) {
  const Location place = locate();
  if (!place.folder_exists) throw Trouble(Fault::no_backup, place.backup(), Role::backup);
  const LogLock lock(disk_, place.lock());
  FileState saved = usable_backup(place);
  if (!saved.log) throw Trouble(Fault::no_backup, place.backup(), Role::backup);

  Log before;
  std::optional<RawFile> raw;
  bool readable = true;
  try {
    raw = load(place.log());
  } catch (const Trouble&) {
    readable = false;
  }
  if (raw) {
    auto decoded = decode(raw->bytes);
    const auto* damage = std::get_if<Damage>(&decoded);
    if (damage != nullptr && damage->is(Damage::Kind::newer_version)) {
      throw Trouble(*damage, place.log());
    }
    if (auto* whole = std::get_if<Decoded>(&decoded)) {
      if (whole->checksum == Checksum::intact)
        throw Trouble(Fault::nothing_to_recover, place.log());
      before = std::move(whole->log);
    }
  }

  // What comes back was written under the rules of the backup's version.
  const auto outcome = [&](bool flushed) {
    return Outcome{std::move(before), *std::move(saved.log), true, flushed, saved.version};
  };
  if (readable && !raw) return {outcome(publish(place, *saved.log, {}, nullptr).flushed), ""};
  std::string kept_as = name_for_damaged(place, stamp);
  const std::string kept_path = place.folder + '/' + kept_as;
  if (raw) {
    Temporary(disk_, place.folder, place.name, raw->bytes).rename_to(kept_path);
    flush_folder(place);
    return {outcome(publish(place, *saved.log, raw->info, nullptr).flushed), std::move(kept_as)};
  }
  return {outcome(replace_unreadable(place, *saved.log, kept_path)), std::move(kept_as)};
}

// The damaged log has to be on the disk under its new name before its place is taken: the next
// change of names may outlive a power cut that this one does not.
void LogFile::flush_folder(const Location& place) {
  const int result = sync_folder(disk_, place.folder);
  if (result < 0) throw Trouble(FailedCall{Action::flush_folder, -result}, place.folder);
}

// Under the lock only another program can have put something there, and that stays.
bool LogFile::is_moved_back(const std::string& from, const std::string& to) {
  FileInfo info;
  return disk_.info(to, info) == -ENOENT && disk_.rename(from, to) >= 0;
}

// Moves away what cannot be read, and moves it back where the log cannot be put in its place. To
// say where it is must need no memory either.
bool LogFile::replace_unreadable(const Location& place, const Log& log, std::string kept_path) {
  Trouble lost(FailedCall{Action::write, ENOMEM}, place.log());
  const int result = disk_.rename(lost.path, kept_path);
  if (result < 0) throw Trouble(FailedCall{Action::move_away, -result}, place.log());
  try {
    flush_folder(place);
    return publish(place, log, {}, nullptr).flushed;
  } catch (Trouble& trouble) {
    if (is_moved_back(kept_path, lost.path)) throw;
    trouble.moved_to = std::move(kept_path);
    throw;
  } catch (const std::bad_alloc&) {
    if (is_moved_back(kept_path, lost.path)) throw;
    lost.moved_to = std::move(kept_path);
    throw lost;
  }
}

}  // namespace titrate::store

// What lies beside a log: a backup that holds more than it, and copies of it that a sync program
// could not join. Names and sizes are looked at first, contents only where these say so.

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <optional>
#include <string_view>

#include "core/letters.hpp"
#include "store/codec/checksum.hpp"
#include "store/file_io.hpp"
#include "store/log_file.hpp"
#include "store/trouble.hpp"
#include "titrate/merge.hpp"

namespace titrate::store {
namespace {

constexpr std::string_view kept_backup = ".bak-";
constexpr int to_read = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;

// The name without its ending, which the copy of a file begins with.
std::string_view stem_of(std::string_view log_name) {
  const auto dot = log_name.find_last_of('.');
  return dot == std::string_view::npos || dot == 0 ? log_name : log_name.substr(0, dot);
}

// Whether the program itself gives this name to a file beside the log.
bool is_own_name(std::string_view log_name, std::string_view name) {
  if (!name.starts_with(log_name)) return false;
  name.remove_prefix(log_name.size());
  return name.empty() || name == ".bak" || name == ".lock" || name.starts_with(kept_backup) ||
         name.starts_with(".damaged-");
}

// As sync clients say it. A copy without it may be one that the person made.
bool is_named_conflict(std::string_view name) {
  return in_small_letters(name).find("conflict") != std::string::npos;
}

bool is_of_same_person(const Log& log, const Log& other) {
  if (log.courses().empty() || other.courses().empty()) return false;
  const Course& first = log.courses().front();
  const Course& others_first = other.courses().front();
  return first.started() == others_first.started() && has_same_label(first, others_first);
}

}  // namespace

// Nothing where the file is no whole log of the same person. Without a log to compare it with, any
// whole log is one that has more.
std::optional<Copy> LogFile::copy_at(const Location& place, const std::string& name,
                                     const Log* log) try {
  const std::string path = place.folder + '/' + name;
  const auto info = info_of(path);
  if (!info || !S_ISREG(info->mode) || info->size > largest_file) return std::nullopt;
  // All that a sealed log begins with, of any version.
  const std::string head = head_without_checksum();
  auto file = OpenFile::if_there(disk_, path, to_read);
  if (!file || !file->begins_with(std::string_view(head).substr(0, head.find("version")))) {
    return std::nullopt;
  }
  const FileState copy = examine(path, Role::input);
  const bool fits =
      copy.kind == FileState::Kind::good && (log == nullptr || is_of_same_person(*log, *copy.log));
  if (!fits) return std::nullopt;
  return Copy{name, log == nullptr || !says_all_of(*log, *copy.log)};
} catch (const Trouble&) {
  return std::nullopt;  // what cannot be read cannot be told from what is none
}

std::vector<Copy> LogFile::conflict_copies(const Location& place, const Log* log,
                                           const std::vector<std::string>& names) {
  std::vector<Copy> copies;
  for (const std::string& name : names) {
    if (!name.starts_with(stem_of(place.name)) || is_own_name(place.name, name)) continue;
    auto copy = copy_at(place, name, log);
    const bool counts = copy && (copy->has_more || is_named_conflict(name));
    if (counts) copies.push_back(*std::move(copy));
  }
  std::sort(copies.begin(), copies.end(),
            [](const Copy& one, const Copy& other) { return one.name < other.name; });
  return copies;
}

std::vector<Copy> LogFile::kept_backups(const Location& place, const Log* log,
                                        const std::vector<std::string>& names) {
  std::vector<Copy> kept;
  for (const std::string& name : names) {
    if (!name.starts_with(place.name + std::string(kept_backup))) continue;
    // Of one that cannot be read nobody can say that it is not needed.
    kept.push_back(copy_at(place, name, log).value_or(Copy{name, true}));
  }
  return kept;
}

// An unsealed one may be worth keeping, but nobody can be told to merge it.
Lack LogFile::lack_of_backup(const Location& place, const Seen& seen) try {
  const auto raw = load(place.backup());
  if (!raw) return {};
  looked_at_ = {seen.info, raw->info, false};
  if (raw->bytes == seen.bytes) return {};
  const auto decoded = decode(raw->bytes);
  const auto* whole = std::get_if<Decoded>(&decoded);
  if (whole == nullptr) return {};
  const Lack lack = lack_of(seen.log, whole->log);
  looked_at_->is_fuller = lack.is_large();
  return whole->checksum == Checksum::intact ? lack : Lack();
} catch (const Trouble&) {
  return {};
}

// That this cannot be looked at is no reason to give no answer: `check` says more.
Beside LogFile::look_beside(const Seen& seen) try {
  const Location place = locate();
  Beside found{place.folder, place.backup(), {}, {}};
  if (!place.folder_exists) return found;
  const auto own = info_of(place.log());
  const auto backup = info_of(place.backup());
  if (own && backup && backup->size >= own->size) found.lack = lack_of_backup(place, seen);
  found.conflict_copies = conflict_copies(place, &seen.log, names_in(disk_, place.folder));
  return found;
} catch (const Trouble& trouble) {
  // Without memory nobody knows what there is to say.
  if (const FailedCall* call = trouble.failed_call(); call != nullptr && call->error == ENOMEM) {
    throw std::bad_alloc();
  }
  return {};
}

// A backup that holds more than the log is not written over: it gets another name before, and has
// it on the disk. A copy, so that whatever fails leaves the backup as it is.
void LogFile::keep_backup(const Location& place, const Loaded& before, const Log& after,
                          std::vector<std::string>& kept) {
  const auto info = info_of(place.backup());
  if (!info || info->size < before.raw->info.size) return;
  const bool is_known = looked_at_ && is_same_file(looked_at_->log, before.raw->info) &&
                        is_same_file(looked_at_->backup, *info);
  if (is_known && !looked_at_->is_fuller) return;
  std::optional<RawFile> backup;
  try {
    backup = load(place.backup());
  } catch (const Trouble& trouble) {
    const FailedCall* call = trouble.failed_call();
    const bool is_forbidden = call != nullptr && (call->error == EACCES || call->error == EPERM);
    if (is_forbidden || is_passing(trouble)) throw;
    return;  // a folder, a link, a device: it holds no log
  }
  if (!backup || backup->bytes == before.raw->bytes) return;
  const auto decoded = decode(backup->bytes);
  const auto* whole = std::get_if<Decoded>(&decoded);
  if (whole == nullptr || !lack_of(before.log, whole->log).is_large()) return;
  // What a first start made and an undo took back is one command.
  const bool is_first_start =
      before.log.courses().empty() && lack_of(before.log, whole->log).nights == 0;
  if (is_first_start || says_all_of(after, whole->log)) return;
  const auto name = name_for_copy(place, std::string(kept_backup) + day_, backup->bytes);
  const std::string path = place.folder + '/' + name;
  if (!is_there(path)) Temporary(disk_, place.folder, place.name, backup->bytes).rename_to(path);
  flush_folder(place);
  kept.push_back(name);
}

// A name that is free, or that the same bytes have already: by a change that then failed.
std::string LogFile::name_for_copy(const Location& place, const std::string& ending,
                                   std::string_view bytes) {
  for (int i = 1;; ++i) {
    std::string name = place.name + ending + (i == 1 ? "" : '-' + std::to_string(i));
    const std::string path = place.folder + '/' + name;
    const auto there = info_of(path);
    if (!there) return name;
    try {
      if (S_ISREG(there->mode) && OpenFile(disk_, path, to_read).holds(bytes)) return name;
    } catch (const Trouble& trouble) {
      if (is_passing(trouble)) throw;
    }
  }
}

}  // namespace titrate::store

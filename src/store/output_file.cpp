#include "store/output_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <optional>

#include "store/file_io.hpp"
#include "store/log_errors.hpp"
#include "titrate/error.hpp"
#include "titrate/text.hpp"

namespace titrate::store {
namespace {

constexpr const char* nothing_written = "No file was written; your log is as it was.";

std::optional<FileInfo> info_of(Disk& disk, const std::string& path) {
  FileInfo info;
  const int result = disk.info(path, info);
  if (result >= 0) return info;
  if (result != -ENOENT && result != -ENOTDIR) throw storage_error("look at", path, -result);
  return std::nullopt;
}

Error refused(const std::string& path, std::string_view what, std::string_view help) {
  return {ErrorKind::refused, fmt::format("{} {}.", printable(path), what), std::string(help)};
}

// The folder with every link followed, and the name in it.
std::string real_place(Disk& disk, const std::string& path) {
  const std::string folder = parent_of(path);
  std::string real;
  const int result = disk.resolve(folder, real);
  if (result < 0) throw storage_error("find the folder", folder, -result);
  return (real == "/" ? "" : real) + '/' + name_of(path);
}

// By name, and by what the name stands for: two names can lead to one file.
void require_not_precious(Disk& disk, const std::string& place, const std::optional<FileInfo>& info,
                          std::span<const std::string> precious) {
  for (const std::string& kept : precious) {
    const auto there = info_of(disk, kept);
    const bool same_file =
        info && there && info->device == there->device && info->inode == there->inode;
    if (place == kept || same_file) {
      throw refused(place, "is a file of your log, which nothing may replace",
                    "Name another file. No file was written.");
    }
  }
}

void require_free(const std::string& path, const std::optional<FileInfo>& info,
                  Overwrite overwrite) {
  if (!info) return;
  if (!S_ISREG(info->mode)) {
    throw refused(path, "is there already and is not a plain file",
                  "Name another file, or - for standard output. No file was written.");
  }
  if (overwrite == Overwrite::never) {
    throw refused(path, "is there already",
                  "Name another file, or replace it with --force. No file was written.");
  }
}

// Takes a name that nobody has, in one step with seeing that it is free: a rename alone would also
// replace what came to be a moment ago.
void claim(Disk& disk, const std::string& path) {
  try {
    const OpenFile taken(disk, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  } catch (const Error&) {
    if (const auto info = info_of(disk, path)) require_free(path, info, Overwrite::never);
    throw;
  }
}

bool write(Disk& disk, const std::string& place, std::string_view bytes, bool is_new) {
  Temporary whole(disk, parent_of(place), name_of(place), bytes);
  if (is_new) claim(disk, place);
  try {
    whole.rename_to(place);
  } catch (const Error&) {
    if (is_new) disk.remove(place);
    throw;
  }
  return sync_folder(disk, parent_of(place)) >= 0;
}

}  // namespace

bool write_output_file(Disk& disk, const std::string& path, std::string_view bytes,
                       Overwrite overwrite, std::span<const std::string> precious) {
  if (name_of(path).empty()) {
    throw refused(path.empty() ? "\"\"" : path, "is no name for a file", nothing_written);
  }
  try {
    const std::string place = real_place(disk, path);
    const auto info = info_of(disk, place);
    require_not_precious(disk, place, info, precious);
    require_free(path, info, overwrite);
    return write(disk, place, bytes, !info);
  } catch (Error& error) {
    // The store's own help is about the log.
    if (error.kind == ErrorKind::storage) error.remedy = nothing_written;
    throw;
  }
}

}  // namespace titrate::store

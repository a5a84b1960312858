#include "store/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <optional>

#include "store/file_io.hpp"
#include "store/trouble.hpp"

namespace titrate::store {
namespace {

std::optional<FileInfo> info_of(Disk& disk, const std::string& path) {
  FileInfo info;
  const int result = disk.info(path, info);
  if (result >= 0) return info;
  if (result != -ENOENT && result != -ENOTDIR)
    throw Trouble(FailedCall{Action::look_at, -result}, path);
  return std::nullopt;
}

// The folder with every link followed, and the name in it.
std::string real_place(Disk& disk, const std::string& path) {
  const std::string folder = parent_of(path);
  std::string real;
  const int result = disk.resolve(folder, real);
  if (result < 0) throw Trouble(FailedCall{Action::find_folder, -result}, folder);
  return (real == "/" ? "" : real) + '/' + name_of(path);
}

// By name, and by what the name stands for: two names can lead to one file.
void require_not_precious(Disk& disk, const std::string& place, const std::optional<FileInfo>& info,
                          std::span<const std::string> precious) {
  for (const std::string& kept : precious) {
    const auto there = info_of(disk, kept);
    const bool same_file =
        info && there && info->device == there->device && info->inode == there->inode;
    if (place == kept || same_file) throw Trouble(Fault::own_file, place);
  }
}

void require_free(const std::string& path, const std::optional<FileInfo>& info,
                  Overwrite overwrite) {
  if (!info) return;
  if (!S_ISREG(info->mode)) throw Trouble(Fault::no_plain_file, path);
  if (overwrite == Overwrite::never) throw Trouble(Fault::taken, path);
}

// Takes a name that nobody has, in one step with seeing that it is free: a rename alone would also
// replace what came to be a moment ago.
void claim(Disk& disk, const std::string& path) {
  try {
    const OpenFile taken(disk, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  } catch (const Trouble&) {
    if (const auto info = info_of(disk, path)) require_free(path, info, Overwrite::never);
    throw;
  }
}

// Once the file stands in its place nothing needs memory any more.
bool write(Disk& disk, const std::string& place, std::string_view bytes, bool is_new) {
  const std::string folder = parent_of(place);
  Temporary whole(disk, folder, name_of(place), bytes);
  if (is_new) claim(disk, place);
  try {
    whole.rename_to(place);
  } catch (...) {
    if (is_new) disk.remove(place);
    throw;
  }
  return sync_folder(disk, folder) >= 0;
}

}  // namespace

std::string whole_path(Disk& disk, const std::string& path) try {
  return path.starts_with('/') || name_of(path).empty() ? path : real_place(disk, path);
} catch (Trouble& trouble) {
  trouble.role = Role::output;
  throw;
}

bool write_output_file(Disk& disk, const std::string& path, std::string_view bytes,
                       Overwrite overwrite, std::span<const std::string> precious) {
  try {
    if (name_of(path).empty()) throw Trouble(Fault::no_name, path);
    const std::string place = real_place(disk, path);
    const auto info = info_of(disk, place);
    require_not_precious(disk, place, info, precious);
    require_free(path, info, overwrite);
    return write(disk, place, bytes, !info);
  } catch (Trouble& trouble) {
    trouble.role = Role::output;
    throw;
  }
}

}  // namespace titrate::store

#include "store/others_log.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <utility>
#include <variant>

#include "store/codec/log_codec.hpp"
#include "store/file_io.hpp"
#include "store/trouble.hpp"

namespace titrate::store {
namespace {

Trouble not_there(Disk& disk, const std::string& path) {
  FileInfo info;
  if (disk.info(path + ".bak", info) >= 0) return {Fault::missing, path};
  return {FailedCall{Action::open, ENOENT}, path};
}

}  // namespace

// Without waiting: a pipe of that name would have nobody at its other end.
Log read_others_log(Disk& disk, const std::string& path) {
  auto file = OpenFile::if_there(disk, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (!file) throw not_there(disk, path);
  const FileInfo info = file->info();
  if (!S_ISREG(info.mode)) throw Trouble(Fault::no_plain_file, path);
  if (info.size > largest_file) throw Trouble(damage_by_size(), path);
  const std::string bytes = file->read_all(largest_file);
  file->close();
  auto decoded = decode(bytes);
  if (const auto* damage = std::get_if<Damage>(&decoded)) throw Trouble(*damage, path);
  auto& whole = std::get<Decoded>(decoded);
  if (whole.checksum != Checksum::intact) throw Trouble(whole.checksum, path);
  return std::move(whole.log);
}

}  // namespace titrate::store

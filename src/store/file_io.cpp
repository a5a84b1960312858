#include "store/file_io.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <iterator>
#include <utility>

namespace titrate::store {
namespace {

// Calls again what a signal interrupted; not for ever, since a broken system might always say so.
constexpr int most_interruptions = 100;

template <class Call>
auto uninterrupted(Call call) {
  auto result = call();
  for (int i = 0; i < most_interruptions && result == -EINTR; ++i) result = call();
  return result;
}

// Six characters of which the first is a digit: ".log.json.backup", which a person might make, is
// never taken for a temporary.
std::string random_suffix(Disk& disk) {
  constexpr std::string_view letters =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  std::string suffix(1, letters[disk.random_number() % 10]);
  while (suffix.size() < 6) suffix += letters[disk.random_number() % letters.size()];
  return suffix;
}

}  // namespace

OpenFile::OpenFile(int file, Disk& disk, std::string path)
    : disk_(&disk), path_(std::move(path)), file_(file) {}

// The path is there before the file is, which may be made by this.
OpenFile::OpenFile(Disk& disk, std::string path, int flags, unsigned mode)
    : disk_(&disk),
      path_(std::move(path)),
      file_(uninterrupted([&] { return disk.open(path_, flags, mode); })) {
  if (file_ < 0) throw Trouble(FailedCall{Action::open, -file_}, path_);
}

std::optional<OpenFile> OpenFile::if_there(Disk& disk, std::string path, int flags) {
  const int file = uninterrupted([&] { return disk.open(path, flags, 0); });
  if (file == -ENOENT) return std::nullopt;
  if (file < 0) throw Trouble(FailedCall{Action::open, -file}, path);
  return OpenFile(file, disk, std::move(path));
}

OpenFile::OpenFile(OpenFile&& other) noexcept
    : disk_(other.disk_), path_(std::move(other.path_)), file_(std::exchange(other.file_, -1)) {}

// Nothing was written, or it failed already: closing cannot lose anything more.
OpenFile::~OpenFile() {
  if (file_ >= 0) disk_->close(file_);
}

void OpenFile::fail(Action action, long error) const {
  throw Trouble(FailedCall{action, static_cast<int>(-error)}, path_);
}

FileInfo OpenFile::info() const {
  FileInfo info;
  if (const int result = disk_->info(file_, info); result < 0) fail(Action::look_at, result);
  return info;
}

std::string OpenFile::read_all(std::size_t most) {
  if (const int result = disk_->rewind(file_); result < 0) fail(Action::read, result);
  std::string bytes;
  std::size_t filled = 0;
  for (;;) {
    if (filled == bytes.size()) {
      const auto expected = static_cast<std::size_t>(std::min<std::uint64_t>(info().size, most));
      bytes.resize(std::max(expected + 1, filled * 2));
    }
    const auto got = uninterrupted(
        [&] { return disk_->read(file_, bytes.data() + filled, bytes.size() - filled); });
    if (got < 0) fail(Action::read, got);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > most) fail(Action::read, -EFBIG);
  }
  bytes.resize(filled);
  return bytes;
}

bool OpenFile::holds(std::string_view bytes) {
  if (const int result = disk_->rewind(file_); result < 0) fail(Action::read, result);
  std::string piece(std::min<std::size_t>(bytes.size() + 1, std::size_t{64} * 1024), '\0');
  for (;;) {
    const auto got = uninterrupted([&] { return disk_->read(file_, piece.data(), piece.size()); });
    if (got < 0) fail(Action::read, got);
    if (got == 0) return bytes.empty();
    const auto found = std::string_view(piece).substr(0, static_cast<std::size_t>(got));
    if (!bytes.starts_with(found)) return false;
    bytes.remove_prefix(found.size());
  }
}

bool OpenFile::begins_with(std::string_view bytes) {
  if (const int result = disk_->rewind(file_); result < 0) fail(Action::read, result);
  std::string piece(bytes.size(), '\0');
  const auto got = uninterrupted([&] { return disk_->read(file_, piece.data(), piece.size()); });
  if (got < 0) fail(Action::read, got);
  return piece == bytes;
}

void OpenFile::write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written =
        uninterrupted([&] { return disk_->write(file_, bytes.data(), bytes.size()); });
    if (written < 0) fail(Action::write, written);
    if (written == 0) fail(Action::write, -ENOSPC);
    bytes.remove_prefix(std::min(bytes.size(), static_cast<std::size_t>(written)));
  }
}

void OpenFile::date(const Dated& dated) {
  const std::int64_t apart = dated.is_exact ? 0 : info().modified - dated.time;
  if (apart > 0 && apart != step_of_undo) return;
  const std::int64_t time = dated.is_exact ? dated.time : dated.time + step_of_change;
  if (const int result = disk_->set_modified(file_, time); result < 0) fail(Action::write, result);
}

// Never tried again: after a failed flush the system may have dropped the bytes and say all is
// well.
void OpenFile::sync() {
  if (const int result = disk_->sync(file_); result < 0) fail(Action::flush, result);
}

void OpenFile::lock() {
  constexpr int wait = 5000;  // milliseconds
  constexpr int step = 10;
  for (int waited = 0;; waited += step) {
    const int result = uninterrupted([&] { return disk_->try_lock(file_); });
    if (result >= 0) return;
    if (result != -EWOULDBLOCK) fail(Action::lock, result);
    if (waited >= wait) break;
    disk_->pause(step);
  }
  throw Trouble(Fault::busy, path_, Role::lock);
}

void OpenFile::close() {
  const int result = disk_->close(std::exchange(file_, -1));
  if (result < 0 && result != -EINTR) fail(Action::close, result);
}

LogLock::LogLock(Disk& disk, const std::string& path)
    : file_(disk, path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600) {
  if (!S_ISREG(file_.info().mode)) throw Trouble(Fault::no_plain_file, path, Role::lock);
  file_.lock();
}

Temporary::Temporary(Disk& disk, const std::string& folder, const std::string& name,
                     std::string_view bytes, const Dated& dated)
    : disk_(disk), path_(folder + "/." + name + '.' + random_suffix(disk)) {
  std::string told = folder + '/' + name;
  OpenFile file(disk, path_, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  file.call_it(std::move(told));
  try {
    file.write_all(bytes);
    file.date(dated);
    info_ = file.info();
    file.sync();
    if (!file.holds(bytes)) throw Trouble(Fault::not_read_back, folder + '/' + name);
    file.close();
  } catch (...) {
    disk_.remove(path_);
    throw;
  }
}

// What cannot be removed now is swept by the next write.
Temporary::~Temporary() {
  if (named_ == Named::ours) disk_.remove(path_);
}

void Temporary::rename_to(const std::string& path) {
  const int result = disk_.rename(path_, path);
  if (result < 0) throw Trouble(FailedCall{Action::write, -result}, path);
  named_ = Named::nothing;
}

int Temporary::exchange_with(const std::string& path) {
  const int result = disk_.exchange(path_, path);
  if (result >= 0) named_ = named_ == Named::ours ? Named::other : Named::ours;
  return result;
}

int Temporary::rename_other_to(const std::string& path) {
  const int result = disk_.rename(path_, path);
  if (result >= 0) named_ = Named::nothing;
  return result;
}

std::string parent_of(const std::string& path) {
  const auto slash = path.find_last_of('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string name_of(const std::string& path) {
  const auto slash = path.find_last_of('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

bool is_same_file(const FileInfo& a, const FileInfo& b) {
  return a.device == b.device && a.inode == b.inode && a.size == b.size && a.modified == b.modified;
}

bool is_passing(const Trouble& trouble) {
  constexpr int for_good[] = {EACCES, EPERM, ELOOP, ENOENT, ENXIO, ENODEV, EISDIR};
  const FailedCall* call = trouble.failed_call();
  return call != nullptr &&
         std::find(std::begin(for_good), std::end(for_good), call->error) == std::end(for_good);
}

bool is_temporary_of(std::string_view log_name, std::string_view name) {
  const std::string prefix = '.' + std::string(log_name) + '.';
  if (!name.starts_with(prefix) || name.size() != prefix.size() + 6) return false;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const std::string_view suffix = name.substr(prefix.size());
  return is_digit(suffix[0]) && std::all_of(suffix.begin(), suffix.end(),
                                            [&](char c) { return is_digit(c) || is_letter(c); });
}

std::vector<std::string> names_in(Disk& disk, const std::string& folder) {
  std::vector<std::string> names;
  const int result = uninterrupted([&] {
    names.clear();
    return disk.list(folder, names);
  });
  if (result < 0) throw Trouble(FailedCall{Action::look_into_folder, -result}, folder);
  return names;
}

int sync_folder(Disk& disk, const std::string& folder) {
  const int file =
      uninterrupted([&] { return disk.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0); });
  if (file < 0) return file;
  const int result = disk.sync(file);
  const int closed = disk.close(file);
  if (result < 0 && result != -EINVAL) return result;
  return closed == -EINTR ? 0 : closed;
}

}  // namespace titrate::store

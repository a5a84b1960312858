#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>

#include "store/disk.hpp"

namespace titrate::store {
namespace {

// A file of the year 2040, or on a disk of any size, is as good as another (CMakeLists.txt).
static_assert(sizeof(std::time_t) == 8 && sizeof(off_t) == 8);

template <class Number>
Number or_errno(Number result) {
  return result < 0 ? static_cast<Number>(-errno) : result;
}

FileInfo from(const struct stat& status) {
  return {.device = status.st_dev,
          .inode = status.st_ino,
          .size = static_cast<std::uint64_t>(status.st_size),
          .modified = status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec,
          .mode = status.st_mode,
          .links = status.st_nlink,
          .owner = status.st_uid};
}

class RealDisk final : public Disk {
 public:
  int open(const std::string& path, int flags, unsigned mode) override {
    return or_errno(::open(path.c_str(), flags, mode));
  }
  int close(int file) override { return or_errno(::close(file)); }
  ssize_t read(int file, char* into, std::size_t size) override {
    return or_errno(::read(file, into, size));
  }
  ssize_t write(int file, const char* from, std::size_t size) override {
    return or_errno(::write(file, from, size));
  }
  int rewind(int file) override { return ::lseek(file, 0, SEEK_SET) < 0 ? -errno : 0; }
  int sync(int file) override { return or_errno(::fsync(file)); }
  int info(int file, FileInfo& info) override {
    struct stat status {};
    const int result = or_errno(::fstat(file, &status));
    info = from(status);
    return result;
  }
  int info(const std::string& path, FileInfo& info) override {
    struct stat status {};
    const int result = or_errno(::lstat(path.c_str(), &status));
    info = from(status);
    return result;
  }
  int set_modified(int file, std::int64_t time) override {
    constexpr std::int64_t second = 1'000'000'000;
    const timespec times[] = {{0, UTIME_OMIT}, {time / second, static_cast<long>(time % second)}};
    return or_errno(::futimens(file, times));
  }
  int rename(const std::string& from, const std::string& to) override {
    return or_errno(::rename(from.c_str(), to.c_str()));
  }
  int exchange(const std::string& one, const std::string& other) override {
    return or_errno(::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE));
  }
  int remove(const std::string& path) override { return or_errno(::unlink(path.c_str())); }
  int make_folder(const std::string& path, unsigned mode) override {
    return or_errno(::mkdir(path.c_str(), mode));
  }
  int list(const std::string& folder, std::vector<std::string>& names) override;
  int resolve(const std::string& path, std::string& real) override {
    const std::unique_ptr<char, decltype(&std::free)> found(::realpath(path.c_str(), nullptr),
                                                            &std::free);
    if (found == nullptr) return -errno;
    real = found.get();
    return 0;
  }
  int try_lock(int file) override { return or_errno(::flock(file, LOCK_EX | LOCK_NB)); }
  void pause(int milliseconds) override {
    const timespec time{milliseconds / 1000, (milliseconds % 1000) * 1'000'000L};
    ::nanosleep(&time, nullptr);
  }
  std::uint32_t user() override { return ::geteuid(); }
  std::uint32_t random_number() override {
    std::uint32_t number = 0;
    // Only names of temporaries come from this, and those are opened with O_EXCL: a failure makes
    // them easier to guess, not less safe.
    if (::getrandom(&number, sizeof number, 0) < 0) number = static_cast<std::uint32_t>(::getpid());
    return number;
  }
};

int RealDisk::list(const std::string& folder, std::vector<std::string>& names) {
  constexpr auto close = [](DIR* folder_stream) { ::closedir(folder_stream); };
  const std::unique_ptr<DIR, decltype(close)> open(::opendir(folder.c_str()), close);
  if (open == nullptr) return -errno;
  errno = 0;
  while (const dirent* entry = ::readdir(open.get())) {
    names.emplace_back(entry->d_name);
    errno = 0;
  }
  return -errno;
}

}  // namespace

Disk& real_disk() {
  static RealDisk disk;
  return disk;
}

}  // namespace titrate::store

// The disk, as narrow as the store needs it: one function for one system call, so that a test can
// make any of them fail. A result is what the call gives, or minus the errno of its failure.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace titrate::store {

struct FileInfo {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint64_t size = 0;
  std::int64_t modified = 0;  // nanoseconds since the epoch
  std::uint32_t mode = 0;     // kind and permissions, as in st_mode
  std::uint64_t links = 0;
  std::uint32_t owner = 0;

  friend bool operator==(const FileInfo&, const FileInfo&) = default;
};

class Disk {
 public:
  virtual ~Disk() = default;

  virtual int open(const std::string& path, int flags, unsigned mode) = 0;
  virtual int close(int file) = 0;
  virtual ssize_t read(int file, char* into, std::size_t size) = 0;
  virtual ssize_t write(int file, const char* from, std::size_t size) = 0;
  virtual int rewind(int file) = 0;
  virtual int sync(int file) = 0;
  virtual int info(int file, FileInfo& info) = 0;
  // Of the path itself, not of what a link there points to.
  virtual int info(const std::string& path, FileInfo& info) = 0;
  // When it was last modified, in nanoseconds since the epoch.
  virtual int set_modified(int file, std::int64_t time) = 0;
  virtual int rename(const std::string& from, const std::string& to) = 0;
  // Two files swap their names in one step; fails where the file system cannot do that.
  virtual int exchange(const std::string& one, const std::string& other) = 0;
  virtual int remove(const std::string& path) = 0;
  virtual int make_folder(const std::string& path, unsigned mode) = 0;
  virtual int list(const std::string& folder, std::vector<std::string>& names) = 0;
  // The path with every link followed; fails when nothing is there.
  virtual int resolve(const std::string& path, std::string& real) = 0;
  // Takes the exclusive lock of a file, or fails at once with EWOULDBLOCK.
  virtual int try_lock(int file) = 0;
  virtual void pause(int milliseconds) = 0;
  virtual std::uint32_t user() = 0;
  virtual std::uint32_t random_number() = 0;
};

// The machine's own.
Disk& real_disk();

}  // namespace titrate::store

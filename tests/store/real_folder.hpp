// A folder on the machine's own disk for a test, and processes to work in it.
#pragma once

#include <sys/types.h>

#include <functional>
#include <set>
#include <string>

#include "store/log_file.hpp"

namespace titrate::test {

// Made empty, removed with all that is in it.
class RealFolder {
 public:
  RealFolder();
  RealFolder(const RealFolder&) = delete;
  RealFolder& operator=(const RealFolder&) = delete;
  ~RealFolder();

  const std::string& path() const { return path_; }
  std::string operator/(const std::string& name) const { return path_ + '/' + name; }

 private:
  std::string path_;
};

store::LogFile log_file(const std::string& path);

void write_file(const std::string& path, const std::string& bytes);
std::string bytes_of(const std::string& path);
std::set<std::string> names_in(const std::string& folder);

// Runs a deed in a process of its own, which ends at once after it.
pid_t start(const std::function<bool()>& deed);
// Waits for such a process: 0 where the deed gave true, 1 where false, 2 where it threw.
int status_of(pid_t process);

}  // namespace titrate::test

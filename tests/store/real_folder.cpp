#include "store/real_folder.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "support/catch.hpp"

namespace titrate::test {

namespace fs = std::filesystem;

RealFolder::RealFolder() : path_((fs::temp_directory_path() / "titrate-test-XXXXXX").string()) {
  if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no temporary folder");
}

RealFolder::~RealFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

store::LogFile log_file(const std::string& path) { return {store::real_disk(), path}; }

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  REQUIRE(file);
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::set<std::string> names_in(const std::string& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    names.insert(entry.path().filename().string());
  }
  return names;
}

pid_t start(const std::function<bool()>& deed) {
  const pid_t process = ::fork();
  if (process != 0) return process;
  int status = 2;
  try {
    status = deed() ? 0 : 1;
  } catch (...) {
    // The parent learns of it from the status.
  }
  ::_exit(status);
}

int status_of(pid_t process) {
  REQUIRE(process > 0);
  int status = 0;
  REQUIRE(::waitpid(process, &status, 0) == process);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace titrate::test

// The store in processes of their own: another folder, other limits, another user, many at once.

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "store/operations.hpp"
#include "store/real_folder.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

using store::LogFile;

// Changes a log, however long others hold its lock: on a slow disk the last of forty may wait for
// longer than the store does.
bool change_in_the_end(const std::string& path, const std::function<Log(const Log&)>& change) {
  for (int tries = 0; tries < 100; ++tries) {
    try {
      return log_file(path).change(change).changed;
    } catch (const store::Trouble& trouble) {
      if (!trouble.is(store::Fault::busy)) throw;
    }
  }
  return false;
}

TEST_CASE("on a real disk a relative path is a log in the folder one is in") {
  const RealFolder home;
  const std::string path = GENERATE(as<std::string>(), "log.json", "./log.json", "new/log.json");
  CHECK(status_of(start([&] {
          if (::chdir(home.path().c_str()) != 0) return false;
          return log_file(path).change(to(short_log(2))).flushed;
        })) == 0);
  CHECK(bytes_of(home / path) == store::encode(short_log(2)));
}

TEST_CASE("on a real disk a file that may not grow leaves the log as it was") {
  const RealFolder home;
  const std::string path = home / "log.json";
  log_file(path).change(to(short_log(2)));
  const rlim_t most = store::encode(full_log()).size() - 1;
  CHECK(status_of(start([&] {
          std::signal(SIGXFSZ, SIG_IGN);
          const rlimit limit{most, most};
          if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return false;
          try {
            log_file(path).change(to(full_log()));
          } catch (const store::Trouble& trouble) {
            return trouble.cause == store::Cause(store::FailedCall{store::Action::write, EFBIG});
          }
          return false;
        })) == 0);
  CHECK(bytes_of(path) == store::encode(short_log(2)));
  CHECK(names_in(home.path()) == std::set<std::string>{"log.json", "log.json.lock"});
}

TEST_CASE("on a real disk a log in a folder where nothing may be written can be read") {
  const RealFolder home;
  const std::string path = home / "log.json";
  write_file(path, store::encode(short_log(2)));
  constexpr uid_t nobody = 65534;
  const bool root = ::geteuid() == 0;
  if (root) REQUIRE(::chown(path.c_str(), nobody, nobody) == 0);
  REQUIRE(::chmod(home.path().c_str(), 0555) == 0);
  // Root may write anywhere, so the process becomes someone who may not.
  const auto without_privileges = [&](const std::function<bool()>& deed) {
    return status_of(start([&] { return (!root || ::setuid(nobody) == 0) && deed(); })) == 0;
  };
  if (!without_privileges([&] { return ::access(path.c_str(), R_OK) == 0; })) {
    WARN("skipped: root cannot become someone else here, and nothing stops root from writing");
    return;
  }
  CHECK(without_privileges([&] { return log_file(path).read().log == short_log(2); }));
  CHECK(without_privileges([&] {
    try {
      log_file(path).change(to(short_log(3)));
    } catch (const store::Trouble& trouble) {
      return trouble.cause == store::Cause(store::FailedCall{store::Action::open, EACCES});
    }
    return false;
  }));
  CHECK(bytes_of(path) == store::encode(short_log(2)));
  REQUIRE(::chmod(home.path().c_str(), 0700) == 0);
}

TEST_CASE("forty programs that log different nights at once lose none") {
  constexpr int programs = 40;
  const RealFolder home;
  const std::string path = home / "share/log.json";
  log_file(path).change(to(short_log(2)));
  std::vector<pid_t> processes;
  for (int day = 1; day <= programs; ++day) {
    processes.push_back(start([&] {
      return change_in_the_end(path, [&](const Log& log) {
        return made(log.replacing(0, made(log.newest()->with(tolerated(day, 3)))));
      });
    }));
  }
  for (const pid_t process : processes) CHECK(status_of(process) == 0);
  const Log log = log_file(path).read().log;
  REQUIRE(log.courses().size() == 1);
  CHECK(log.courses()[0].nights().size() == programs + 1);
  CHECK(names_in(home / "share") ==
        std::set<std::string>{"log.json", "log.json.bak", "log.json.lock"});
}

TEST_CASE("forty programs that begin a log at once begin one") {
  const RealFolder home;
  const std::string path = home / "share/titrate/log.json";
  std::vector<pid_t> processes;
  for (int i = 0; i < 40; ++i) {
    processes.push_back(start([&] {
      return change_in_the_end(path,
                               [](const Log& log) { return log == Log() ? short_log(2) : log; });
    }));
  }
  int began = 0;
  for (const pid_t process : processes) {
    const int status = status_of(process);
    CHECK(status < 2);
    began += status == 0 ? 1 : 0;
  }
  CHECK(began == 1);
  CHECK(bytes_of(path) == store::encode(short_log(2)));
}

}  // namespace
}  // namespace titrate::test

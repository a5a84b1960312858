// The store on the machine's own disk: what the fake one cannot vouch for.

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "store/operations.hpp"
#include "store/real_folder.hpp"
#include "support/catch.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

namespace fs = std::filesystem;
using store::LogFile;

unsigned mode_of(const std::string& path) {
  struct stat status {};
  REQUIRE(::lstat(path.c_str(), &status) == 0);
  return status.st_mode & 07777U;
}

TEST_CASE("on a real disk a log is begun and changed and changed back") {
  const RealFolder home;
  const std::string path = home / "share/titrate/log.json";
  LogFile file = log_file(path);
  CHECK_FALSE(file.read().exists);
  CHECK(file.change(to(short_log(2))).flushed);
  CHECK(file.change(to(full_log())).flushed);
  CHECK(file.read().log == full_log());
  CHECK(file.backup() == short_log(2));
  CHECK(bytes_of(path) == store::encode(full_log()));
  CHECK(bytes_of(path + ".bak") == store::encode(short_log(2)));
  CHECK(names_in(home / "share/titrate") ==
        std::set<std::string>{"log.json", "log.json.bak", "log.json.lock"});
}

TEST_CASE("on a real disk files are 0600 and new folders 0700 whatever the umask") {
  const mode_t before = ::umask(GENERATE(as<mode_t>(), 0, 022, 077));
  const RealFolder home;
  LogFile file = log_file(home / "share/titrate/log.json");
  file.change(to(short_log(2)));
  file.change(to(short_log(3)));
  ::umask(before);
  CHECK(mode_of(home / "share") == 0700);
  CHECK(mode_of(home / "share/titrate") == 0700);
  for (const char* name : {"log.json", "log.json.bak", "log.json.lock"}) {
    CHECK(mode_of(home / "share/titrate/" + name) == 0600);
  }
  CHECK_FALSE(file.read().others_can_read);
  ::chmod((home / "share/titrate/log.json").c_str(), 0644);
  CHECK(file.read().others_can_read);
}

TEST_CASE("on a real disk a link to the log stays and its target is replaced") {
  const RealFolder home;
  fs::create_directory(home / "sync");
  write_file(home / "sync/health.json", store::encode(short_log(2)));
  fs::create_symlink("sync/health.json", home / "log.json");
  LogFile file = log_file(home / "log.json");
  CHECK(file.path() == fs::canonical(home / "sync/health.json"));
  file.change(to(short_log(3)));
  CHECK(fs::is_symlink(home / "log.json"));
  CHECK(bytes_of(home / "sync/health.json") == store::encode(short_log(3)));
  CHECK(names_in(home / "sync") ==
        std::set<std::string>{"health.json", "health.json.bak", "health.json.lock"});
  CHECK(names_in(home.path()) == std::set<std::string>{"log.json", "sync"});
}

TEST_CASE("on a real disk what is no file of its own is refused and never waited for") {
  const RealFolder home;
  const std::string path = home / "log.json";
  const std::string text = store::encode(short_log(2));
  store::Cause cause = store::Fault::no_plain_file;
  SECTION("a FIFO") { REQUIRE(::mkfifo(path.c_str(), 0600) == 0); }
  SECTION("a folder") { fs::create_directory(path); }
  SECTION("a second name") {
    write_file(home / "other", text);
    fs::create_hard_link(home / "other", path);
    cause = store::Fault::second_name;
  }
  SECTION("a link to nothing") {
    fs::create_symlink(home / "nothing", path);
    cause = store::Fault::dangling_link;
  }
  SECTION("a device") { fs::create_symlink("/dev/zero", path); }
  LogFile file = log_file(path);
  const store::Trouble trouble = trouble_of([&] { file.read(); });
  INFO(shown(trouble));
  CHECK((trouble.cause == cause));
}

TEST_CASE("on a real disk a log and its ways back are looked at and gone") {
  const RealFolder home;
  const std::string path = home / "log.json";
  LogFile file = log_file(path);
  file.change(to(short_log(2)));
  file.change(to(short_log(3)));
  write_file(path, "{");
  write_file(home / ".log.json.1abcDE", "");
  const auto found = file.inspect();
  CHECK(found.log.kind == store::FileState::Kind::damaged);
  CHECK(found.backup.kind == store::FileState::Kind::good);
  CHECK(found.leftovers == std::vector<std::string>{".log.json.1abcDE"});
  CHECK(file.recover("now").kept_as == "log.json.damaged-now");
  CHECK(bytes_of(home / "log.json.damaged-now") == "{");
  CHECK(file.read().log == short_log(2));
  write_file(path, bytes_of(path) + '\n');
  CHECK(file.accept().changed);
  CHECK(file.read().log == short_log(2));
  CHECK_FALSE(fs::exists(home / ".log.json.1abcDE"));
}

}  // namespace
}  // namespace titrate::test

// What the store will not take for a log whatever is in it, and the links that it follows. What may
// not be in it: hostile_files_test.cpp.

#include <sys/stat.h>

#include <cerrno>

#include "store/log_file.hpp"
#include "store/operations.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

using store::Action;
using store::Cause;
using store::FailedCall;
using store::Fault;
using store::LogFile;
using store::Trouble;

// Reading and changing both come to the same trouble, and nothing but the lock file comes to be.
Trouble refused(FakeDisk& disk, const std::string& path = log_path) {
  disk.put(lock_path, "");
  const auto before = disk.paths();
  const std::string there = standing(disk);
  Trouble trouble = trouble_of([&] { LogFile(disk, path).read(); });
  const Trouble again = trouble_of([&] { LogFile(disk, path).change(to(new_log)); });
  CHECK((trouble.cause == again.cause));
  CHECK(trouble.path == again.path);
  CHECK(trouble.role == store::Role::log);
  CHECK(disk.paths() == before);
  CHECK(standing(disk) == there);
  CHECK(disk.open_files() == 0);
  INFO(shown(trouble));
  return trouble;
}

// ---- What stands in the log's place ----

TEST_CASE("anything but a plain file is refused") {
  const unsigned kind = GENERATE(as<unsigned>(), S_IFDIR, S_IFIFO, S_IFCHR, S_IFBLK, S_IFSOCK);
  FakeDisk disk = disk_with("");
  disk.node(log_path).mode = kind | 0600U;
  const Trouble trouble = refused(disk);
  CHECK(trouble.is(Fault::no_plain_file));
  CHECK(trouble.path == log_path);
}

TEST_CASE("a log with a second name is refused") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.node(log_path).links = 2;
  const Trouble trouble = refused(disk);
  CHECK(trouble.is(Fault::second_name));
  CHECK(trouble.path == log_path);
}

TEST_CASE("a log of another user is refused") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.node(log_path).owner = GENERATE(0U, FakeDisk::me + 1);
  const Trouble trouble = refused(disk);
  CHECK(trouble.is(Fault::other_owner));
  CHECK(trouble.path == log_path);
}

TEST_CASE("a log of more than 16 MiB is refused without reading it") {
  FakeDisk disk = disk_with(std::string(16 * 1024 * 1024 + 1, ' '));
  const Trouble trouble = refused(disk);
  CHECK((trouble.cause == Cause(store::damage_by_size())));
  CHECK(trouble.path == log_path);
  for (const auto& call : disk.calls()) CHECK(call.name != "read");
}

TEST_CASE("a log that grows beyond 16 MiB while it is read is refused") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.before("read", log_path,
              [&] { disk.node(log_path).content.resize(16 * 1024 * 1024 + 1, ' '); });
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).read(); });
  CHECK((trouble.cause == Cause(FailedCall{Action::read, EFBIG})));
  CHECK(trouble.path == log_path);
}

TEST_CASE("a missing log whose backup is there is told from no log at all, and leaves no lock") {
  FakeDisk disk = disk_with_folder();
  disk.put(backup_path, store::encode(old_log));
  const auto change = [&] { LogFile(disk, log_path).change(to(new_log)); };
  CHECK(trouble_of(change).is(Fault::missing));
  CHECK(names(disk) == std::vector<std::string>{"log.json.bak"});
  const Trouble trouble = refused(disk);
  CHECK(trouble.is(Fault::missing));
  CHECK(trouble.path == log_path);
}

TEST_CASE("why a log could not be opened is told") {
  const int error = GENERATE(EACCES, EPERM, EIO, EMFILE, ELOOP);
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.fail_every("open", error);
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).read(); });
  CHECK((trouble.cause == Cause(FailedCall{Action::open, error})));
  CHECK(trouble.path == log_path);
}

TEST_CASE("why a log could not be found is told") {
  const int error = GENERATE(EACCES, ENOTDIR, EIO);
  FakeDisk disk = GENERATE(disk_with(store::encode(old_log)), disk_with_folder());
  disk.fail_every("resolve", error);
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).read(); });
  CHECK((trouble.cause == Cause(FailedCall{Action::find, error})));
  CHECK(trouble.path == log_path);
}

// ---- Links ----

TEST_CASE("a log that is a link stays one and what it points to is replaced") {
  FakeDisk disk = disk_with(store::encode(old_log));
  const std::string link = "/home/me/log.json";
  const std::string target = GENERATE(as<std::string>(), log_path, "share/titrate/log.json");
  disk.put_link(link, target);
  LogFile file(disk, link);
  CHECK(file.path() == log_path);
  file.change(to(new_log));
  CHECK(S_ISLNK(disk.node(link).mode));
  CHECK(standing(disk) == store::encode(new_log));
  CHECK(standing(disk, backup_path) == store::encode(old_log));
  CHECK_FALSE(disk.has(link + ".bak"));
}

TEST_CASE("a folder that is a link is followed") {
  FakeDisk disk = disk_with_folder();
  disk.put_link("/home/me/titrate", folder);
  LogFile(disk, "/home/me/titrate/log.json").change(to(new_log));
  CHECK(standing(disk) == store::encode(new_log));
}

TEST_CASE("a link to a file that is not there is refused and stays") {
  FakeDisk disk = disk_with_folder();
  disk.put_link("/home/me/log.json", GENERATE(as<std::string>(), log_path, "/mnt/usb/log.json"));
  const Trouble trouble = refused(disk, "/home/me/log.json");
  CHECK(trouble.is(Fault::dangling_link));
  CHECK(trouble.path == "/home/me/log.json");
}

}  // namespace
}  // namespace titrate::test

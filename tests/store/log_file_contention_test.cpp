// Others at the same log: a program that writes without asking, and one that holds the lock.

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

#include "store/log_file.hpp"
#include "store/operations.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

using store::Fault;
using store::LogFile;
using store::Trouble;

// ---- Another program ----

TEST_CASE("a log that another program writes meanwhile is left as that program wrote it") {
  // The early moment is after the log was read, the late one right before its name changes.
  // (Catch2 2 wants its generators before its sections.)
  const bool late = GENERATE(false, true);
  FakeDisk disk = disk_with(store::encode(old_log));
  const FakeDisk::Node was = disk.node(log_path);
  const std::string other = store::encode(short_log(4));
  REQUIRE(other.size() == was.content.size());
  std::string written = other;
  auto modified = was.modified;
  auto inode = was.inode;
  auto device = was.device;
  // Each is told by one thing alone.
  SECTION("a moment later") { modified += 1; }
  SECTION("at an earlier time, as a backup restores it") { modified -= 1; }
  SECTION("in another size") { written += '\n'; }
  SECTION("as another file, with the old one's time") { inode += 1000; }
  SECTION("as a file of another disk") { device += 1; }
  const auto write = [&] {
    FakeDisk::Node& node = disk.put(log_path, written);
    node.modified = modified;
    node.inode = inode;
    node.device = device;
  };
  disk.before("list", folder, [&] { late ? disk.before("info", log_path, write) : write(); });
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).change(to(new_log)); });
  CHECK(trouble.is(Fault::changed_meanwhile));
  CHECK(trouble.path == log_path);
  CHECK(standing(disk) == written);
  for (const std::string& name : names(disk)) CHECK_FALSE(name.starts_with(".log.json."));
}

// The name under which a first change writes: the fake disk's random numbers begin anew each time.
std::string temporary_path() {
  FakeDisk disk = disk_with(store::encode(old_log));
  LogFile(disk, log_path).change(to(new_log));
  const auto& calls = disk.calls();
  const auto exchange = std::find_if(calls.begin(), calls.end(),
                                     [](const auto& call) { return call.name == "exchange"; });
  REQUIRE(exchange != calls.end());
  return exchange->path;
}

TEST_CASE("what another program puts into the log's place at the last moment gets it back") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.put(backup_path, store::encode(short_log(1)));
  const std::string other = store::encode(short_log(4));
  const bool comes_back = GENERATE(true, false);
  // When nothing looks any more.
  disk.before("exchange", temporary_path(), [&] {
    disk.put(log_path, other);
    if (!comes_back) disk.fail_every("exchange", EIO, 1);
  });
  const std::string moved_to = comes_back ? "" : temporary_path();
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).change(to(new_log)); });
  CHECK(trouble.is(Fault::changed_meanwhile));
  CHECK(trouble.path == log_path);
  CHECK(trouble.moved_to == moved_to);
  CHECK(standing(disk, moved_to.empty() ? log_path : moved_to) == other);
  CHECK(standing(disk, backup_path) == store::encode(short_log(1)));
}

TEST_CASE("a log that others can read becomes a backup that they cannot") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.node(log_path).mode = S_IFREG | 0644U;
  LogFile(disk, log_path).change(to(new_log));
  CHECK(standing(disk, backup_path) == store::encode(old_log));
  CHECK((disk.node(log_path).mode & 0777U) == 0600);
  CHECK((disk.node(backup_path).mode & 0777U) == 0600);
}

TEST_CASE("a folder that makes new files another user's takes no log") {
  FakeDisk disk = GENERATE(disk_with_folder(), disk_with(store::encode(old_log)));
  const std::string before = standing(disk);
  disk.give_new_files_to(FakeDisk::me + 1);
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).change(to(new_log)); });
  CHECK(trouble.is(Fault::foreign_files));
  CHECK(trouble.path == folder);
  CHECK(standing(disk) == before);
  for (const std::string& name : names(disk)) CHECK_FALSE(name.starts_with(".log.json."));
}

TEST_CASE("a log that comes to be while it is looked for is not taken for a broken link") {
  FakeDisk disk = GENERATE(FakeDisk(), disk_with_folder());
  // Another program begins one after the path led nowhere.
  disk.before("info", log_path, [&] {
    disk.put_folder("/home/me/share");
    disk.put_folder(folder);
    disk.put(log_path, store::encode(old_log));
  });
  const auto add = [](const Log& log) {
    return log == Log() ? new_log : with_night(log, date("2026-12-01"), 4);
  };
  SECTION("by a change") { CHECK(LogFile(disk, log_path).change(add).before == old_log); }
  SECTION("by a reader") { CHECK(LogFile(disk, log_path).read().log == old_log); }
}

TEST_CASE("a log that vanishes or appears meanwhile stops the change") {
  const bool vanishes = GENERATE(true, false);
  FakeDisk disk = vanishes ? disk_with(store::encode(old_log)) : disk_with_folder();
  disk.before("list", folder, [&] {
    vanishes ? disk.erase(log_path) : void(disk.put(log_path, store::encode(short_log(4))));
  });
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).change(to(new_log)); });
  CHECK(trouble.is(Fault::changed_meanwhile));
  CHECK(trouble.path == log_path);
  CHECK(standing(disk) == (vanishes ? "(nothing)" : store::encode(short_log(4))));
  // What was read is not lost with it.
  if (vanishes) CHECK(standing(disk, backup_path) == store::encode(old_log));
}

// ---- The lock ----

TEST_CASE("a lock that stays held is waited for five seconds and no longer") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.put(lock_path, "").locked_elsewhere = true;
  const auto deed = GENERATE(
      as<std::function<void(LogFile&)>>(), [](LogFile& file) { file.change(to(new_log)); },
      [](LogFile& file) { file.accept(); }, [](LogFile& file) { file.recover("2026-11-02"); });
  LogFile file(disk, log_path);
  const Trouble trouble = trouble_of([&] { deed(file); });
  CHECK(trouble.is(Fault::busy));
  CHECK(trouble.path == lock_path);
  CHECK(disk.paused() == 5000);
  CHECK(names(disk) == std::vector<std::string>{"log.json", "log.json.lock"});
  CHECK(standing(disk) == store::encode(old_log));
  CHECK(disk.open_files() == 0);
}

TEST_CASE("a lock that is let go within five seconds is taken") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.put(lock_path, "").locked_elsewhere = true;
  disk.on_pause([&] { disk.node(lock_path).locked_elsewhere = disk.paused() < 4990; });
  CHECK(LogFile(disk, log_path).change(to(new_log)).flushed);
  CHECK(standing(disk) == store::encode(new_log));
  CHECK(disk.has(lock_path));
}

TEST_CASE("what waited for the lock changes the log as the one before it left it") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.put(lock_path, "").locked_elsewhere = true;
  disk.on_pause([&] {
    disk.put(log_path, store::encode(short_log(4)));
    disk.node(lock_path).locked_elsewhere = false;
  });
  LogFile(disk, log_path).change([](const Log& log) {
    return with_night(log, date("2026-12-01"), 5);
  });
  CHECK(LogFile(disk, log_path).read().log == with_night(short_log(4), date("2026-12-01"), 5));
}

TEST_CASE("a held lock does not keep anyone from reading") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.put(lock_path, "").locked_elsewhere = true;
  CHECK(LogFile(disk, log_path).read().log == old_log);
  CHECK(disk.paused() == 0);
}

TEST_CASE("what stands in the place of the lock is not taken for it") {
  FakeDisk disk = disk_with(store::encode(old_log));
  store::Cause cause = Fault::no_plain_file;
  SECTION("a FIFO") { disk.put(lock_path, "").mode = S_IFIFO | 0600U; }
  SECTION("a folder") {
    disk.put_folder(lock_path);
    cause = store::FailedCall{store::Action::open, EISDIR};
  }
  SECTION("a link") {
    disk.put_link(lock_path, log_path);
    cause = store::FailedCall{store::Action::open, ELOOP};
  }
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).change(to(new_log)); });
  INFO(shown(trouble));
  CHECK((trouble.cause == cause));
  CHECK(trouble.path == lock_path);
  CHECK(trouble.role == (trouble.is(Fault::no_plain_file) ? store::Role::lock : store::Role::log));
  CHECK(standing(disk) == store::encode(old_log));
}

}  // namespace
}  // namespace titrate::test

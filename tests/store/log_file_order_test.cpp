// In which order a change does what it does, so that no moment is without a whole log.

#include <fcntl.h>

#include <algorithm>

#include "store/log_file.hpp"
#include "store/operations.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

using store::LogFile;

bool is_temporary(const std::string& path) { return path.starts_with(folder + "/.log.json."); }

enum class Exchange { possible, impossible };  // of two files' names

FakeDisk changed_disk(Exchange exchange = Exchange::possible) {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.put(lock_path, "");
  if (exchange == Exchange::impossible) disk.forbid_exchange();
  LogFile(disk, log_path).change(to(new_log));
  return disk;
}

// The same by the steps that a command takes that settles something on the locked log.
FakeDisk disk_written_by_steps() {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.put(lock_path, "");
  LogFile file(disk, log_path);
  auto locked = file.lock({});
  REQUIRE(locked);
  file.write(*std::move(locked), new_log);
  return disk;
}

TEST_CASE("the lock is held from before the log is read until all is done") {
  const FakeDisk disk = GENERATE(true, false) ? changed_disk() : disk_written_by_steps();
  CHECK(first(disk, "try_lock", lock_path) < first(disk, "open", log_path));
  CHECK(first(disk, "try_lock", lock_path) < first(disk, "read", log_path));
  CHECK(first(disk, "close", lock_path) == disk.calls().size() - 1);
}

TEST_CASE("without a lock file yet the log is read once more under the lock") {
  FakeDisk disk = disk_with(store::encode(old_log));
  LogFile(disk, log_path).change(to(new_log));
  const std::size_t locked = first(disk, "try_lock", lock_path);
  CHECK(std::any_of(disk.calls().begin() + static_cast<std::ptrdiff_t>(locked), disk.calls().end(),
                    [](const auto& call) { return call.name == "open" && call.path == log_path; }));
}

TEST_CASE("a log that begins is looked for once more under the lock") {
  FakeDisk disk = disk_with_folder();
  disk.before("try_lock", lock_path, [&] { disk.put(log_path, store::encode(old_log)); });
  const auto outcome = LogFile(disk, log_path).change([](const Log& log) {
    return log == Log() ? new_log : with_night(log, date("2026-12-01"), 4);
  });
  CHECK(outcome.before == old_log);
  CHECK(standing(disk) == store::encode(with_night(old_log, date("2026-12-01"), 4)));
  CHECK(standing(disk, backup_path) == store::encode(old_log));
}

// The index of the first rename or exchange that gives something that name.
std::size_t named(const FakeDisk& disk, const std::string& path) {
  const auto& calls = disk.calls();
  const auto found = std::find_if(calls.begin(), calls.end(), [&](const FakeDisk::Call& call) {
    return (call.name == "rename" || call.name == "exchange") && call.result == 0 &&
           call.to == path;
  });
  REQUIRE(found != calls.end());
  return static_cast<std::size_t>(found - calls.begin());
}

// How many new files are flushed and read back, all of them before any name changes.
std::size_t files_flushed(const FakeDisk& disk) {
  const std::size_t renamed = std::min(named(disk, backup_path), named(disk, log_path));
  std::size_t flushed = 0;
  for (std::size_t i = 0; i < disk.calls().size(); ++i) {
    const auto& call = disk.calls()[i];
    if (call.name != "sync" || !is_temporary(call.path)) continue;
    ++flushed;
    CHECK(i < renamed);
    CHECK(first(disk, "write", call.path) < i);
    CHECK(first(disk, "read", call.path) > i);
    CHECK(first(disk, "read", call.path) < renamed);
  }
  return flushed;
}

void check_flushed_last(const FakeDisk& disk) {
  for (std::size_t i = first(disk, "sync", folder) + 1; i < disk.calls().size(); ++i) {
    CHECK(disk.calls()[i].name == "close");
  }
}

TEST_CASE("one new file is written and the old one itself becomes the backup") {
  const FakeDisk disk = changed_disk();
  CHECK(files_flushed(disk) == 1);
  const std::size_t exchanged = named(disk, log_path);
  CHECK(disk.calls()[exchanged].name == "exchange");
  // What came out is looked at before it takes the backup's name.
  CHECK(disk.calls()[exchanged + 1].name == "info");
  CHECK(disk.calls()[exchanged + 1].path == disk.calls()[exchanged].path);
  CHECK(named(disk, backup_path) == exchanged + 2);
  CHECK(first(disk, "sync", folder) > exchanged + 2);
  check_flushed_last(disk);
}

TEST_CASE("where names cannot be exchanged the backup is written and takes its name first") {
  const FakeDisk disk = changed_disk(Exchange::impossible);
  CHECK(files_flushed(disk) == 2);
  CHECK(named(disk, backup_path) < named(disk, log_path));
  CHECK(disk.calls()[named(disk, log_path)].name == "rename");
  CHECK(named(disk, log_path) < first(disk, "sync", folder));
  check_flushed_last(disk);
}

TEST_CASE("the log is looked at once more right before its name changes") {
  const FakeDisk disk = changed_disk(GENERATE(Exchange::possible, Exchange::impossible));
  const auto& before = disk.calls()[named(disk, log_path) - 1];
  CHECK(before.name == "info");
  CHECK(before.path == log_path);
}

TEST_CASE("only new files of the folder's owner are ever written to") {
  const FakeDisk disk = changed_disk();
  for (const auto& call : disk.calls()) {
    CAPTURE(call.name, call.path);
    if (call.name == "write" || call.name == "remove") CHECK(is_temporary(call.path));
    if (call.name != "open" || !is_write(call) || call.path == lock_path) continue;
    CHECK(is_temporary(call.path));
    CHECK((call.flags & O_EXCL) != 0);
    CHECK((call.flags & O_NOFOLLOW) != 0);
    CHECK((call.flags & O_CLOEXEC) != 0);
  }
  CHECK((disk.calls()[first(disk, "open", log_path)].flags & (O_NOFOLLOW | O_NONBLOCK)) ==
        (O_NOFOLLOW | O_NONBLOCK));
  CHECK((disk.calls()[first(disk, "open", lock_path)].flags & O_NOFOLLOW) != 0);
}

TEST_CASE("a new folder is flushed into the one above it before the log is written") {
  FakeDisk disk;
  LogFile(disk, log_path).change(to(new_log));
  CHECK(first(disk, "make_folder", "/home/me/share") < first(disk, "sync", "/home/me"));
  CHECK(first(disk, "make_folder", folder) < first(disk, "sync", "/home/me/share"));
  CHECK(first(disk, "sync", "/home/me/share") < first(disk, "rename", log_path));
  CHECK(first(disk, "rename", log_path) < first(disk, "sync", folder));
}

TEST_CASE("a folder that an interrupted start made is flushed by the start that succeeds") {
  FakeDisk disk;
  disk.fail_every("sync", EIO);
  const store::Trouble trouble = trouble_of([&] { LogFile(disk, log_path).change(to(new_log)); });
  CHECK((trouble.cause == store::Cause(store::FailedCall{store::Action::flush_folder, EIO})));
  disk.heal();
  const auto outcome = LogFile(disk, log_path).change(to(new_log));
  REQUIRE(outcome.flushed);
  for (const FakeDisk& woken : disk.power_cuts()) {
    CHECK(standing(woken) == store::encode(new_log));
  }
}

}  // namespace
}  // namespace titrate::test

// Every call of every way to write, failing with each errno, once and from then on. A call that
// fails from then on is also what a kill or a power cut at that call leaves behind.

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

#include "store/operations.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

using Failing = FakeDisk::Failing;

std::vector<std::size_t> indices(const FakeDisk& disk, const std::string& name,
                                 const std::string& path) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < disk.calls().size(); ++i) {
    const auto& call = disk.calls()[i];
    if (call.name == name && (call.path == path || call.to == path)) found.push_back(i);
  }
  return found;
}

// The index of the call that put the new log in its place, unless it was taken back by another.
std::optional<std::size_t> replaced(const FakeDisk& disk) {
  std::vector<std::size_t> found;
  for (const char* way : {"rename", "exchange"}) {
    for (const std::size_t i : indices(disk, way, log_path)) {
      if (disk.calls()[i].to == log_path && disk.calls()[i].result == 0) found.push_back(i);
    }
  }
  if (found.size() % 2 == 0) return std::nullopt;
  return found.front();
}

// Whether the bytes are there, under a name that stays; the next command that writes names what a
// killed one could not.
bool keeps(FakeDisk disk, const std::string& bytes) {
  disk.heal();
  attempt(disk, [](store::LogFile& file) {
    return file.change_back([&](const Log& log) { return file.backup().value_or(log); });
  });
  const auto paths = disk.paths();
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
    const bool temporary = path.starts_with(folder + "/.log.json.");
    return !temporary && disk.bytes(path) == bytes;
  });
}

// "Saved" is never a lie, and a failure never half a deed.
void check_log(const FakeDisk& disk, const Operation& operation, const Attempt& attempt) {
  const std::string old = standing(operation.disk());
  CHECK(standing(disk) == (attempt.outcome ? operation.fresh : old));
  CHECK(replaced(disk).has_value() == attempt.outcome.has_value());
  CHECK((operation.precious.empty() || keeps(disk, operation.precious)));
  for (const FakeDisk& woken : disk.power_cuts()) {
    const std::string there = standing(woken);
    const bool sure = attempt.outcome && attempt.outcome->flushed;
    CHECK((there == operation.fresh || (there == old && !sure)));
    const bool superseded = operation.may_supersede && there == operation.fresh;
    CHECK((operation.precious.empty() || superseded || keeps(woken, operation.precious)));
  }
}

// Only what comes after the log was replaced may leave a change unconfirmed: the flush of the
// folder, and the naming of the backup on a disk that then fails for good.
void check_unconfirmed(const FakeDisk& disk, Failing failing) {
  const auto& failed = disk.calls()[disk.first_failure().value()];
  const bool flushes = failed.path == folder &&
                       (failed.name == "open" || failed.name == "sync" || failed.name == "close");
  const bool names = failed.path.starts_with(folder + "/.log.json.") &&
                     (failed.name == "info" || failed.name == "rename");
  CHECK((flushes || (names && failing == Failing::from_then_on)));
  CHECK(disk.first_failure() > replaced(disk));
}

// After a failed flush the system may say that all is well: asking again proves nothing.
void check_flushed_once(const FakeDisk& disk) {
  for (const std::string& path : disk.paths()) {
    const auto flushes = indices(disk, "sync", path);
    const auto failed = std::find_if(flushes.begin(), flushes.end(),
                                     [&](std::size_t i) { return disk.calls()[i].result < 0; });
    CHECK((failed == flushes.end() || failed + 1 == flushes.end()));
  }
}

// On a healthy disk the same again works, or the next change, and no leftover stays.
void check_next_command(FakeDisk& disk, const Operation& operation, bool saved) {
  disk.heal();
  const Log next = with_night(short_log(4), date("2026-12-24"), 5);
  const Attempt again = attempt(disk, [&](store::LogFile& file) {
    return saved ? file.change(to(next)) : operation.run(file);
  });
  if (again.trouble) FAIL("the next command fails: " << shown(*again.trouble));
  CHECK(again.outcome->flushed);
  CHECK(standing(disk) == (saved ? store::encode(next) : operation.fresh));
  for (const std::string& name : names(disk)) CHECK_FALSE(name.starts_with(".log.json."));
}

std::size_t calls_of(const Operation& operation) {
  FakeDisk disk = operation.disk();
  REQUIRE(attempt(disk, operation.run).outcome);
  return disk.calls().size();
}

Operation operation() { return GENERATE(from_range(operations())); }

TEST_CASE("on a healthy disk every way to write does what it says and outlives a power cut") {
  const Operation operation = test::operation();
  INFO(operation.name);
  FakeDisk disk = operation.disk();
  const Attempt attempt = test::attempt(disk, operation.run);
  REQUIRE(attempt.outcome);
  CHECK(attempt.outcome->changed);
  CHECK(attempt.outcome->flushed);
  CHECK(store::encode(attempt.outcome->after) == operation.fresh);
  CHECK(disk.open_files() == 0);
  check_log(disk, operation, attempt);
  check_next_command(disk, operation, true);
}

TEST_CASE("whichever call fails the log is the old or the new one and saved is never a lie",
          "[long]") {
  const Operation operation = test::operation();
  const int error = GENERATE(EIO, ENOSPC, EACCES, EINTR);
  const auto failing = GENERATE(Failing::once, Failing::from_then_on);
  const std::size_t calls = calls_of(operation);
  REQUIRE(calls > 20);
  for (std::size_t call = 1; call <= calls; ++call) {
    FakeDisk disk = operation.disk();
    disk.fail_from(call, error, failing);
    const Attempt attempt = test::attempt(disk, operation.run);
    REQUIRE(disk.first_failure());
    CAPTURE(operation.name, error, failing == Failing::once, call);
    INFO(disk.calls()[*disk.first_failure()].name << ' '
                                                  << disk.calls()[*disk.first_failure()].path);
    INFO((attempt.trouble ? shown(*attempt.trouble) : "saved"));

    CHECK(disk.open_files() == 0);
    check_log(disk, operation, attempt);
    check_flushed_once(disk);
    if (attempt.outcome && !attempt.outcome->flushed) check_unconfirmed(disk, failing);
    if (attempt.trouble) CHECK_FALSE(attempt.trouble->path.empty());
    check_next_command(disk, operation, attempt.outcome.has_value());
  }
}

TEST_CASE("a failing change or acceptance is an error of storage") {
  const Operation operation = GENERATE(
      filter([](const Operation& each) { return each.name.find("recover") == std::string::npos; },
             from_range(operations())));
  const int error = GENERATE(EIO, ENOSPC, EACCES);
  const std::size_t calls = calls_of(operation);
  std::size_t errors = 0;
  for (std::size_t call = 1; call <= calls; ++call) {
    FakeDisk disk = operation.disk();
    disk.fail_from(call, error, Failing::from_then_on);
    const Attempt attempt = test::attempt(disk, operation.run);
    if (!attempt.trouble) continue;
    ++errors;
    INFO(operation.name << ", call " << call << ": " << shown(*attempt.trouble));
    REQUIRE(attempt.trouble->failed_call() != nullptr);
    CHECK(attempt.trouble->failed_call()->error == error);
  }
  CHECK(errors > 10);
}

// Closing the lock comes after all is done, and nothing was written to it.
bool may_be_ignored(const FakeDisk::Call& call) {
  return call.name == "close" && call.path == lock_path;
}

TEST_CASE("no call of a change fails unnoticed") {
  const Operation operation =
      GENERATE(filter([](const Operation& each) { return each.name.starts_with("change"); },
                      from_range(operations())));
  const std::size_t calls = calls_of(operation);
  for (std::size_t call = 1; call <= calls; ++call) {
    FakeDisk disk = operation.disk();
    disk.fail_from(call, EIO, Failing::once);
    const Attempt attempt = test::attempt(disk, operation.run);
    const auto& failed = disk.calls()[disk.first_failure().value()];
    CAPTURE(operation.name, call, failed.name, failed.path);
    const bool noticed = attempt.trouble || !attempt.outcome->flushed;
    CHECK(noticed == !may_be_ignored(failed));
  }
}

TEST_CASE("an open or a read or a write or a lock that is interrupted once is simply done again") {
  const Operation operation = test::operation();
  const std::size_t calls = calls_of(operation);
  std::size_t interrupted = 0;
  for (std::size_t call = 1; call <= calls; ++call) {
    FakeDisk disk = operation.disk();
    disk.fail_from(call, EINTR, Failing::once);
    const Attempt attempt = test::attempt(disk, operation.run);
    const std::string name = disk.calls()[disk.first_failure().value()].name;
    if (name != "open" && name != "read" && name != "write" && name != "try_lock" && name != "list")
      continue;
    ++interrupted;
    CAPTURE(operation.name, call, name);
    REQUIRE(attempt.outcome);
    CHECK(attempt.outcome->flushed);
    CHECK(standing(disk) == operation.fresh);
  }
  CHECK(interrupted >= 8);  // the folder, and of two files: open, read twice, write
}

TEST_CASE("a change is unconfirmed when the folder cannot be flushed and only then") {
  const int error = GENERATE(EIO, ENOSPC, EINTR, EINVAL);
  FakeDisk disk = disk_with(store::encode(short_log(2)));
  // Before it only the new log is flushed; and the backup, where it has to be written.
  const bool exchanges = GENERATE(true, false);
  if (!exchanges) disk.forbid_exchange();
  disk.fail_every("sync", error, exchanges ? 1 : 2);
  const Attempt attempt =
      test::attempt(disk, [](store::LogFile& file) { return file.change(to(short_log(3))); });
  REQUIRE(attempt.outcome);
  CHECK(disk.calls()[disk.first_failure().value()].path == folder);
  CHECK(attempt.outcome->flushed == (error == EINVAL));  // EINVAL: there is nothing to flush
  CHECK(standing(disk) == store::encode(short_log(3)));
}

TEST_CASE("where names cannot be swapped an undo is written as any other change") {
  const int error = GENERATE(EINVAL, ENOSYS, EOPNOTSUPP, EPERM);
  FakeDisk disk = disk_with(store::encode(short_log(2)));
  disk.put(backup_path, store::encode(short_log(3)));
  disk.fail_every("exchange", error);
  const Attempt attempt =
      test::attempt(disk, [](store::LogFile& file) { return file.change_back(to(short_log(3))); });
  REQUIRE(attempt.outcome);
  CHECK(standing(disk) == store::encode(short_log(3)));
  CHECK(standing(disk, backup_path) == store::encode(short_log(2)));
  CHECK(disk.calls()[disk.first_failure().value()].name == "exchange");
}

TEST_CASE("a backup that others may read never becomes the log as it is") {
  FakeDisk disk = disk_with(store::encode(short_log(2)));
  disk.put(backup_path, store::encode(short_log(3))).mode = S_IFREG | 0644U;
  store::LogFile(disk, log_path).change_back(to(short_log(3)));
  CHECK(standing(disk) == store::encode(short_log(3)));
  CHECK((disk.node(log_path).mode & 0777U) == 0600);
}

}  // namespace
}  // namespace titrate::test

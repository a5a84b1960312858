// The way back from a log that is damaged or gone: its backup.

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <functional>

#include "store/log_file.hpp"
#include "store/operations.hpp"
#include "support/catch.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

using store::Fault;
using store::LogFile;
using store::Role;
using store::Trouble;

const std::string kept_path = log_path + ".damaged-2026-11-02";

FakeDisk disk_to_recover(const std::string& log = damaged_log()) {
  FakeDisk disk = disk_with(log);
  disk.put(backup_path, saved_log());
  return disk;
}

bool wrote_nothing(const FakeDisk& disk) {
  return std::none_of(disk.calls().begin(), disk.calls().end(), [](const auto& call) {
    return call.name == "write" || call.name == "rename" || call.name == "remove";
  });
}

TEST_CASE("recovering puts the backup in place and keeps the damaged log under its name") {
  const std::string damaged =
      GENERATE(damaged_log(), std::string(), std::string(300, '\0'), saved_log() + '\n');
  FakeDisk disk = disk_to_recover(damaged);
  const auto recovery = LogFile(disk, log_path).recover("2026-11-02");
  CHECK(recovery.outcome.after == short_log(2));
  CHECK(recovery.outcome.changed);
  CHECK(recovery.outcome.flushed);
  CHECK(recovery.kept_as == "log.json.damaged-2026-11-02");
  CHECK(standing(disk) == saved_log());
  CHECK(standing(disk, kept_path) == damaged);
  CHECK(standing(disk, backup_path) == saved_log());
  CHECK(LogFile(disk, log_path).read().log == short_log(2));
}

TEST_CASE("a second recovery of the same time keeps its damaged log under a name of its own") {
  FakeDisk disk = disk_to_recover();
  LogFile file(disk, log_path);
  file.recover("2026-11-02");
  for (const std::string suffix : {"-2", "-3"}) {
    disk.put(log_path, "damaged again" + suffix);
    CHECK(file.recover("2026-11-02").kept_as == "log.json.damaged-2026-11-02" + suffix);
    CHECK(standing(disk, kept_path + suffix) == "damaged again" + suffix);
  }
  CHECK(standing(disk, kept_path) == damaged_log());
  CHECK(standing(disk) == saved_log());
}

TEST_CASE("recovering a missing log keeps nothing for there is nothing to keep") {
  FakeDisk disk = disk_with_folder();
  disk.put(backup_path, saved_log());
  const auto recovery = LogFile(disk, log_path).recover("2026-11-02");
  CHECK(recovery.kept_as.empty());
  CHECK(standing(disk) == saved_log());
  CHECK(names(disk) == std::vector<std::string>{"log.json", "log.json.bak", "log.json.lock"});
}

TEST_CASE("what is no file in the log's place is moved away whole") {
  FakeDisk disk = disk_to_recover();
  disk.node(log_path).mode = GENERATE(as<unsigned>(), S_IFDIR, S_IFIFO) | 0700U;
  const std::uint64_t inode = disk.node(log_path).inode;
  const auto recovery = LogFile(disk, log_path).recover("2026-11-02");
  CHECK(recovery.kept_as == "log.json.damaged-2026-11-02");
  CHECK(disk.node(kept_path).inode == inode);
  CHECK(standing(disk) == saved_log());
}

TEST_CASE("a log that is whole is not recovered") {
  FakeDisk disk = disk_to_recover(store::encode(short_log(3)));
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).recover("2026-11-02"); });
  CHECK(trouble.is(Fault::nothing_to_recover));
  CHECK(trouble.path == log_path);
  CHECK(wrote_nothing(disk));
}

TEST_CASE("without a whole backup a recovery changes nothing") {
  FakeDisk disk = disk_to_recover();
  std::function<bool(const Trouble&)> is_expected;
  SECTION("none") {
    disk.erase(backup_path);
    is_expected = [](const Trouble& trouble) { return trouble.is(Fault::no_backup); };
  }
  SECTION("a damaged one") {
    disk.put(backup_path, "{");
    is_expected = [](const Trouble& trouble) {
      return trouble.damage() != nullptr &&
             !trouble.damage()->is(store::Damage::Kind::newer_version);
    };
  }
  SECTION("one that was changed by hand") {
    disk.put(backup_path, saved_log() + '\n');
    is_expected = [](const Trouble& trouble) { return trouble.checksum() != nullptr; };
  }
  SECTION("one of a newer version") {
    disk.put(backup_path, R"({"format": "titrate-log", "version": 3})");
    is_expected = [](const Trouble& trouble) {
      return trouble.damage() != nullptr &&
             trouble.damage()->is(store::Damage::Kind::newer_version);
    };
  }
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).recover("2026-11-02"); });
  INFO(shown(trouble));
  CHECK(is_expected(trouble));
  CHECK(trouble.path == backup_path);
  CHECK(trouble.role == Role::backup);
  CHECK(standing(disk) == damaged_log());
  CHECK(wrote_nothing(disk));
}

TEST_CASE("a backup that cannot be read is an error of storage and not damage") {
  FakeDisk disk = disk_to_recover();
  disk.node(backup_path).mode = S_IFREG | 0U;
  LogFile file(disk, log_path);
  const store::Cause cause = store::FailedCall{store::Action::open, EACCES};
  const Trouble looking = trouble_of([&] { file.backup(); });
  const Trouble recovering = trouble_of([&] { file.recover("2026-11-02"); });
  for (const Trouble& trouble : {looking, recovering}) {
    CHECK((trouble.cause == cause));
    CHECK(trouble.path == backup_path);
    CHECK(trouble.role == Role::backup);
  }
  CHECK(standing(disk) == damaged_log());
}

TEST_CASE("a recovery that fails leaves in place what could only be moved away") {
  FakeDisk disk = disk_to_recover();
  disk.node(log_path).mode = S_IFDIR | 0700U;
  disk.fail_every("write", ENOSPC);
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).recover("2026-11-02"); });
  CHECK((trouble.cause == store::Cause(store::FailedCall{store::Action::write, ENOSPC})));
  CHECK(trouble.moved_to.empty());
  CHECK(disk.has(log_path));
  CHECK_FALSE(disk.has(kept_path));
}

// The first is for what a killed command left, the second comes right before the new log is
// written.
void before_second_list(FakeDisk& disk, std::function<void()> action) {
  disk.before("list", folder,
              [&disk, action = std::move(action)] { disk.before("list", folder, action); });
}

TEST_CASE("what cannot be looked at is not written over by what was moved away") {
  FakeDisk disk = disk_to_recover();
  disk.node(log_path).mode = S_IFREG | 0U;
  const std::string other = store::encode(short_log(4));
  before_second_list(disk, [&] {
    disk.put(log_path, other);
    disk.fail_every("info", EIO);
  });
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).recover("2026-11-02"); });
  CHECK((trouble.cause == store::Cause(store::FailedCall{store::Action::look_at, EIO})));
  CHECK(trouble.moved_to == kept_path);
  CHECK(standing(disk) == other);
}

TEST_CASE("a log that another program writes while a damaged one is recovered is left so") {
  FakeDisk disk = disk_to_recover();
  const std::string other = store::encode(short_log(4));
  Fault expected = Fault::changed_meanwhile;
  std::string moved_to;
  SECTION("before the new log is written") {
    before_second_list(disk, [&] { disk.put(log_path, other); });
  }
  SECTION("before the damaged one is looked at: then it is whole, and nothing is to recover") {
    expected = Fault::nothing_to_recover;
    disk.before("open", backup_path, [&] { disk.put(log_path, other); });
  }
  SECTION("after the damaged one was kept") {
    disk.before("info", kept_path,
                [&] { disk.before("info", log_path, [&] { disk.put(log_path, other); }); });
  }
  SECTION("after one that nobody can read was moved away") {
    disk.node(log_path).mode = S_IFREG | 0U;
    moved_to = kept_path;
    before_second_list(disk, [&] { disk.put(log_path, other); });
  }
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).recover("2026-11-02"); });
  CHECK(trouble.is(expected));
  CHECK(trouble.path == log_path);
  CHECK(trouble.moved_to == moved_to);
  CHECK(standing(disk) == other);
}

}  // namespace
}  // namespace titrate::test

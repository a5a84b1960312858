// Reading and changing a log on a healthy disk: what stands where afterwards.

#include "store/log_file.hpp"

#include "store/operations.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

using store::LogFile;

// ---- Reading ----

TEST_CASE("a log is read without writing anything") {
  FakeDisk disk = disk_with(store::encode(full_log()));
  const auto reading = LogFile(disk, log_path).read();
  CHECK(reading.log == full_log());
  CHECK(reading.exists);
  CHECK_FALSE(reading.others_can_read);
  CHECK(writes(disk) == 0);
  CHECK(disk.open_files() == 0);
}

TEST_CASE("no log and no backup are no titration yet") {
  FakeDisk disk = GENERATE(FakeDisk(), disk_with_folder());
  const auto before = disk.paths();
  const auto reading = LogFile(disk, log_path).read();
  CHECK_FALSE(reading.exists);
  CHECK(reading.log == Log());
  CHECK(writes(disk) == 0);
  CHECK(disk.paths() == before);
}

TEST_CASE("a log that others can read is said to be so") {
  const auto& [mode, others] = GENERATE(table<unsigned, bool>({{0600, false},
                                                               {0400, false},
                                                               {0700, false},
                                                               {0640, true},
                                                               {0604, true},
                                                               {0620, true},
                                                               {0666, true}}));
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.node(log_path).mode = (disk.node(log_path).mode & ~0777U) | mode;
  CAPTURE(mode);
  CHECK(LogFile(disk, log_path).read().others_can_read == others);
  CHECK(LogFile(disk, log_path).inspect().log.info->mode % 01000 == mode);
}

// ---- What a change leaves ----

TEST_CASE("the first change makes the folders and the log for their owner alone") {
  FakeDisk disk;
  const auto outcome = LogFile(disk, log_path).change(to(new_log));
  CHECK(outcome.before == Log());
  CHECK(outcome.after == new_log);
  CHECK(outcome.changed);
  CHECK(outcome.flushed);
  CHECK(standing(disk) == store::encode(new_log));
  CHECK(names(disk) == std::vector<std::string>{"log.json", "log.json.lock"});
  CHECK((disk.node("/home/me/share").mode & 0777U) == 0700);
  CHECK((disk.node(folder).mode & 0777U) == 0700);
  CHECK((disk.node(log_path).mode & 0777U) == 0600);
  CHECK((disk.node(lock_path).mode & 0777U) == 0600);
}

TEST_CASE("a change puts the new log in place and the old one in the backup") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.put(backup_path, store::encode(short_log(1)));
  const auto outcome = LogFile(disk, log_path).change(to(new_log));
  CHECK(outcome.before == old_log);
  CHECK(outcome.after == new_log);
  CHECK(standing(disk) == store::encode(new_log));
  CHECK(standing(disk, backup_path) == store::encode(old_log));
  CHECK((disk.node(log_path).mode & 0777U) == 0600);
  CHECK((disk.node(backup_path).mode & 0777U) == 0600);
  CHECK(names(disk) == std::vector<std::string>{"log.json", "log.json.bak", "log.json.lock"});
  CHECK(disk.open_files() == 0);
}

TEST_CASE("the backup holds the very bytes of the old log and not a new writing of it") {
  // Sealed as it stands, but not laid out as the program does.
  const std::string old = store::with_right_checksum(" \"courses\":[ ]\n\n}");
  FakeDisk disk = disk_with(old);
  LogFile(disk, log_path).change(to(new_log));
  CHECK(standing(disk, backup_path) == old);
}

TEST_CASE("what a change is given is the log and what it gives is written") {
  FakeDisk disk = disk_with(store::encode(old_log));
  LogFile(disk, log_path).change([](const Log& log) {
    CHECK(log == old_log);
    return with_night(log, date("2026-12-01"), 4);
  });
  CHECK(LogFile(disk, log_path).read().log == with_night(old_log, date("2026-12-01"), 4));
}

// But it flushes the folder: the log may be so by a command that was killed before it could.
TEST_CASE("a change that changes nothing writes nothing") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.put(backup_path, store::encode(short_log(1)));
  disk.put(folder + "/.log.json.1abcDE", "a leftover");
  const auto outcome = LogFile(disk, log_path).change(to(old_log));
  CHECK_FALSE(outcome.changed);
  CHECK(outcome.flushed);
  CHECK(outcome.after == old_log);
  CHECK(writes(disk, first(disk, "try_lock", lock_path)) == 1);
  CHECK(first(disk, "sync", folder) > first(disk, "try_lock", lock_path));
  CHECK(standing(disk) == store::encode(old_log));
  CHECK(standing(disk, backup_path) == store::encode(short_log(1)));
}

// What a change throws is its own business; the store only lets it through.
struct Refused {};

TEST_CASE("a change that refuses leaves no folder and no lock where no log was") {
  FakeDisk disk = GENERATE(FakeDisk(), disk_with_folder());
  const auto before = disk.paths();
  const auto refuse = [](const Log&) -> Log { throw Refused(); };
  CHECK_THROWS_AS(LogFile(disk, log_path).change(refuse), Refused);
  CHECK(disk.paths() == before);
  CHECK(writes(disk) == 0);
}

TEST_CASE("a change that refuses leaves a log as it was") {
  FakeDisk disk = disk_with(store::encode(old_log));
  const auto refuse = [](const Log&) -> Log { throw Refused(); };
  CHECK_THROWS_AS(LogFile(disk, log_path).change(refuse), Refused);
  CHECK(writes(disk, first(disk, "try_lock", lock_path)) == 0);
  CHECK(standing(disk) == store::encode(old_log));
  CHECK(disk.open_files() == 0);
}

// ---- A log that was read before, and is locked to be written ----

TEST_CASE("a log that was read before is decoded again only where the file holds other bytes") {
  FakeDisk disk = disk_with(store::encode(old_log));
  LogFile file(disk, log_path);
  store::Reading reading = file.read();
  reading.log = short_log(4);  // what no decoding of these bytes gives
  CHECK(file.lock(reading)->log() == short_log(4));
  disk.put(log_path, store::encode(new_log));
  CHECK(file.lock(reading)->log() == new_log);
}

TEST_CASE("a locked log is written as it was given and becomes the backup") {
  FakeDisk disk = disk_with(store::encode(old_log));
  LogFile file(disk, log_path);
  auto locked = file.lock(file.read());
  REQUIRE(locked);
  const auto outcome = file.write(*std::move(locked), new_log);
  CHECK(outcome.before == old_log);
  CHECK(outcome.after == new_log);
  CHECK(outcome.changed);
  CHECK(standing(disk) == store::encode(new_log));
  CHECK(standing(disk, backup_path) == store::encode(old_log));
  CHECK(disk.open_files() == 0);
}

TEST_CASE("where no log is, none is locked, and no folder and no lock comes to be") {
  FakeDisk disk = GENERATE(FakeDisk(), disk_with_folder());
  const auto before = disk.paths();
  LogFile file(disk, log_path);
  CHECK_FALSE(file.lock(file.read()));
  CHECK(disk.paths() == before);
  CHECK(writes(disk) == 0);
}

TEST_CASE("a log whose backup alone is left is not taken for none") {
  FakeDisk disk = disk_with_folder();
  disk.put(backup_path, store::encode(old_log));
  LogFile file(disk, log_path);
  CHECK(trouble_of([&] { file.lock({}); }).is(store::Fault::missing));
}

TEST_CASE("the backup is the log before the last change and changing to it changes back") {
  FakeDisk disk = disk_with(store::encode(old_log));
  LogFile file(disk, log_path);
  CHECK_FALSE(file.backup());
  file.change(to(new_log));
  CHECK(file.backup() == old_log);
  file.change([&](const Log&) { return file.backup().value(); });
  CHECK(file.read().log == old_log);
  CHECK(file.backup() == new_log);
}

}  // namespace
}  // namespace titrate::test

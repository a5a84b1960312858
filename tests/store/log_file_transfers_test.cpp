// Disks that move few bytes at a time or others than they were given, and what a killed command
// leaves.

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>

#include "store/file_io.hpp"
#include "store/log_file.hpp"
#include "store/operations.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

using store::Cause;
using store::Fault;
using store::LogFile;
using store::Trouble;

bool has_leftovers(const FakeDisk& disk) {
  const auto all = names(disk);
  return std::any_of(all.begin(), all.end(),
                     [](const std::string& name) { return name.starts_with(".log.json."); });
}

TEST_CASE("reads and writes that move few bytes at a time are carried on") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.shorten_transfers(GENERATE(as<std::size_t>(), 1, 7, 100));
  LogFile(disk, log_path).change(to(full_log()));
  CHECK(standing(disk) == store::encode(full_log()));
  CHECK(standing(disk, backup_path) == store::encode(old_log));
}

// 33,600 nights with the longest note there is.
Log too_large_a_log() {
  std::vector<Night> nights;
  const NightDate first = date("1975-01-01");
  const Note note = *Note::from(std::string(500, 'n'));
  for (int i = 0; i < 33'600; ++i) {
    nights.push_back(
        *Night::from({.date = first + i, .capsules = *Capsules::from(2), .note = note}));
  }
  CourseFields fields = short_log(2).newest()->plan();
  fields.started = first;
  fields.ceilings.front().from = first;
  fields.nights = std::move(nights);
  return *Log::from({*Course::from(std::move(fields))});
}

TEST_CASE("a log that would be larger than one may be is not written") {
  FakeDisk disk = disk_with(store::encode(old_log));
  const Log large = too_large_a_log();
  REQUIRE(store::encode(large).size() > store::largest_file);
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).change(to(large)); });
  CHECK(trouble.is(Fault::log_full));
  CHECK(standing(disk) == store::encode(old_log));
  CHECK_FALSE(disk.has(backup_path));
}

TEST_CASE("a write that moves no bytes at all is a full disk") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.before("list", folder, [&] { disk.shorten_transfers(0); });
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).change(to(full_log())); });
  CHECK((trouble.cause == Cause(store::FailedCall{store::Action::write, ENOSPC})));
  CHECK(trouble.path == log_path);
  CHECK(standing(disk) == store::encode(old_log));
  CHECK_FALSE(has_leftovers(disk));
}

TEST_CASE("a file that does not read back as it was written never becomes the log") {
  // What a killed command left is named before anything is written.
  const Operation operation = GENERATE(filter(
      [](const Operation& each) {
        return each.writes_a_file && each.name.find("killed") == std::string::npos;
      },
      from_range(operations())));
  const bool loses = GENERATE(true, false);
  CAPTURE(operation.name, loses);
  FakeDisk disk = operation.disk();
  loses ? disk.lose_bytes() : disk.flip_bits();
  const Attempt attempt = test::attempt(disk, operation.run);
  REQUIRE(attempt.trouble);
  CHECK(attempt.trouble->is(Fault::not_read_back));
  CHECK((attempt.trouble->path == log_path || attempt.trouble->path == backup_path));
  CHECK(standing(disk) == standing(operation.disk()));
  CHECK(standing(disk, backup_path) == standing(operation.disk(), backup_path));
  CHECK_FALSE(has_leftovers(disk));
}

// The files that a change writes, in their order: the new log, the backup. The random numbers of
// the fake disk begin again with each disk, so that another change gives them the same names.
std::vector<std::string> written_by_a_change() {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.forbid_exchange();
  LogFile(disk, log_path).change(to(full_log()));
  std::vector<std::string> paths;
  for (const auto& call : disk.calls()) {
    if (call.name == "write") paths.push_back(call.path);
  }
  REQUIRE(paths.size() == 2);
  return paths;
}

TEST_CASE("a backup that does not read back as it was written stops the change") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.forbid_exchange();
  disk.put(backup_path, store::encode(short_log(1)));
  disk.before("write", written_by_a_change()[1], [&] { disk.flip_bits(); });
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).change(to(full_log())); });
  CHECK(trouble.is(Fault::not_read_back));
  CHECK(standing(disk) == store::encode(old_log));
  CHECK(standing(disk, backup_path) == store::encode(short_log(1)));
  CHECK_FALSE(has_leftovers(disk));
}

TEST_CASE("what a killed command left is swept by the next write and nothing else is") {
  const auto& [name, swept] = GENERATE(table<std::string, bool>({
      {".log.json.1abcDE", true},
      {".log.json.000000", true},
      {".log.json.9zZaA0", true},
      {".log.json.backup", false},  // begins with a letter: a person may have made it
      {".log.json.abcdef", false},
      {".log.json.1abcD", false},    // too short
      {".log.json.1abcDEF", false},  // too long
      {".log.json.1abc-E", false},
      {".log.json.1abc.E", false},
      {".log.json.", false},
      {".log.json", false},
      {"log.json.1abcDE", false},  // no dot in front
      {".other.json.1abcDE", false},
      {".log.jsonx1abcDE", false},
      {"..log.json.1abcDE", false},
      {"log.json.damaged-2026-11-02", false},
      {"log (conflicted copy).json", false},
  }));
  CAPTURE(name);
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.put(folder + '/' + name, "anything");
  LogFile(disk, log_path).change(to(full_log()));
  CHECK(disk.has(folder + '/' + name) == !swept);
}

// ---- What a command that was killed between its two last steps leaves ----

// A change from `log_before` to `old_log`, with the backup that it would have replaced.
const Log log_before = short_log(3);
const std::string leftover_path = folder + "/.log.json.1abcDE";

FakeDisk disk_after_a_kill(const std::string& leftover) {
  FakeDisk disk = disk_with_folder();
  disk.put(backup_path, store::encode(short_log(1)));
  disk.put(leftover_path, leftover);
  disk.put(log_path, store::encode(old_log));
  return disk;
}

TEST_CASE("the log before the last change is the backup though a kill came before it was named") {
  FakeDisk disk = disk_after_a_kill(store::encode(log_before));
  if (GENERATE(true, false)) disk.erase(backup_path);
  LogFile file(disk, log_path);
  CHECK(file.backup() == log_before);
  file.change_back([&](const Log&) { return file.backup().value(); });
  CHECK(standing(disk) == store::encode(log_before));
  CHECK(standing(disk, backup_path) == store::encode(old_log));
  CHECK_FALSE(has_leftovers(disk));
}

TEST_CASE("a leftover is taken for the log before only where it can be that") {
  FakeDisk disk = disk_after_a_kill(store::encode(log_before));
  FakeDisk::Node& leftover = disk.node(leftover_path);
  SECTION("not as late as the log") { leftover.modified = disk.node(log_path).modified; }
  SECTION("not as early as the backup") { leftover.modified = disk.node(backup_path).modified; }
  SECTION("not where it is half of one") { leftover.content.resize(leftover.content.size() / 2); }
  SECTION("not where it does not fit its seal") { leftover.content.pop_back(); }
  SECTION("not another user's") { leftover.owner = FakeDisk::me + 1; }
  SECTION("not one that cannot be read") { leftover.mode = S_IFREG | 0U; }
  SECTION("not a link") { disk.put_link(leftover_path, backup_path).modified = leftover.modified; }
  LogFile file(disk, log_path);
  CHECK(file.backup() == short_log(1));
  file.accept();  // which leaves the backup
  disk.node(log_path).content += '\n';
  file.accept();
  CHECK(standing(disk, backup_path) == store::encode(short_log(1)));
  CHECK_FALSE(has_leftovers(disk));
}

TEST_CASE("a leftover that cannot be read only this time is not taken away") {
  FakeDisk disk = disk_after_a_kill(store::encode(log_before));
  disk.before("open", leftover_path, [&] { disk.fail_from(1, EIO, FakeDisk::Failing::once); });
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).change(to(full_log())); });
  CHECK((trouble.cause == Cause(store::FailedCall{store::Action::open, EIO})));
  CHECK(disk.bytes(leftover_path) == store::encode(log_before));
}

TEST_CASE("what is written is later than what it replaces though the clock was set back") {
  FakeDisk disk = disk_with(store::encode(old_log));
  const std::int64_t far = disk.node(log_path).modified + std::int64_t{3'600'000'000'000};
  disk.node(log_path).modified = far;
  LogFile file(disk, log_path);
  file.change(to(full_log()));
  CHECK(disk.node(backup_path).modified == far);
  CHECK(disk.node(log_path).modified > far);
  file.change_back(to(old_log));
  CHECK(standing(disk) == store::encode(old_log));
  CHECK(disk.node(log_path).modified > disk.node(backup_path).modified);
}

// Every order of six changes and changes back, on a disk that can exchange names, on one that
// cannot, and beside a log that others can read, which is written anew.
TEST_CASE("a change back of a change back is told from the first, whatever was before") {
  const auto disk_kind = GENERATE(0, 1, 2);
  for (unsigned order = 0; order < 64; ++order) {
    FakeDisk disk = disk_with(store::encode(short_log(1)));
    if (disk_kind == 1) disk.forbid_exchange();
    if (disk_kind == 2) disk.node(log_path).mode |= 0044;
    LogFile file(disk, log_path);
    REQUIRE_FALSE(file.change(to(short_log(2))).redone);
    bool is_back = false;
    for (int step = 0; step < 6; ++step) {
      CAPTURE(disk_kind, order, step);
      if ((order >> step & 1U) == 0) {
        CHECK_FALSE(file.change(to(short_log(3 + step))).redone);
        is_back = false;
        continue;
      }
      const auto outcome = file.change_back([&](const Log&) { return file.backup().value(); });
      REQUIRE(outcome.changed);
      CHECK(outcome.redone == is_back);
      is_back = !is_back;
    }
  }
}

TEST_CASE("where a time cannot be told of a file, a change is written all the same") {
  FakeDisk disk = disk_with(store::encode(old_log));
  if (GENERATE(true, false)) disk.forbid_exchange();
  disk.fail_every("set_modified", EPERM);
  CHECK(LogFile(disk, log_path).change(to(full_log())).changed);
  CHECK(standing(disk, backup_path) == store::encode(old_log));
}

TEST_CASE("a change that comes as much later as a change back does is none") {
  FakeDisk disk = disk_with(store::encode(old_log));
  LogFile file(disk, log_path);
  file.change(to(full_log()));
  // The clock may have stood still, or gone on by any time.
  disk.node(backup_path).modified = disk.node(log_path).modified - store::step_of_change;
  CHECK_FALSE(file.change_back(to(old_log)).redone);
  CHECK(file.change_back(to(full_log())).redone);
}

TEST_CASE("a leftover that went away by itself is no error") {
  FakeDisk disk = disk_with(store::encode(old_log));
  const std::string leftover = folder + "/.log.json.1abcDE";
  disk.put(leftover, "");
  disk.before("remove", leftover, [&] { disk.erase(leftover); });
  CHECK(LogFile(disk, log_path).change(to(full_log())).flushed);
}

TEST_CASE("reading sweeps nothing") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.put(folder + "/.log.json.1abcDE", "");
  LogFile(disk, log_path).read();
  LogFile(disk, log_path).inspect();
  LogFile(disk, log_path).backup();
  CHECK(has_leftovers(disk));
}

TEST_CASE("a temporary's name that is taken already is not written to") {
  FakeDisk disk = disk_with(store::encode(old_log));
  const std::string name = written_by_a_change()[0];
  // After the sweep, which would have taken it away.
  disk.before("open", name, [&] { disk.put(name, "someone else's"); });
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).change(to(full_log())); });
  CHECK((trouble.cause == Cause(store::FailedCall{store::Action::open, EEXIST})));
  CHECK(disk.bytes(name) == "someone else's");
  CHECK(standing(disk) == store::encode(old_log));
}

}  // namespace
}  // namespace titrate::test

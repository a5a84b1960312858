// What lies beside the log: a backup that holds more is told and never written over, and a conflict
// copy is known by its content.

#include <sys/stat.h>

#include <cerrno>

#include "store/log_file.hpp"
#include "store/operations.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

using store::LogFile;
using Names = std::vector<std::string>;

// With so many nights more than the short log.
Log longer_log(int more) {
  Log log = short_log(2);
  for (int i = 1; i <= more; ++i) log = with_night(log, date("2026-12-01") + i, 3);
  return log;
}

const std::string day = "2026-11-21";
const std::string kept_name = "log.json.bak-" + day;
const std::string kept_backup_path = folder + '/' + kept_name;
const Log after = with_night(short_log(2), date("2026-12-24"), 4);

FakeDisk disk_beside(const Log& backup) {
  FakeDisk disk = disk_with(store::encode(short_log(2)));
  disk.put(backup_path, store::encode(backup));
  return disk;
}

store::Outcome change(FakeDisk& disk, const Log& into = after) {
  return LogFile(disk, log_path, day).change(to(into));
}

TEST_CASE("a backup that holds two nights more than the log is told, with what the log lacks") {
  FakeDisk disk = disk_beside(longer_log(GENERATE(2, 3, 12)));
  const auto beside = LogFile(disk, log_path, day).look_beside({short_log(2)});
  CHECK(beside.lack.is_large());
  CHECK(beside.lack == lack_of(short_log(2), *LogFile(disk, log_path).backup()));
  CHECK(beside.backup_path == backup_path);
}

TEST_CASE("a backup that is one night ahead, as after an undo, is as usual") {
  FakeDisk disk = disk_beside(longer_log(1));
  CHECK_FALSE(LogFile(disk, log_path).look_beside({short_log(2)}).lack.is_large());
  CHECK(change(disk).kept.empty());
  CHECK_FALSE(disk.has(kept_backup_path));
}

TEST_CASE(
    "what was found out of the backup is not found out again, unless it or the log is another") {
  const std::string old = store::encode(short_log(2));
  FakeDisk disk = disk_with(old);
  disk.put(lock_path, "");
  disk.put(backup_path, store::encode(short_log(3)));
  LogFile file(disk, log_path, day);
  auto locked = file.lock({});
  CHECK_FALSE(file.look_beside(locked->seen()).lack.is_large());
  SECTION("the same") {
    disk.forget_calls();
    CHECK(file.write(*std::move(locked), after).kept.empty());
    for (const auto& call : disk.calls()) CHECK((call.name != "open" || call.path != backup_path));
  }
  SECTION("another backup") {
    disk.put(backup_path, store::encode(longer_log(3)));
    CHECK(file.write(*std::move(locked), after).kept == Names{kept_name});
  }
}

TEST_CASE("a backup that is the log byte for byte is as usual") {
  FakeDisk disk = disk_beside(short_log(2));
  CHECK(change(disk).kept.empty());
  CHECK_FALSE(disk.has(kept_backup_path));
}

TEST_CASE("a smaller backup is not opened") {
  FakeDisk disk = disk_with(store::encode(longer_log(3)));
  disk.put(backup_path, store::encode(short_log(2)));
  LogFile(disk, log_path).look_beside({longer_log(3)});
  for (const auto& call : disk.calls()) CHECK((call.name != "open" || call.path != backup_path));
}

TEST_CASE("what cannot be looked at beside the log is no trouble") {
  const char* call = GENERATE("info", "open", "read", "list", "resolve");
  FakeDisk disk = disk_beside(longer_log(3));
  disk.fail_every(call, EIO);
  CHECK(LogFile(disk, log_path).look_beside({short_log(2)}).conflict_copies.empty());
  CHECK(disk.open_files() == 0);
}

TEST_CASE("a backup that holds more is kept under the day, whole, and named by the change") {
  const bool can_exchange = GENERATE(true, false);
  const std::string fuller = store::encode(longer_log(3));
  FakeDisk disk = disk_beside(longer_log(3));
  if (!can_exchange) disk.forbid_exchange();
  const auto outcome = change(disk);
  CHECK(outcome.kept == Names{kept_name});
  CHECK(standing(disk, kept_backup_path) == fuller);
  CHECK((disk.node(kept_backup_path).mode & 0777U) == 0600);
  CHECK(standing(disk) == store::encode(after));
  CHECK(standing(disk, backup_path) == store::encode(short_log(2)));
  // The next one finds the backup as usual, and touches nothing that was kept.
  CHECK(change(disk, with_night(after, date("2026-12-25"), 4)).kept.empty());
  CHECK(standing(disk, kept_backup_path) == fuller);
}

TEST_CASE("a second backup of the day gets a number, and the same one no second name") {
  FakeDisk disk = disk_beside(longer_log(3));
  SECTION("another one") {
    disk.put(kept_backup_path, store::encode(longer_log(5)));
    CHECK(change(disk).kept == Names{kept_name + "-2"});
    CHECK(standing(disk, kept_backup_path) == store::encode(longer_log(5)));
    CHECK(standing(disk, kept_backup_path + "-2") == store::encode(longer_log(3)));
  }
  SECTION("a folder, a link and a file that cannot be read are in the way") {
    disk.put_folder(kept_backup_path);
    disk.put_link(kept_backup_path + "-2", backup_path);
    CHECK(change(disk).kept == Names{kept_name + "-3"});
  }
  SECTION("the same, kept by a change that failed afterwards") {
    disk.put(kept_backup_path, store::encode(longer_log(3)));
    CHECK(change(disk).kept == Names{kept_name});
    CHECK_FALSE(disk.has(kept_backup_path + "-2"));
  }
}

TEST_CASE("a backup of which the new log says all is not kept") {
  FakeDisk disk = disk_beside(longer_log(3));
  CHECK(change(disk, with_night(longer_log(3), date("2026-12-24"), 4)).kept.empty());
  CHECK_FALSE(disk.has(kept_backup_path));
}

TEST_CASE("an undo that brings the fuller backup back keeps nothing, and may be said again") {
  FakeDisk disk = disk_beside(longer_log(3));
  LogFile file(disk, log_path, day);
  CHECK(file.change_back(to(longer_log(3))).kept.empty());
  CHECK(standing(disk) == store::encode(longer_log(3)));
  CHECK_FALSE(disk.has(kept_backup_path));
}

// A command was killed when its new log and the old, fuller one had exchanged names.
TEST_CASE("a leftover that becomes a fuller backup is kept too") {
  FakeDisk disk = disk_with_folder();
  disk.put(folder + "/.log.json.7aaaaa", store::encode(longer_log(3)));
  disk.put(log_path, store::encode(short_log(2)));
  CHECK(change(disk).kept == Names{kept_name});
  CHECK(standing(disk, kept_backup_path) == store::encode(longer_log(3)));
}

TEST_CASE("where a backup cannot be kept the change is refused and the backup unharmed") {
  const FakeDisk fresh = disk_beside(longer_log(3));
  FakeDisk undisturbed = fresh;
  change(undisturbed);
  const std::size_t calls = undisturbed.calls().size();
  std::size_t refused = 0;
  for (std::size_t call = 1; call <= calls; ++call) {
    const int error = GENERATE(EIO, ENOSPC, EACCES);
    FakeDisk disk = fresh;
    disk.fail_from(call, error, FakeDisk::Failing::once);
    const auto attempt = test::attempt(
        disk, [&](LogFile&) { return LogFile(disk, log_path, day).change(to(after)); });
    CAPTURE(call, error);
    const bool has_it = standing(disk, backup_path) == store::encode(longer_log(3)) ||
                        standing(disk, kept_backup_path) == store::encode(longer_log(3));
    CHECK(has_it);
    if (attempt.outcome) continue;
    ++refused;
    CHECK(standing(disk) == store::encode(short_log(2)));
    CHECK(standing(disk, backup_path) == store::encode(longer_log(3)));
  }
  CHECK(refused > 20);
}

// ---- Conflict copies ----

Names copies_of(FakeDisk& disk, const Log& log) {
  Names names;
  for (const auto& [name, has_more] : LogFile(disk, log_path).look_beside({log}).conflict_copies) {
    names.push_back(name + (has_more ? "+" : "="));
  }
  return names;
}

TEST_CASE("a conflict copy is a whole log of the same person, whatever its name says") {
  const std::string name =
      GENERATE("log.sync-conflict-20261103-101010-ABCDEF7.json",
               "log (Ada's conflicted copy 2026-11-03).json", "log-laptop.json", "log (1).json",
               "log 2.json", "log.json.orig", "log.json~");
  FakeDisk disk = disk_with(store::encode(short_log(2)));
  disk.put(folder + '/' + name, store::encode(longer_log(1)));
  CHECK(copies_of(disk, short_log(2)) == Names{name + '+'});
}

TEST_CASE("what is no conflict copy is not taken for one") {
  const std::string good = store::encode(longer_log(3));
  const auto& [name, bytes] = GENERATE_REF(table<std::string, std::string>({
      {"log.conflict.json", "not a log"},
      {"log.conflict.json", ""},
      {"log.conflict.json", good.substr(0, good.size() / 2)},
      {"log.conflict.json", good + '\n'},
      {"log.conflict.json", store::encode(full_log())},  // another person's
      {"log.json.bak-2026-11-01", good},
      {"log.json.damaged-2026-11-01", good},
      {"log.json.lock", good},
      {".log.json.0abcde", good},
      {"other.json", good},
      {"Log-laptop.json", good},
      {"log-laptop.json", store::encode(Log())},
  }));
  CAPTURE(name);
  FakeDisk disk = disk_with(store::encode(short_log(2)));
  disk.put(folder + '/' + name, bytes);
  CHECK(copies_of(disk, short_log(2)).empty());
}

TEST_CASE("a copy of which the log says all is told only where its name says what it is") {
  FakeDisk disk = disk_with(store::encode(longer_log(2)));
  disk.put(folder + "/log.sync-conflict-1.json", store::encode(longer_log(2)));
  disk.put(folder + "/log-of-october.json", store::encode(short_log(2)));
  CHECK(copies_of(disk, longer_log(2)) == Names{"log.sync-conflict-1.json="});
}

TEST_CASE("a copy that says something else of a night has something that the log does not") {
  FakeDisk disk = disk_with(store::encode(short_log(2)));
  disk.put(folder + "/log-laptop.json", store::encode(short_log(3)));
  CHECK(copies_of(disk, short_log(2)) == Names{"log-laptop.json+"});
}

TEST_CASE("a link, a pipe and a folder are no conflict copies, and no pipe is waited for") {
  FakeDisk disk = disk_with(store::encode(short_log(2)));
  disk.put("/home/me/elsewhere.json", store::encode(longer_log(3)));
  disk.put_link(folder + "/log-link.json", "/home/me/elsewhere.json");
  disk.put_folder(folder + "/log-folder.json");
  disk.put(folder + "/log-pipe.json", "").mode = S_IFIFO | 0600U;
  CHECK(copies_of(disk, short_log(2)).empty());
  for (const auto& call : disk.calls()) {
    CHECK((call.name != "open" || call.path == folder));
  }
}

// ---- No lock beside what is no log ----

TEST_CASE("no lock file comes to be beside what is no log") {
  const std::string bytes = GENERATE(as<std::string>(), "a shopping list\n", "", "{}",
                                     store::encode(short_log(2)) + '\n');
  FakeDisk disk = disk_with(bytes);
  trouble_of([&] { change(disk); });
  trouble_of([&] { (void)LogFile(disk, log_path).lock({}); });
  CHECK(names(disk) == Names{"log.json"});
  CHECK(standing(disk) == bytes);
}

TEST_CASE("a log without a lock file gets one, and is read again under it") {
  FakeDisk disk = disk_with(store::encode(short_log(2)));
  disk.before("try_lock", lock_path, [&] { disk.put(log_path, store::encode(short_log(3))); });
  const auto outcome = change(disk);
  CHECK(outcome.before == short_log(3));
  CHECK(disk.has(lock_path));
}

}  // namespace
}  // namespace titrate::test

// Looking at a log, its backup and what lies beside them, without touching any of it.

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "store/log_file.hpp"
#include "store/operations.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

using store::Cause;
using store::Checksum;
using store::Damage;
using store::Fault;
using store::LogFile;
using Kind = store::FileState::Kind;

std::string sealed_log() { return store::encode(short_log(2)); }
std::string with_version_3() {
  std::string text = sealed_log();
  return text.replace(text.find("\"version\": 2"), 12, "\"version\": 3");
}
std::string with_stool_8() {
  std::string text = sealed_log();
  return text.replace(text.find("\"stool\": 4"), 10, "\"stool\": 8");
}

void check_untouched(const FakeDisk& disk) {
  for (const auto& call : disk.calls()) {
    CAPTURE(call.name, call.path);
    const bool opens = call.name == "open" && (call.flags & (O_ACCMODE | O_CREAT)) == O_RDONLY;
    CHECK((opens || call.name == "resolve" || call.name == "info" || call.name == "read" ||
           call.name == "rewind" || call.name == "list" || call.name == "close"));
  }
  CHECK(disk.open_files() == 0);
}

struct Sample {
  std::string bytes;
  Kind kind;
  std::optional<Cause> cause;
};

Sample inspected_sample() {
  return GENERATE(values<Sample>({
      {sealed_log(), Kind::good, std::nullopt},
      {sealed_log() + '\n', Kind::wrong_checksum, Checksum::broken},
      {' ' + sealed_log(), Kind::wrong_checksum, Checksum::misplaced},
      {"", Kind::damaged, Damage{"", 1, "the file is empty"}},
      {with_stool_8(), Kind::damaged,
       Damage{"/courses/0/nights/0/stool", 14, "8 stands where a whole number from 1 to 7 is due"}},
      {std::string(16 * 1024 * 1024 + 1, ' '), Kind::damaged, store::damage_by_size()},
      {with_version_3(), Kind::newer,
       Damage{"/version", 3, "version 3 of the format; this program reads versions 1 and 2",
              Damage::Kind::newer_version}},
  }));
}

void check_state(const store::FileState& state, const Sample& sample, const std::string& path,
                 store::Role role) {
  CHECK(state.kind == sample.kind);
  REQUIRE(state.trouble.has_value() == sample.cause.has_value());
  if (state.trouble) {
    INFO(shown(*state.trouble));
    CHECK((state.trouble->cause == *sample.cause));
    CHECK(state.trouble->path == path);
    CHECK(state.trouble->role == role);
  }
  CHECK(state.log.has_value() ==
        (sample.kind == Kind::good || sample.kind == Kind::wrong_checksum));
  if (state.log) CHECK(*state.log == short_log(2));
}

TEST_CASE("the state of a log is told from its bytes") {
  const Sample sample = test::inspected_sample();
  FakeDisk disk = disk_with(sample.bytes);
  const auto found = LogFile(disk, log_path).inspect();
  check_state(found.log, sample, log_path, store::Role::log);
  CHECK(found.backup.kind == Kind::missing);
  check_untouched(disk);
}

TEST_CASE("the state of a backup is told beside that of the log") {
  const Sample sample = test::inspected_sample();
  FakeDisk disk = disk_with(sealed_log());
  disk.put(backup_path, sample.bytes);
  const auto found = LogFile(disk, log_path).inspect();
  check_state(found.backup, sample, backup_path, store::Role::backup);
  CHECK(found.log.kind == Kind::good);
  check_untouched(disk);
}

TEST_CASE("a log and a backup that cannot be read are said to be so") {
  FakeDisk disk = disk_with(sealed_log());
  disk.put(backup_path, sealed_log());
  const std::string path = GENERATE(log_path, backup_path);
  Cause cause = Fault::no_plain_file;
  SECTION("a folder") { disk.node(path).mode = S_IFDIR | 0700U; }
  SECTION("a second name") {
    disk.node(path).links = 2;
    cause = Fault::second_name;
  }
  SECTION("another owner") {
    disk.node(path).owner = 0;
    cause = Fault::other_owner;
  }
  SECTION("no permission") {
    disk.node(path).mode = S_IFREG | 0U;
    cause = store::FailedCall{store::Action::open, EACCES};
  }
  const auto found = LogFile(disk, log_path).inspect();
  const auto& state = path == log_path ? found.log : found.backup;
  CHECK(state.kind == Kind::unreadable);
  REQUIRE(state.trouble);
  CHECK((state.trouble->cause == cause));
  CHECK(state.trouble->path == path);
  CHECK((path == log_path ? found.backup : found.log).kind == Kind::good);
  check_untouched(disk);
}

TEST_CASE("where nothing is there is nothing to say") {
  FakeDisk disk = GENERATE(FakeDisk(), disk_with_folder());
  const auto found = LogFile(disk, log_path).inspect();
  CHECK(found.log.kind == Kind::missing);
  CHECK(found.backup.kind == Kind::missing);
  CHECK(found.path == log_path);
  CHECK(found.backup_path == backup_path);
  CHECK(found.conflict_copies.empty());
  CHECK(found.leftovers.empty());
  check_untouched(disk);
}

TEST_CASE("conflict copies are found by their content, kept backups and leftovers by their names") {
  FakeDisk disk = disk_with(sealed_log());
  const std::string fuller = store::encode(with_night(short_log(2), date("2026-12-01"), 3));
  disk.put(folder + "/log-laptop.json", fuller);
  disk.put(folder + "/log.json.bak-2026-11-01", fuller);
  disk.put(folder + "/log.json.bak-2026-11-02", sealed_log());
  disk.put(folder + "/log.json.bak-2026-11-03", "half of a log");
  disk.put(folder + "/log.sync-conflict-20261102-221500-ABCDEFG.json", sealed_log());
  const std::vector<std::string> leftovers = {".log.json.0abcde", ".log.json.7ABC9z"};
  for (const std::string& name : leftovers) disk.put(folder + '/' + name, "");
  for (const char* other : {"log (conflicted copy).json", ".log.json.backup", "log.json.bak",
                            "log.json.damaged-2026-11-02", "other.sync-conflict-20261102.json"}) {
    disk.put(folder + '/' + other, "");
  }
  const auto found = LogFile(disk, log_path).inspect();
  using Copies = std::vector<store::Copy>;
  CHECK(
      (found.conflict_copies == Copies{{"log-laptop.json", true},
                                       {"log.sync-conflict-20261102-221500-ABCDEFG.json", false}}));
  CHECK((found.kept_backups == Copies{{"log.json.bak-2026-11-01", true},
                                      {"log.json.bak-2026-11-02", false},
                                      {"log.json.bak-2026-11-03", true}}));
  CHECK(found.leftovers == leftovers);
  check_untouched(disk);
}

TEST_CASE(
    "beside a damaged log a conflict copy is known by the backup, and without one by itself") {
  FakeDisk disk = disk_with("half of a log");
  disk.put(folder + "/log-laptop.json", sealed_log());
  disk.put(folder + "/log-of-another.json", store::encode(full_log()));
  CHECK(LogFile(disk, log_path).inspect().conflict_copies.size() == 2);
  disk.put(backup_path, store::encode(short_log(3)));
  const auto found = LogFile(disk, log_path).inspect();
  REQUIRE(found.conflict_copies.size() == 1);
  CHECK(found.conflict_copies[0].name == "log-laptop.json");
}

TEST_CASE("behind a byte order mark the log is seen, and the file is damaged all the same") {
  const auto& [rest, problem] = GENERATE(table<std::string, std::string>({
      {sealed_log(), "the rest of it is whole"},
      {sealed_log() + '\n', "was changed outside titrate too"},
  }));
  FakeDisk disk = disk_with("\xEF\xBB\xBF" + rest);
  const auto found = LogFile(disk, log_path).inspect().log;
  CHECK(found.kind == Kind::damaged);
  CHECK(found.can_be_accepted());
  CHECK(found.log == short_log(2));
  REQUIRE(found.trouble->damage() != nullptr);
  CHECK(found.trouble->damage()->is(Damage::Kind::byte_order_mark));
  CHECK(found.trouble->damage()->problem.find(problem) != std::string::npos);
}

TEST_CASE("what is no log behind a byte order mark is damage like any") {
  const std::string mark = "\xEF\xBB\xBF";
  const std::string rest = GENERATE(as<std::string>(), "", "{}", "\xEF\xBB\xBF{}");
  FakeDisk disk = disk_with(mark + rest);
  const auto found = LogFile(disk, log_path).inspect().log;
  CHECK(found.kind == Kind::damaged);
  CHECK_FALSE(found.can_be_accepted());
  CHECK(found.trouble->damage()->is(Damage::Kind::broken_rule));
}

TEST_CASE("a link is followed and the paths shown are the real ones") {
  FakeDisk disk = disk_with(sealed_log());
  disk.put_link("/home/me/log.json", log_path);
  const auto found = LogFile(disk, "/home/me/log.json").inspect();
  CHECK(found.path == log_path);
  CHECK(found.backup_path == backup_path);
  CHECK(found.log.kind == Kind::good);
}

TEST_CASE("a folder that cannot be looked into is an error of storage") {
  FakeDisk disk = disk_with(sealed_log());
  disk.fail_every("list", EACCES);
  const store::Trouble trouble = trouble_of([&] { LogFile(disk, log_path).inspect(); });
  CHECK((trouble.cause == Cause(store::FailedCall{store::Action::look_into_folder, EACCES})));
  CHECK(trouble.path == folder);
}

}  // namespace
}  // namespace titrate::test

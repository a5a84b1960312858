// Logs of version 1 of the format: read for ever, changed into version 2, and kept as they were.
// tests/store/version_1 holds the corpus; what must be refused of version 1 is in tests/hostile.

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "store/log_file.hpp"
#include "store/operations.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/logs.hpp"
#include "support/source_dir.hpp"

namespace titrate::test {
namespace {

namespace fs = std::filesystem;
using store::LogFile;

// ---- The corpus ----

struct OldLog {
  std::string name;
  std::string bytes;
};

std::vector<OldLog> read_corpus() {
  std::vector<OldLog> logs;
  for (const auto& entry : fs::directory_iterator(source_dir() / "tests" / "store" / "version_1")) {
    std::ifstream in(entry.path(), std::ios::binary);
    logs.push_back({entry.path().stem().string(), {std::istreambuf_iterator<char>(in), {}}});
  }
  REQUIRE(logs.size() >= 7);
  return logs;
}

OldLog version_1_log() {
  static const std::vector<OldLog> logs = read_corpus();
  return GENERATE(from_range(logs));
}

// ---- What a file says ----

// Without version and seal, and whatever the order of the signs; read by the JSON library alone.
nlohmann::json facts_in(const std::string& file) {
  nlohmann::json document = nlohmann::json::parse(file);
  document.erase("version");
  document.erase("crc32");
  for (auto& course : document["courses"]) {
    for (auto& night : course["nights"]) {
      if (!night.contains("signs")) continue;
      std::sort(night["signs"].begin(), night["signs"].end());
      if (night["signs"].empty()) night.erase("signs");
    }
  }
  return document;
}

int version_of(const std::string& file) {
  return nlohmann::json::parse(file).at("version").get<int>();
}

Log with_zinc(const Log& log) {
  const auto courses = log.courses();
  return made(Log::from({courses.begin(), courses.end()}, {made(MedicineName::from("zinc"))}));
}

// A course more, after all that the log has; a medicine where no day is left for one.
Log changed(const Log& log) {
  if (log.courses().empty()) return short_log(2);
  const Course& last = *log.newest();
  if (last.started() == date("9999-12-31")) return with_zinc(log);
  const NightDate after =
      last.nights().empty() ? last.started() + 1 : last.nights().back().date() + 1;
  return made(log.with(made(Course::from({.started = after,
                                          .recommended = capsules(1),
                                          .strength = tenths(1000),
                                          .ceilings = {{after, capsules(2)}}}))));
}

// ---- The tests ----

TEST_CASE("a log of version 1 is read as what it says and nothing is written") {
  const OldLog old = version_1_log();
  CAPTURE(old.name);
  REQUIRE(version_of(old.bytes) == 1);
  FakeDisk disk = disk_with(old.bytes);
  const auto reading = LogFile(disk, log_path).read();
  CHECK(reading.exists);
  CHECK(reading.version == 1);
  CHECK((facts_in(store::encode(reading.log)) == facts_in(old.bytes)));
  CHECK(writes(disk) == 0);
  CHECK(standing(disk) == old.bytes);
}

TEST_CASE("a change that changes nothing leaves a log of version 1 as it was") {
  const OldLog old = version_1_log();
  CAPTURE(old.name);
  FakeDisk disk = disk_with(old.bytes);
  const auto outcome = LogFile(disk, log_path).change([](const Log& log) { return log; });
  CHECK_FALSE(outcome.changed);
  CHECK(outcome.version == 1);
  CHECK(standing(disk) == old.bytes);
  CHECK_FALSE(disk.has(backup_path));
}

TEST_CASE("a change of a log of version 1 writes version 2 and keeps the old file as the backup") {
  const OldLog old = version_1_log();
  CAPTURE(old.name);
  FakeDisk disk = disk_with(old.bytes);
  LogFile file(disk, log_path);
  const Log before = file.read().log;
  const auto outcome = file.change(changed);
  CHECK(outcome.changed);
  CHECK(outcome.version == 1);
  CHECK(outcome.before == before);
  CHECK(standing(disk, backup_path) == old.bytes);
  CHECK(version_of(standing(disk)) == 2);
  const auto again = file.read();
  CHECK(again.version == 2);
  CHECK(again.log == changed(before));
}

TEST_CASE("the facts of a log of version 1 are the same in version 2 but for the change") {
  const OldLog old = version_1_log();
  CAPTURE(old.name);
  FakeDisk disk = disk_with(old.bytes);
  LogFile(disk, log_path).change(changed);
  nlohmann::json now = facts_in(standing(disk));
  const nlohmann::json before = facts_in(old.bytes);
  CHECK((now != before));
  now.erase("taking");
  auto& courses = now.at("courses");
  if (courses.size() > before.at("courses").size()) courses.erase(courses.size() - 1);
  CHECK((now == before));
}

// The way back gives the very file, not a new writing of what it says: where names can be swapped,
// and where they cannot.
TEST_CASE("going back to a log of version 1 gives the file as it was") {
  const OldLog old = version_1_log();
  const bool can_swap = GENERATE(true, false);
  CAPTURE(old.name, can_swap);
  FakeDisk disk = disk_with(old.bytes);
  LogFile file(disk, log_path);
  file.change(changed);
  const std::string new_bytes = standing(disk);
  if (!can_swap) disk.fail_every("exchange", EINVAL);
  const auto back = file.change_back([&](const Log&) { return file.backup().value(); });
  CHECK(back.version == 2);
  CHECK(standing(disk) == old.bytes);
  CHECK(standing(disk, backup_path) == new_bytes);
  CHECK(file.read().version == 1);
  file.change_back([&](const Log&) { return file.backup().value(); });
  CHECK(standing(disk) == new_bytes);
  CHECK(standing(disk, backup_path) == old.bytes);
}

TEST_CASE("a log of version 1 and a backup of version 1 are whole") {
  const OldLog old = version_1_log();
  CAPTURE(old.name);
  FakeDisk disk = disk_with(old.bytes);
  disk.put(backup_path, old.bytes);
  const auto found = LogFile(disk, log_path).inspect();
  for (const auto& state : {found.log, found.backup}) {
    CHECK(state.kind == store::FileState::Kind::good);
    CHECK(state.version == 1);
  }
}

TEST_CASE("a backup of version 1 is brought back as what it says and stays as it was") {
  const OldLog old = version_1_log();
  CAPTURE(old.name);
  FakeDisk disk = disk_with(old.bytes.substr(0, old.bytes.size() / 2));
  disk.put(backup_path, old.bytes);
  const auto recovery = LogFile(disk, log_path).recover("2026-11-02");
  CHECK(recovery.outcome.version == 1);
  CHECK(version_of(standing(disk)) == 2);
  CHECK((facts_in(standing(disk)) == facts_in(old.bytes)));
  CHECK(standing(disk, backup_path) == old.bytes);
}

TEST_CASE("a log of version 1 that was changed by hand is refused until it is accepted") {
  const OldLog old = version_1_log();
  CAPTURE(old.name);
  std::string by_hand = old.bytes + ' ';
  FakeDisk disk = disk_with(by_hand);
  LogFile file(disk, log_path);
  CHECK(trouble_of([&] { (void)file.read(); }).checksum() != nullptr);
  const auto outcome = file.accept();
  CHECK(outcome.version == 1);
  CHECK(version_of(standing(disk)) == 2);
  CHECK((facts_in(standing(disk)) == facts_in(old.bytes)));
}

}  // namespace
}  // namespace titrate::test

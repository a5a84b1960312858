// Sealing a log again that was changed by hand.

#include <algorithm>

#include "store/log_file.hpp"
#include "store/operations.hpp"
#include "support/catch.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

using store::Fault;
using store::LogFile;
using store::Trouble;

bool wrote_nothing(const FakeDisk& disk) {
  return std::none_of(disk.calls().begin(), disk.calls().end(), [](const auto& call) {
    return call.name == "write" || call.name == "rename" || call.name == "remove";
  });
}

TEST_CASE("accepting seals a log that was changed by hand and leaves the backup alone") {
  const std::string canonical = store::encode(short_log(3));
  const std::string changed =
      GENERATE_COPY(canonical + '\n', ' ' + canonical, canonical.substr(0, canonical.size() - 1));
  FakeDisk disk = disk_with(changed);
  disk.put(backup_path, "anything at all");
  const auto outcome = LogFile(disk, log_path).accept();
  CHECK(outcome.changed);
  CHECK(outcome.flushed);
  CHECK(outcome.after == short_log(3));
  CHECK(standing(disk) == canonical);
  CHECK(standing(disk, backup_path) == "anything at all");
  CHECK(LogFile(disk, log_path).read().log == short_log(3));
}

TEST_CASE("accepting takes a byte order mark away and nothing else") {
  const std::string mark = "\xEF\xBB\xBF";
  const auto& [rest, changed_by_hand] =
      GENERATE(table<std::string, bool>({{saved_log(), false}, {saved_log() + '\n', true}}));
  CAPTURE(changed_by_hand);
  FakeDisk disk = disk_with(mark + rest);
  disk.put(backup_path, "anything at all");
  const auto outcome = LogFile(disk, log_path).accept();
  CHECK(outcome.changed);
  CHECK(outcome.after == short_log(2));
  CHECK(standing(disk) == saved_log());
  CHECK(standing(disk, backup_path) == "anything at all");
}

TEST_CASE("accepting a log that is whole writes nothing") {
  FakeDisk disk = disk_with(saved_log());
  const auto outcome = LogFile(disk, log_path).accept();
  CHECK_FALSE(outcome.changed);
  CHECK(outcome.after == short_log(2));
  CHECK(wrote_nothing(disk));
}

TEST_CASE("a damaged log cannot be accepted") {
  FakeDisk disk = disk_with(damaged_log());
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).accept(); });
  REQUIRE(trouble.damage() != nullptr);
  CHECK_FALSE(trouble.damage()->is(store::Damage::Kind::newer_version));
  CHECK(trouble.damage()->problem == "the file ends in the middle of the log");
  CHECK(trouble.path == log_path);
  CHECK(wrote_nothing(disk));
}

TEST_CASE("a log of a newer version cannot be accepted") {
  std::string text = saved_log();
  text.replace(text.find("\"version\": 2"), 12, "\"version\": 3");
  FakeDisk disk = disk_with(text);
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).accept(); });
  REQUIRE(trouble.damage() != nullptr);
  CHECK(trouble.damage()->is(store::Damage::Kind::newer_version));
  CHECK(trouble.path == log_path);
  CHECK(wrote_nothing(disk));
}

TEST_CASE("accepting where no log is is refused") {
  FakeDisk disk = disk_with_folder();
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).accept(); });
  CHECK(trouble.is(Fault::no_log));
  CHECK(trouble.path == log_path);
  CHECK(standing(disk) == "(nothing)");
}

TEST_CASE("accepting where no folder is is refused as where no log is") {
  FakeDisk disk;
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).accept(); });
  CHECK(trouble.is(Fault::no_log));
  CHECK(trouble.path == log_path);
  CHECK_FALSE(disk.has(folder));
}

TEST_CASE("a log that another program writes while it is accepted is left so") {
  FakeDisk disk = disk_with(saved_log() + '\n');
  disk.before("list", folder, [&] { disk.put(log_path, store::encode(short_log(4))); });
  const Trouble trouble = trouble_of([&] { LogFile(disk, log_path).accept(); });
  CHECK(trouble.is(Fault::changed_meanwhile));
  CHECK(trouble.path == log_path);
  CHECK(standing(disk) == store::encode(short_log(4)));
}

}  // namespace
}  // namespace titrate::test

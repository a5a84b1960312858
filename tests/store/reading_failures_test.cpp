// Every call of every way to look at a log, failing: a log that cannot be read is never taken for
// one that is not there.

#include <cerrno>

#include "store/log_file.hpp"
#include "store/operations.hpp"
#include "support/catch.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

using store::LogFile;
using Kind = store::FileState::Kind;

FakeDisk disk_with_both() {
  FakeDisk disk = disk_with(store::encode(short_log(2)));
  disk.put(backup_path, store::encode(short_log(1)));
  return disk;
}

// Runs a deed on a fresh disk for every call that it makes, with that call failing.
void with_each_call_failing(const std::function<FakeDisk()>& fresh,
                            const std::function<void(LogFile&)>& deed) {
  const int error = GENERATE(EIO, EACCES, EMFILE, ENOMEM);
  const auto failing = GENERATE(FakeDisk::Failing::once, FakeDisk::Failing::from_then_on);
  std::size_t call = 0;
  for (bool failed = true; failed;) {
    FakeDisk disk = fresh();
    disk.fail_from(++call, error, failing);
    CAPTURE(error, failing == FakeDisk::Failing::once, call);
    LogFile file(disk, log_path);
    try {
      deed(file);
    } catch (const store::Trouble& thrown) {
      INFO(shown(thrown));
      // `missing` where every call went well but one that may fail without harm.
      CHECK((thrown.is(store::Fault::missing) ||
             (thrown.failed_call() != nullptr && thrown.failed_call()->error == error)));
    }
    CHECK(disk.open_files() == 0);
    CHECK(writes(disk) == 0);
    failed = disk.first_failure().has_value();
  }
  CHECK(call > 5);  // or the disk was never asked
}

TEST_CASE("whichever call fails a log is read whole or not at all") {
  with_each_call_failing(disk_with_both, [](LogFile& file) {
    const auto reading = file.read();
    CHECK(reading.exists);
    CHECK(reading.log == short_log(2));
  });
}

TEST_CASE("whichever call fails a missing log with a backup is never no titration yet") {
  const auto fresh = [] {
    FakeDisk disk = disk_with_both();
    disk.erase(log_path);
    return disk;
  };
  with_each_call_failing(fresh, [](LogFile& file) {
    file.read();
    FAIL("it was read as if nothing had ever been there");
  });
}

TEST_CASE("whichever call fails a log and its backup are shown whole or as unreadable") {
  with_each_call_failing(disk_with_both, [](LogFile& file) {
    const auto found = file.inspect();
    for (const auto& state : {found.log, found.backup}) {
      CHECK((state.kind == Kind::good || state.kind == Kind::unreadable));
      CHECK(state.log.has_value() == (state.kind == Kind::good));
      CHECK(state.trouble.has_value() == (state.kind == Kind::unreadable));
    }
    if (found.log.log) CHECK(*found.log.log == short_log(2));
    if (found.backup.log) CHECK(*found.backup.log == short_log(1));
  });
}

}  // namespace
}  // namespace titrate::test

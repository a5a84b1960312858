#include "store/output_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "store/operations.hpp"
#include "store/real_folder.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

using Failing = FakeDisk::Failing;
using store::Action;
using store::Cause;
using store::FailedCall;
using store::Fault;
using store::Overwrite;
using store::Role;
using store::Trouble;

const std::string output = "/home/me/report.html";
const std::string page = "<p>a page</p>\n";
const std::string older = "an older page, longer than the new one\n";

bool write(FakeDisk& disk, const std::string& path, Overwrite overwrite = Overwrite::never) {
  return store::write_output_file(disk, path, page, overwrite,
                                  store::LogFile(disk, log_path).own_paths());
}

// The trouble of a writing that must fail and leave every file as it was.
Trouble refusal_of(FakeDisk disk, const std::string& path, Overwrite overwrite) {
  const auto before = disk.paths();
  Trouble trouble = trouble_of([&] { write(disk, path, overwrite); });
  CHECK(trouble.role == Role::output);
  CHECK(disk.paths() == before);
  CHECK(disk.open_files() == 0);
  for (const std::string& each : before) CHECK(disk.bytes(each) != page);
  return trouble;
}

TEST_CASE("an output file is written whole and private and flushed with its name") {
  FakeDisk disk = disk_with("log");
  CHECK(write(disk, output));
  CHECK(disk.bytes(output) == page);
  CHECK((disk.node(output).mode & 0777U) == 0600);
  CHECK(disk.open_files() == 0);
  CHECK(standing(disk) == "log");
  for (const FakeDisk& woken : disk.power_cuts()) CHECK(woken.bytes(output) == page);
}

TEST_CASE("an output file replaces one only where that was asked for and is private then too") {
  FakeDisk disk = disk_with("log");
  disk.put(output, older).mode = S_IFREG | 0644U;
  const Trouble trouble = refusal_of(disk, output, Overwrite::never);
  CHECK(trouble.is(Fault::taken));
  CHECK(trouble.path == output);
  CHECK(write(disk, output, Overwrite::allowed));
  CHECK(disk.bytes(output) == page);
  CHECK((disk.node(output).mode & 0777U) == 0600);
}

TEST_CASE("an output file never takes the place of a file of the log under whatever name") {
  FakeDisk disk = disk_with("log");
  disk.put(backup_path, "backup");
  disk.put(lock_path, "");
  disk.put_link("/home/me/link", folder);
  const std::string name = GENERATE("log.json", "log.json.bak", "log.json.lock");
  const std::string where = GENERATE(as<std::string>{}, folder, "/home/me/link");
  const auto overwrite = GENERATE(Overwrite::never, Overwrite::allowed);
  const Trouble trouble = refusal_of(disk, where + '/' + name, overwrite);
  CHECK(trouble.is(Fault::own_file));
  CHECK(trouble.path == folder + '/' + name);
}

TEST_CASE("an output file takes no name that a log will take later") {
  const std::string path = GENERATE(log_path, backup_path);
  const Trouble trouble = refusal_of(disk_with_folder(), path, Overwrite::allowed);
  CHECK(trouble.is(Fault::own_file));
  CHECK(trouble.path == path);
}

TEST_CASE("an output file goes nowhere but to a plain file in a folder that is there") {
  FakeDisk disk = disk_with("log");
  disk.put_folder("/home/me/folder");
  disk.put("/home/me/other", older);
  disk.put_link("/home/me/to-other", "/home/me/other");
  disk.put_link("/home/me/to-log", log_path);
  disk.put("/home/me/pipe", "").mode = S_IFIFO | 0600U;
  const auto overwrite = GENERATE(Overwrite::never, Overwrite::allowed);
  const auto check_refused = [&](const std::string& path, Fault fault) {
    CAPTURE(path);
    const Trouble trouble = refusal_of(disk, path, overwrite);
    CHECK(trouble.is(fault));
    CHECK(trouble.path == path);
  };
  for (const char* path :
       {"/home/me/folder", "/home/me/to-other", "/home/me/to-log", "/home/me/pipe"}) {
    check_refused(path, Fault::no_plain_file);
  }
  check_refused("/home/me/new/", Fault::no_name);
  check_refused("", Fault::no_name);
  const Trouble trouble = refusal_of(disk, "/home/me/nowhere/report.html", overwrite);
  CHECK((trouble.cause == Cause(FailedCall{Action::find_folder, ENOENT})));
  CHECK(trouble.path == "/home/me/nowhere");
}

TEST_CASE("a file that comes to be while an output file is written stays") {
  FakeDisk disk = disk_with("log");
  disk.before("open", output, [&] { disk.put(output, older); });
  const Trouble trouble = trouble_of([&] { write(disk, output); });
  CHECK(trouble.is(Fault::taken));
  CHECK(trouble.path == output);
  CHECK(disk.bytes(output) == older);
  CHECK(names(disk) == std::vector<std::string>{"log.json"});
}

TEST_CASE("whichever call fails an output file is there whole or not at all") {
  const auto overwrite = GENERATE(Overwrite::never, Overwrite::allowed);
  const int error = GENERATE(EIO, ENOSPC, EACCES, EINTR);
  const auto make = [&] {
    FakeDisk disk = disk_with("log");
    if (overwrite == Overwrite::allowed) disk.put(output, older);
    return disk;
  };
  FakeDisk healthy = make();
  write(healthy, output, overwrite);
  const std::size_t calls = healthy.calls().size();
  REQUIRE(calls > 12);
  for (std::size_t call = 1; call <= calls; ++call) {
    FakeDisk disk = make();
    const auto before = disk.paths();
    disk.fail_from(call, error, Failing::once);
    std::optional<bool> flushed;
    std::string said;
    try {
      flushed = write(disk, output, overwrite);
    } catch (const Trouble& caught) {
      said = shown(caught);
      REQUIRE(caught.failed_call() != nullptr);
      CHECK(caught.failed_call()->error == error);
      // The log's own files are looked for before.
      CHECK((caught.role == Role::output || caught.path == log_path));
    }
    CAPTURE(error, call, disk.calls()[*disk.first_failure()].name, said);
    CHECK(disk.open_files() == 0);
    CHECK(standing(disk) == "log");
    if (flushed) {
      CHECK(disk.bytes(output) == page);
    } else {
      CHECK(disk.paths() == before);
      CHECK(disk.bytes(output) ==
            (overwrite == Overwrite::allowed ? std::optional(older) : std::nullopt));
    }
  }
}

TEST_CASE("a folder that cannot be flushed is told") {
  FakeDisk disk = disk_with("log");
  disk.fail_every("sync", EIO, 1);
  CHECK_FALSE(write(disk, output));
  CHECK(disk.bytes(output) == page);
}

TEST_CASE("on a full disk an output file says so and leaves nothing") {
  FakeDisk disk = disk_with("log");
  const auto before = disk.paths();
  disk.fail_every("write", ENOSPC);
  const Trouble trouble = trouble_of([&] { write(disk, output); });
  CHECK((trouble.cause == Cause(FailedCall{Action::write, ENOSPC})));
  CHECK(trouble.path == output);
  CHECK(disk.paths() == before);
}

TEST_CASE("on a real disk an output file is written and refused") {
  const RealFolder home;
  const std::string path = home / "page.html";
  const std::vector<std::string> precious = {home / "log.json"};
  const auto put = [&](const std::string& where, Overwrite overwrite) {
    return store::write_output_file(store::real_disk(), where, page, overwrite, precious);
  };
  CHECK(put(path, Overwrite::never));
  CHECK(bytes_of(path) == page);
  write_file(path, older);
  CHECK(trouble_of([&] { put(path, Overwrite::never); }).is(Fault::taken));
  CHECK(bytes_of(path) == older);
  CHECK(put(path, Overwrite::allowed));
  CHECK(bytes_of(path) == page);
  // A second name for the log's own file.
  write_file(home / "log.json", older);
  REQUIRE(::link((home / "log.json").c_str(), (home / "second").c_str()) == 0);
  CHECK(trouble_of([&] { put(home / "second", Overwrite::allowed); }).is(Fault::own_file));
  CHECK(bytes_of(home / "log.json") == older);
  CHECK(names_in(home.path()) == std::set<std::string>{"log.json", "page.html", "second"});
}

}  // namespace
}  // namespace titrate::test

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
using store::Overwrite;

const std::string output = "/home/me/report.html";
const std::string page = "<p>a page</p>\n";
const std::string older = "an older page, longer than the new one\n";

bool write(FakeDisk& disk, const std::string& path, Overwrite overwrite = Overwrite::never) {
  return store::write_output_file(disk, path, page, overwrite,
                                  store::LogFile(disk, log_path).own_paths());
}

// The error of a writing that must fail and leave every file as it was.
Error refusal_of(FakeDisk disk, const std::string& path, Overwrite overwrite) {
  const auto before = disk.paths();
  const Error error = error_of([&] { write(disk, path, overwrite); });
  CHECK(disk.paths() == before);
  CHECK(disk.open_files() == 0);
  for (const std::string& each : before) CHECK(disk.bytes(each) != page);
  return error;
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
  const Error error = refusal_of(disk, output, Overwrite::never);
  CHECK(error.kind == ErrorKind::refused);
  CHECK(error.message == output + " is there already.");
  CHECK_THAT(error.remedy, ContainsSubstring("--force"));
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
  const Error error = refusal_of(disk, where + '/' + name, overwrite);
  CHECK(error.kind == ErrorKind::refused);
  CHECK_THAT(error.message, ContainsSubstring("is a file of your log"));
}

TEST_CASE("an output file takes no name that a log will take later") {
  const Error error =
      refusal_of(disk_with_folder(), GENERATE(log_path, backup_path), Overwrite::allowed);
  CHECK_THAT(error.message, ContainsSubstring("is a file of your log"));
}

TEST_CASE("an output file goes nowhere but to a plain file in a folder that is there") {
  FakeDisk disk = disk_with("log");
  disk.put_folder("/home/me/folder");
  disk.put("/home/me/other", older);
  disk.put_link("/home/me/to-other", "/home/me/other");
  disk.put_link("/home/me/to-log", log_path);
  disk.put("/home/me/pipe", "").mode = S_IFIFO | 0600U;
  const auto overwrite = GENERATE(Overwrite::never, Overwrite::allowed);
  for (const char* path : {"/home/me/folder", "/home/me/to-other", "/home/me/to-log",
                           "/home/me/pipe", "/home/me/new/", ""}) {
    CAPTURE(path);
    CHECK(refusal_of(disk, path, overwrite).kind == ErrorKind::refused);
  }
  const Error error = refusal_of(disk, "/home/me/nowhere/report.html", overwrite);
  CHECK(error.kind == ErrorKind::storage);
  CHECK(error.message == "could not find the folder /home/me/nowhere: it is not there.");
  CHECK(error.remedy == "No file was written; your log is as it was.");
}

TEST_CASE("a file that comes to be while an output file is written stays") {
  FakeDisk disk = disk_with("log");
  disk.before("open", output, [&] { disk.put(output, older); });
  const Error error = error_of([&] { write(disk, output); });
  CHECK(error.kind == ErrorKind::refused);
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
    } catch (const Error& caught) {
      said = caught.message;
      CHECK(caught.kind == ErrorKind::storage);
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
  const Error error = error_of([&] { write(disk, output); });
  CHECK(error.message == "could not write " + output + ": the disk is full.");
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
  CHECK(error_of([&] { put(path, Overwrite::never); }).kind == ErrorKind::refused);
  CHECK(bytes_of(path) == older);
  CHECK(put(path, Overwrite::allowed));
  CHECK(bytes_of(path) == page);
  // A second name for the log's own file.
  write_file(home / "log.json", older);
  REQUIRE(::link((home / "log.json").c_str(), (home / "second").c_str()) == 0);
  CHECK(error_of([&] { put(home / "second", Overwrite::allowed); }).kind == ErrorKind::refused);
  CHECK(bytes_of(home / "log.json") == older);
  CHECK(names_in(home.path()) == std::set<std::string>{"log.json", "page.html", "second"});
}

}  // namespace
}  // namespace titrate::test

// What the store will not take for a log, and the links that it follows.

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

const Log old_log = short_log(2);
const Log new_log = short_log(3);

// Reading and changing both give the same error, and nothing but the lock file comes to be.
Error refused(FakeDisk& disk, const std::string& path = log_path) {
  disk.put(lock_path, "");
  const auto before = disk.paths();
  const std::string there = standing(disk);
  const Error error = error_of([&] { LogFile(disk, path).read(); });
  const Error again = error_of([&] { LogFile(disk, path).change(to(new_log)); });
  CHECK(error.message == again.message);
  CHECK(error.kind == again.kind);
  CHECK(disk.paths() == before);
  CHECK(standing(disk) == there);
  CHECK(disk.open_files() == 0);
  return error;
}

// ---- What stands in the log's place ----

TEST_CASE("anything but a plain file is refused") {
  const unsigned kind = GENERATE(as<unsigned>(), S_IFDIR, S_IFIFO, S_IFCHR, S_IFBLK, S_IFSOCK);
  FakeDisk disk = disk_with("");
  disk.node(log_path).mode = kind | 0600U;
  const Error error = refused(disk);
  CHECK(error.kind == ErrorKind::storage);
  CHECK_THAT(error.message, ContainsSubstring("not a plain file"));
}

TEST_CASE("a log with a second name is refused") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.node(log_path).links = 2;
  const Error error = refused(disk);
  CHECK(error.kind == ErrorKind::storage);
  CHECK_THAT(error.message, ContainsSubstring("hard link"));
}

TEST_CASE("a log of another user is refused") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.node(log_path).owner = GENERATE(0U, FakeDisk::me + 1);
  const Error error = refused(disk);
  CHECK(error.kind == ErrorKind::storage);
  CHECK_THAT(error.message, ContainsSubstring("another user"));
}

TEST_CASE("a log of more than 16 MiB is refused without reading it") {
  FakeDisk disk = disk_with(std::string(16 * 1024 * 1024 + 1, ' '));
  const Error error = refused(disk);
  CHECK(error.kind == ErrorKind::damaged);
  CHECK_THAT(error.message, ContainsSubstring("16 MiB"));
  for (const auto& call : disk.calls()) CHECK(call.name != "read");
}

TEST_CASE("a log that grows beyond 16 MiB while it is read is refused") {
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.before("read", log_path,
              [&] { disk.node(log_path).content.resize(16 * 1024 * 1024 + 1, ' '); });
  CHECK(error_of([&] { LogFile(disk, log_path).read(); }).kind == ErrorKind::storage);
}

TEST_CASE("a damaged log is refused with its file and place and what helps") {
  std::string text = store::encode(old_log);
  text.replace(text.find("\"stool\": 4"), 10, "\"stool\": 8");
  FakeDisk disk = disk_with(text);
  const Error error = refused(disk);
  CHECK(error.kind == ErrorKind::damaged);
  CHECK(error.place == log_path + ", at /courses/0/nights/0/stool (line 14)");
  CHECK_THAT(error.message, ContainsSubstring("8 stands where a whole number from 1 to 7 is due"));
  CHECK_THAT(error.remedy,
             ContainsSubstring("titrate check") && ContainsSubstring("titrate recover"));
}

TEST_CASE("a log of a newer version is refused as such") {
  std::string text = store::encode(old_log);
  text.replace(text.find("\"version\": 2"), 12, "\"version\": 3");
  FakeDisk disk = disk_with(text);
  const Error error = refused(disk);
  CHECK(error.kind == ErrorKind::damaged);
  CHECK_THAT(error.message, ContainsSubstring("newer version"));
}

TEST_CASE("a log with a seal that does not fit is refused and the way to seal it is said") {
  const std::string text = store::encode(old_log);
  FakeDisk disk = disk_with(GENERATE_COPY(text.substr(0, text.size() - 1), ' ' + text));
  const Error error = refused(disk);
  CHECK(error.kind == ErrorKind::damaged);
  CHECK(error.place == log_path);
  CHECK_THAT(error.message, ContainsSubstring("changed outside titrate"));
  CHECK_THAT(error.remedy, ContainsSubstring("titrate check --accept"));
}

TEST_CASE("a missing log whose backup is there is an error that names the way back") {
  FakeDisk disk = disk_with_folder();
  disk.put(backup_path, store::encode(old_log));
  const Error error = refused(disk);
  CHECK(error.kind == ErrorKind::storage);
  CHECK_THAT(error.message, ContainsSubstring("backup is there"));
  CHECK_THAT(error.remedy, ContainsSubstring("titrate recover"));
}

TEST_CASE("a missing log whose backup is there leaves no lock file behind") {
  FakeDisk disk = disk_with_folder();
  disk.put(backup_path, store::encode(old_log));
  error_of([&] { LogFile(disk, log_path).change(to(new_log)); });
  CHECK(names(disk) == std::vector<std::string>{"log.json.bak"});
}

TEST_CASE("why a log could not be opened is said in words") {
  const auto& [error, words] = GENERATE(table<int, std::string>({
      {EACCES, "permission denied"},
      {EPERM, "permission denied"},
      {EIO, "the disk reported an error"},
      {EMFILE, "too many files are open"},
      {ELOOP, "a link stands in its place"},
  }));
  FakeDisk disk = disk_with(store::encode(old_log));
  disk.fail_every("open", error);
  const Error thrown = error_of([&] { LogFile(disk, log_path).read(); });
  CHECK(thrown.kind == ErrorKind::storage);
  CHECK(thrown.message == "could not open " + log_path + ": " + words + '.');
}

TEST_CASE("why a log could not be found is said in words") {
  const auto& [error, words] = GENERATE(table<int, std::string>({
      {EACCES, "permission denied"},
      {ENOTDIR, "a part of its path is not a folder"},
      {EIO, "the disk reported an error"},
  }));
  FakeDisk disk = GENERATE(disk_with(store::encode(old_log)), disk_with_folder());
  disk.fail_every("resolve", error);
  const Error thrown = error_of([&] { LogFile(disk, log_path).read(); });
  CHECK(thrown.kind == ErrorKind::storage);
  CHECK(thrown.message == "could not find " + log_path + ": " + words + '.');
}

TEST_CASE("a path that would steer a terminal is shown safe") {
  FakeDisk disk;
  const std::string path = "/home/me/a\n\x1B[2J\xE2\x80\xAE.json";
  disk.put(path, "").mode = S_IFIFO | 0600U;
  const Error error = error_of([&] { LogFile(disk, path).read(); });
  CHECK_THAT(error.place, ContainsSubstring("/home/me/a\\u{a}\\u{1b}[2J\\u{202e}.json"));
}

// ---- Links ----

TEST_CASE("a log that is a link stays one and what it points to is replaced") {
  FakeDisk disk = disk_with(store::encode(old_log));
  const std::string link = "/home/me/log.json";
  const std::string target = GENERATE(as<std::string>(), log_path, "share/titrate/log.json");
  disk.put_link(link, target);
  LogFile file(disk, link);
  CHECK(file.path() == log_path);
  file.change(to(new_log));
  CHECK(S_ISLNK(disk.node(link).mode));
  CHECK(standing(disk) == store::encode(new_log));
  CHECK(standing(disk, backup_path) == store::encode(old_log));
  CHECK_FALSE(disk.has(link + ".bak"));
}

TEST_CASE("a folder that is a link is followed") {
  FakeDisk disk = disk_with_folder();
  disk.put_link("/home/me/titrate", folder);
  LogFile(disk, "/home/me/titrate/log.json").change(to(new_log));
  CHECK(standing(disk) == store::encode(new_log));
}

TEST_CASE("a link to a file that is not there is refused and stays") {
  FakeDisk disk = disk_with_folder();
  disk.put_link("/home/me/log.json", GENERATE(as<std::string>(), log_path, "/mnt/usb/log.json"));
  const Error error = refused(disk, "/home/me/log.json");
  CHECK(error.kind == ErrorKind::storage);
  CHECK_THAT(error.message, ContainsSubstring("a link to a file that is not there"));
}

}  // namespace
}  // namespace titrate::test

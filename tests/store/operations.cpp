#include "store/operations.hpp"

#include <fcntl.h>

#include <algorithm>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

using store::LogFile;
using store::Outcome;

const std::string& old_bytes() {
  static const std::string text = store::encode(short_log(2));
  return text;
}
const std::string& new_bytes() {
  static const std::string text = store::encode(short_log(3));
  return text;
}
// Holds three nights that the old log and the new one lack.
const std::string& fuller_log() {
  static const std::string text = [] {
    Log log = short_log(2);
    for (int i = 1; i <= 3; ++i) log = with_night(log, date("2026-12-01") + i, 3);
    return store::encode(log);
  }();
  return text;
}
// Valid, and changed by hand: the last line end is gone, so that its seal does not fit.
const std::string& log_with_wrong_checksum() {
  static const std::string text = new_bytes().substr(0, new_bytes().size() - 1);
  return text;
}
const std::string& half_of_a_log() {
  static const std::string text = new_bytes().substr(0, new_bytes().size() / 2);
  return text;
}

FakeDisk disk_with_everything(const std::string& log) {
  FakeDisk disk = disk_with_folder();
  disk.put(backup_path, store::encode(short_log(1)));
  disk.put(log_path, log);
  disk.put(lock_path, "");
  disk.put(folder + "/.log.json.7aaaaa", "a leftover");
  return disk;
}

FakeDisk disk_to_recover(const std::optional<std::string>& log) {
  FakeDisk disk = log ? disk_with(*log) : disk_with_folder();
  disk.put(backup_path, old_bytes());
  return disk;
}

// As after a change from the new log to the old one.
FakeDisk disk_to_undo() {
  FakeDisk disk = disk_with(old_bytes());
  disk.put(backup_path, new_bytes());
  return disk;
}

// As after a change from the new log to the old one whose command was killed when the two files had
// exchanged names: what will be the backup has the name of a temporary.
FakeDisk disk_after_a_kill() {
  FakeDisk disk = disk_with_folder();
  disk.put(backup_path, store::encode(short_log(1)));
  disk.put(folder + "/.log.json.7aaaaa", new_bytes());
  disk.put(log_path, old_bytes());
  return disk;
}

// As after an older log was put back.
FakeDisk disk_beside_more() {
  FakeDisk disk = disk_with(old_bytes());
  disk.put(backup_path, fuller_log());
  return disk;
}

FakeDisk without_exchange(FakeDisk disk) {
  disk.forbid_exchange();
  return disk;
}

Outcome change(LogFile& file) { return file.change(to(short_log(3))); }
// What was read before is settled on, and then written under the lock.
Outcome read_lock_and_write(LogFile& file) {
  auto locked = file.lock(file.read());
  REQUIRE(locked);
  return file.write(*std::move(locked), short_log(3));
}
Outcome undo(LogFile& file) { return file.change_back(to(short_log(3))); }
Outcome accept(LogFile& file) { return file.accept(); }
Outcome recover(LogFile& file) { return file.recover("2026-11-02").outcome; }

}  // namespace

FakeDisk disk_with_folder() {
  FakeDisk disk;
  disk.put_folder("/home/me/share");
  disk.put_folder(folder);
  return disk;
}

FakeDisk disk_with(const std::string& log) {
  FakeDisk disk = disk_with_folder();
  disk.put(log_path, log);
  return disk;
}

std::string standing(const FakeDisk& disk, const std::string& path) {
  if (!disk.has(path)) return "(nothing)";
  return disk.bytes(path).value_or("(no file)");
}

std::vector<std::string> names(const FakeDisk& disk) {
  std::vector<std::string> names;
  for (const std::string& path : disk.paths()) {
    if (path.starts_with(folder + '/')) names.push_back(path.substr(folder.size() + 1));
  }
  return names;
}

std::size_t first(const FakeDisk& disk, const std::string& name, const std::string& path) {
  const auto& calls = disk.calls();
  const auto found = std::find_if(calls.begin(), calls.end(), [&](const FakeDisk::Call& call) {
    return call.name == name && (name == "rename" ? call.to : call.path) == path;
  });
  INFO(name << ' ' << path);
  REQUIRE(found != calls.end());
  return static_cast<std::size_t>(found - calls.begin());
}

bool is_write(const FakeDisk::Call& call) {
  const bool opens_to_write =
      call.name == "open" && ((call.flags & O_ACCMODE) != O_RDONLY || (call.flags & O_CREAT) != 0);
  return opens_to_write || call.name == "write" || call.name == "sync" || call.name == "rename" ||
         call.name == "exchange" || call.name == "remove" || call.name == "make_folder";
}

std::size_t writes(const FakeDisk& disk, std::size_t from) {
  const auto begin = disk.calls().begin() + static_cast<std::ptrdiff_t>(from);
  return static_cast<std::size_t>(std::count_if(begin, disk.calls().end(), is_write));
}

std::function<Log(const Log&)> to(const Log& log) {
  return [log](const Log&) { return log; };
}

std::vector<Operation> operations() {
  return {
      {"change a log that has everything beside it",
       [] { return disk_with_everything(old_bytes()); }, change, new_bytes(), old_bytes(), true},
      {"change a log for the first time", [] { return disk_with(old_bytes()); }, change,
       new_bytes(), old_bytes(), true},
      {"write a log that was read before", [] { return disk_with(old_bytes()); },
       read_lock_and_write, new_bytes(), old_bytes(), true},
      {"change a log where names cannot be exchanged",
       [] { return without_exchange(disk_with_everything(old_bytes())); }, change, new_bytes(),
       old_bytes(), true},
      {"change a log after a command was killed between its two last steps",
       [] { return disk_after_a_kill(); }, change, new_bytes(), old_bytes(), true},
      {"change a log beside a backup that holds more", [] { return disk_beside_more(); }, change,
       new_bytes(), fuller_log()},
      {"change a log beside a backup that holds more where names cannot be exchanged",
       [] { return without_exchange(disk_beside_more()); }, change, new_bytes(), fuller_log()},
      {"undo the change of a command that was killed between its two last steps",
       [] { return disk_after_a_kill(); }, undo, new_bytes(), old_bytes(), false, false},
      {"undo a change where names cannot be exchanged",
       [] { return without_exchange(disk_to_undo()); }, undo, new_bytes(), old_bytes(), true},
      {"undo a change", [] { return disk_to_undo(); }, undo, new_bytes(), old_bytes(), false,
       false},
      {"begin a log in a new folder", [] { return FakeDisk(); }, change, new_bytes(), ""},
      {"begin a log in an empty folder", disk_with_folder, change, new_bytes(), ""},
      {"accept a log", [] { return disk_with_everything(log_with_wrong_checksum()); }, accept,
       new_bytes(), store::encode(short_log(1))},
      {"recover from a damaged log", [] { return disk_to_recover(half_of_a_log()); }, recover,
       old_bytes(), half_of_a_log()},
      {"recover from a missing log", [] { return disk_to_recover(std::nullopt); }, recover,
       old_bytes(), old_bytes()},
  };
}

Attempt attempt(FakeDisk& disk, const std::function<Outcome(LogFile&)>& run) try {
  LogFile file(disk, log_path);
  return {run(file), std::nullopt};
} catch (const store::Trouble& trouble) {
  return {std::nullopt, trouble};
}

std::string shown(const store::Trouble& trouble) {
  std::string text = "cause " + std::to_string(trouble.cause.index());
  if (const auto* call = trouble.failed_call()) {
    text += ": action " + std::to_string(static_cast<int>(call->action)) + ", errno " +
            std::to_string(call->error);
  }
  if (const auto* fault = std::get_if<store::Fault>(&trouble.cause)) {
    text += ": fault " + std::to_string(static_cast<int>(*fault));
  }
  if (const auto* damage = trouble.damage()) {
    text += ": " + damage->problem + ", at " + damage->pointer + ", line " +
            std::to_string(damage->line);
  }
  return text + ", of " + trouble.path;
}

bool is_of_the_disk(const store::Trouble& trouble) {
  return trouble.failed_call() != nullptr || trouble.is(store::Fault::not_read_back);
}

store::Trouble trouble_of(const std::function<void()>& deed) {
  try {
    deed();
  } catch (const store::Trouble& trouble) {
    return trouble;
  }
  FAIL("nothing was thrown");
  throw std::logic_error("not reached");
}

}  // namespace titrate::test

// Where the tests of the log file keep their log, and every way in which the store writes one.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/codec/log_codec.hpp"
#include "store/log_file.hpp"
#include "store/trouble.hpp"
#include "support/courses.hpp"
#include "support/fake_disk.hpp"
#include "support/logs.hpp"

namespace titrate::test {

inline const std::string folder = "/home/me/share/titrate";
inline const std::string log_path = folder + "/log.json";
inline const std::string backup_path = log_path + ".bak";
inline const std::string lock_path = log_path + ".lock";

// A log, and the one that it is changed into. Their first night (support/courses.hpp) is there
// before them, as it stands before them in every source.
inline const Log old_log = short_log(2);
inline const Log new_log = short_log(3);

// The bytes of a log that is whole, and of one that is not.
inline std::string saved_log() { return store::encode(old_log); }
inline std::string damaged_log() { return store::encode(new_log).substr(0, 200); }

// A disk with an empty folder for the log.
FakeDisk disk_with_folder();
// A disk with a log.
FakeDisk disk_with(const std::string& log);

// What stands in a place: a file's bytes, "(nothing)", or "(no file)".
std::string standing(const FakeDisk& disk, const std::string& path = log_path);
// The names in the log's folder.
std::vector<std::string> names(const FakeDisk& disk);

// The index of the first call of a name for a path; of a rename, for the path that it goes to.
// Fails the test where there is none.
std::size_t first(const FakeDisk& disk, const std::string& name, const std::string& path);
// Whether a call writes anything, and how many calls do from an index on.
bool is_write(const FakeDisk::Call& call);
std::size_t writes(const FakeDisk& disk, std::size_t from = 0);

// Changes a log into another one, whatever it was.
std::function<Log(const Log&)> to(const Log& log);

// One way to write a log, on a disk of its own.
struct Operation {
  std::string name;
  std::function<FakeDisk()> disk;
  std::function<store::Outcome(store::LogFile&)> run;
  std::string fresh;     // what it puts in the log's place
  std::string precious;  // bytes that must stay somewhere whatever happens; empty where none
  // A power cut may keep the new log and lose the name of its backup, as the two are flushed
  // together: the way back is then one change longer. What can only be seen once must stay.
  bool may_supersede = false;
  bool writes_a_file = true;  // false: only names change
};
std::vector<Operation> operations();

// What came of an operation: an outcome, or the trouble that it threw.
struct Attempt {
  std::optional<store::Outcome> outcome;
  std::optional<store::Trouble> trouble;
};
Attempt attempt(FakeDisk& disk, const std::function<store::Outcome(store::LogFile&)>& run);

// The trouble that a deed throws; fails the test where it throws none.
store::Trouble trouble_of(const std::function<void()>& deed);

// The cause and the path of a trouble in a line, for a failing test to show.
std::string shown(const store::Trouble& trouble);

// Whether a trouble is the disk's doing: a call failed, or bytes did not come back as they went.
bool is_of_the_disk(const store::Trouble& trouble);

}  // namespace titrate::test

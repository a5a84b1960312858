// Whole files on a disk: read, written so that a power cut cannot halve them, locked. A failed
// call becomes a Trouble that names the file; an interrupted call is tried again, a failed flush
// never.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/disk.hpp"
#include "store/trouble.hpp"

namespace titrate::store {

// When a file is to have been modified last, in nanoseconds since the epoch.
struct Dated {
  // Later than another time, also where the clock was set back; never by `step_of_undo`.
  static Dated after(std::int64_t time) { return {time, false}; }
  static Dated exactly(std::int64_t time) { return {time, true}; }

  std::int64_t time;
  bool is_exact;
};
// A log that `undo` brought back is later than the one that it took the place of by this, and no
// other is: so the next `undo` knows that it brings back again. Milliseconds: some file systems
// keep no less; where they keep still less, it is not known.
inline constexpr std::int64_t step_of_undo = 1'000'000;
inline constexpr std::int64_t step_of_change = 2'000'000;

// An open file, closed when it goes out of scope.
class OpenFile {
 public:
  // Throws where the file cannot be opened.
  OpenFile(Disk& disk, std::string path, int flags, unsigned mode = 0);
  // Gives nothing where no file of that name is there.
  static std::optional<OpenFile> if_there(Disk& disk, std::string path, int flags);
  OpenFile(OpenFile&& other) noexcept;
  OpenFile& operator=(OpenFile&&) = delete;
  ~OpenFile();

  // What errors call it from now on: a temporary's own name means nothing to anybody.
  void call_it(std::string path) { path_ = std::move(path); }
  FileInfo info() const;
  // At most `most` bytes from the start; throws where there are more.
  std::string read_all(std::size_t most);
  // Whether these bytes, from the start, are all of it.
  bool holds(std::string_view bytes);
  // Whether it begins with these few bytes.
  bool begins_with(std::string_view bytes);
  // Makes its time of modification what it is to be.
  void date(const Dated& dated);
  void write_all(std::string_view bytes);
  void sync();
  // Waits for the exclusive lock for at most five seconds.
  void lock();
  // Closes now and throws where that fails: what was written may not be there.
  void close();

 private:
  OpenFile(int file, Disk& disk, std::string path);
  [[noreturn]] void fail(Action action, long error) const;

  Disk* disk_;
  std::string path_;
  int file_;
};

// The lock that every writer of a log holds from reading it to the end of the write. Its file
// stays: removing it would let two writers lock two files of the same name.
class LogLock {
 public:
  LogLock(Disk& disk, const std::string& path);

 private:
  OpenFile file_;
};

// A file written whole, flushed and read back under a temporary name, ready to take its real one.
// Removed when it goes out of scope before that.
class Temporary {
 public:
  Temporary(Disk& disk, const std::string& folder, const std::string& name, std::string_view bytes,
            const Dated& dated = Dated::after(0));
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary();

  const std::string& path() const { return path_; }
  // Of the file as the disk made it.
  const FileInfo& info() const { return info_; }

  // Takes the place of the file of that name. Durable once the folder is flushed.
  void rename_to(const std::string& path);

  // The two below report as the disk does, and need no memory: what was begun must come to an end.

  // Exchanges names with the file at a path; again: back. What is not ours is not removed.
  int exchange_with(const std::string& path);
  // The path, taken away, of what is not ours and stays.
  std::string leave_other() && { return std::move(path_); }
  // Gives what has the temporary name now, after an exchange, the name of another file.
  int rename_other_to(const std::string& path);

 private:
  enum class Named { ours, other, nothing };  // by the temporary name

  Disk& disk_;
  std::string path_;
  FileInfo info_{};
  Named named_ = Named::ours;
};

// The folder that a path names something in, "." where it names none; and the name in it.
std::string parent_of(const std::string& path);
std::string name_of(const std::string& path);

// Whether a file is the one that was looked at before, with the same bytes as far as can be told
// without reading them.
bool is_same_file(const FileInfo& a, const FileInfo& b);

// Whether what was in the way may be gone the next time, as far as the cause tells.
bool is_passing(const Trouble& trouble);

// Whether a name in a log's folder is one of that log's temporaries.
bool is_temporary_of(std::string_view log_name, std::string_view name);

// The names in a folder, in no order.
std::vector<std::string> names_in(Disk& disk, const std::string& folder);

// Flushes a folder's names; minus the errno of what failed. A folder that needs no flush is none.
int sync_folder(Disk& disk, const std::string& folder);

}  // namespace titrate::store

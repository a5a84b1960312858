// A disk in memory that fails on request, keeps a list of every call, and can lose its power.
//
//   FakeDisk disk;                                   // with the empty folder /home/me
//   disk.put("/home/me/log.json", bytes);
//   disk.fail_from(7, EIO, FakeDisk::Failing::once); // the 7th call from here on
//   ...
//   for (FakeDisk& after : disk.power_cuts()) ...    // every state that the machine may wake up in
//
// A failing call has no effect, but for close: the file is closed whatever it says, as on Linux.
// Bytes are durable once their file is flushed, names once their folder is. Paths are absolute, but
// for what is resolved: that may begin at the current folder.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/disk.hpp"

namespace titrate::test {

class FakeDisk final : public store::Disk {
 public:
  FakeDisk();
  // Another disk with the same on it, on which nothing fails and nobody else writes.
  FakeDisk twin() const;

  // ---- What is on it ----

  struct Node {
    std::uint32_t mode = 0;
    std::string content;  // of a file its bytes, of a link its target
    std::string durable;  // what of a file's bytes outlives a power cut
    std::uint64_t device = 1;
    std::uint64_t inode = 0;
    std::int64_t modified = 0;
    std::uint64_t links = 1;
    std::uint32_t owner = me;
    bool locked_elsewhere = false;
  };
  static constexpr std::uint32_t me = 1000;

  // All of these are done by someone else, long ago: they are durable and not in the list of calls.
  Node& put(const std::string& path, const std::string& bytes);
  Node& put_folder(const std::string& path);
  Node& put_link(const std::string& path, const std::string& target);
  Node& node(const std::string& path) { return *names_.at(path); }
  void erase(const std::string& path);

  // The current folder; the root at first.
  void work_in(const std::string& folder) { current_ = folder; }

  bool has(const std::string& path) const { return names_.contains(path); }
  // The bytes of a file; nothing where no file is.
  std::optional<std::string> bytes(const std::string& path) const;
  std::vector<std::string> paths() const;

  // ---- What goes wrong ----

  enum class Failing { once, from_then_on };
  // The n-th call from now, counted from 1, fails with an errno.
  void fail_from(std::size_t call, int error, Failing failing);
  // Every call of a name fails from now on, `skipped` of them excepted.
  void fail_every(std::string call, int error, std::size_t skipped = 0);
  void heal();
  // The index in `calls()` of the first call that was made to fail.
  std::optional<std::size_t> first_failure() const { return first_failure_; }

  // No read or write moves more bytes than this.
  void shorten_transfers(std::size_t most) { most_moved_ = most; }
  // As a mount that makes every new file another user's.
  void give_new_files_to(std::uint32_t owner) { new_owner_ = owner; }
  // As a file system on which two files cannot exchange names.
  void forbid_exchange() { can_exchange_ = false; }
  // Writes say that they wrote everything and lose the last byte.
  void lose_bytes() { losing_ = true; }
  // Writes say that they wrote everything and flip a bit of the last byte.
  void flip_bits() { flipping_ = true; }

  // Does something just before the next call of that name for that path.
  void before(std::string call, std::string path, std::function<void()> action);

  // The milliseconds that were waited, and what is done each time.
  int paused() const { return paused_; }
  void on_pause(std::function<void()> action) { on_pause_ = std::move(action); }

  // Every state that the machine may wake up in if the power fails now: of the changes of names
  // that were not flushed any may be there and any lost; the bytes that were not flushed are there,
  // lost, or zeros.
  std::vector<FakeDisk> power_cuts() const;

  // ---- What was done ----

  struct Call {
    std::string name;  // "open", "sync", ...
    std::string path;  // also where the call was given a descriptor
    std::string to;    // where a rename goes
    int flags;         // of an open
    long result;
  };
  const std::vector<Call>& calls() const { return calls_; }
  void forget_calls();
  std::size_t open_files() const { return files_.size(); }

  // ---- Disk ----

  int open(const std::string& path, int flags, unsigned mode) override;
  int close(int file) override;
  ssize_t read(int file, char* into, std::size_t size) override;
  ssize_t write(int file, const char* from, std::size_t size) override;
  int rewind(int file) override;
  int sync(int file) override;
  int info(int file, store::FileInfo& info) override;
  int info(const std::string& path, store::FileInfo& info) override;
  int set_modified(int file, std::int64_t time) override;
  int rename(const std::string& from, const std::string& to) override;
  int exchange(const std::string& one, const std::string& other) override;
  int remove(const std::string& path) override;
  int make_folder(const std::string& path, unsigned mode) override;
  int list(const std::string& folder, std::vector<std::string>& names) override;
  int resolve(const std::string& path, std::string& real) override;
  int try_lock(int file) override;
  void pause(int milliseconds) override;
  std::uint32_t user() override { return me; }
  std::uint32_t random_number() override { return ++random_ * 2654435761U >> 7; }

 private:
  using NodePointer = std::shared_ptr<Node>;
  using Names = std::map<std::string, NodePointer>;
  struct OpenFile {
    NodePointer node;
    std::string path;
    int flags;
    std::size_t at = 0;
  };
  // A change of names in a folder that was not flushed yet; null is a name that went.
  struct NameChange {
    std::string folder;
    std::vector<std::pair<std::string, NodePointer>> names;
  };
  struct Hook {
    std::string call;
    std::string path;
    std::function<void()> action;
  };

  template <class Action>
  long called(std::string name, std::string path, Action action, std::string to = "",
              int flags = 0);
  int failure_due(const std::string& name);
  void run_hooks(const std::string& name, const std::string& path);
  static std::string folder_of(const std::string& path);
  NodePointer new_node(std::uint32_t mode, std::string content);
  Node& place(const std::string& path, NodePointer node);
  int walk(const std::string& path, bool follow_last, std::string& real, int depth = 0) const;
  void change_names(NameChange change);
  static void apply(const NameChange& change, Names& names);
  long opened(const std::string& path, int flags, unsigned mode);
  store::FileInfo info_of(const Node& node) const;
  enum class Unflushed { kept, lost, zeros };
  static std::string bytes_after(const Node& node, Unflushed unflushed);
  // `changes_kept` has a bit for each change of names that was not flushed.
  FakeDisk after_power_cut(std::size_t changes_kept, Unflushed unflushed) const;

  Names names_, durable_names_;
  std::vector<NameChange> unflushed_;
  std::map<int, OpenFile> files_;
  std::vector<Call> calls_;
  std::size_t fail_at_ = 0;  // an index in calls_, from 1; 0 is never
  int error_ = 0;
  Failing failing_ = Failing::once;
  std::string failing_call_;
  std::size_t skipped_ = 0;
  std::optional<std::size_t> first_failure_;
  std::size_t most_moved_ = static_cast<std::size_t>(-1);
  bool losing_ = false, flipping_ = false, can_exchange_ = true;
  std::uint32_t new_owner_ = me;
  std::string current_ = "/";
  std::vector<Hook> hooks_;
  std::function<void()> on_pause_;
  int paused_ = 0;
  int next_file_ = 3;
  std::uint64_t next_inode_ = 1;
  std::int64_t clock_ = 1'700'000'000'000'000'000;
  std::uint32_t random_ = 0;
};

}  // namespace titrate::test

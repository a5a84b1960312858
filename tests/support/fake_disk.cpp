#include "support/fake_disk.hpp"

#include <sys/stat.h>

#include <algorithm>

namespace titrate::test {

std::string FakeDisk::folder_of(const std::string& path) {
  const auto slash = path.find_last_of('/');
  return slash == 0 ? "/" : path.substr(0, slash);
}

FakeDisk::FakeDisk() {
  for (const char* folder : {"/", "/home", "/home/me"}) put_folder(folder);
}

FakeDisk FakeDisk::twin() const {
  FakeDisk twin;
  twin.names_.clear();
  twin.durable_names_.clear();
  for (const auto& [path, node] : names_) {
    twin.place(path, std::make_shared<Node>(*node)).locked_elsewhere = false;
  }
  twin.current_ = current_;
  twin.can_exchange_ = can_exchange_;
  twin.next_inode_ = next_inode_;
  twin.clock_ = clock_;
  twin.random_ = random_;
  return twin;
}

// ---- What is on it ----

FakeDisk::NodePointer FakeDisk::new_node(std::uint32_t mode, std::string content) {
  auto node = std::make_shared<Node>();
  node->mode = mode;
  node->content = std::move(content);
  node->inode = next_inode_++;
  node->modified = ++clock_;
  return node;
}

FakeDisk::Node& FakeDisk::place(const std::string& path, NodePointer node) {
  node->durable = node->content;
  names_[path] = node;
  durable_names_[path] = node;
  return *node;
}

FakeDisk::Node& FakeDisk::put(const std::string& path, const std::string& bytes) {
  return place(path, new_node(S_IFREG | 0600U, bytes));
}
FakeDisk::Node& FakeDisk::put_folder(const std::string& path) {
  return place(path, new_node(S_IFDIR | 0700U, ""));
}
FakeDisk::Node& FakeDisk::put_link(const std::string& path, const std::string& target) {
  return place(path, new_node(S_IFLNK | 0777U, target));
}

void FakeDisk::erase(const std::string& path) {
  names_.erase(path);
  durable_names_.erase(path);
}

std::optional<std::string> FakeDisk::bytes(const std::string& path) const {
  const auto found = names_.find(path);
  if (found == names_.end() || !S_ISREG(found->second->mode)) return std::nullopt;
  return found->second->content;
}

std::vector<std::string> FakeDisk::paths() const {
  std::vector<std::string> paths;
  for (const auto& [path, node] : names_) paths.push_back(path);
  return paths;
}

// ---- What goes wrong ----

void FakeDisk::fail_from(std::size_t call, int error, Failing failing) {
  fail_at_ = calls_.size() + call;
  error_ = error;
  failing_ = failing;
  failing_call_.clear();
}

void FakeDisk::fail_every(std::string call, int error, std::size_t skipped) {
  fail_from(1, error, Failing::from_then_on);
  failing_call_ = std::move(call);
  skipped_ = skipped;
}

void FakeDisk::heal() {
  fail_at_ = 0;
  losing_ = flipping_ = false;
  most_moved_ = static_cast<std::size_t>(-1);
}

void FakeDisk::before(std::string call, std::string path, std::function<void()> action) {
  hooks_.push_back({std::move(call), std::move(path), std::move(action)});
}

void FakeDisk::forget_calls() {
  calls_.clear();
  first_failure_.reset();
}

int FakeDisk::failure_due(const std::string& name) {
  const std::size_t number = calls_.size() + 1;
  if (fail_at_ == 0 || number < fail_at_) return 0;
  if (failing_ == Failing::once && number != fail_at_) return 0;
  if (!failing_call_.empty() && name != failing_call_) return 0;
  if (!failing_call_.empty() && skipped_ > 0) {
    --skipped_;
    return 0;
  }
  if (!first_failure_) first_failure_ = calls_.size();
  return error_;
}

void FakeDisk::run_hooks(const std::string& name, const std::string& path) {
  const auto hook = std::find_if(hooks_.begin(), hooks_.end(), [&](const Hook& each) {
    return each.call == name && each.path == path;
  });
  if (hook == hooks_.end()) return;
  const auto action = std::move(hook->action);
  hooks_.erase(hook);
  action();
}

void FakeDisk::pause(int milliseconds) {
  paused_ += milliseconds;
  if (on_pause_) on_pause_();
}

// ---- A power cut ----

void FakeDisk::apply(const NameChange& change, Names& names) {
  for (const auto& [path, node] : change.names) {
    if (node == nullptr) {
      names.erase(path);
    } else {
      names[path] = node;
    }
  }
}

void FakeDisk::change_names(NameChange change) {
  apply(change, names_);
  unflushed_.push_back(std::move(change));
}

std::string FakeDisk::bytes_after(const Node& node, Unflushed unflushed) {
  if (unflushed == Unflushed::kept || node.durable == node.content) return node.content;
  return unflushed == Unflushed::lost ? node.durable : std::string(node.content.size(), '\0');
}

FakeDisk FakeDisk::after_power_cut(std::size_t changes_kept, Unflushed unflushed) const {
  Names names = durable_names_;
  for (std::size_t i = 0; i < unflushed_.size(); ++i) {
    if ((changes_kept >> i & 1U) != 0) apply(unflushed_[i], names);
  }
  FakeDisk disk;
  for (const auto& [path, node] : names) {  // by path: a folder comes before what is in it
    if (path != "/" && !disk.names_.contains(folder_of(path))) continue;
    const std::string bytes = bytes_after(*node, unflushed);
    disk.place(path, std::make_shared<Node>(*node)).content = bytes;
    disk.names_[path]->durable = bytes;
  }
  disk.next_inode_ = next_inode_;
  disk.clock_ = clock_;
  disk.random_ = random_;
  disk.can_exchange_ = can_exchange_;
  return disk;
}

std::vector<FakeDisk> FakeDisk::power_cuts() const {
  std::vector<FakeDisk> disks;
  if (unflushed_.size() > 12) throw std::logic_error("too many names were changed without a flush");
  for (std::size_t kept = 0; kept < std::size_t{1} << unflushed_.size(); ++kept) {
    for (const auto unflushed : {Unflushed::kept, Unflushed::lost, Unflushed::zeros}) {
      disks.push_back(after_power_cut(kept, unflushed));
    }
  }
  return disks;
}

}  // namespace titrate::test

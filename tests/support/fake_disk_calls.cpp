// The calls of the fake disk: each as the system's own behaves, as far as the store can tell.

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>

#include "support/fake_disk.hpp"

namespace titrate::test {

// Follows links, all but the last or all. Where only the last part is missing, `real` is its place.
int FakeDisk::walk(const std::string& path, bool follow_last, std::string& real, int depth) const {
  if (depth > 8) return -ELOOP;
  real = "/";
  std::size_t begin = 1;
  while (begin < path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const bool last = end == path.size();
    const std::string here = (real == "/" ? "" : real) + '/' + path.substr(begin, end - begin);
    const auto found = names_.find(here);
    if (found == names_.end()) {
      if (last) real = here;
      return -ENOENT;
    }
    real = here;
    if (S_ISLNK(found->second->mode) && (!last || follow_last)) {
      const std::string& target = found->second->content;
      const std::string full = target.starts_with('/') ? target : folder_of(here) + '/' + target;
      if (const int result = walk(full, true, real, depth + 1); result < 0) return result;
    }
    if (!last && !S_ISDIR(names_.at(real)->mode)) return -ENOTDIR;
    begin = end + 1;
  }
  return 0;
}

// Every call goes through here: the hooks, then the failure or the deed, then the list.
template <class Action>
long FakeDisk::called(std::string name, std::string path, Action action, std::string to,
                      int flags) {
  run_hooks(name, path);
  const int error = failure_due(name);
  const long result = error != 0 ? -error : static_cast<long>(action());
  calls_.push_back({std::move(name), std::move(path), std::move(to), flags, result});
  return result;
}

long FakeDisk::opened(const std::string& path, int flags, unsigned mode) {
  std::string real;
  const int found = walk(path, (flags & O_NOFOLLOW) == 0, real);
  if (found < 0) {
    if (found != -ENOENT || (flags & O_CREAT) == 0 || !has(folder_of(path))) return found;
    const NodePointer made = new_node(S_IFREG | mode, "");
    made->owner = new_owner_;
    change_names({folder_of(real), {{real, made}}});
  } else if ((flags & O_EXCL) != 0) {
    return -EEXIST;
  }
  const NodePointer node = names_.at(real);
  const bool writing = (flags & O_ACCMODE) != O_RDONLY;
  if (S_ISLNK(node->mode)) return -ELOOP;
  if (S_ISDIR(node->mode) && writing) return -EISDIR;
  if (!S_ISDIR(node->mode) && (flags & O_DIRECTORY) != 0) return -ENOTDIR;
  if (node->owner == me && (node->mode & (writing ? 0200U : 0400U)) == 0) return -EACCES;
  files_[next_file_] = {node, real, flags};
  return next_file_++;
}

int FakeDisk::open(const std::string& path, int flags, unsigned mode) {
  const auto action = [&] { return opened(path, flags, mode); };
  return static_cast<int>(called("open", path, action, "", flags));
}

int FakeDisk::close(int file) {
  const auto found = files_.find(file);
  const std::string path = found == files_.end() ? "" : found->second.path;
  if (found != files_.end()) files_.erase(found);
  return static_cast<int>(called("close", path, [&] { return path.empty() ? -EBADF : 0; }));
}

ssize_t FakeDisk::read(int file, char* into, std::size_t size) {
  OpenFile& open = files_.at(file);
  return called("read", open.path, [&]() -> long {
    if (S_ISDIR(open.node->mode)) return -EISDIR;
    const std::string& content = open.node->content;
    const std::size_t rest = content.size() - std::min(open.at, content.size());
    const std::size_t moved = std::min({size, most_moved_, rest});
    std::copy_n(content.data() + (content.size() - rest), moved, into);
    open.at += moved;
    return static_cast<long>(moved);
  });
}

ssize_t FakeDisk::write(int file, const char* from, std::size_t size) {
  OpenFile& open = files_.at(file);
  return called("write", open.path, [&]() -> long {
    if ((open.flags & O_ACCMODE) == O_RDONLY) return -EBADF;
    const std::size_t moved = std::min(size, most_moved_);
    std::string& content = open.node->content;
    content.resize(std::max(content.size(), open.at + moved));
    content.replace(open.at, moved, from, moved);
    open.at += moved;
    if (losing_) content.pop_back();
    if (flipping_) content.back() = static_cast<char>(content.back() ^ 1);
    open.node->modified = ++clock_;
    return static_cast<long>(moved);
  });
}

int FakeDisk::rewind(int file) {
  OpenFile& open = files_.at(file);
  return static_cast<int>(called("rewind", open.path, [&] {
    open.at = 0;
    return 0;
  }));
}

int FakeDisk::sync(int file) {
  OpenFile& open = files_.at(file);
  return static_cast<int>(called("sync", open.path, [&] {
    open.node->durable = open.node->content;
    if (!S_ISDIR(open.node->mode)) return 0;
    for (const NameChange& change : unflushed_) {
      if (change.folder == open.path) apply(change, durable_names_);
    }
    std::erase_if(unflushed_, [&](const NameChange& each) { return each.folder == open.path; });
    return 0;
  }));
}

store::FileInfo FakeDisk::info_of(const Node& node) const {
  return {.device = node.device,
          .inode = node.inode,
          .size = node.content.size(),
          .modified = node.modified,
          .mode = node.mode,
          .links = node.links,
          .owner = node.owner};
}

int FakeDisk::info(int file, store::FileInfo& info) {
  const OpenFile& open = files_.at(file);
  return static_cast<int>(called("info", open.path, [&] {
    info = info_of(*open.node);
    return 0;
  }));
}

int FakeDisk::info(const std::string& path, store::FileInfo& info) {
  return static_cast<int>(called("info", path, [&] {
    std::string real;
    if (const int result = walk(path, false, real); result < 0) return result;
    info = info_of(*names_.at(real));
    return 0;
  }));
}

int FakeDisk::set_modified(int file, std::int64_t time) {
  const OpenFile& open = files_.at(file);
  return static_cast<int>(called("set_modified", open.path, [&] {
    open.node->modified = time;
    return 0;
  }));
}

int FakeDisk::rename(const std::string& from, const std::string& to) {
  const auto action = [&] {
    if (!has(from) || !has(folder_of(to))) return -ENOENT;
    if (has(to) && S_ISDIR(names_.at(to)->mode)) return -EISDIR;
    for (const auto& [path, node] : names_) {
      if (path != from && folder_of(path) == from)
        throw std::logic_error("moving a full folder is not modelled");
    }
    change_names({folder_of(to), {{to, names_.at(from)}, {from, nullptr}}});
    return 0;
  };
  return static_cast<int>(called("rename", from, action, to));
}

int FakeDisk::exchange(const std::string& one, const std::string& other) {
  const auto action = [&] {
    if (!can_exchange_) return -EINVAL;
    if (!has(one) || !has(other)) return -ENOENT;
    change_names({folder_of(one), {{one, names_.at(other)}, {other, names_.at(one)}}});
    return 0;
  };
  return static_cast<int>(called("exchange", one, action, other));
}

int FakeDisk::remove(const std::string& path) {
  return static_cast<int>(called("remove", path, [&] {
    if (!has(path)) return -ENOENT;
    if (S_ISDIR(names_.at(path)->mode)) return -EISDIR;
    change_names({folder_of(path), {{path, nullptr}}});
    return 0;
  }));
}

int FakeDisk::make_folder(const std::string& path, unsigned mode) {
  return static_cast<int>(called("make_folder", path, [&] {
    if (has(path)) return -EEXIST;
    if (!has(folder_of(path))) return -ENOENT;
    change_names({folder_of(path), {{path, new_node(S_IFDIR | mode, "")}}});
    return 0;
  }));
}

int FakeDisk::list(const std::string& folder, std::vector<std::string>& names) {
  return static_cast<int>(called("list", folder, [&] {
    if (!has(folder)) return -ENOENT;
    names = {".", ".."};
    for (const auto& [path, node] : names_) {
      if (path != folder && folder_of(path) == folder)
        names.push_back(path.substr(path.find_last_of('/') + 1));
    }
    return 0;
  }));
}

int FakeDisk::resolve(const std::string& path, std::string& real) {
  const std::string whole = path == "."             ? current_
                            : path.starts_with('/') ? path
                                                    : current_ + '/' + path;
  return static_cast<int>(called("resolve", path, [&] { return walk(whole, true, real); }));
}

int FakeDisk::try_lock(int file) {
  const OpenFile& open = files_.at(file);
  return static_cast<int>(called("try_lock", open.path,
                                 [&] { return open.node->locked_elsewhere ? -EWOULDBLOCK : 0; }));
}

}  // namespace titrate::test

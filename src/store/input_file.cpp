#include "store/input_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include "store/codec/log_codec.hpp"
#include "store/file_io.hpp"
#include "store/trouble.hpp"

namespace titrate::store {

void require_readable_size(std::uint64_t size, const std::string& name) {
  if (size > largest_file) throw Trouble(Fault::too_large, name, Role::input);
}

// Without waiting: a pipe of that name would have nobody at its other end.
std::string read_input_file(Disk& disk, const std::string& path) {
  OpenFile file(disk, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  const FileInfo info = file.info();
  if (!S_ISREG(info.mode)) throw Trouble(Fault::no_plain_file, path, Role::input);
  require_readable_size(info.size, path);
  std::string bytes = file.read_all(largest_file);
  file.close();
  return bytes;
}

}  // namespace titrate::store

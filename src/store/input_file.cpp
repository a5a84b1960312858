#include "store/input_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include "store/codec/log_codec.hpp"
#include "store/file_io.hpp"
#include "titrate/error.hpp"
#include "titrate/text.hpp"

namespace titrate::store {

void require_readable_size(std::size_t size, const std::string& name) {
  if (size <= largest_file) return;
  throw Error(ErrorKind::refused, "it holds more than 16 MiB, the most that is read.",
              "Nothing was changed. Is it the right file?", printable(name));
}

// Without waiting: a pipe of that name would have nobody at its other end.
std::string read_input_file(Disk& disk, const std::string& path) {
  OpenFile file(disk, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  const FileInfo info = file.info();
  if (!S_ISREG(info.mode)) {
    throw Error(ErrorKind::refused, "it is not a plain file.",
                "Nothing was changed. To read what another program says, give - as the file.",
                printable(path));
  }
  require_readable_size(info.size, path);
  std::string bytes = file.read_all(largest_file);
  file.close();
  return bytes;
}

}  // namespace titrate::store

// A system on which one write takes no more than seven bytes of a plain file.

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>

extern "C" ssize_t write(int file, const void* from, std::size_t size) {
  struct stat status {};
  if (::fstat(file, &status) == 0 && S_ISREG(status.st_mode)) size = std::min<std::size_t>(size, 7);
  return static_cast<ssize_t>(::syscall(SYS_write, file, from, size));
}

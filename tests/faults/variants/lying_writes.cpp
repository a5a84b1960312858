// A system that writes half of what it is given to a plain file, and says that it wrote all of it.

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstddef>

extern "C" ssize_t write(int file, const void* from, std::size_t size) {
  struct stat status {};
  const bool lie = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  const long written = ::syscall(SYS_write, file, from, lie ? size / 2 : size);
  return lie && written >= 0 ? static_cast<ssize_t>(size) : static_cast<ssize_t>(written);
}

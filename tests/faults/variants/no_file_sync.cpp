// A titrate that forgets to flush its files: fsync of a plain file does nothing. power_cut_test.py
// has to see that.

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

extern "C" int fsync(int file) {
  struct stat status {};
  if (::fstat(file, &status) == 0 && S_ISREG(status.st_mode)) return 0;
  return static_cast<int>(::syscall(SYS_fsync, file));
}

// A system that refuses memory: the n-th request, or all from the n-th on, as TITRATE_REFUSED says
// ("7", "7+"). How many there were is written to the file that TITRATE_REQUESTS names. Counted from
// the first moment at which the program itself has a say: what the C library asks for before, to
// start it, only that can do without.
//
// In a program in one piece every call in it, the libraries' too, is led here by the linker
// (--wrap); else what stands in the program goes before what stands in the system's library.

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdlib>

#ifdef TITRATE_STATIC
#define OURS(name) __wrap_##name
#define SYSTEMS(name) __real_##name
#else
#define OURS(name) name
#define SYSTEMS(name) __libc_##name
#endif

extern "C" {
void* SYSTEMS(malloc)(std::size_t size);
void* SYSTEMS(calloc)(std::size_t number, std::size_t size);
void* SYSTEMS(realloc)(void* memory, std::size_t size);
}

namespace {

bool has_begun = false;
unsigned long requests = 0;

// As early as what main.cpp does at the start.
[[gnu::constructor(101)]] void begin() { has_begun = true; }

bool is_refused() {
  if (!has_begun) return false;
  ++requests;
  const char* const refused = std::getenv("TITRATE_REFUSED");
  if (refused == nullptr) return false;
  char* end = nullptr;
  const unsigned long number = std::strtoul(refused, &end, 10);
  const bool due = *end == '+' ? requests >= number : requests == number;
  if (due) errno = ENOMEM;
  return due;
}

[[gnu::destructor]] void write_number() {
  const char* const name = std::getenv("TITRATE_REQUESTS");
  if (name == nullptr) return;
  const int file = ::open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  char digits[20];
  std::size_t begin = sizeof digits;
  for (unsigned long rest = requests; rest > 0; rest /= 10) {
    digits[--begin] = static_cast<char>('0' + rest % 10);
  }
  ::syscall(SYS_write, file, digits + begin, sizeof digits - begin);
  ::close(file);
}

}  // namespace

extern "C" {
void* OURS(malloc)(std::size_t size) { return is_refused() ? nullptr : SYSTEMS(malloc)(size); }
void* OURS(calloc)(std::size_t number, std::size_t size) {
  return is_refused() ? nullptr : SYSTEMS(calloc)(number, size);
}
void* OURS(realloc)(void* memory, std::size_t size) {
  return is_refused() ? nullptr : SYSTEMS(realloc)(memory, size);
}
}

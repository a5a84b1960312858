#include "store/memory.hpp"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace titrate::store {
namespace {

// Less than this is not worth a call.
constexpr std::size_t least = std::size_t{64} * 1024;
// From here on pages of 2 MiB fit in well, and there are fewer to find again.
constexpr std::size_t worth_large_pages = std::size_t{4} * 1024 * 1024;

// What was given back stays with the process, to be used again.
void keep_what_is_given_back() {
  constexpr int most = 64 * 1024 * 1024;
  ::mallopt(M_MMAP_THRESHOLD, most);
  ::mallopt(M_TRIM_THRESHOLD, most);
}

}  // namespace

void make_room(std::size_t bytes) {
  const auto page = static_cast<std::size_t>(::getpagesize());
  if (bytes < std::max(least, 2 * page)) return;
  keep_what_is_given_back();
  void* const block = std::malloc(bytes);
  if (block == nullptr) return;
#ifdef MADV_POPULATE_WRITE
  // The whole pages of the block: the system takes no others.
  const auto before = (page - reinterpret_cast<std::uintptr_t>(block) % page) % page;
  char* const pages = static_cast<char*>(block) + before;
  const auto length = (bytes - before) / page * page;
  if (length >= worth_large_pages) static_cast<void>(::madvise(pages, length, MADV_HUGEPAGE));
  static_cast<void>(::madvise(pages, length, MADV_POPULATE_WRITE));
#endif
  std::free(block);
}

}  // namespace titrate::store

// The fuzzer of merging: scripts/fuzz.

#include <cstddef>
#include <cstdint>

#include "promises.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  titrate::fuzz::try_merge({reinterpret_cast<const char*>(data), size});
  return 0;
}

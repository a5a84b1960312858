// The fuzzer of values on the command line: scripts/fuzz.

#include <cstddef>
#include <cstdint>

#include "promises.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  titrate::fuzz::try_value({reinterpret_cast<const char*>(data), size});
  return 0;
}

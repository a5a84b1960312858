// Numbers that are kept in tenths, as people read them. Not for others to build on: whoever
// installs the library does not get it.
#pragma once

#include <cstdint>
#include <string>

namespace titrate {

// Always with its decimal: "4.0", "128.5".
inline std::string with_decimal(std::int64_t tenths) {
  return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

// Without a needless one: "4", "128.5".
inline std::string tenths_in_digits(std::int64_t tenths) {
  return tenths % 10 == 0 ? std::to_string(tenths / 10) : with_decimal(tenths);
}

}  // namespace titrate

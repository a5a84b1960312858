// Numbers of two digits, in dates and times.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace titrate {

// Two digits as a number; below zero where they are none.
inline int two_digits(std::string_view text, std::size_t at) {
  const int tens = text[at] - '0';
  const int ones = text[at + 1] - '0';
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}

inline void put_two_digits(std::string& text, std::size_t at, int number) {
  text[at] = static_cast<char>('0' + number / 10);
  text[at + 1] = static_cast<char>('0' + number % 10);
}

}  // namespace titrate

// What a text says, as tests look for it.
#pragma once

#include <cstddef>
#include <string_view>

namespace titrate::test {

inline bool says(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

inline std::size_t count_of(std::string_view text, std::string_view words) {
  std::size_t count = 0;
  for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace titrate::test

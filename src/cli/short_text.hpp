// A text of a few lines in a room of its own: for when there is no memory to say anything with.
//
//   ShortText text;
//   text += "saved: ";
//   text += 3;
//   text.view();  // "saved: 3"
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string_view>

namespace titrate::cli {

class ShortText {
 public:
  // What there is no room for is left out.
  ShortText& operator+=(std::string_view more) noexcept {
    const std::size_t taken = std::min(more.size(), bytes_.size() - size_);
    std::copy_n(more.data(), taken, bytes_.data() + size_);
    size_ += taken;
    return *this;
  }
  ShortText& operator+=(int number) noexcept {
    std::array<char, 12> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return *this += std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data()));
  }

  std::string_view view() const noexcept { return {bytes_.data(), size_}; }

 private:
  std::array<char, 400> bytes_{};
  std::size_t size_ = 0;
};

}  // namespace titrate::cli

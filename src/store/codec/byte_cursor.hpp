// A place in a file that moves on only past bytes that are as they are due: what the canonical
// reader is made of. Every function leaves the place as it was, or says so, where they are not.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "titrate/night_date.hpp"

namespace titrate::store {

class ByteCursor {
 public:
  explicit ByteCursor(std::string_view file) : at_(file.data()), end_(at_ + file.size()) {}

  std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }
  bool at_end() const { return at_ == end_; }

  // Passes exactly these bytes.
  bool pass(std::string_view due) {
    if (rest().size() < due.size() || std::memcmp(at_, due.data(), due.size()) != 0) return false;
    at_ += due.size();
    return true;
  }

  // Passes a whole number of at most so many digits without needless zeros; -1 where there is none.
  int pass_number(int most_digits = 2) {
    int number = pass_digit();
    if (number <= 0) return number;
    for (int i = 1; i < most_digits; ++i) {
      const int digit = pass_digit();
      if (digit < 0) break;
      number = number * 10 + digit;
    }
    return number;
  }

  // Passes all bytes up to one of these two, which must come.
  std::optional<std::string_view> pass_until(char one, char other) {
    const char* const start = at_;
    const char* stop = start;
    while (stop != end_ && *stop != one && *stop != other) ++stop;
    if (stop == end_) return std::nullopt;
    at_ = stop;
    return std::string_view(start, static_cast<std::size_t>(stop - start));
  }

  // Passes a quote, a text that has neither quotes nor backslashes, and a quote.
  std::optional<std::string_view> pass_plain_text() {
    if (!pass("\"")) return std::nullopt;
    const auto text = pass_until('"', '\\');
    if (!text || !pass("\"")) return std::nullopt;
    return text;
  }

  // Passes a text in quotes, in which only the quote and the backslash are escaped, each by a
  // backslash. The place is lost where there is none.
  bool pass_text(std::string& text) {
    if (!pass("\"")) return false;
    for (;;) {
      const auto piece = pass_until('"', '\\');
      if (!piece) return false;
      text.append(*piece);
      if (pass("\"")) return true;
      if (pass("\\\"")) {
        text += '"';
      } else if (pass("\\\\")) {
        text += '\\';
      } else {
        return false;
      }
    }
  }

  // Passes a date in quotes. The place is lost where there is none.
  std::optional<NightDate> pass_date() {
    constexpr std::size_t length = 10;
    const std::string_view iso = rest().substr(std::min<std::size_t>(1, rest().size()), length);
    if (!pass("\"")) return std::nullopt;
    at_ += iso.size();
    if (!pass("\"")) return std::nullopt;
    return NightDate::parse(iso);
  }

 private:
  int pass_digit() {
    if (at_ == end_ || *at_ < '0' || *at_ > '9') return -1;
    return *at_++ - '0';
  }

  const char* at_;
  const char* end_;
};

}  // namespace titrate::store

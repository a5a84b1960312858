// What the program writes before a member's value, put together by the compiler, so that it is one
// piece to write and one to compare:
//
//   json += member<comma, field::stool>;      // , "stool":
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace titrate::store {

// What goes before a member: of the document, the first of a course, the others of a course; the
// first of a line, the others of a line.
inline constexpr std::string_view indent = "  ", course_begins = "    {\n      ",
                                  next_line = ",\n      ", brace = "{", comma = ", ";
// What goes before a list's element that has a line of its own, and such a list's end.
inline constexpr std::string_view list_begins = "[\n        ", next_element = ",\n        ",
                                  list_ends = "\n      ]";

template <const std::string_view& Before, const std::string_view& Name>
inline constexpr auto member_bytes = [] {
  std::array<char, Before.size() + Name.size() + 4> bytes{};
  auto at = std::copy(Before.begin(), Before.end(), bytes.begin());
  *at++ = '"';
  at = std::copy(Name.begin(), Name.end(), at);
  for (const char c : {'"', ':', ' '}) *at++ = c;
  return bytes;
}();

template <const std::string_view& Before, const std::string_view& Name>
inline constexpr std::string_view member(member_bytes<Before, Name>.data(),
                                         member_bytes<Before, Name>.size());

}  // namespace titrate::store

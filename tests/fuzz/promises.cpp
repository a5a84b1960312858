#include "promises.hpp"

#include <algorithm>
#include <string>

#include "core/utf8.hpp"

namespace titrate::fuzz {
namespace {

// Written out here, not asked of the program.
bool steers_a_terminal(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029 ||
         (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

bool ends_a_line(char32_t code) { return code == '\n' || code == '\r'; }

constexpr std::string_view library_words[] = {"json.exception", "parse_error",  "parse error",
                                              "syntax error",   "basic_string", "std::"};

}  // namespace

void promise(bool kept, std::string_view what) {
  if (!kept) throw Broken(std::string(what));
}

void promise_clean(std::string_view text, Lines lines) {
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    const bool line_end = lines == Lines::several && ends_a_line(next.code);
    promise(next.valid && (line_end || !steers_a_terminal(next.code)),
            "what is printed is safe to print");
    text.remove_prefix(static_cast<std::size_t>(next.bytes));
  }
}

void promise_own_words(std::string_view problem) {
  promise(!problem.empty(), "a refusal says why");
  promise_clean(problem);
  // What was found stands in quotes, and may be anything.
  const auto open = std::min(problem.find('"'), problem.size());
  const std::string own = std::string(problem.substr(0, open)) +
                          std::string(problem.substr(std::min(problem.rfind('"'), problem.size())));
  for (const std::string_view words : library_words) {
    promise(own.find(words) == std::string_view::npos, "no library's own words are shown");
  }
}

}  // namespace titrate::fuzz

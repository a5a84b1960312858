#include "report/html.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/utf8.hpp"

namespace titrate::report {

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

std::string personal(std::string_view text) {
  return "<bdi dir=\"auto\">" + escaped(text) + "</bdi>";
}

std::string own_words(std::string_view text) {
  std::string html;
  bool in_code = false;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find('`', start), text.size());
    html += escaped(text.substr(start, end - start));
    if (end < text.size()) {
      html += in_code ? "</code>" : "<code>";
      in_code = !in_code;
    }
    start = end + 1;
  }
  return in_code ? html + "</code>" : html;
}

std::string html_in_ascii(std::string_view html) {
  std::string ascii;
  while (!html.empty()) {
    const Utf8Character next = first_character(html);
    const auto bytes = static_cast<std::size_t>(next.bytes);
    if (next.code < 0x80) {
      ascii += html.substr(0, bytes);
    } else {
      ascii += fmt::format("&#{};", static_cast<unsigned>(next.code));
    }
    html.remove_prefix(bytes);
  }
  return ascii;
}

}  // namespace titrate::report

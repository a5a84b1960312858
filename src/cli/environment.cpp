#include "cli/environment.hpp"

#include <algorithm>

namespace titrate::cli {

std::optional<std::string> Environment::set_variable(const std::string& name) const {
  auto value = variable(name);
  if (value && value->empty()) return std::nullopt;
  return value;
}

bool Environment::has_utf8_locale() const {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    auto locale = set_variable(name);
    if (!locale) continue;
    std::transform(locale->begin(), locale->end(), locale->begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return locale->find("utf-8") != std::string::npos || locale->find("utf8") != std::string::npos;
  }
  return false;
}

}  // namespace titrate::cli

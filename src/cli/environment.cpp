#include "cli/environment.hpp"

#include "core/letters.hpp"

namespace titrate::cli {

std::optional<std::string> Environment::set_variable(const std::string& name) const {
  auto value = variable(name);
  if (value && value->empty()) return std::nullopt;
  return value;
}

ShortText Environment::what_was_done() const noexcept {
  ShortText text;
  if (!saved || !sum) return text += "what was asked is done";
  text += "saved: ";
  text += *sum;
  if (sum_has_half) text += " and a half";
  return text += " in all, do not repeat";
}

void Environment::suggest(const std::vector<Suggestion>& suggestions) {
  suggested.insert(suggested.end(), suggestions.begin(), suggestions.end());
}

bool Environment::has_utf8_locale() const {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const auto value = set_variable(name);
    if (!value) continue;
    const std::string locale = in_small_letters(*value);
    return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
  }
  return false;
}

std::string Environment::numeric_locale() const {
  for (const char* name : {"LC_ALL", "LC_NUMERIC", "LANG"}) {
    if (auto value = set_variable(name)) return *std::move(value);
  }
  return {};
}

}  // namespace titrate::cli

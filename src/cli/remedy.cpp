#include "cli/remedy.hpp"

#include "cli/quoting.hpp"

namespace titrate::cli {

Remedy::Remedy(std::string sentences) {
  if (!sentences.empty()) parts_.emplace_back(std::move(sentences));
}

Remedy& Remedy::operator+=(const Remedy& more) {
  parts_.insert(parts_.end(), more.parts_.begin(), more.parts_.end());
  return *this;
}

std::string Remedy::text() const {
  std::string text;
  for (const Part& part : parts_) {
    if (const auto* call = std::get_if<Invocation>(&part)) {
      text += shown_command(call->arguments, call->in_backticks);
    } else {
      text += std::get<std::string>(part);
    }
  }
  return text;
}

std::vector<std::vector<std::string>> Remedy::commands() const {
  std::vector<std::vector<std::string>> commands;
  for (const Part& part : parts_) {
    if (const auto* call = std::get_if<Invocation>(&part)) commands.push_back(call->arguments);
  }
  return commands;
}

}  // namespace titrate::cli

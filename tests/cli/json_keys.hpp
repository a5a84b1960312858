// The names of an object's members, for tests of what is written for programs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace titrate::test {

inline std::vector<std::string> keys(const nlohmann::ordered_json& object) {
  std::vector<std::string> names;
  for (const auto& member : object.items()) names.push_back(member.key());
  return names;
}

}  // namespace titrate::test

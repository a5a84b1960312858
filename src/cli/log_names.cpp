#include "cli/log_names.hpp"

#include <map>
#include <string_view>

namespace titrate::cli {
namespace {

// The last parts of a path; all of it where it has no more.
std::string_view last_parts(std::string_view path, std::size_t count) {
  std::size_t begin = path.size();
  for (; count > 0; --count) {
    const std::size_t slash = begin == 0 ? path.npos : path.rfind('/', begin - 1);
    if (slash == path.npos) return path;
    begin = slash;
  }
  return path.substr(begin + 1);
}

}  // namespace

std::vector<std::string> names_apart(std::span<const std::string> paths) {
  std::vector<std::string> names(paths.size());
  std::size_t open = paths.size();
  for (std::size_t count = 1; open > 0; ++count) {
    std::map<std::string_view, int> called;
    for (const std::string& path : paths) ++called[last_parts(path, count)];
    for (std::size_t i = 0; i < paths.size(); ++i) {
      const std::string_view name = last_parts(paths[i], count);
      const bool is_apart = called[name] == 1 || name.size() == paths[i].size();
      if (!names[i].empty() || !is_apart) continue;
      names[i] = name;
      --open;
    }
  }
  return names;
}

}  // namespace titrate::cli

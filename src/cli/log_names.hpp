// What files are called beside each other: their names, and as much of their paths as it takes.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace titrate::cli {

// For each path, which are all different, the last part of it, or the last few where that of
// another path is the same: {"/a/log.json", "/b/log.json"} are "a/log.json" and "b/log.json".
std::vector<std::string> names_apart(std::span<const std::string> paths);

}  // namespace titrate::cli

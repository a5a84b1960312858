// The head of a log file: its first four lines, which carry the seal over all that follows, so that
// a flipped bit anywhere is noticed.
#pragma once

#include <string>
#include <string_view>

namespace titrate::store {

inline constexpr std::string_view format_name = "titrate-log";
inline constexpr int format_version = 1;

enum class Seal {
  intact,
  broken,     // the bytes below the seal are not those that it was made for
  misplaced,  // the first four lines are not as the program writes them
};

// What the seal of a file says about it.
Seal check_seal(std::string_view file);

// The whole file: the head with its seal, then the rest.
std::string sealed(std::string_view rest);

}  // namespace titrate::store

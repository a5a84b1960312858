// The head of a log file: its first four lines, which carry the seal over all that follows, so that
// a flipped bit anywhere is noticed.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace titrate::store {

inline constexpr std::string_view format_name = "titrate-log";
// The versions of the format that are read; the last one is written.
inline constexpr std::array read_versions = {1, 2};
inline constexpr int format_version = read_versions.back();

enum class Checksum {
  intact,
  broken,     // the bytes below the seal are not those that it was made for
  misplaced,  // the first four lines are not as the program writes them
};

// What the seal of a file says about it, under the head of any version that is read.
Checksum verify_checksum(std::string_view file);

// The whole file: the head with its seal, then the rest.
std::string with_right_checksum(std::string_view rest, int version = format_version);

// The same where the file is large and should not be copied: it begins with this head, and in the
// end the digits of its seal are put right.
std::string head_without_checksum(int version = format_version);
void checksum(std::string& file);

}  // namespace titrate::store

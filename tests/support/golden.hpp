// Golden files: transcripts of commands with what they must say, as tests/golden/README.md tells.
//
//   const std::string expected = read_golden(file);
//   CHECK(difference(expected, played(expected)) == "");
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "support/world.hpp"

namespace titrate::test {

// All of them, by name. Throws when the folder is missing or holds none.
std::vector<std::filesystem::path> golden_files(const std::filesystem::path& folder);
std::string read_golden(const std::filesystem::path& file);

// The transcript with what the commands say now in the place of what it expects. Throws, with the
// line, where the transcript itself cannot be read.
std::string played(std::string_view transcript);
// The same, with a look at what each call of titrate came to, and at the machine as it was before
// and is after it.
using Look = std::function<void(const Said&)>;
using LookAround = std::function<void(const World& before, const Said&, const World& after)>;
std::string played(std::string_view transcript, const Look& look);
std::string played_around(std::string_view transcript, const LookAround& look);

// Nothing when they are the same, else their lines with "-" expected, "+" actual.
std::string difference(std::string_view expected, std::string_view actual);

// A line as a shell would split it: 'quotes', "quotes", backslashes and $'\x1b\n'.
std::vector<std::string> shell_words(std::string_view line);

// A text with control and other unprintable characters shown: ESC as ␛, other bytes as <9b>.
std::string visible(std::string_view text);

}  // namespace titrate::test

// What can follow on a command line that is still being typed: the other half of the scripts that
// `titrate completion SHELL` prints. They call
//
//   titrate __complete WORD...        the words behind "titrate"; the last one is not finished yet
//
// and get the candidates one a line, each with a tab and a few words on it where there are some; or
// the one line ":files", where a path is due that the shell itself completes. The name begins with
// underscores as it is not for people: no help and no list of commands has it.
//
// It never says anything else: no error, no warning, no question, whatever the log is like, and it
// writes nothing. Without a log that can be read, what needs none is still offered.
#pragma once

#include <string>
#include <vector>

#include "cli/completion/candidates.hpp"
#include "cli/environment.hpp"

namespace titrate::cli {

inline constexpr std::string_view files_are_due = ":files";

bool asks_for_candidates(const std::vector<std::string>& arguments);

// Answers such a call. Always done.
ExitCode complete(const std::vector<std::string>& arguments, Environment& environment);

}  // namespace titrate::cli

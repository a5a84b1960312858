// What a look at the log and the files beside it came to: each thing that is not as it should be,
// where it is, and what helps. For people and programs alike.
//
//   for (const Finding& finding : findings_of(file.inspect(), tonight)) say(finding.problem);
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/remedy.hpp"
#include "store/log_file.hpp"

namespace titrate::cli {

// Every text is safe to print.
struct Finding {
  std::string id;       // stable, for programs: docs/machine-readable.md lists them
  std::string file;     // the file or folder that it is about
  std::string pointer;  // the place in the document; empty where none is meant
  std::size_t line;     // 0 where none is meant
  Hint problem;         // a sentence
  Remedy remedy;        // empty where nothing needs doing
};

// Those about the log itself and its dates first, then its backup, permissions, and what lies
// beside it.
std::vector<Finding> findings_of(const store::Inspection& found, NightDate tonight);

// The one thing to do next.
Remedy next_step(const store::Inspection& found, NightDate tonight);

// "whole", "unsealed" ...; stable, for programs.
std::string_view name_of(store::FileState::Kind kind);

// What a log holds, counted.
struct Contents {
  std::size_t courses = 0;
  std::size_t nights = 0;
  std::optional<NightDate> first{};  // where there is a night
  std::optional<NightDate> last{};
};
Contents contents_of(const Log& log);

}  // namespace titrate::cli

// The scripts that switch completions on in a shell. They are thin: what there is to complete, the
// program itself says (complete.hpp), so that a script never grows old.
#pragma once

#include <span>
#include <string_view>

namespace titrate::cli {

struct CompletionScript {
  std::string_view shell;
  std::string_view text;
};

std::span<const CompletionScript> completion_scripts();

}  // namespace titrate::cli

// The scripts that switch completions on in a shell. They are thin: what there is to complete, the
// program itself says (complete.hpp), so that a script never grows old.
#pragma once

#include <array>
#include <string_view>

namespace titrate::cli {

inline constexpr std::array<std::string_view, 3> shell_names = {"bash", "zsh", "fish"};

// The script for one of these.
std::string_view completion_script(std::string_view shell);

}  // namespace titrate::cli

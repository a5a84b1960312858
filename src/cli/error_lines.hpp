// Errors as lines for a terminal: broken between words, a command never, as it is typed or copied.
//
//   lines_of_errors(text, 40);   // text made with command_blank in its commands
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace titrate::cli {

// Stands for a blank within a command until the lines are made; no text that is printed holds it.
inline constexpr char command_blank = '\x1f';

// Lines of at most so many columns, but for words and commands that are longer by themselves; as
// they are where no width is known.
std::string lines_of_errors(std::string_view text, std::optional<int> columns);

}  // namespace titrate::cli

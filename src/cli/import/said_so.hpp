// A cell that says whether something was so: a sign, a dose that was taken.
#pragma once

#include <optional>
#include <string_view>

namespace titrate::cli {

// "yes", "x", "1" ... is true, "no", "0", "none" ... and an empty cell false; nothing for all else.
std::optional<bool> said_so(std::string_view cell);

}  // namespace titrate::cli

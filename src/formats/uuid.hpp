// Names for what has none: the same text always gets the same UUID (RFC 9562, version 5).
#pragma once

#include <string>
#include <string_view>

namespace titrate::formats {

// In this project's own namespace, in lower case: "0c2a7f5e-....-5...-....-............".
std::string uuid_of(std::string_view text);

}  // namespace titrate::formats

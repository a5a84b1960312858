// Where an answer goes that can be a file of its own: `report --html FILE`, `export --out FILE`.
#pragma once

#include <string>
#include <string_view>

#include "cli/context.hpp"

namespace titrate::cli {

// Writes the bytes to the file and says so; "-" is standard output and nothing else is said.
// Refused over a file that is there, unless by `force`, and over the log's own files always.
ExitCode put_out(Context& context, const std::string& file, std::string_view bytes, bool force);

}  // namespace titrate::cli

// Where an answer goes that can be a file of its own: `report --html FILE`, `export --out FILE`.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "cli/context.hpp"
#include "store/output_file.hpp"

namespace titrate::cli {

struct StandardOutput {};
struct OutputFile {
  std::string path;  // as it is told
  store::Overwrite overwrite;
};
using Destination = std::variant<StandardOutput, OutputFile>;

// Of a file as it is told: "-" is standard output.
Destination read_destination(const std::string& file, bool force);

// Writes the bytes; to a file, and says so with its whole path, and behind it what can be done with
// the file. Refused over a file that is there, unless that is allowed, and over the log's own files
// always.
ExitCode put_out(Context& context, const Destination& destination, std::string_view bytes,
                 std::string_view what_for = "");

}  // namespace titrate::cli

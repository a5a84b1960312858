#include "cli/output.hpp"

#include <fmt/format.h>

#include "store/output_file.hpp"
#include "text/layout.hpp"

namespace titrate::cli {

ExitCode put_out(Context& context, const std::string& file, std::string_view bytes, bool force) {
  if (file == "-") {
    context.say(bytes);
    return ExitCode::done;
  }
  const auto overwrite = force ? store::Overwrite::allowed : store::Overwrite::never;
  const bool flushed = store::write_output_file(context.environment().disk, file, bytes, overwrite,
                                                context.file().own_paths());
  context.say_line(
      fmt::format("Wrote {}; only you can read it.", text::shown(file, context.style())));
  if (flushed) return ExitCode::done;
  context.warn(
      "its folder could not be flushed to the disk: a power cut now could take the file away "
      "again. The log is as it was.");
  return ExitCode::unconfirmed;
}

}  // namespace titrate::cli

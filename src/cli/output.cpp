#include "cli/output.hpp"

#include <fmt/format.h>

#include "text/layout.hpp"

namespace titrate::cli {

Destination read_destination(const std::string& file, bool force) {
  if (file == "-") return StandardOutput{};
  return OutputFile{file, force ? store::Overwrite::allowed : store::Overwrite::never};
}

ExitCode put_out(Context& context, const Destination& destination, std::string_view bytes,
                 std::string_view what_for) {
  const auto* file = std::get_if<OutputFile>(&destination);
  if (file == nullptr) {
    context.say(bytes);
    return ExitCode::done;
  }
  store::Disk& disk = context.environment().disk;
  const std::string path = store::whole_path(disk, file->path);
  const bool flushed =
      store::write_output_file(disk, path, bytes, file->overwrite, context.file().own_paths());
  context.environment().wrote = true;
  context.say_line(
      fmt::format("Wrote {}; only you can read it.", text::shown(path, context.style())));
  if (!what_for.empty()) context.say_text(what_for);
  if (flushed) return ExitCode::done;
  context.warn(
      "its folder could not be flushed to the disk: a power cut now could take the file away "
      "again. The log is as it was.");
  return ExitCode::unconfirmed;
}

}  // namespace titrate::cli

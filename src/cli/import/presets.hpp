// Presets of `import`: its options for the file of one app, kept in a file of their own. One option
// a line, as on the command line but without quotes; lines that begin with # say nothing.
//
//   --map date=Reminded (ISO 8601)
//   --only Taken=*
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/import/options.hpp"

namespace titrate::cli {

// Of those that the program brings with it, by the alphabet.
std::vector<std::string> preset_names();

// Adds what the preset says that options.preset names: one of the user's own folder, of the
// program's, or a file. What was told on the command line wins: an option as a whole, of --map the
// field and of --only the column that it tells. Refused where there is no such preset, and usage
// errors for a line that is no option of `import`.
void add_preset(Context& context, ImportOptions& options);

// Refused where --save-preset cannot be done: with --dry-run, and over a file that is there.
void require_savable(Context& context, const ImportOptions& options);
// Writes the options that were told, those of a preset among them; nothing without --save-preset.
ExitCode save_preset(Context& context, const ImportOptions& options);

}  // namespace titrate::cli

// How a command ended, as the status of the process. docs/machine-readable.md lists them for users.
#pragma once

namespace titrate::cli {

enum class ExitCode {
  done = 0,
  refused = 1,      // does not fit the log; nothing changed
  usage = 2,        // the command line cannot be read
  storage = 3,      // the log could not be read or written; it is as it was
  damaged = 4,      // damaged or newer log; no advice, nothing changed
  unheard = 5,      // done, but the answer could not be printed
  unconfirmed = 6,  // saved, but the folder could not be flushed
};

}  // namespace titrate::cli

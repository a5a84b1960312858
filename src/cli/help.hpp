// Help texts, made from the command tree itself.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace titrate::cli {

// What a command does, how it is called, examples, options; the commands for the program itself.
std::string help_text(const CLI::App& app, int width);

}  // namespace titrate::cli

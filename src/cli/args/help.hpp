// Help texts, made from the command tree itself.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace titrate::cli {

// What a command does, how it is called, examples, explanations, options; for the program itself
// the commands. No line is wider than `width`, from 40 columns on.
std::string help_text(const CLI::App& app, int width);

// A text with examples as CommandBuilder::help takes it, laid out as in help.
std::string laid_out(const std::string& text, int width);

}  // namespace titrate::cli

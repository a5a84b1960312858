// The command line library behind a narrow door: it matches arguments with options, and every word
// about what does not fit is our own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace titrate::cli {

// What an option that may stand without a value is given then. No argument can hold it.
inline constexpr std::string_view no_value{"\0", 1};

// Reads the arguments into what the app's options are bound to. Gives the text to print when help
// or the version was asked for. Throws usage errors.
// `width` is that of help texts.
std::optional<std::string> read_command_line(CLI::App& app,
                                             const std::vector<std::string>& arguments, int width);

}  // namespace titrate::cli

// What the program suggests, as command lines that can be read: with a value for whatever only the
// person knows.
//
//   const auto arguments = arguments_of(suggestion, said.arguments);
//   CHECK(cli::can_be_read(arguments));
#pragma once

#include <string>
#include <vector>

#include "text/hint.hpp"

namespace titrate::test {

// A value that a person could mean.
std::string value_for(text::Placeholder placeholder);

// The words, each with its value.
std::vector<std::string> words_of(const text::Suggestion& suggestion);

// The arguments of the call that is suggested to somebody who typed these: what is added goes
// behind them, and takes the place of an option that can stand only once. Empty for a command of
// another program.
std::vector<std::string> arguments_of(const text::Suggestion& suggestion,
                                      const std::vector<std::string>& typed = {});

}  // namespace titrate::test

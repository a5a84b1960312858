// The words of text/hint.hpp that this room says everything with. What helps against an error is
// its remedy. That nothing was changed is no part of it: that is said where errors are told
// (run.cpp), from what happened.
#pragma once

#include "text/hint.hpp"

namespace titrate::cli {

using Remedy = text::Hint;
using text::added;
using text::Condition;
using text::Hint;
using text::in_backticks;
using text::only_if;
using text::options_of;
using text::Placeholder;
using text::Suggestion;
using text::then;
using text::ticked;
using text::titrate;
using text::Word;

}  // namespace titrate::cli

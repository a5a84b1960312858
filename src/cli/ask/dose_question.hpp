// How many were taken, asked until it is sure.
#pragma once

#include "cli/context.hpp"
#include "cli/night/observations.hpp"
#include "titrate/engine.hpp"
#include "titrate/units.hpp"

namespace titrate::cli {

// What Enter alone answers.
enum class Enter {
  takes_advice,
  says_not_yet,
  leaves_out,
  leaves_out_unadvised,  // and no advice is held against the answer, but for what is a likely slip
};

// The dose of the advice's night, and a warning sign where one was told instead; empty where it is
// left open. A dose above the advice is asked about once more, and one far below it: there yes is
// right, no asks anew, and a number is how many it was. Throws as ask_until does.
Observations ask_how_many(Context& context, const Advice& advice, Strength strength, Enter enter);

}  // namespace titrate::cli

// Several people's logs at a glance: a row each where the screen has room, else a block each.
//
//   std::stable_sort(logs.begin(), logs.end(), ...);  // is_more_urgent, then by name
//   context.say(reviews_text(logs, context.tonight(), context.style()));
#pragma once

#include <span>
#include <string>

#include "text/layout.hpp"
#include "text/passage.hpp"
#include "titrate/review.hpp"

namespace titrate::text {

struct ReviewedLog {
  std::string file;  // as it was named, safe to print
  std::string name;  // as much of its path as tells it from the others, safe to print
  Review review;
};

// In the order given, with what the columns mean below. There is at least one.
Passage reviews_text(std::span<const ReviewedLog> logs, NightDate tonight, const Style& style);

}  // namespace titrate::text

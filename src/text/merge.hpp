// What two logs contradict each other in, in words.
#pragma once

#include <string>

#include "titrate/merge.hpp"

namespace titrate::text {

struct ContradictionWords {
  std::string what;  // "the night of Sat 21 Nov 2026: stool"
  std::string mine;
  std::string theirs;
};

ContradictionWords words_on(const Contradiction& contradiction);

}  // namespace titrate::text

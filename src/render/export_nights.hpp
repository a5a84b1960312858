// The nights that exports tell of: those in the log, and between them those that were missed.
#pragma once

#include <vector>

#include "render/export.hpp"

namespace titrate::render {

struct ExportedNight {
  NightDate date;
  const Night* night;  // null where the log does not have it
  bool missed;         // counted by `trend` as not taken
};

// In the order of their dates. Points into the course.
std::vector<ExportedNight> exported_nights(const ExportedCourse& each);

}  // namespace titrate::render

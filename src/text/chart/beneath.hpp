// What lies under the doses of a chart, on the same axis: sleep, a symptom or a measure.
#pragma once

#include <string>

#include "text/chart/columns.hpp"
#include "text/layout.hpp"

namespace titrate::text {

// In at most so many rows, with its heading: none where its digits tell it alone, of a measure two
// at least. A sentence where nothing of it was noted.
std::string panel_beneath(const Measure& measure, const ChartColumns& columns, int rows,
                          const Style& style);

}  // namespace titrate::text

// A report's drawing, in SVG: the doses night by night with what happened, and under them, on the
// same axis of time, symptoms and sleep. Columns are those of the terminal's chart.
//
//   html += report_chart(report, "c1");   // nothing where there is nothing to draw
#pragma once

#include <string>

#include "report/report.hpp"

namespace titrate::report {

// The whole figure. `id` begins the ids in it, which are unique on a page.
std::string report_chart(const Report& report, const std::string& id);

}  // namespace titrate::report

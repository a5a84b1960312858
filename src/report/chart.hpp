// A report's drawing, in SVG: the doses night by night with what happened, and under them, on the
// same axis of time, symptoms, sleep and measures. Columns are those of the terminal's chart.
//
//   html += report_chart(report, "c1", page_frame);   // nothing where there is nothing to draw
//
// On a phone, where a drawing of all nights would be too small to read, the style sheet shows
// another in its place: the last four weeks, the newest night at the right edge.
#pragma once

#include <string>

#include "report/panels.hpp"
#include "report/report.hpp"

namespace titrate::report {

// The whole figure, at most so many panels under the doses, and the phone's. `id` begins the ids in
// them, which are unique on a page.
std::string report_chart(const Report& report, const std::string& id, const Frame& frame,
                         std::size_t most = most_panels);

// How tall the whole figure's drawing is, in units of its frame.
double chart_height(const Frame& frame, std::size_t panels);

}  // namespace titrate::report

// A report as text for a terminal: the summary, without the drawing and the table of every night;
// whole, or in brief.
#pragma once

#include <string>

#include "report/report.hpp"
#include "text/layout.hpp"
#include "text/passage.hpp"

namespace titrate::report {

// Of one course, with its title and without the words that end a report.
text::Passage report_text(const Report& report, const text::Style& style);

// What stands above and below all courses of a report.
std::string report_opening(NightDate tonight, const text::Style& style);
enum class Extent { brief, whole };
text::Passage report_ending(Extent extent, const text::Style& style);

}  // namespace titrate::report

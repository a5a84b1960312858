// A report in brief as one sheet of paper, A4 or Letter, for somebody who has a minute: what is
// taken and held, warning signs, the last eight weeks drawn with their stool types, means, notes.
// Whatever is in the log, it stays one sheet: how much room each part takes is reckoned beforehand,
// and what there is no room for is said to be left out.
#pragma once

#include <string>

#include "report/report.hpp"

namespace titrate::report {

// What stands between the page's header and its footer.
std::string sheet_html(const Report& report);

}  // namespace titrate::report

// Reports as one page of HTML: complete in itself, without scripts and without anything from
// elsewhere, to be read on a screen or a phone, by day or by night, and to be printed. No person's
// name and no path is in it, but for what the notes say.
#pragma once

#include <span>
#include <string>

#include "report/report.hpp"

namespace titrate::report {

// One after the other; one in brief as a sheet. `tonight` is the night of the making.
std::string report_html(std::span<const Report> reports, NightDate tonight);

}  // namespace titrate::report

// The tables of a report's page.
#pragma once

#include <string>

#include "report/report.hpp"

namespace titrate::report {

// What was noted, in the first week and in the last two; nothing where nothing was. With how to
// read it in full, or in brief beside a drawing that has the scales.
enum class Reading { full, brief };
std::string changes_table(const Trend& trend, const std::string& id, Reading reading);
// The ceilings, each with who agreed to it.
std::string ceilings_table(const Report& report);
// The acts and the pauses, each with what was noted; nothing where there is none.
std::string acts_table(const Report& report);
// Every night, those that were missed as well; nothing where there is none.
std::string nights_table(const Report& report, const std::string& id);

}  // namespace titrate::report

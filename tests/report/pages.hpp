// The page of a report, for tests of what it says.
#pragma once

#include <string>
#include <vector>

#include "report/page.hpp"

namespace titrate::test {

inline std::string page_of(const report::Report& report) {
  return report::report_html(std::vector<report::Report>{report}, report.end);
}

}  // namespace titrate::test

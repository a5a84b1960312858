// Tables and numbers for a page.
#pragma once

#include <string>
#include <vector>

namespace titrate::simulation {

using Row = std::vector<std::string>;

std::string table(const Row& heads, const std::vector<Row>& rows);

// "-1.9"; with 0 decimals a whole number, and never "-0".
std::string rounded(double number, int decimals = 0);

}  // namespace titrate::simulation

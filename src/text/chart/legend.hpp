// The words under a chart: what its signs mean, and what a flat line stands for.
#pragma once

#include <string>

#include "text/chart/columns.hpp"
#include "text/layout.hpp"

namespace titrate::text {

// Whether it is known how a morning was, and whether that is so of any.
bool is_stool_told(const ChartColumn& column);
bool tells_stools(const ChartColumns& columns);

// `top`: how high the doses are drawn.
std::string legend(const Drawing& drawing, const ChartColumns& columns, int top,
                   const Style& style);

}  // namespace titrate::text

// The words under a chart: what its signs mean, and what a flat line stands for.
#pragma once

#include <string>

#include "text/chart/columns.hpp"
#include "text/layout.hpp"

namespace titrate::text {

// Whether it is known how a morning was, and whether that is so of any.
bool is_stool_told(const ChartColumn& column);
bool tells_stools(const ChartColumns& columns);

// In short where nothing else makes it fit: what the chart shows by itself is not said again.
enum class Wording { full, in_short };

// `top`: how high the doses are drawn.
std::string legend(const Drawing& drawing, const ChartColumns& columns, int top, Wording wording,
                   const Style& style);

}  // namespace titrate::text

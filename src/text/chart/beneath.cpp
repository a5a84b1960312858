#include "text/chart/beneath.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>

#include "core/tenths.hpp"
#include "text/chart/lines.hpp"

namespace titrate::text {
namespace {

std::string heading_beneath(const Measure& measure, const ChartColumns& columns, bool has_ten) {
  std::string text = measure.kind == Measure::Kind::sleep
                         ? "sleep, 1 (very bad) to 5 (very good)"
                         : measure.name + ", 0 (none) to 10 (worst)";
  if (columns.nights_each > 1) text += ", the worst of a column";
  text += "; blank: not noted";
  return has_ten ? text + "; X: 10" : text;
}

// Numbers of a person's own, of which nobody knows the worst: from the lowest to the highest noted.
std::string measured_panel(const Measure& measure, const ChartColumns& columns, int rows,
                           const Style& style) {
  std::int64_t lowest = std::numeric_limits<std::int64_t>::max(), highest = 0;
  for (const ChartColumn& column : columns.columns) {
    if (!column.noted) continue;
    lowest = std::min(lowest, column.noted->lowest);
    highest = std::max(highest, column.noted->highest);
  }
  std::string text = measure.name + ", ";
  text += lowest == highest ? "always " + tenths_in_digits(lowest)
                            : fmt::format("{} to {}, the lowest and the highest noted",
                                          tenths_in_digits(lowest), tenths_in_digits(highest));
  if (columns.nights_each > 1) text += "; a column reaches from its lowest to its highest";
  constexpr int fewest_rows = 2;  // whose numbers tell it
  return fitted(text + "; blank: not noted", style) +
         spans(columns, std::max(rows, fewest_rows), style);
}

}  // namespace

std::string panel_beneath(const Measure& measure, const ChartColumns& columns, int rows,
                          const Style& style) {
  const auto value = [](const ChartColumn& column) { return column.value.value_or(0); };
  const auto nothing = [](const ChartColumn&) { return 0; };
  const auto digit = [](const ChartColumn& column) {
    return Sign{column.value ? digit_of(*column.value) : " "};
  };
  const auto& all = columns.columns;
  const auto has = [&](int lowest) {
    return std::any_of(all.begin(), all.end(), [&](const ChartColumn& column) {
      return column.value && *column.value >= lowest;
    });
  };
  const bool is_sleep = measure.kind == Measure::Kind::sleep;
  if (!has(0)) {
    return fitted(fmt::format("{}: not noted for these nights.", is_sleep ? "sleep" : measure.name),
                  style);
  }
  if (measure.kind == Measure::Kind::measured) {
    return measured_panel(measure, columns, rows, style);
  }
  const std::string heading =
      fitted(heading_beneath(measure, columns, has(Severity::highest)), style);
  const std::string digits = signs("value", columns, digit, style);
  if (rows == 0) return heading + digits;
  const Scale scale = scale_for(is_sleep ? SleepQuality::highest : Severity::highest, rows);
  return heading + bars(columns, {scale, value, nothing}, style) + digits;
}

}  // namespace titrate::text

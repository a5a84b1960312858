// The parts that a report's drawing is made of: where a night lies, dates, and what was noted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/report.hpp"

namespace titrate::report {

// Lengths are in units of the drawing, which is `width` wide and scaled by whoever shows it.
inline constexpr double width = 720;
inline constexpr double left = 34;   // for numbers at the axis
inline constexpr double right = 48;  // for what a line stands for

// Where nights lie from left to right.
struct TimeAxis {
  NightRange span;
  double each;  // the width of a night

  double x(NightDate night) const { return left + each * (night - span.first); }
  double end() const { return width - right; }
};
TimeAxis time_axis(NightRange span);

// Every night its own column, until these are too many to see.
inline constexpr int most_columns = 180;

std::string line(double x1, double y1, double x2, double y2, std::string_view kind);
std::string text_at(double x, double y, std::string_view text, std::string_view kind = "",
                    std::string_view anchor = "start");

// Lines down at notable dates from `top` to `bottom`, and the dates below.
std::string dates(const TimeAxis& axis, double top, double bottom);

// The symptoms and the sleep to draw: those noted most often, at most so many; in order.
struct Drawn {
  std::vector<const Series*> series;
  int left_out;
};
Drawn series_to_draw(const Report& report);

inline constexpr double panel_height = 64;
// One of them in a strip of that height.
std::string panel(const Report& report, const Series& series, const TimeAxis& axis, double top);

}  // namespace titrate::report

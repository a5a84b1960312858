// The parts that a report's drawing is made of: where a night lies, dates, and what was noted.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.hpp"

namespace titrate::report {

// How large a drawing is, in units of its own: it is scaled by whoever shows it.
struct Frame {
  double width;
  double top;           // of the doses, below their heading
  double floor;         // where their axis lies
  double panel_height;  // of what was noted, each
  double panel_head;    // of that, above its highest value
  double panel_foot;    // and below its lowest
  bool is_narrow;       // a phone's
  bool tells_means;     // beside the name of what was noted: there is no room for a table of them
};
inline constexpr Frame page_frame = {720, 42, 196, 64, 18, 8, false, false};
inline constexpr Frame sheet_frame = {720, 42, 132, 31, 13, 4, false, true};
inline constexpr Frame phone_frame = {360, 58, 158, 58, 18, 8, true, false};

inline constexpr double left = 40;   // for numbers at the axis
inline constexpr double right = 48;  // for what a line stands for

// Where nights lie from left to right.
struct TimeAxis {
  NightRange span;
  double each;   // the width of a night
  double width;  // of the drawing

  double x(NightDate night) const { return left + each * (night - span.first); }
  double end() const { return x(span.last + 1); }  // of the nights
  double edge() const { return width - right; }    // of the room that they may take
};
TimeAxis time_axis(NightRange span, const Frame& frame);

// Every night its own column, until these are too many to see.
inline constexpr int most_columns = 180;

std::string line(double x1, double y1, double x2, double y2, std::string_view kind);
std::string text_at(double x, double y, std::string_view text, std::string_view kind = "",
                    std::string_view anchor = "start");

// Lines down at notable dates from `top` to `bottom`, and the dates below.
std::string dates(const TimeAxis& axis, double top, double bottom);

// What can be drawn of the nights told: symptoms, sleep and measures, each with the lowest and the
// highest value noted, in tenths.
struct DrawnSeries {
  Measure measure;
  int nights;
  std::int64_t lowest, highest;
};
// Those noted most often, at most so many; in the order of the kinds.
struct Drawn {
  std::vector<DrawnSeries> series{};
  int left_out = 0;
};
Drawn series_to_draw(const Report& report, NightRange span, std::size_t most);
inline constexpr std::size_t most_panels = 8;

// One of them in a strip of the frame's height, `nights_each` in a column.
std::string panel(const Report& report, const DrawnSeries& series, const TimeAxis& axis,
                  int nights_each, const Frame& frame, double top);

}  // namespace titrate::report

// How a report's page looks: its colours, by day, by night and on paper, and its style sheet.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace titrate::report {

struct Colour {
  std::string_view name;   // of its CSS variable
  std::string_view light;  // "#rrggbb"
  std::string_view dark;
  bool is_text;  // read, so that it needs the contrast of text; else seen
};

inline constexpr Colour ground = {"ground", "#ffffff", "#14181d", false};

// Each stands on the ground and must be told from it: WCAG 2.1 AA asks 4.5 to 1 of text (1.4.3) and
// 3 to 1 of what is drawn (1.4.11). A test computes it.
inline constexpr std::array<Colour, 8> colours = {{
    {"ink", "#1b1f24", "#e6e8eb", true},
    {"muted", "#57606a", "#a3abb5", true},
    {"dose", "#4c78a8", "#6ea3d8", false},
    {"loose", "#b3500b", "#f0a44b", true},
    {"ceiling", "#6b3fa0", "#c6a5f5", true},
    {"level", "#0b6e4f", "#6fd3ac", true},
    {"alarm", "#b3261e", "#ff8a80", true},
    {"edge", "#7d8590", "#77818d", false},
}};

// For lines that only lead the eye.
inline constexpr Colour faint = {"faint", "#dde1e6", "#303842", false};

// The whole style sheet. Paper is always light.
std::string report_style();

}  // namespace titrate::report

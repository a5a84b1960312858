#include "text/sparkline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace titrate::text {
namespace {

constexpr int most_nights = 30;
constexpr int fewest_nights = 7;  // below this a line says less than the table
constexpr int fewest_doses = 2;

constexpr std::array<std::string_view, 8> blocks = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::array<std::string_view, 8> ascii_steps = {".", ":", "-", "=", "+", "*", "%", "#"};

std::string_view step(int dose, int highest, const Style& style) {
  const int eighths = (8 * dose + highest - 1) / highest;
  return (style.utf8 ? blocks : ascii_steps)[static_cast<std::size_t>(eighths - 1)];
}

// A dose for each of the nights, 0 where one was missed.
std::vector<int> latest_doses(const History& history, NightRange span, int nights) {
  std::vector<int> doses(static_cast<std::size_t>(nights), 0);
  const NightDate first = span.last - (nights - 1);
  for (const HistoryRow& row : history.rows) {
    if (row.night == nullptr || row.nights.first < first) continue;
    doses[static_cast<std::size_t>(row.nights.first - first)] = row.night->capsules().value();
  }
  return doses;
}

std::string line_of(const std::vector<int>& doses, bool roomy, const Style& style) {
  int lowest = Capsules::highest;
  int highest = 0;
  for (const int dose : doses) {
    if (dose > 0) lowest = std::min(lowest, dose);
    highest = std::max(highest, dose);
  }
  std::string line = fmt::format("Doses, last {} nights |", doses.size());
  for (const int dose : doses) line += dose == 0 ? " " : step(dose, highest, style);
  return line + fmt::format("| {}{}{}{}\n", roomy ? "lowest " : "", lowest,
                            roomy ? ", highest " : " to ", highest);
}

}  // namespace

std::string sparkline(const History& history, const Style& style) {
  constexpr int around = 25;         // "Doses, last 30 nights |" and "| "
  constexpr int roomy_numbers = 21;  // "lowest 10, highest 12"
  constexpr int short_numbers = 8;   // "10 to 12"
  const auto span = span_of(history);
  if (!span) return "";
  const int wanted = std::min(most_nights, span->count());
  const bool roomy = style.width >= around + roomy_numbers + wanted;
  const int room = style.width - around - (roomy ? roomy_numbers : short_numbers);
  const int nights = std::min(wanted, room);
  if (nights < std::min(wanted, fewest_nights)) return "";
  const auto doses = latest_doses(history, *span, nights);
  const auto taken = std::count_if(doses.begin(), doses.end(), [](int dose) { return dose > 0; });
  return taken < fewest_doses ? "" : line_of(doses, roomy, style);
}

}  // namespace titrate::text

#include "text/sparkline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace titrate::text {
namespace {

constexpr int most_nights = 30;
constexpr int fewest_nights = 7;  // below this a line says less than the table
constexpr int fewest_doses = 2;

constexpr std::array<std::string_view, 8> blocks = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::array<std::string_view, 8> ascii_steps = {".", ":", "-", "=", "+", "*", "%", "#"};

std::string_view step(std::int64_t dose, std::int64_t highest, const Style& style) {
  const std::int64_t eighths = (8 * dose + highest - 1) / highest;
  return (style.utf8 ? blocks : ascii_steps)[static_cast<std::size_t>(eighths - 1)];
}

// The doses of some nights, 0 where one was missed: capsules, or tenths of a mg.
struct Doses {
  std::vector<std::int64_t> nights;
  bool in_mg;

  std::string to_text(std::int64_t dose) const {
    return in_mg ? Milligrams::from_tenths(dose).to_text() : std::to_string(dose);
  }
};

Doses doses_of(std::span<const History> courses, NightRange nights, bool in_mg) {
  Doses doses{std::vector<std::int64_t>(static_cast<std::size_t>(nights.count()), 0), in_mg};
  for (const History& history : courses) {
    for (const HistoryRow& row : history.rows) {
      if (row.night == nullptr || row.nights.first < nights.first) continue;
      const Capsules dose = row.night->capsules();
      doses.nights[static_cast<std::size_t>(row.nights.first - nights.first)] =
          in_mg ? (dose * history.course->strength()).tenths() : dose.value();
    }
  }
  return doses;
}

std::string line_of(const Doses& doses, bool roomy, const Style& style) {
  std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
  std::int64_t highest = 0;
  for (const std::int64_t dose : doses.nights) {
    if (dose > 0) lowest = std::min(lowest, dose);
    highest = std::max(highest, dose);
  }
  std::string line = fmt::format("Doses, last {} nights |", doses.nights.size());
  for (const std::int64_t dose : doses.nights) {
    line += dose == 0 ? " " : step(dose, highest, style);
  }
  return line + fmt::format("| {}{}{}{}{}\n", roomy ? "lowest " : "", doses.to_text(lowest),
                            roomy ? ", highest " : " to ", doses.to_text(highest),
                            doses.in_mg ? " mg" : "");
}

}  // namespace

std::string sparkline(std::span<const History> courses, const Style& style) {
  constexpr int around = 25;  // "Doses, last 30 nights |" and "| "
  const auto span = span_of(courses);
  if (!span) return "";
  const int wanted = std::min(most_nights, span->count());
  const bool in_mg = !counted_alike(courses, {span->last - (wanted - 1), span->last});
  // "lowest 10, highest 12", "10 to 12"; "lowest 1112.5, highest 11112.5 mg"
  const int roomy_numbers = in_mg ? 34 : 21;
  const int short_numbers = in_mg ? 21 : 8;
  const bool roomy = style.width >= around + roomy_numbers + wanted;
  const int room = style.width - around - (roomy ? roomy_numbers : short_numbers);
  const int nights = std::min(wanted, room);
  if (nights < std::min(wanted, fewest_nights)) return "";
  const Doses doses = doses_of(courses, {span->last - (nights - 1), span->last}, in_mg);
  const auto taken = std::count_if(doses.nights.begin(), doses.nights.end(),
                                   [](std::int64_t dose) { return dose > 0; });
  return taken < fewest_doses ? "" : line_of(doses, roomy, style);
}

}  // namespace titrate::text
